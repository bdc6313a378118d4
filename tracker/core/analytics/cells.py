"""Whole numbers and days in the cells of a spreadsheet, whatever their type and language."""

import re
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Final

from tracker.core.analytics.workbooks import Cell
from tracker.core.archive.dates import DayOrder

# What the database has room for.
LARGEST: Final = 2_000_000_000

_MINUS: Final = "-−–"
_GROUPED: Final = re.compile(
    r"\d{1,3}(?:([,.'’ ])\d{3})(?:\1\d{3})*|\d{1,2}(?:,\d\d)+,\d{3}", re.ASCII
)
_PLAIN: Final = re.compile(r"(\d{1,12})(?:[.,]0{1,2})?", re.ASCII)
_NOT_DIGITS: Final = re.compile(r"\D", re.ASCII)
_SPACES: Final = {0xA0: " ", 0x2009: " ", 0x202F: " ", 0x200E: None, 0x200F: None}

_YEAR_FIRST: Final = re.compile(r"(\d{4})([-/.])(\d{1,2})\2(\d{1,2})(?:[T ].*)?", re.ASCII)
_NUMBERS: Final = re.compile(r"(\d{1,2})([-/.])(\d{1,2})\2(\d{4})", re.ASCII)
_PERIOD: Final = re.compile(
    r"(\d{1,4}[-/.]\d{1,2}[-/.]\d{1,4})\s*\D{1,5}\s*(\d{1,4}[-/.]\d{1,2}[-/.]\d{1,4})", re.ASCII
)
# Day 1 of a spreadsheet is 1900-01-01, and it believes in a 29th of February that year.
_DAY_ZERO: Final = date(1899, 12, 30)
# 2000 to 2099.
_SERIALS: Final = range(36_526, 73_051)


class UnreadableNumberError(ValueError):
    """No whole number, or one that nobody could have."""


@dataclass(frozen=True, slots=True)
class Numbers:
    """A day as it is written where languages differ about what comes first."""

    first: int
    other: int
    year: int

    def day(self, order: DayOrder) -> date | None:
        month_first = order is DayOrder.MONTH_FIRST
        month, day = (self.first, self.other) if month_first else (self.other, self.first)
        return _date(self.year, month, day)


WrittenDay = date | Numbers


def whole_number(cell: Cell) -> int | None:
    """None for an empty cell."""
    if isinstance(cell, str):
        return _number_in(cell.translate(_SPACES).strip())
    # A bool is an int to Python.
    if isinstance(cell, bool) or not isinstance(cell, int | float) or cell != cell // 1:
        raise UnreadableNumberError
    return _held(int(cell))


def written_day(cell: Cell) -> WrittenDay | None:
    """None for what is no day; with points between its numbers the day always comes first."""
    if isinstance(cell, datetime):
        return cell.date()
    if isinstance(cell, date):
        return cell
    if isinstance(cell, str):
        return _day_in(cell.translate(_SPACES).strip())
    if isinstance(cell, int | float) and int_or_zero(cell) in _SERIALS:
        return _DAY_ZERO + timedelta(days=int(cell))
    return None


def period_in(cell: Cell) -> tuple[WrittenDay, WrittenDay] | None:
    """First and last day of `8/25/2024 - 8/23/2025`."""
    written = _PERIOD.search(cell) if isinstance(cell, str) else None
    if written is None:
        return None
    first, last = written_day(written[1]), written_day(written[2])
    return (first, last) if first and last else None


def int_or_zero(cell: float) -> int:
    """Of infinity and of no number at all: zero."""
    return int(cell) if abs(cell) <= LARGEST else 0


def _number_in(text: str) -> int | None:
    if not text:
        return None
    digits = text.lstrip(_MINUS)
    if len(text) - len(digits) > 1:
        raise UnreadableNumberError
    number = _digits_in(digits.strip())
    return _held(number if digits == text else -number)


def _digits_in(text: str) -> int:
    if _GROUPED.fullmatch(text):
        return int(_NOT_DIGITS.sub("", text))
    if written := _PLAIN.fullmatch(text):
        return int(written[1])
    raise UnreadableNumberError


def _held(number: int) -> int:
    if abs(number) > LARGEST:
        raise UnreadableNumberError
    return number


def _day_in(text: str) -> WrittenDay | None:
    if written := _YEAR_FIRST.fullmatch(text):
        return _date(int(written[1]), int(written[3]), int(written[4]))
    if written := _NUMBERS.fullmatch(text):
        numbers = Numbers(int(written[1]), int(written[3]), int(written[4]))
        return numbers.day(DayOrder.DAY_FIRST) if written[2] == "." else numbers
    return None


def _date(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None
