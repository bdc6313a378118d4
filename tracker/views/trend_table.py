"""The weeks of the trend chart as rows: written for a page, or as numbers for a file."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Final

from django.utils.translation import gettext as _

from tracker.core.components import LinkedInFigure
from tracker.core.scores import POINT
from tracker.core.trend import Figure, ScorePoint
from tracker.reads.trend import Trend, TrendRow
from tracker.templatetags.formatting import figure, figure_name, short_date

# Begins no formula, as a semicolon would after the notes of others.
BETWEEN_NOTES: Final = " / "


@dataclass(frozen=True, slots=True)
class WrittenRow:
    week: str
    day: str
    cells: tuple[str, ...]
    notes: str


@dataclass(frozen=True, slots=True)
class TrendTable:
    """Newest first, without the weeks of which nothing is known."""

    names: tuple[str, ...]
    rows: tuple[WrittenRow, ...]
    has_notes: bool


def trend_table(trend: Trend) -> TrendTable:
    rows = tuple(_written(trend, row) for row in reversed(trend.rows) if row.says_something)
    return TrendTable(
        names=tuple(_names(trend, trend.choice.figures)),
        rows=rows,
        has_notes=any(row.notes for row in rows),
    )


def trend_file(trend: Trend, figures: Sequence[Figure]) -> Iterator[Sequence[object]]:
    """Every week, oldest first; numbers are exact, and what is missing is empty."""
    days = [_("Snapshot"), _("Snapshot before")] if trend.before else [_("Snapshot")]
    yield [_("Week"), _("Monday"), *days, *_names(trend, figures), _("Notes")]
    for row in trend.rows if trend.latest else ():
        points = _points(trend, row)
        days = [point.day.isoformat() if point else "" for point in points]
        values = [_number(each, point) for point in points for each in figures]
        yield [str(row.week), row.week.monday.isoformat(), *days, *values, _notes(row)]


def _names(trend: Trend, figures: Sequence[Figure]) -> Iterator[str]:
    for each in figures:
        yield figure_name(each)
    for each in figures if trend.before else ():
        yield _("%(name)s before") % {"name": figure_name(each)}


def _points(trend: Trend, row: TrendRow) -> tuple[ScorePoint | None, ...]:
    """Of the week itself and, where they are compared, of that in the period before."""
    return (row.point, row.before) if trend.before else (row.point,)


def _written(trend: Trend, row: TrendRow) -> WrittenRow:
    return WrittenRow(
        week=str(row.week),
        day=short_date(row.point.day) if row.point else "–",
        cells=tuple(
            figure(point.value(each) if point else None, each)
            for point in _points(trend, row)
            for each in trend.choice.figures
        ),
        notes=_notes(row),
    )


def _notes(row: TrendRow) -> str:
    return BETWEEN_NOTES.join(note.text for note in row.notes)


def _number(of: Figure, point: ScorePoint | None) -> Decimal | int | str:
    value = point.value(of) if point else None
    if value is None:
        return ""
    is_rank = isinstance(of, LinkedInFigure) and of.is_rank
    return value if is_rank else Decimal(value) / POINT
