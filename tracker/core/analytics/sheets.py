"""The sheets of an export by their shape: their names are in the member's language.

A sheet by day has a header and below it rows that begin with a day: three columns wide it is the
engagement, two columns wide the followers. The sheets of posts and of demographics are not read.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from tracker.core.analytics.cells import WrittenDay, period_in, written_day
from tracker.core.analytics.workbooks import Cell, Rows, Workbook

_BEGINS_WITHIN: Final = 20
_DISCOVERY: Final = 0
_FIRST_COMPANY_WIDTH: Final = 4


@dataclass(frozen=True, slots=True)
class DailySheet:
    """`name` is LinkedIn's English one; `place` is where it stands among the sheets."""

    name: str
    place: int
    fields: tuple[str, ...]

    @property
    def width(self) -> int:
        return 1 + len(self.fields)


ENGAGEMENT: Final = DailySheet("ENGAGEMENT", 1, ("impressions", "engagements"))
FOLLOWERS: Final = DailySheet("FOLLOWERS", 3, ("new_followers",))


@dataclass(frozen=True, slots=True)
class DailyRow:
    """`day` is None where there is something else than a day; `line` is the row in the sheet."""

    line: int
    day: WrittenDay | None
    cells: Sequence[Cell]


def daily_rows(workbook: Workbook, sheet: DailySheet) -> list[DailyRow] | None:
    """None when no sheet has that shape; the one in its place is asked first."""
    for place in sorted(range(len(workbook)), key=lambda place: place != sheet.place):
        rows = workbook.rows(place)
        begin = _begin(rows)
        if begin is not None and _width(rows, begin) == sheet.width:
            return list(_rows(rows, begin, sheet.width))
    return None


def period(workbook: Workbook) -> tuple[WrittenDay, WrittenDay] | None:
    """The days that the first sheet says it is about."""
    if not len(workbook):
        return None
    cells = (cell for row in workbook.rows(_DISCOVERY)[:_BEGINS_WITHIN] for cell in row)
    return next(filter(None, map(period_in, cells)), None)


def is_of_a_company(workbook: Workbook) -> bool:
    """Companies have daily figures too, many more than three columns of them."""
    for place in range(len(workbook)):
        rows = workbook.rows(place)
        begin = _begin(rows)
        if begin is not None and _width(rows, begin) >= _FIRST_COMPANY_WIDTH:
            return True
    return False


def is_of_one_post(workbook: Workbook) -> bool:
    """Labels with the address of the post beside one of them."""
    first = workbook.rows(_DISCOVERY)[:_BEGINS_WITHIN] if len(workbook) else ()
    return any(_is_address(cell) for row in first for cell in row[1:2])


def _is_address(cell: Cell) -> bool:
    return isinstance(cell, str) and "linkedin.com/" in cell


def _begin(rows: Rows) -> int | None:
    """The first row with a day, behind a header."""
    for number, row in enumerate(rows[:_BEGINS_WITHIN]):
        if row and written_day(row[0]) is not None:
            return number if number else None
    return None


def _width(rows: Rows, begin: int) -> int:
    """How many cells of the header are filled."""
    header = next((row for row in reversed(rows[:begin]) if any(map(_is_filled, row))), ())
    return sum(map(_is_filled, header))


def _rows(rows: Rows, begin: int, width: int) -> Iterator[DailyRow]:
    for number, row in enumerate(rows[begin:], start=begin + 1):
        if any(map(_is_filled, row[:width])):
            cells = [*row[1:width], *[""] * (width - len(row))]
            yield DailyRow(number, written_day(row[0]), cells)


def _is_filled(cell: Cell) -> bool:
    return not isinstance(cell, str) or bool(cell.strip())
