"""The trend chart: the weeks of a range, what they hold, and where they hold nothing."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final

from tracker.core.components import SCORES, LinkedInFigure
from tracker.core.trend import (
    Figure,
    Gap,
    Range,
    ScorePoint,
    WeekPoint,
    gaps_between,
    weekly_series,
)
from tracker.core.weeks import Week
from tracker.models import Member
from tracker.reads.annotations import AnnotationMark, annotations_between
from tracker.reads.snapshots import whole_points

DEFAULT_RANGE: Final = Range.ONE_YEAR
LINKEDIN_FIGURES: Final = tuple(LinkedInFigure)


@dataclass(frozen=True, slots=True)
class TrendChoice:
    """What the reader wants to see; there is nothing before all weeks to compare them with."""

    range: Range = DEFAULT_RANGE
    compare: bool = False
    ranks: bool = False
    table: bool = False

    @property
    def compared_weeks(self) -> int | None:
        return self.range.weeks if self.compare else None

    @property
    def figures(self) -> tuple[Figure, ...]:
        return (*SCORES, *LINKEDIN_FIGURES) if self.ranks else SCORES


@dataclass(frozen=True, slots=True)
class Chip:
    """A line's switch with its latest value, and that of as many weeks earlier as are compared."""

    figure: Figure
    value: int | None
    before: int | None


@dataclass(frozen=True, slots=True)
class TrendRow:
    """One week; `before` is the week of the period before that is drawn in the same place."""

    week: Week
    point: ScorePoint | None
    before: ScorePoint | None
    notes: tuple[AnnotationMark, ...]

    @property
    def says_something(self) -> bool:
        return bool(self.point or self.before or self.notes)


@dataclass(frozen=True, slots=True)
class Trend:
    """Weeks from the range's beginning, or the first snapshot if later, to the last one known.

    The running week is there once it has a snapshot: until it ends it is not missing.
    `before` is as long as `series`: the same weeks earlier, or nothing when nothing is compared.
    """

    choice: TrendChoice
    series: tuple[WeekPoint, ...]
    before: tuple[WeekPoint, ...]
    gaps: tuple[Gap, ...]
    latest: ScorePoint | None
    notes: tuple[AnnotationMark, ...]

    @property
    def has_snapshots(self) -> bool:
        return any(week.point for week in self.series)

    @property
    def weeks_before(self) -> int:
        """How many weeks of the period before have a snapshot."""
        return sum(week.point is not None for week in self.before)

    @property
    def chips(self) -> tuple[Chip, ...]:
        before = self._before_latest()
        return tuple(
            Chip(
                figure,
                self.latest.value(figure) if self.latest else None,
                before.value(figure) if before else None,
            )
            for figure in self.choice.figures
        )

    @property
    def rows(self) -> tuple[TrendRow, ...]:
        """Every week, oldest first."""
        before = [week.point for week in self.before] or [None] * len(self.series)
        notes = defaultdict(list)
        for note in self.notes:
            notes[Week.of(note.day)].append(note)
        return tuple(
            TrendRow(each.week, each.point, earlier, tuple(notes.get(each.week, ())))
            for each, earlier in zip(self.series, before, strict=True)
        )

    @property
    def chart(self) -> dict[str, object]:
        """What the chart draws: values week by week, null where nothing is known."""
        first = self.series[0].week
        return {
            "monday": first.monday.isoformat(),
            "lines": self._lines(self.series),
            "before": self._lines(self.before) if self.weeks_before else None,
            "gaps": [{"first": gap.first - first, "last": gap.last - first} for gap in self.gaps],
            "notes": [Week.of(note.day) - first for note in self.notes],
        }

    def _lines(self, weeks: Sequence[WeekPoint]) -> dict[str, list[int | None]]:
        return {
            figure.value: [week.value(figure) for week in weeks] for figure in self.choice.figures
        }

    def _before_latest(self) -> ScorePoint | None:
        if self.latest is None:
            return None
        latest = Week.of(self.latest.day)
        pairs = zip(self.series, self.before, strict=False)
        return next((earlier.point for each, earlier in pairs if each.week == latest), None)


def trend(*, member: Member, today: date, choice: TrendChoice) -> Trend:
    """The chart alone. Two queries."""
    return trend_with_notes(member, whole_points(member), today=today, choice=choice)


def trend_with_notes(
    member: Member, points: Sequence[ScorePoint], *, today: date, choice: TrendChoice
) -> Trend:
    """One query, for the notes; none where there is nothing to note them on."""
    if not points:
        return trend_of(points, today=today, choice=choice)
    first, last = _shown_weeks(points, today, choice.range)
    notes = annotations_between(member=member, first=first.monday, last=last.sunday)
    return trend_of(points, today=today, choice=choice, notes=notes)


def trend_of(
    points: Sequence[ScorePoint],
    *,
    today: date,
    choice: TrendChoice,
    notes: Iterable[AnnotationMark] = (),
) -> Trend:
    """The trend over `points` (oldest first) up to the week of `today`."""
    first, last = _shown_weeks(points, today, choice.range)
    earlier = choice.compared_weeks
    return Trend(
        choice=choice,
        series=weekly_series(points, first, last),
        before=weekly_series(points, first - earlier, last - earlier) if earlier else (),
        gaps=gaps_between(points, first, last),
        latest=points[-1] if points else None,
        notes=tuple(notes),
    )


def _shown_weeks(points: Sequence[ScorePoint], today: date, chosen: Range) -> tuple[Week, Week]:
    running = Week.of(today)
    first = chosen.first_week(running, points)
    if not points:
        return first, running
    # A short history fills the chart; weeks before it would only push it to the edge.
    first = max(first, min(Week.of(points[0].day), running - 1))
    return first, max(Week.of(points[-1].day), running - 1)
