"""The weeks of the trend chart as rows: written for a page, or as numbers for a file."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Final

from django.utils.translation import gettext as _

from tracker.core.components import LinkedInFigure
from tracker.core.content import ContentFigure
from tracker.core.scores import POINT
from tracker.core.trend import Figure, WeekPoint
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
        names=tuple(_names(trend)),
        rows=rows,
        has_notes=any(row.notes for row in rows),
    )


def trend_file(trend: Trend) -> Iterator[Sequence[object]]:
    """Every week, oldest first; numbers are exact, and what is missing is empty."""
    figures = trend.choice.figures
    days = [_("Snapshot"), _("Snapshot before")] if trend.before else [_("Snapshot")]
    yield [_("Week"), _("Monday"), *days, *_names(trend), _("Notes")]
    for row in trend.rows if trend.latest else ():
        weeks = _weeks(row)
        days = [week.point.day.isoformat() if week.point else "" for week in weeks]
        values = [_number(each, week) for week in weeks for each in figures]
        week = row.now.week
        yield [str(week), week.monday.isoformat(), *days, *values, _notes(row)]


def _names(trend: Trend) -> Iterator[str]:
    for each in trend.choice.figures:
        yield figure_name(each)
    for each in trend.choice.figures if trend.before else ():
        yield _("%(name)s before") % {"name": figure_name(each)}


def _weeks(row: TrendRow) -> tuple[WeekPoint, ...]:
    """The week itself and, where they are compared, that in the period before."""
    return (row.now, row.before) if row.before else (row.now,)


def _written(trend: Trend, row: TrendRow) -> WrittenRow:
    return WrittenRow(
        week=str(row.now.week),
        day=short_date(row.now.point.day) if row.now.point else "–",
        cells=tuple(
            figure(week.value(each), each) for week in _weeks(row) for each in trend.choice.figures
        ),
        notes=_notes(row),
    )


def _notes(row: TrendRow) -> str:
    return BETWEEN_NOTES.join(note.text for note in row.notes)


def _number(of: Figure, week: WeekPoint) -> Decimal | int | str:
    value = week.value(of)
    if value is None:
        return ""
    is_rank = isinstance(of, LinkedInFigure) and of.is_rank
    return value if is_rank or isinstance(of, ContentFigure) else Decimal(value) / POINT
