"""One cell as the value of a field. Raises EntryError with what a sentence needs."""

from collections.abc import Callable, Mapping
from datetime import date
from typing import Final

from tracker.core.names import NOTE_LENGTH, note_lines
from tracker.core.scores import (
    ScoreError,
    parse_average,
    parse_printed_total,
    parse_rank,
    parse_score,
)
from tracker.core.sheets.dates import DateFormat, read_day, read_week
from tracker.core.sheets.entries import COMPONENT_FIELDS, EntryError, Value, Why, check_day
from tracker.core.spreadsheets import unguarded
from tracker.core.text_files import same_name
from tracker.core.weeks import FIRST_DAY, Week

_YES: Final = frozenset({"true", "yes", "y", "1", "x", "ja", "j", "waar"})
_NO: Final = frozenset({"false", "no", "n", "0", "nee", "onwaar"})

Number = Callable[[str], int]


def _rank(text: str) -> int:
    """`top 5 %` as people copy it."""
    return parse_rank(text.casefold().strip().removeprefix("top"))


# Scores need no decimal mark to be told: the thousand that 13.118 could be is above every limit.
_NUMBERS: Final[Mapping[str, Number]] = {
    **dict.fromkeys(COMPONENT_FIELDS, parse_score),
    "printed_total": parse_printed_total,
    "industry_rank": _rank,
    "network_rank": _rank,
    "industry_average": parse_average,
    "network_average": parse_average,
}


def snapshot_value(field: str, cell: str) -> Value:
    """In the units of the table; None for an empty cell."""
    if not cell.strip():
        return None
    if field == "note":
        return note(cell)
    if field == "industry_name":
        return cell.strip()
    try:
        return _NUMBERS[field](cell)
    except ScoreError as error:
        raise EntryError(Why(error.code.value), field, cell, limit=error.limit) from None


def note(cell: str) -> str:
    text = note_lines(cell)
    if len(text) > NOTE_LENGTH:
        extra = len(text) - NOTE_LENGTH
        raise EntryError(Why.NOTE_TOO_LONG, "note", cell, extra=extra, most=NOTE_LENGTH)
    return text


def yes_or_no(field: str, cell: str) -> bool | None:
    word = same_name(cell)
    if not word:
        return None
    if word not in _YES | _NO:
        raise EntryError(Why.NOT_YES_OR_NO, field, cell)
    return word in _YES


def snapshot_day(cell: str, written: DateFormat | None, today: date) -> date:
    day = _day(cell, written, "day")
    check_day(day, first=FIRST_DAY, last=today, field="day", cell=cell)
    return day


def week_of(cell: str, written: DateFormat | None, today: date) -> tuple[Week, date | None]:
    """The week, and the day of it where the cell names one."""
    if not cell.strip():
        raise EntryError(Why.NO_DAY, "week")
    day = None
    week = read_week(cell)
    if week is None:
        day = read_day(cell, written)
        if day is None:
            raise EntryError(Why.UNREADABLE_WEEK, "week", cell)
        week = Week.of(day)
    check_day(
        week.monday,
        first=Week.of(FIRST_DAY).monday,
        last=today,
        field="week",
        cell=cell,
    )
    return week, day


def _day(cell: str, written: DateFormat | None, field: str) -> date:
    if not cell.strip():
        raise EntryError(Why.NO_DAY, field)
    day = read_day(cell, written)
    if day is None:
        raise EntryError(Why.UNREADABLE_DAY, field, cell)
    return day


def plain_text(cell: str, *, is_guarded: bool) -> str:
    """A text of our own files carries an apostrophe where a spreadsheet would run it."""
    return unguarded(cell) if is_guarded else cell
