"""A CSV file of an archive as records with their physical lines, whoever saved it last.

The header is looked for, because some files begin with a note, and decides the delimiter. Lines
and fields have a limit; memory stays the same however long the file is.
"""

import codecs
import csv
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from io import BufferedReader, TextIOWrapper
from itertools import chain
from typing import Final

from tracker.core.archive.outcome import RefusedWhy

LONGEST_LINE: Final = 1 << 20
# Of many lines: quotes that close only to open again would make one record of a whole file.
LONGEST_RECORD: Final = 4 * LONGEST_LINE
# The module's own limit, 131,072 characters, is less than a long message with a picture in it.
csv.field_size_limit(max(LONGEST_LINE, csv.field_size_limit()))

_DELIMITERS: Final = (",", "\t", ";")
_HEADER_WITHIN: Final = 50
_SHOWN_CELLS: Final = 5
_SHOWN_CHARACTERS: Final = 40
_LOOKS_LIKE_DATA: Final = re.compile(r"[\d@]|://")
# After the last line, so that a quote left open is found: it swallows this line too.
_END: Final = "\x00the end\x00\n"
_END_CELLS: Final = ["\x00the end\x00"]

Needed = Sequence[str]
Record = tuple[int, list[str]]


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
        lines = _Fed(chain(self.lines, (_END,)))
        reader = csv.reader(lines, delimiter=self.delimiter)
        started = self.header_line + 1
        try:
            for record in reader:
                lines.characters = 0
                if record == _END_CELLS:
                    return
                if record and record[-1].endswith(_END):
                    raise TableRefused(RefusedWhy.UNCLOSED_QUOTE, started)
                if any(record):
                    yield started, record
                started = self.header_line + reader.line_num + 1
        except (csv.Error, _RecordTooLongError) as error:
            raise TableRefused(RefusedWhy.TOO_LONG, started) from error


class _RecordTooLongError(Exception):
    pass


@dataclass(slots=True)
class _Fed:
    """Lines on their way into a record; `characters` is how much of it there is so far."""

    lines: Iterator[str]
    characters: int = 0

    def __iter__(self) -> Iterator[str]:
        return self

    def __next__(self) -> str:
        line = next(self.lines)
        self.characters += len(line)
        if self.characters > LONGEST_RECORD:
            raise _RecordTooLongError
        return line


def open_table(stream: BufferedReader, needed: Needed, *, shows_header: bool = True) -> Table:
    """Finds the header: a line that names every column in `needed`.

    `shows_header`: an unknown header may be told, where a row could not be taken for one.
    """
    lines = _lines(TextIOWrapper(stream, *_encoding(stream), newline=""))
    unknown: tuple[str, ...] = ()
    for number, line in zip(range(1, _HEADER_WITHIN + 1), lines, strict=False):
        for delimiter in _DELIMITERS:
            cells = next(csv.reader([line], delimiter=delimiter), [])
            at = _places(cells)
            if at.keys() >= set(needed):
                return Table(at, cells, number, delimiter, lines)
        unknown = unknown or _shown(line)
    if not unknown:
        raise TableRefused(RefusedWhy.NO_HEADER)
    raise TableRefused(RefusedWhy.UNKNOWN_HEADER, None, unknown if shows_header else ())


def column(name: str) -> str:
    """`Share Commentary` and `ShareCommentary` are one column."""
    return "".join(filter(str.isalnum, name)).casefold()


def _encoding(stream: BufferedReader) -> tuple[str, str]:
    """UTF-16 is known by its mark. Else UTF-8, and what is none is read as Windows wrote it."""
    if stream.peek(2)[:2] in (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE):
        return "utf-16", "replace"
    return "utf-8-sig", _WINDOWS


def _lines(text: TextIOWrapper) -> Iterator[str]:
    number = 0
    while line := text.readline(LONGEST_LINE + 1):
        number += 1
        if len(line) > LONGEST_LINE:
            raise TableRefused(RefusedWhy.TOO_LONG, number)
        yield line


def _places(cells: Sequence[str]) -> dict[str, int]:
    """The first of columns with the same name counts."""
    at: dict[str, int] = {}
    for place, cell in enumerate(cells):
        at.setdefault(column(cell), place)
    at.pop("", None)
    return at


def _shown(line: str) -> tuple[str, ...]:
    """The cells of a line that may be a header; rows hold dates, and so digits."""
    if _LOOKS_LIKE_DATA.search(line):
        return ()
    delimiter = max(_DELIMITERS, key=line.count)
    written = next(csv.reader([line], delimiter=delimiter), [])
    cells = [cell.strip()[:_SHOWN_CHARACTERS] for cell in written]
    return tuple(filter(None, cells))[:_SHOWN_CELLS] if len(cells) > 1 else ()


def _as_windows_wrote_it(error: UnicodeError) -> tuple[str, int]:
    if not isinstance(error, UnicodeDecodeError):
        raise error
    wrong = error.object[error.start : error.end]
    return wrong.decode("cp1252", "replace"), error.end


_WINDOWS: Final = "tracker.cp1252"
codecs.register_error(_WINDOWS, _as_windows_wrote_it)
