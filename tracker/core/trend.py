"""How scores moved: the weekly series with its gaps, and the changes since.

Points are a member's snapshots, one a day, oldest first. A snapshot with only a printed total has
no components: they are missing, never zero.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from itertools import pairwise
from operator import attrgetter
from typing import Final

from tracker.core.components import COMPONENTS, Component, LinkedInFigure, Score
from tracker.core.content import ContentFigure, WeekContent
from tracker.core.weeks import Week, weeks_between

# A change looks this many weeks further back than asked when that week has no snapshot.
REACH: Final = 3

SnapshotFigure = Score | Component | LinkedInFigure
Figure = SnapshotFigure | ContentFigure

_DAY: Final = attrgetter("day")


@dataclass(frozen=True, slots=True)
class ScorePoint:
    """One snapshot: scores and averages in thousandths, ranks in whole percents."""

    day: date
    total: int
    brand: int | None = None
    people: int | None = None
    insights: int | None = None
    relationships: int | None = None
    industry_rank: int | None = None
    network_rank: int | None = None
    industry_average: int | None = None
    network_average: int | None = None

    def value(self, figure: SnapshotFigure) -> int | None:
        value: int | None = getattr(self, figure.value)
        return value

    @property
    def components(self) -> tuple[int, ...] | None:
        """All four in LinkedIn's order, or None when only a total was printed."""
        values = [self.value(component) for component in COMPONENTS]
        given = tuple(value for value in values if value is not None)
        return given if len(given) == len(COMPONENTS) else None


@dataclass(frozen=True, slots=True)
class WeekPoint:
    """A week of the series; `point` is its latest snapshot, None where it has none.

    `content` is what creator analytics say of it, None also where they were not asked for.
    """

    week: Week
    point: ScorePoint | None
    content: WeekContent | None = None

    @property
    def is_known(self) -> bool:
        return self.point is not None or self.content is not None

    def value(self, figure: Figure) -> int | None:
        if isinstance(figure, ContentFigure):
            return None if self.content is None else self.content.value(figure)
        return None if self.point is None else self.point.value(figure)


@dataclass(frozen=True, slots=True)
class Gap:
    """Consecutive weeks without a snapshot, between two weeks that have one."""

    first: Week
    last: Week

    @property
    def weeks(self) -> int:
        return self.last - self.first + 1


@dataclass(frozen=True, slots=True)
class Change:
    """From the snapshot of the day `since` to the latest one.

    `weeks` counts from that day's week to the running one: only 1 is "since last week" and only
    4 "in four weeks"; say "since <date>" of any other.
    """

    thousandths: int
    since: date
    weeks: int


class NoChange(StrEnum):
    """Why there is no change to tell."""

    NOT_GIVEN = "not_given"  # the latest snapshot does not hold the score, or there is none
    TOO_SOON = "too_soon"  # no snapshot is that old yet
    TOO_LONG_AGO = "too_long_ago"  # the one before lies beyond the reach


class Range(StrEnum):
    """How far back a chart goes; the running week is the last one of it."""

    FOUR_WEEKS = "4w"
    THIRTEEN_WEEKS = "13w"
    TWENTY_SIX_WEEKS = "26w"
    ONE_YEAR = "1y"
    ALL = "all"

    @property
    def weeks(self) -> int | None:
        """How many, the running one included; None for all there are."""
        return _RANGE_WEEKS.get(self)

    def first_week(self, running_week: Week, points: Sequence[ScorePoint]) -> Week:
        if self.weeks is None:
            return Week.of(points[0].day) if points else running_week
        return running_week - (self.weeks - 1)


_RANGE_WEEKS: Final = {
    Range.FOUR_WEEKS: 4,
    Range.THIRTEEN_WEEKS: 13,
    Range.TWENTY_SIX_WEEKS: 26,
    Range.ONE_YEAR: 52,
}


def weekly_series(
    points: Sequence[ScorePoint],
    first: Week,
    last: Week,
    content: Mapping[Week, WeekContent] | None = None,
) -> tuple[WeekPoint, ...]:
    """Every week from `first` to `last` with its latest snapshot and its content."""
    contents = content or {}
    return tuple(
        WeekPoint(
            week,
            next(_newest_first(points, week.monday, week.sunday), None),
            contents.get(week),
        )
        for week in weeks_between(first, last)
    )


def gaps_between(points: Sequence[ScorePoint], first: Week, last: Week) -> tuple[Gap, ...]:
    """The gaps seen from `first` to `last`, cut to it; weeks before the first snapshot and
    after the latest one are no gap."""
    gaps = (
        Gap(max(first, Week.of(before.day) + 1), min(last, Week.of(after.day) - 1))
        for before, after in pairwise(points)
        if (after.day - before.day).days > 7
    )
    return tuple(gap for gap in gaps if gap.first <= gap.last)


def change_since(
    points: Sequence[ScorePoint], running_week: Week, *, weeks: int, score: Score | Component
) -> Change | NoChange:
    """The latest snapshot against the newest one at least `weeks` ISO weeks before its own week.

    That one may lie up to `REACH` weeks further back and has to hold the score, as has the latest.
    """
    latest = points[-1].value(score) if points else None
    if latest is None:
        return NoChange.NOT_GIVEN
    target = Week.of(points[-1].day) - weeks
    earlier = _newest_value(points, (target - REACH).monday, target.sunday, score)
    if earlier is not None:
        since, before = earlier
        return Change(latest - before, since, running_week - Week.of(since))
    older = _newest_value(points, date.min, target.sunday, score)
    return NoChange.TOO_SOON if older is None else NoChange.TOO_LONG_AGO


def weakest(point: ScorePoint) -> Component | None:
    """The lowest component, of equals the first in LinkedIn's order; None for a mere total."""
    given = point.components
    return None if given is None else COMPONENTS[given.index(min(given))]


def _newest_value(
    points: Sequence[ScorePoint], first_day: date, last_day: date, score: Score | Component
) -> tuple[date, int] | None:
    for point in _newest_first(points, first_day, last_day):
        if (value := point.value(score)) is not None:
            return point.day, value
    return None


def _newest_first(
    points: Sequence[ScorePoint], first_day: date, last_day: date
) -> Iterator[ScorePoint]:
    start = bisect_left(points, first_day, key=_DAY)
    end = bisect_right(points, last_day, key=_DAY)
    return reversed(points[start:end])
