"""The rows of one file, counted by kind and week."""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Final

from tracker.core.archive.dates import (
    FIRST_YEAR,
    Calendar,
    DayOrder,
    Stamp,
    UnreadableDateError,
    parse_date,
)
from tracker.core.archive.layouts import Layout, Row
from tracker.core.archive.outcome import MOST_REFUSED, FileRead, LeftOut, Refused, RefusedWhy
from tracker.core.archive.tables import Table
from tracker.core.text_files import Record

_TICK: Final = 1_000
_ONE_DAY: Final = timedelta(days=1)
# No zone is further from another.
_ACROSS_ZONES: Final = timedelta(days=2)

# By kind, and by the week as the ordinal of its Monday.
Counts = Counter[tuple[str, int]]


@dataclass(slots=True)
class Tally:
    """`first` is the day of the oldest row, of whatever meaning; `newest` of what was counted."""

    layout: Layout
    rows: int = 0
    counted: int = 0
    counts: Counts = field(default_factory=Counter)
    left_out: Counter[LeftOut] = field(default_factory=Counter)
    refused: list[Refused] = field(default_factory=list)
    refusals: int = 0
    first: date | None = None
    newest: date | None = None

    def refuse(self, line: int, why: RefusedWhy) -> None:
        self.refusals += 1
        if len(self.refused) < MOST_REFUSED:
            self.refused.append(Refused(self.layout.name, line, why))

    def saw(self, day: date) -> None:
        self.first = day if self.first is None else min(self.first, day)

    def count(self, kinds: tuple[str, ...], day: date) -> None:
        monday = day.toordinal() - day.weekday()
        for kind in kinds:
            self.counts[kind, monday] += 1
        self.counted += 1
        self.newest = day if self.newest is None else max(self.newest, day)

    @property
    def tells_something(self) -> bool:
        """A file without rows tells that there is nothing; one without a date tells nothing."""
        return self.rows == 0 or self.first is not None

    @property
    def file_read(self) -> FileRead:
        return FileRead(
            self.layout.name, self.rows, self.counted, dict(self.left_out), self.refusals
        )


@dataclass(frozen=True, slots=True)
class Counting:
    """How the rows of a file become counts; the same for all files of an archive."""

    calendar: Calendar
    today: date
    on_rows: Callable[[], None]

    def tally(self, table: Table, layout: Layout, order: DayOrder | None) -> Tally:
        tally = Tally(layout)
        for line, row in self.rows(table, layout.records(table)):
            tally.rows += 1
            why = _wrong_cells(row, table, layout) or self._add(row, layout, order, tally)
            if why:
                tally.refuse(line, why)
        return tally

    def rows(self, table: Table, records: Iterable[Record]) -> Iterator[tuple[int, Row]]:
        for number, (line, cells) in enumerate(records):
            if number % _TICK == 0:
                self.on_rows()
            yield line, Row(table.at, cells)

    def _add(
        self, row: Row, layout: Layout, order: DayOrder | None, tally: Tally
    ) -> RefusedWhy | None:
        meaning = layout.meaning_of(row)
        text = row[layout.date]
        if not text or text.isspace():
            tally.left_out[LeftOut.UNDATED] += 1
            return None
        day = self._day(text, layout, order)
        if isinstance(day, RefusedWhy):
            return day
        tally.saw(day)
        if isinstance(meaning, RefusedWhy):
            return meaning
        if isinstance(meaning, LeftOut):
            tally.left_out[meaning] += 1
        else:
            tally.count(meaning, day)
        return None

    def _day(self, text: str, layout: Layout, order: DayOrder | None) -> date | RefusedWhy:
        try:
            stamp = parse_date(text, order)
        except UnreadableDateError:
            return RefusedWhy.UNREADABLE_DATE
        return self._out_of_range(stamp.day) or self._local_day(stamp, layout)

    def _local_day(self, stamp: Stamp, layout: Layout) -> date | RefusedWhy:
        day = self.calendar.local_day(stamp, layout.written_in)
        if day.year < FIRST_YEAR:
            return RefusedWhy.TOO_OLD
        return RefusedWhy.FUTURE if day > self.today + _ONE_DAY else day

    def _out_of_range(self, day: date) -> RefusedWhy | None:
        """Also where the calendar ends and no zone can be applied."""
        if day.year < FIRST_YEAR - 1:
            return RefusedWhy.TOO_OLD
        return RefusedWhy.FUTURE if day > self.today + _ACROSS_ZONES else None


def _wrong_cells(row: Row, table: Table, layout: Layout) -> RefusedWhy | None:
    """A row that is cut off or torn open; its cells stand under the wrong names."""
    surplus = row.cells[len(table.header) :]
    if surplus and any(surplus) and not layout.open_ended:
        return RefusedWhy.TOO_MANY_CELLS
    if len(row.cells) <= max(map(table.at.__getitem__, layout.needed)):
        return RefusedWhy.TOO_FEW_CELLS
    return None
