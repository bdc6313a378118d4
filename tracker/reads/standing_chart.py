"""Standing over time, drawn: a line for the industry and one for each network."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final

from tracker.core.charts import Line, Tick, WeekTick, draw_lines, height_ticks, week_ticks
from tracker.core.components import Score
from tracker.core.standing import CohortKind, Place
from tracker.core.trend import Range, ScorePoint, gaps_between
from tracker.core.weeks import Week, weeks_between
from tracker.reads.standing import CohortStanding, TooFew
from tracker.reads.standing_history import LONGEST, CohortHistory

_DASHES: Final = 5


@dataclass(frozen=True, slots=True)
class EarlierIndustry:
    """An industry the member was counted in before, to the week `last`."""

    name: str
    last: Week


@dataclass(frozen=True, slots=True)
class Cell:
    """A place in one week; `earlier` names the industry when it is not the present one."""

    place: Place
    earlier: str | None = None


@dataclass(frozen=True, slots=True)
class StandingLine:
    """One line; `since` is its first week where it begins later than the chart."""

    name: str
    style: str
    since: Week | None
    earlier: tuple[EarlierIndustry, ...]
    cells: Mapping[Week, Cell]
    drawing: Line


@dataclass(frozen=True, slots=True)
class StillCounted:
    """Weeks with a place but without a snapshot, in which that of `day` counted."""

    first: Week
    last: Week
    day: date


@dataclass(frozen=True, slots=True)
class StandingChart:
    """Percentiles of one score; `weeks` are empty where there is nothing to draw."""

    score: Score
    range: Range
    weeks: tuple[Week, ...]
    lines: tuple[StandingLine, ...]
    still_counted: tuple[StillCounted, ...]
    ticks: tuple[Tick, ...]
    week_ticks: tuple[WeekTick, ...]

    @property
    def earlier(self) -> tuple[EarlierIndustry, ...]:
        return tuple(earlier for line in self.lines for earlier in line.earlier)

    @property
    def rows(self) -> tuple[tuple[Week, tuple[Cell | None, ...]], ...]:
        """Newest first, a cell a line; weeks without any place are left out."""
        rows = (
            (week, tuple(line.cells.get(week) for line in self.lines))
            for week in reversed(self.weeks)
        )
        return tuple((week, cells) for week, cells in rows if any(cells))


def first_week_of(chosen: Range, today: date) -> Week:
    running = Week.of(today)
    if chosen is Range.ALL:
        return running - (LONGEST - 1)
    return chosen.first_week(running, ())


def standing_chart(
    cohorts: Sequence[CohortStanding | TooFew],
    histories: Sequence[CohortHistory],
    points: Sequence[ScorePoint],
    *,
    score: Score,
    chosen: Range,
    today: date,
) -> StandingChart:
    """From the range's beginning, or the first place if later, to the week before the running one
    or the last one with a place."""
    weeks = _weeks(histories, score, first_week_of(chosen, today), Week.of(today) - 1)
    found = [(cohort, _histories_of(cohort, histories, score, weeks)) for cohort in cohorts]
    drawn = [(cohort, own) for cohort, own in found if own]
    drawings = draw_lines([[_values(own, score, weeks) for own in each] for _, each in drawn])
    networks = [cohort.key for cohort, _ in drawn if cohort.kind is CohortKind.NETWORK]
    lines = tuple(
        _line(cohort, own, score, weeks, drawing, networks)
        for (cohort, own), drawing in zip(drawn, drawings, strict=True)
    )
    return StandingChart(
        score=score,
        range=chosen,
        weeks=weeks,
        lines=lines,
        still_counted=_still_counted(
            points, sorted({week for line in lines for week in line.cells})
        ),
        ticks=height_ticks(),
        week_ticks=week_ticks(weeks),
    )


def _weeks(
    histories: Sequence[CohortHistory], score: Score, first: Week, week_before: Week
) -> tuple[Week, ...]:
    known = [each.week for history in histories for each in history.of(score) if each.week >= first]
    if not known:
        return ()
    # A short history fills the chart, but a single week is no line: it gets one before it.
    last = max(*known, week_before)
    return tuple(weeks_between(max(first, min(*known, last - 1)), last))


def _histories_of(
    cohort: CohortStanding | TooFew,
    histories: Sequence[CohortHistory],
    score: Score,
    weeks: Sequence[Week],
) -> list[CohortHistory]:
    """The industry's line also holds the industries of before."""
    return [
        history
        for history in histories
        if history.kind is cohort.kind
        and history.slug == cohort.slug
        and any(each.week in weeks for each in history.of(score))
    ]


def _values(history: CohortHistory, score: Score, weeks: Sequence[Week]) -> list[int | None]:
    places = {each.week: each.place.percentile for each in history.of(score)}
    return [places.get(week) for week in weeks]


def _line(
    cohort: CohortStanding | TooFew,
    histories: Sequence[CohortHistory],
    score: Score,
    weeks: Sequence[Week],
    drawing: Line,
    networks: Sequence[int],
) -> StandingLine:
    cells = {
        each.week: Cell(each.place, None if history.is_present else history.name)
        for history in histories
        for each in history.of(score)
        if each.week >= weeks[0]
    }
    is_network = cohort.kind is CohortKind.NETWORK
    begins = min(cells)
    return StandingLine(
        name=cohort.name,
        style=f"dash-{networks.index(cohort.key) % _DASHES}" if is_network else "industry",
        since=begins if begins > weeks[0] else None,
        earlier=tuple(
            EarlierIndustry(history.name, history.of(score)[-1].week)
            for history in histories
            if not history.is_present
        ),
        cells=cells,
        drawing=drawing,
    )


def _still_counted(
    points: Sequence[ScorePoint], placed: Sequence[Week]
) -> tuple[StillCounted, ...]:
    """Of the gaps between snapshots, the weeks that have a place."""
    found = []
    for gap in gaps_between(points, placed[0], placed[-1]) if placed else ():
        counted = [week for week in placed if gap.first <= week <= gap.last]
        if counted:
            day = max(point.day for point in points if point.day < gap.first.monday)
            found.append(StillCounted(counted[0], counted[-1], day))
    return tuple(found)
