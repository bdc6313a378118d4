"""What every file that is counted has in common: its columns and what one of its rows means."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, tzinfo
from typing import Final

from tracker.core.archive.outcome import LeftOut, RefusedWhy
from tracker.core.archive.tables import Needed, Table
from tracker.core.text_files import Record

# The keys of the kinds that a row adds one to; or why it adds nothing.
Meaning = tuple[str, ...] | LeftOut | RefusedWhy
NO_COLUMN: Final = -1


@dataclass(slots=True)
class Row:
    """The cells of one record by the names of their columns; a column that is missing is blank."""

    at: Mapping[str, int]
    cells: Sequence[str]

    def has(self, name: str) -> bool:
        return name in self.at

    def __getitem__(self, name: str) -> str:
        place = self.at.get(name, NO_COLUMN)
        return self.cells[place] if NO_COLUMN < place < len(self.cells) else ""


def plain_records(table: Table) -> Iterator[Record]:
    return table.records()


@dataclass(frozen=True, slots=True)
class Layout:
    """`name` is what we call the file; `files` are the plain names under which it comes.

    A date without a zone is of `written_in`; without either it is a day that stands as it is.
    Without a `meaning` of its own every row is one of `kinds`.
    """

    name: str
    files: frozenset[str]
    kinds: tuple[str, ...]
    date: str
    needed: Needed
    meaning: Callable[[Row], Meaning] | None = None
    written_in: tzinfo | None = UTC
    # Whether nobody has proven that zone.
    guessed: bool = False
    records: Callable[[Table], Iterator[Record]] = plain_records
    # Whether cells beyond the header's belong to the last column.
    open_ended: bool = False

    def meaning_of(self, row: Row) -> Meaning:
        return self.meaning(row) if self.meaning else self.kinds
