"""The trend chart: the weeks of a range, what they hold, and where they hold nothing."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Final

from tracker.core.components import SCORES, LinkedInFigure
from tracker.core.content import CONTENT_FIGURES, ContentFigure
from tracker.core.trend import (
    Figure,
    Gap,
    Range,
    ScorePoint,
    SnapshotFigure,
    WeekPoint,
    gaps_between,
    weekly_series,
)
from tracker.core.weeks import Week
from tracker.models import Member
from tracker.reads.annotations import AnnotationMark, annotations_between
from tracker.reads.content import NO_CONTENT, Content, content_between, has_content
from tracker.reads.snapshots import whole_points

DEFAULT_RANGE: Final = Range.ONE_YEAR
LINKEDIN_FIGURES: Final = tuple(LinkedInFigure)


@dataclass(frozen=True, slots=True)
class TrendChoice:
    """What the reader wants to see; there is nothing before all weeks to compare them with."""

    range: Range = DEFAULT_RANGE
    compare: bool = False
    ranks: bool = False
    content: bool = False
    table: bool = False

    @property
    def compared_weeks(self) -> int | None:
        return self.range.weeks if self.compare else None

    @property
    def snapshot_figures(self) -> tuple[SnapshotFigure, ...]:
        return (*SCORES, *LINKEDIN_FIGURES) if self.ranks else SCORES

    @property
    def content_figures(self) -> tuple[ContentFigure, ...]:
        return CONTENT_FIGURES if self.content else ()

    @property
    def figures(self) -> tuple[Figure, ...]:
        return (*self.snapshot_figures, *self.content_figures)


@dataclass(frozen=True, slots=True)
class Chip:
    """A line's switch with its latest value, and that of as many weeks earlier as are compared.

    Scores are those of the latest snapshot, content is that of the latest week that is known.
    """

    figure: Figure
    value: int | None
    before: int | None


@dataclass(frozen=True, slots=True)
class TrendRow:
    """One week; `before` is the week of the period before that is drawn in the same place."""

    now: WeekPoint
    before: WeekPoint | None
    notes: tuple[AnnotationMark, ...]

    @property
    def says_something(self) -> bool:
        was_known = self.before is not None and self.before.is_known
        return self.now.is_known or was_known or bool(self.notes)


@dataclass(frozen=True, slots=True)
class Trend:
    """Weeks from the range's beginning, or the first snapshot if later, to the last one known.

    The running week is there once it has a snapshot: until it ends it is not missing.
    `before` is as long as `series`: the same weeks earlier, or nothing when nothing is compared.
    `has_content` where creator analytics can be asked for; `choice.content` where they were.
    """

    choice: TrendChoice
    series: tuple[WeekPoint, ...]
    before: tuple[WeekPoint, ...]
    gaps: tuple[Gap, ...]
    latest: ScorePoint | None
    notes: tuple[AnnotationMark, ...]
    has_content: bool = False

    @property
    def has_snapshots(self) -> bool:
        return any(week.point for week in self.series)

    @property
    def weeks_before(self) -> int:
        """How many weeks of the period before have a snapshot."""
        return sum(week.point is not None for week in self.before)

    @property
    def has_before(self) -> bool:
        """Whether the period before has anything to draw."""
        return any(week.is_known for week in self.before)

    @property
    def chips(self) -> tuple[Chip, ...]:
        before = self._before_latest()
        of_snapshots = (
            Chip(
                figure,
                self.latest.value(figure) if self.latest else None,
                before.value(figure) if before else None,
            )
            for figure in self.choice.snapshot_figures
        )
        return (*of_snapshots, *map(self._content_chip, self.choice.content_figures))

    @property
    def rows(self) -> tuple[TrendRow, ...]:
        """Every week, oldest first."""
        notes = defaultdict(list)
        for note in self.notes:
            notes[Week.of(note.day)].append(note)
        return tuple(
            TrendRow(now, before, tuple(notes.get(now.week, ()))) for now, before in self._pairs
        )

    @property
    def chart(self) -> dict[str, object]:
        """What the chart draws: values week by week, null where nothing is known."""
        first = self.series[0].week
        return {
            "monday": first.monday.isoformat(),
            "lines": self._lines(self.series),
            "before": self._lines(self.before) if self.has_before else None,
            "gaps": [{"first": gap.first - first, "last": gap.last - first} for gap in self.gaps],
            "notes": [Week.of(note.day) - first for note in self.notes],
        }

    def _lines(self, weeks: Sequence[WeekPoint]) -> dict[str, list[int | None]]:
        return {
            figure.value: [week.value(figure) for week in weeks] for figure in self.choice.figures
        }

    def values(self, figure: Figure) -> list[int]:
        """All that are known, those of the period before among them."""
        values = (week.value(figure) for week in (*self.series, *self.before))
        return [value for value in values if value is not None]

    @property
    def _pairs(self) -> Iterable[tuple[WeekPoint, WeekPoint | None]]:
        """Each week with the one that is drawn in its place."""
        return zip(self.series, self.before or [None] * len(self.series), strict=True)

    def _content_chip(self, figure: ContentFigure) -> Chip:
        known = [pair for pair in self._pairs if pair[0].value(figure) is not None]
        now, before = known[-1] if known else (None, None)
        return Chip(
            figure,
            now.value(figure) if now else None,
            before.value(figure) if before else None,
        )

    def _before_latest(self) -> WeekPoint | None:
        if self.latest is None:
            return None
        latest = Week.of(self.latest.day)
        return next((before for now, before in self._pairs if now.week == latest), None)


def trend(*, member: Member, today: date, choice: TrendChoice) -> Trend:
    """The chart alone. Three queries."""
    return trend_with_notes(member, whole_points(member), today=today, choice=choice)


def trend_with_notes(
    member: Member, points: Sequence[ScorePoint], *, today: date, choice: TrendChoice
) -> Trend:
    """Two queries, for notes and content; none where there is nothing to show them with."""
    if not points:
        return trend_of(points, today=today, choice=choice)
    first, last = _shown_weeks(points, today, choice.range)
    notes = annotations_between(member=member, first=first.monday, last=last.sunday)
    content = _content(member, first, last, today=today, choice=choice)
    return trend_of(points, today=today, choice=choice, notes=notes, content=content)


def trend_of(
    points: Sequence[ScorePoint],
    *,
    today: date,
    choice: TrendChoice,
    notes: Iterable[AnnotationMark] = (),
    content: Content = NO_CONTENT,
) -> Trend:
    """The trend over `points` (oldest first) up to the week of `today`."""
    first, last = _shown_weeks(points, today, choice.range)
    earlier = choice.compared_weeks
    weeks = content.weeks
    return Trend(
        choice=replace(choice, content=choice.content and content.exists),
        series=weekly_series(points, first, last, weeks),
        before=weekly_series(points, first - earlier, last - earlier, weeks) if earlier else (),
        gaps=gaps_between(points, first, last),
        latest=points[-1] if points else None,
        notes=tuple(notes),
        has_content=content.exists,
    )


def _content(
    member: Member, first: Week, last: Week, *, today: date, choice: TrendChoice
) -> Content:
    """The running week is not whole, whatever its last day says already."""
    last_day = min(last, Week.of(today) - 1).sunday
    if not choice.content:
        return Content(exists=has_content(member=member, last=last_day))
    first_day = (first - (choice.compared_weeks or 0)).monday
    return content_between(member=member, first=first_day, last=last_day)


def _shown_weeks(points: Sequence[ScorePoint], today: date, chosen: Range) -> tuple[Week, Week]:
    running = Week.of(today)
    first = chosen.first_week(running, points)
    if not points:
        return first, running
    # A short history fills the chart; weeks before it would only push it to the edge.
    first = max(first, min(Week.of(points[0].day), running - 1))
    return first, max(Week.of(points[-1].day), running - 1)
