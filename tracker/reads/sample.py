"""The sample: what members' pages show, filled with invented numbers. No database is asked.

It is the demo member among the demo's peers (core/demo), worked out once a day in each process
(docs/adr/0013). The caches are bounded: whatever an address asks for, few answers are kept.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from functools import lru_cache
from typing import Final

from tracker.core import catalogue
from tracker.core.activity import PRESETS, Preset
from tracker.core.components import COMPONENTS, SCORES, Component, Score
from tracker.core.demo import (
    CHECKLIST,
    OWN_INDUSTRY,
    DemoSnapshot,
    make_peers,
    snapshots_of_member,
    weeks_of_member,
)
from tracker.core.demo.cohort import Distribution, distributions, present_scores
from tracker.core.scoring import WINDOW, WeekCounts
from tracker.core.standing import CohortKind, histogram, quartiles
from tracker.core.trend import Range, ScorePoint, weakest
from tracker.core.weeks import Week, weeks_between
from tracker.models import Member, WeekNote
from tracker.reads import activity, components, peers, tips
from tracker.reads import dashboard as dashboards
from tracker.reads.distributions import PublishedDistribution
from tracker.reads.logged_weeks import CountedWeek, logged_of, weekly_means_of
from tracker.reads.standing import CohortStanding, ScoreStanding
from tracker.reads.standing_chart import standing_chart
from tracker.reads.standing_history import CohortHistory, WeekPlace
from tracker.reads.tip_numbers import TipNumbers
from tracker.reads.tip_numbers import tip_numbers as tip_numbers_of
from tracker.reads.trend import TrendChoice, trend_of

SEED: Final = 1
PEERS: Final = 360
WEEKS: Final = 52
# Makes the address of the industry's page /demo/peers/.
SLUG: Final = "peers"
PUBLISHED_AT: Final = time(2, tzinfo=UTC)


@dataclass(frozen=True, slots=True)
class Sample:
    """A year of one invented member, and the published weeks of an invented industry."""

    snapshots: tuple[DemoSnapshot, ...]
    points: tuple[ScorePoint, ...]
    counts: Mapping[Week, CountedWeek]
    notes: Mapping[Week, WeekNote]
    published: Mapping[Week, Mapping[Score, Distribution]]
    history: CohortHistory
    standing: CohortStanding


@lru_cache(maxsize=64)
def dashboard(*, today: date, language: str, choice: TrendChoice) -> dashboards.Dashboard:
    sample = _sample(today)
    low = weakest(sample.points[-1])
    return dashboards.dashboard_of(
        sample.points,
        today=today,
        trend=trend_of(sample.points, today=today, choice=choice),
        week=activity_week(today=today),
        peers=(sample.standing,),
        tips=tips.next_tips_of(
            [card for card in _cards(language) if card.component is low],
            limit=dashboards.TIPS,
            has_paid_plan=False,
        ),
    )


@lru_cache(maxsize=4)
def activity_week(*, today: date) -> activity.ActivityWeek:
    """The running week."""
    sample = _sample(today)
    return activity.activity_week_of(
        _member(),
        Week.of(today),
        today,
        counts=sample.counts,
        notes=sample.notes,
        targets=PRESETS[Preset.STEADY],
    )


@lru_cache(maxsize=64)
def cohort_page(*, today: date, score: Score, chosen: Range) -> peers.CohortPage:
    sample = _sample(today)
    cohorts, histories = (sample.standing,), (sample.history,)
    latest = sample.points[-1]
    return peers.cohort_page_of(
        peers.Peers(
            cohorts=cohorts,
            histories=histories,
            own=peers.OwnScores(
                latest,
                is_present=True,
                industry_rank=latest.industry_rank,
                network_rank=latest.network_rank,
            ),
            chart=standing_chart(
                cohorts, histories, sample.points, score=score, chosen=chosen, today=today
            ),
        ),
        sample.standing,
        score=score,
        published=_published(sample, score, Week.of(today)),
        is_counted=True,
    )


def tips_overview(*, language: str) -> tuple[tips.ComponentTips, ...]:
    return tuple(component_tips(component=each, language=language) for each in COMPONENTS)


def component_tips(*, component: Component, language: str) -> tips.ComponentTips:
    return tips.component_tips_of(_cards(language), component, language)


def tip_page(*, component: Component, slug: str, language: str) -> tips.TipPage | None:
    """None where the catalogue has no such tip in this component."""
    return tips.tip_page_of(
        [each for each in _cards(language) if each.component is component], slug
    )


def tip_numbers(*, today: date, tip: tips.TipCard) -> TipNumbers:
    sample, running = _sample(today), Week.of(today)
    return tip_numbers_of(
        member=_member(),
        tip=tip,
        running=running,
        logged=_logged(sample, running),
        targets=PRESETS[Preset.STEADY],
    )


def component_values(*, today: date) -> Mapping[Component, components.ComponentValue]:
    return components.component_values_of(_sample(today).points)


@lru_cache(maxsize=16)
def component_state(*, today: date, component: Component) -> components.ComponentState:
    sample, running = _sample(today), Week.of(today)
    return components.component_state_of(
        sample.points,
        component=component,
        today=today,
        peers=(sample.standing,),
        feeds=weekly_means_of(
            _member(),
            component,
            running,
            logged=_logged(sample, running),
            targets=PRESETS[Preset.STEADY],
        ),
    )


def _logged(sample: Sample, running: Week) -> Mapping[Week, WeekCounts]:
    weeks = tuple(weeks_between(running - (WINDOW - 1), running))
    return logged_of(weeks, sample.counts, sample.notes)


@lru_cache(maxsize=4)
def _sample(today: date) -> Sample:
    running = Week.of(today)
    weeks = tuple(weeks_between(running - (WEEKS - 1), running))
    snapshots = tuple(snapshots_of_member(weeks=WEEKS, seed=SEED, today=today))
    own = [(each.day, each.components) for each in snapshots]
    others = make_peers(count=PEERS, weeks=WEEKS, seed=SEED, today=today)
    counted = (each.snapshots for each in others if each.industry == OWN_INDUSTRY and each.shares)
    published = distributions([own, *counted], weeks)
    present = present_scores(own, weeks)
    history = _history(published, present)
    logged = tuple(weeks_of_member(weeks=WEEKS, seed=SEED, today=today))
    return Sample(
        snapshots=snapshots,
        points=tuple(
            ScorePoint(day=each.day, total=sum(each.components), **each.moment.values())
            for each in snapshots
        ),
        counts={each.week: CountedWeek(dict(each.counts)) for each in logged if each.counts},
        notes={
            each.week: WeekNote(text=each.note, nothing_to_log=not each.counts) for each in logged
        },
        published=published,
        history=history,
        standing=_standing(published[running], history, today),
    )


def _history(
    published: Mapping[Week, Mapping[Score, Distribution]],
    own: Mapping[Week, tuple[int, ...]],
) -> CohortHistory:
    return CohortHistory(
        kind=CohortKind.INDUSTRY,
        key=0,
        slug=SLUG,
        name=OWN_INDUSTRY,
        is_present=True,
        places={
            score: tuple(
                WeekPlace(week, published[week][score].place(scores[score.number]))
                for week, scores in own.items()
            )
            for score in SCORES
        },
    )


def _standing(
    published: Mapping[Score, Distribution], history: CohortHistory, today: date
) -> CohortStanding:
    return CohortStanding(
        kind=history.kind,
        key=history.key,
        slug=history.slug,
        name=history.name,
        published_at=_published_at(today),
        scores=tuple(
            ScoreStanding(
                score=score,
                published_n=each.n,
                place=history.of(score)[-1].place,
                quartiles=quartiles(each.vals, each.cum),
            )
            for score, each in published.items()
        ),
    )


def _published(sample: Sample, score: Score, week: Week) -> PublishedDistribution:
    found = sample.published[week][score]
    return PublishedDistribution(
        score=score,
        n=found.n,
        week=week,
        published_at=sample.standing.published_at,
        bins=histogram(score, found.vals, found.cum),
        quartiles=quartiles(found.vals, found.cum),
    )


def _published_at(today: date) -> datetime:
    """The last night that is over everywhere."""
    return datetime.combine(today - timedelta(days=1), PUBLISHED_AT)


def _member() -> Member:
    """Who was never saved."""
    return Member(profile_checklist=list(CHECKLIST), target_preset=Preset.STEADY)


@lru_cache(maxsize=8)
def _cards(language: str) -> tuple[tips.TipCard, ...]:
    """The tips that come with the product, not those that editors here have made of them."""
    return tuple(_card(tip, language) for tip in catalogue.load())


def _card(tip: catalogue.CatalogueTip, language: str) -> tips.TipCard:
    written = language if language in tip.texts else catalogue.FALLBACK_LANGUAGE
    text = tip.texts[written]
    return tips.TipCard(
        slug=tip.slug,
        component=tip.component,
        kinds=tip.kinds,
        checklist=tip.checklist,
        paid=tip.paid,
        language=written,
        title=text.title,
        why=text.why,
        how=text.how,
        tool=text.tool,
        effort=text.effort,
    )
