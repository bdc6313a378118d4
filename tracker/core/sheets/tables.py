"""A file as a table: its lines as cells, and which of them names the columns."""

import csv
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from io import StringIO
from itertools import islice
from typing import Final

from tracker.core.sheets.headers import known_names
from tracker.core.text_files import (
    Encoding,
    Record,
    TextFault,
    decoded,
    limited_lines,
    records,
)

MOST_LINES: Final = 50_000
MOST_COLUMNS: Final = 64
# The likelier ones first: a comma also stands within numbers and texts.
_DELIMITERS: Final = ("\t", ";", ",")
_LOOKED_AT: Final = 20
_ENOUGH_NAMES: Final = 2


class SheetFault(StrEnum):
    """Why a file is not read at all; those of ZIP files come beside these."""

    EMPTY = "empty"
    TOO_LARGE = "too_large"
    TOO_MANY_LINES = "too_many_lines"
    TOO_MANY_COLUMNS = "too_many_columns"
    TOO_LONG = "too_long"
    UNCLOSED_QUOTE = "unclosed_quote"
    PACKED = "packed"
    OLD_EXCEL = "old_excel"
    DAMAGED = "damaged"
    NO_TEXT = "no_text"
    OTHER_EXPORT = "other_export"
    WRONG_JSON = "wrong_json"
    NOT_OURS = "not_ours"
    NEWER = "newer"


class SheetRefused(ValueError):
    """`detail` is what the sentence needs: a limit, a line, a version, the name of a file."""

    def __init__(self, code: SheetFault, **detail: object) -> None:
        super().__init__(code.value)
        self.code = code
        self.detail = detail


@dataclass(frozen=True, slots=True)
class Table:
    """`header` is the place among the rows of the one that names the columns, None without one.

    `encoding` and `delimiter` are those of a text; `is_guarded`: texts may carry the apostrophe of
    our own files.
    """

    rows: Sequence[Record]
    header: int | None
    encoding: Encoding | None = None
    delimiter: str = ""
    is_guarded: bool = True

    def names(self, header: int | None) -> tuple[str, ...]:
        """The columns by their names; empty where one has none."""
        if header is None:
            return ("",) * len(self.rows[0][1])
        return tuple(cell.strip() for cell in self.rows[header][1])

    def lines(self, header: int | None) -> Sequence[Record]:
        return self.rows if header is None else self.rows[header + 1 :]


def read_table(content: bytes) -> Table:
    """Raises SheetRefused."""
    text, encoding = decoded(content)
    first_line, text, said = _without_separator(text)
    delimiter = said or _delimiter(text)
    lines = limited_lines(StringIO(text, newline=""))
    try:
        found = records(lines, delimiter=delimiter, first_line=first_line)
        rows = list(islice(found, MOST_LINES + 1))
    except TextFault as fault:
        raise SheetRefused(SheetFault(fault.code.value), line=fault.line) from None
    return table_of(rows, encoding=encoding, delimiter=delimiter)


def table_of(
    rows: Sequence[Record],
    *,
    encoding: Encoding | None = None,
    delimiter: str = "",
    is_guarded: bool = True,
) -> Table:
    rows = [(line, cells) for line, cells in rows if any(map(str.strip, cells))]
    if not rows:
        raise SheetRefused(SheetFault.EMPTY)
    if len(rows) > MOST_LINES:
        raise SheetRefused(SheetFault.TOO_MANY_LINES, limit=MOST_LINES)
    header = _header(rows)
    if len(rows[header or 0][1]) > MOST_COLUMNS:
        raise SheetRefused(SheetFault.TOO_MANY_COLUMNS, limit=MOST_COLUMNS)
    return Table(rows, header, encoding, delimiter, is_guarded)


def _without_separator(text: str) -> tuple[int, str, str]:
    """Excel takes `sep=;` in the first line for what it is, and so do we."""
    first, _end, rest = text.partition("\n")
    first = first.strip().strip('"')
    if first.casefold().startswith("sep=") and first[4:] in {*_DELIMITERS, ""}:
        return 2, rest, first[4:]
    return 1, text, ""


def _delimiter(text: str) -> str:
    """The one that finds known names, else the one that cuts the first lines alike."""
    begin = list(islice(_readable(text), _LOOKED_AT))
    return max(_DELIMITERS, key=lambda delimiter: _rank(begin, delimiter))


def _readable(text: str) -> Iterator[str]:
    """The lines up to one that is too long."""
    try:
        yield from limited_lines(StringIO(text, newline=""))
    except TextFault:
        return


def _rank(lines: Sequence[str], delimiter: str) -> tuple[int, int, int]:
    try:
        cut = [cells for cells in csv.reader(lines, delimiter=delimiter) if any(cells)]
    except csv.Error:
        return (0, 0, 0)
    widths = [len(cells) for cells in cut]
    alike = sum(width == max(widths) > 1 for width in widths)
    return (max(map(known_names, cut), default=0), alike, max(widths, default=0))


def _header(rows: Sequence[Record]) -> int | None:
    """A line that names columns we know; else the first, where it holds no digit."""
    for place, (_line, cells) in enumerate(rows[:_LOOKED_AT]):
        if known_names(cells) >= _ENOUGH_NAMES:
            return place
    holds_data = any(letter.isdigit() for cell in rows[0][1] for letter in cell)
    return None if holds_data else 0
