"""A CSV file of an archive as records with their physical lines, whoever saved it last.

The header is looked for, because some files begin with a note, and decides the delimiter. Lines
and fields have a limit; memory stays the same however long the file is.
"""

import csv
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from io import BufferedReader, TextIOWrapper
from typing import Final

from tracker.core.archive.outcome import RefusedWhy
from tracker.core.text_files import (
    DELIMITERS,
    WINDOWS_WHERE_NEEDED,
    Record,
    TextFault,
    limited_lines,
    marked_encoding,
    records,
    same_name,
)

_HEADER_WITHIN: Final = 50
_SHOWN_CELLS: Final = 5
_SHOWN_CHARACTERS: Final = 40
_LOOKS_LIKE_DATA: Final = re.compile(r"[\d@]|://")

Needed = Sequence[str]


class TableRefused(Exception):
    """The whole file cannot be read, from the line on that is given."""

    def __init__(
        self, why: RefusedWhy, line: int | None = None, detail: tuple[str, ...] = ()
    ) -> None:
        super().__init__(why.value)
        self.why = why
        self.line = line
        self.detail = detail


@dataclass(frozen=True, slots=True)
class Table:
    """Read once, from the line after the header; `at` is the place of each column."""

    at: Mapping[str, int]
    header: Sequence[str]
    header_line: int
    delimiter: str
    lines: Iterator[str]

    def records(self) -> Iterator[Record]:
        """Each record with its first physical line; blank ones are left out."""
        try:
            yield from records(
                self.lines, delimiter=self.delimiter, first_line=self.header_line + 1
            )
        except TextFault as fault:
            raise _refused(fault) from fault


def open_table(stream: BufferedReader, needed: Needed, *, shows_header: bool = True) -> Table:
    """Finds the header: a line that names every column in `needed`.

    `shows_header`: an unknown header may be told, where a row could not be taken for one.
    """
    lines = _lines(TextIOWrapper(stream, *_encoding(stream), newline=""))
    unknown: tuple[str, ...] = ()
    for number, line in zip(range(1, _HEADER_WITHIN + 1), lines, strict=False):
        for delimiter in DELIMITERS:
            cells = next(csv.reader([line], delimiter=delimiter), [])
            at = _places(cells)
            if at.keys() >= set(needed):
                return Table(at, cells, number, delimiter, lines)
        unknown = unknown or _shown(line)
    if not unknown:
        raise TableRefused(RefusedWhy.NO_HEADER)
    raise TableRefused(RefusedWhy.UNKNOWN_HEADER, None, unknown if shows_header else ())


def _encoding(stream: BufferedReader) -> tuple[str, str]:
    """UTF-16 is known by its mark. Else UTF-8, and what is none is read as Windows wrote it."""
    if marked_encoding(stream.peek(2)[:2]) is None:
        return "utf-8-sig", WINDOWS_WHERE_NEEDED
    return "utf-16", "replace"


def _lines(text: TextIOWrapper) -> Iterator[str]:
    try:
        yield from limited_lines(text)
    except TextFault as fault:
        raise _refused(fault) from fault


def _refused(fault: TextFault) -> TableRefused:
    return TableRefused(RefusedWhy(fault.code.value), fault.line)


def _places(cells: Sequence[str]) -> dict[str, int]:
    """The first of columns with the same name counts."""
    at: dict[str, int] = {}
    for place, cell in enumerate(cells):
        at.setdefault(same_name(cell), place)
    at.pop("", None)
    return at


def _shown(line: str) -> tuple[str, ...]:
    """The cells of a line that may be a header; rows hold dates, and so digits."""
    if _LOOKS_LIKE_DATA.search(line):
        return ()
    delimiter = max(DELIMITERS, key=line.count)
    written = next(csv.reader([line], delimiter=delimiter), [])
    cells = [cell.strip()[:_SHOWN_CHARACTERS] for cell in written]
    return tuple(filter(None, cells))[:_SHOWN_CELLS] if len(cells) > 1 else ()
