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
_LOOKS_LIKE_DATA: Final = re.compile(r"[\d@]|://")

Needed = Sequence[str]


class TableRefused(Exception):
    """The whole file cannot be read, from the line on that is given."""

    def __init__(self, why: RefusedWhy, line: int | None = None) -> None:
        super().__init__(why.value)
        self.why = why
        self.line = line


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


def open_table(stream: BufferedReader, needed: Needed) -> Table:
    """Finds the header: a line that names every column in `needed`."""
    lines = _lines(TextIOWrapper(stream, *_encoding(stream), newline=""))
    why = RefusedWhy.NO_HEADER
    for number, line in zip(range(1, _HEADER_WITHIN + 1), lines, strict=False):
        for delimiter in DELIMITERS:
            cells = next(csv.reader([line], delimiter=delimiter), [])
            at = _places(cells)
            if at.keys() >= set(needed):
                return Table(at, cells, number, delimiter, lines)
        if _may_be_a_header(line):
            why = RefusedWhy.UNKNOWN_HEADER
    raise TableRefused(why)


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


def _may_be_a_header(line: str) -> bool:
    """Several cells; rows hold dates, and so digits."""
    several = any(delimiter in line for delimiter in DELIMITERS)
    return several and not _LOOKS_LIKE_DATA.search(line)
