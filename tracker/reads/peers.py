"""The pages of peers: one cohort, and all cohorts of a member beside each other."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final

from tracker.core.charts import Histogram, Strip, draw_histogram, draw_strip
from tracker.core.components import SCORES, Score
from tracker.core.scores import hundredths
from tracker.core.standing import WEEKS_COUNTED_AFTER_ITS_OWN, CohortKind, Place
from tracker.core.trend import Range, ScorePoint
from tracker.core.weeks import Week
from tracker.models import Member, Snapshot
from tracker.reads.distributions import PublishedDistribution, published_distribution
from tracker.reads.snapshots import score_points
from tracker.reads.standing import CohortStanding, ScoreStanding, TooFew, standings
from tracker.reads.standing_chart import StandingChart, first_week_of, standing_chart
from tracker.reads.standing_history import CohortHistory, WeekPlace, standing_history

Cohort = CohortStanding | TooFew
StandingRow = tuple[str | int, ...]

WEEKS_OF_CHANGE: Final = 4
# Four weeks before the last published one. After 12 weeks and one all scores have ended, so that
# the gate has opened since.
_WEEKS_FOR_CHANGE: Final = WEEKS_OF_CHANGE + WEEKS_COUNTED_AFTER_ITS_OWN + 1


@dataclass(frozen=True, slots=True)
class OwnScores:
    """The latest snapshot: its scores count while `is_present`; LinkedIn's ranks stand as given."""

    point: ScorePoint
    is_present: bool
    industry_rank: int | None
    network_rank: int | None

    @property
    def day(self) -> date:
        return self.point.day

    def value(self, score: Score) -> int | None:
        """Thousandths; None for a score that does not count now."""
        return self.point.value(score) if self.is_present else None


@dataclass(frozen=True, slots=True)
class ScoreRow:
    """One of the five scores; without `standing` nothing is published about it."""

    score: Score
    value: int | None
    standing: ScoreStanding | None
    strip: Strip | None


@dataclass(frozen=True, slots=True)
class CohortPage:
    """`distribution` and `histogram` are of the chosen score, None where none is published.

    `change` is the percentile of the total against four weeks before the last published one.
    `is_counted` is consent; who agreed is in n only from the next publication on.
    """

    cohorts: tuple[Cohort, ...]
    cohort: Cohort
    own: OwnScores | None
    rows: tuple[ScoreRow, ...]
    change: int | None
    score: Score
    distribution: PublishedDistribution | None
    histogram: Histogram | None
    chart: StandingChart
    is_counted: bool

    @property
    def total(self) -> ScoreRow:
        return self.rows[0]

    @property
    def chosen(self) -> ScoreRow:
        return self.rows[self.score.number]

    @property
    def is_in_n(self) -> bool:
        """Whether a total of the reader's is one of the published ones."""
        standing = self.total.standing
        if standing is None or standing.place is None:
            return False
        return standing.n == standing.published_n

    @property
    def is_published(self) -> bool:
        return isinstance(self.cohort, CohortStanding)


@dataclass(frozen=True, slots=True)
class ComparisonRow:
    """A cohort with its standings in the order of the scores; None where none is published."""

    cohort: Cohort
    standings: tuple[ScoreStanding | None, ...]

    @property
    def percentile(self) -> int | None:
        total = self.standings[0]
        return total.place.percentile if total and total.place else None


@dataclass(frozen=True, slots=True)
class Comparison:
    """All cohorts of a member, the industry first."""

    cohorts: tuple[Cohort, ...]
    own: OwnScores | None
    rows: tuple[ComparisonRow, ...]
    score: Score
    chart: StandingChart

    @property
    def percentiles(self) -> tuple[int, ...]:
        """Of the total, ascending."""
        return tuple(sorted(row.percentile for row in self.rows if row.percentile is not None))


@dataclass(frozen=True, slots=True)
class Peers:
    """What both pages are made of, in four queries."""

    cohorts: tuple[Cohort, ...]
    histories: tuple[CohortHistory, ...]
    own: OwnScores | None
    chart: StandingChart


def cohort_page(
    *, member: Member, today: date, slug: str, score: Score, chosen: Range
) -> CohortPage | None:
    """None when the member is not in such a cohort now."""
    peers = _peers(member, today, score, chosen)
    cohort = next((cohort for cohort in peers.cohorts if cohort.slug == slug), None)
    if cohort is None:
        return None
    return cohort_page_of(
        peers,
        cohort,
        score=score,
        published=published_distribution(kind=cohort.kind, key=cohort.key, score=score),
        is_counted=cohort.kind is CohortKind.NETWORK or member.shares_with_industry,
    )


def cohort_page_of(
    peers: Peers,
    cohort: Cohort,
    *,
    score: Score,
    published: PublishedDistribution | None,
    is_counted: bool,
) -> CohortPage:
    rows = tuple(_row(cohort, each, peers.own) for each in SCORES)
    # Read a moment later than the standings: shown only together with them.
    distribution = published if rows[score.number].standing else None
    return CohortPage(
        cohorts=peers.cohorts,
        cohort=cohort,
        own=peers.own,
        rows=rows,
        change=_change(cohort, peers.histories),
        score=score,
        distribution=distribution,
        histogram=_histogram(distribution, rows[score.number]),
        chart=peers.chart,
        is_counted=is_counted,
    )


def comparison(*, member: Member, today: date, score: Score, chosen: Range) -> Comparison:
    peers = _peers(member, today, score, chosen)
    return Comparison(
        cohorts=peers.cohorts,
        own=peers.own,
        rows=tuple(
            ComparisonRow(cohort, tuple(_standing(cohort, each) for each in SCORES))
            for cohort in peers.cohorts
        ),
        score=score,
        chart=peers.chart,
    )


def standing_rows(
    *, member: Member, today: date, slug: str | None, chosen: Range
) -> list[StandingRow] | None:
    """A head, then a row a cohort, score and week; of the cohort `slug` or of all.

    None when the member is not in such a cohort now.
    """
    cohorts = standings(member=member, today=today)
    slugs = {cohort.slug for cohort in cohorts if slug in {None, cohort.slug}}
    if slug is not None and not slugs:
        return None
    histories = standing_history(
        member=member, today=today, first_week=first_week_of(chosen, today)
    )
    rows: list[StandingRow] = [("week", "group", "kind", "score", "percentile", "top", "members")]
    rows += [
        (str(at.week), history.name, history.kind, score, *_figures(at.place))
        for history in histories
        if history.slug in slugs
        for score in SCORES
        for at in history.of(score)
    ]
    return rows


def _figures(place: Place) -> tuple[int, int, int]:
    return place.percentile, place.top, place.n


def _peers(member: Member, today: date, score: Score, chosen: Range) -> Peers:
    cohorts = standings(member=member, today=today)
    first_week = min(first_week_of(chosen, today), Week.of(today) - _WEEKS_FOR_CHANGE)
    histories = standing_history(member=member, today=today, first_week=first_week)
    points = tuple(point for point in score_points(member) if point.day <= today)
    return Peers(
        cohorts=cohorts,
        histories=histories,
        own=_own_scores(member, points, today),
        chart=standing_chart(cohorts, histories, points, score=score, chosen=chosen, today=today),
    )


def _own_scores(member: Member, points: Sequence[ScorePoint], today: date) -> OwnScores | None:
    ranks = Snapshot.objects.of(member).filter(day__lte=today).newest_first()
    found = ranks.values_list("industry_rank", "network_rank").first()
    if not points or found is None:
        return None
    oldest_week = Week.of(today) - WEEKS_COUNTED_AFTER_ITS_OWN
    return OwnScores(points[-1], Week.of(points[-1].day) >= oldest_week, *found)


def _row(cohort: Cohort, score: Score, own: OwnScores | None) -> ScoreRow:
    standing = _standing(cohort, score)
    value = own.value(score) if own else None
    strip = None if standing is None else _strip(standing, value)
    return ScoreRow(score, value, standing, strip)


def _strip(standing: ScoreStanding, value: int | None) -> Strip:
    maximum = hundredths(standing.score.maximum)
    return draw_strip(standing.quartiles, maximum=maximum, own=_compared(value))


def _standing(cohort: Cohort, score: Score) -> ScoreStanding | None:
    return cohort.of(score) if isinstance(cohort, CohortStanding) else None


def _histogram(distribution: PublishedDistribution | None, row: ScoreRow) -> Histogram | None:
    if distribution is None:
        return None
    return draw_histogram(distribution.bins, distribution.quartiles, _compared(row.value))


def _change(cohort: Cohort, histories: Sequence[CohortHistory]) -> int | None:
    total = _standing(cohort, Score.TOTAL)
    if total is None or total.place is None:
        return None
    places = _present_places(cohort, histories)
    if not places:
        return None
    since = places[-1].week - WEEKS_OF_CHANGE
    before = next((each.place for each in places if each.week == since), None)
    return None if before is None else total.place.percentile - before.percentile


def _present_places(cohort: Cohort, histories: Sequence[CohortHistory]) -> Sequence[WeekPlace]:
    for history in histories:
        if history.is_present and history.kind is cohort.kind and history.key == cohort.key:
            return history.of(Score.TOTAL)
    return ()


def _compared(thousandths: int | None) -> int | None:
    return None if thousandths is None else hundredths(thousandths)
