"""What those who run a network see of it: figures of the whole, never of a single member."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

from django.db.models import Count, Exists, OuterRef, Q

from tracker.core.charts import (
    Histogram,
    Line,
    Strip,
    Tick,
    WeekTick,
    draw_histogram,
    draw_lines,
    draw_strip,
    height_ticks,
    week_ticks,
)
from tracker.core.components import COMPONENTS, SCORES, Score
from tracker.core.scores import POINT, hundredths
from tracker.core.standing import CohortKind
from tracker.core.trend import Range
from tracker.core.weeks import Week, weeks_between
from tracker.models import Membership, Network, Snapshot
from tracker.models.labels import SCORE_NAMES
from tracker.reads.distributions import (
    PublishedDistribution,
    WeekMedian,
    median_history,
    published_distributions,
)
from tracker.reads.standing_chart import first_week_of

REPORTED_WITHIN: Final = timedelta(days=28)

_STEPS: Final = 5
# Dashes tell the lines apart where colours do not.
_STYLES: Final = {
    Score.TOTAL: "l-total",
    Score.BRAND: "l-brand",
    Score.PEOPLE: "l-people dash-0",
    Score.INSIGHTS: "l-insights dash-1",
    Score.RELATIONSHIPS: "l-relationships dash-2",
}


@dataclass(frozen=True, slots=True)
class ScoreFigures:
    """One of the five scores; without `distribution` nothing is published about it."""

    score: Score
    distribution: PublishedDistribution | None
    strip: Strip | None


@dataclass(frozen=True, slots=True)
class MedianLine:
    score: Score
    drawing: Line

    @property
    def name(self) -> str:
        return str(SCORE_NAMES[self.score])

    @property
    def letter(self) -> str:
        """A component's, for where its name does not fit."""
        return "" if self.score is Score.TOTAL else self.score.value[0].upper()

    @property
    def style(self) -> str:
        return _STYLES[self.score]


@dataclass(frozen=True, slots=True)
class MedianPanel:
    """Lines on one scale."""

    lines: tuple[MedianLine, ...]
    ticks: tuple[Tick, ...]
    week_ticks: tuple[WeekTick, ...]


@dataclass(frozen=True, slots=True)
class MedianChart:
    """`rows` are weeks, newest first, with the five medians; None where none is published."""

    range: Range
    total: MedianPanel
    components: MedianPanel
    rows: tuple[tuple[Week, tuple[WeekMedian | None, ...]], ...]


@dataclass(frozen=True, slots=True)
class Participation:
    """How many of the members in the network now reported a snapshot within 28 days."""

    reported: int
    members: int


@dataclass(frozen=True, slots=True)
class NetworkFigures:
    """`histogram` is of the chosen score, None where none is published."""

    scores: tuple[ScoreFigures, ...]
    score: Score
    histogram: Histogram | None
    chart: MedianChart
    participation: Participation | None

    @property
    def total(self) -> PublishedDistribution | None:
        return self.scores[Score.TOTAL.number].distribution

    @property
    def chosen(self) -> PublishedDistribution | None:
        return self.scores[self.score.number].distribution


def network_figures(
    *, network: Network, today: date, score: Score, chosen: Range
) -> NetworkFigures:
    """Three queries."""
    published = published_distributions(kind=CohortKind.NETWORK, key=network.pk)
    scores = tuple(_score_figures(each, published.get(each)) for each in SCORES)
    return NetworkFigures(
        scores=scores,
        score=score,
        histogram=_histogram(scores[score.number].distribution),
        chart=_median_chart(network, today, chosen),
        participation=_participation(network, today),
    )


def _score_figures(score: Score, found: PublishedDistribution | None) -> ScoreFigures:
    if found is None:
        return ScoreFigures(score, None, None)
    strip = draw_strip(found.quartiles, maximum=hundredths(score.maximum))
    return ScoreFigures(score, found, strip)


def _histogram(distribution: PublishedDistribution | None) -> Histogram | None:
    if distribution is None:
        return None
    return draw_histogram(distribution.bins, distribution.quartiles)


def _median_chart(network: Network, today: date, chosen: Range) -> MedianChart:
    medians = {
        score: {each.week: each for each in found}
        for score, found in median_history(
            kind=CohortKind.NETWORK, key=network.pk, first_week=first_week_of(chosen, today)
        ).items()
    }
    weeks = _weeks(medians)
    rows = ((week, tuple(medians.get(score, {}).get(week) for score in SCORES)) for week in weeks)
    return MedianChart(
        range=chosen,
        total=_panel([Score.TOTAL], medians, weeks),
        components=_panel([Score(each) for each in COMPONENTS], medians, weeks),
        rows=tuple((week, cells) for week, cells in rows if any(cells))[::-1],
    )


def _weeks(medians: Mapping[Score, Mapping[Week, WeekMedian]]) -> tuple[Week, ...]:
    known = [week for found in medians.values() for week in found]
    if not known:
        return ()
    # A single week is no line: it gets one before it.
    last = max(known)
    return tuple(weeks_between(min(*known, last - 1), last))


def _panel(
    scores: Sequence[Score],
    medians: Mapping[Score, Mapping[Week, WeekMedian]],
    weeks: Sequence[Week],
) -> MedianPanel:
    drawn = [score for score in scores if medians.get(score)]
    maximum = scores[0].maximum // POINT
    series = [[_values(medians[score], weeks)] for score in drawn]
    return MedianPanel(
        lines=tuple(map(MedianLine, drawn, draw_lines(series, maximum=maximum))),
        ticks=height_ticks(maximum, _STEPS),
        week_ticks=week_ticks(weeks),
    )


def _values(medians: Mapping[Week, WeekMedian], weeks: Sequence[Week]) -> list[int | None]:
    return [medians[week].median if week in medians else None for week in weeks]


def _participation(network: Network, today: date) -> Participation | None:
    """None while the network is too small for any figure."""
    recent = Snapshot.objects.filter(member=OuterRef("member"), day__gt=today - REPORTED_WITHIN)
    found = (
        Membership.objects.present()
        .filter(network=network)
        .annotate(has_reported=Exists(recent))
        .aggregate(members=Count("pk"), reported=Count("pk", filter=Q(has_reported=True)))
    )
    return Participation(**found) if found["members"] >= CohortKind.NETWORK.minimum else None
