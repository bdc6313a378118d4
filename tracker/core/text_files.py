"""Text files of rows, whoever saved them: their encoding, their lines and their records.

Lines are physical ones, records may span several; both have a limit, and memory stays the same
however long a file is.
"""

import codecs
import csv
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from itertools import chain
from typing import Final, TextIO

LONGEST_LINE: Final = 1 << 20
# Of many lines: quotes that close only to open again would make one record of a whole file.
LONGEST_RECORD: Final = 4 * LONGEST_LINE
DELIMITERS: Final = (",", "\t", ";")
# The module's own limit, 131,072 characters, is less than a long message with a picture in it.
csv.field_size_limit(max(LONGEST_LINE, csv.field_size_limit()))

# After the last line, so that a quote left open is found: it swallows this line too.
_END: Final = "\x00the end\x00\n"
_END_CELLS: Final = ["\x00the end\x00"]
_BYTES_LOOKED_AT: Final = 4_096
# Of letters in UTF-16 every other byte is zero; of any other text none is.
_ENOUGH_ZEROS: Final = 0.3

Record = tuple[int, list[str]]


class Encoding(StrEnum):
    """How letters are written; the interface has a name for each."""

    UTF_8 = "utf-8"
    UTF_16_LE = "utf-16-le"
    UTF_16_BE = "utf-16-be"
    WINDOWS = "cp1252"


class TextFaultCode(StrEnum):
    TOO_LONG = "too_long"
    UNCLOSED_QUOTE = "unclosed_quote"


class TextFault(ValueError):
    """Nothing can be read from this physical line on."""

    def __init__(self, code: TextFaultCode, line: int) -> None:
        super().__init__(code.value)
        self.code = code
        self.line = line


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


def marked_encoding(head: bytes) -> Encoding | None:
    """What the mark at a file's begin says."""
    if head.startswith(codecs.BOM_UTF8):
        return Encoding.UTF_8
    if head.startswith(codecs.BOM_UTF16_LE):
        return Encoding.UTF_16_LE
    return Encoding.UTF_16_BE if head.startswith(codecs.BOM_UTF16_BE) else None


def decoded(content: bytes) -> tuple[str, Encoding]:
    """The text without its mark. Without one: UTF-16 by its zeros, else UTF-8, else Windows'."""
    encoding = marked_encoding(content) or _likely_utf_16(content[:_BYTES_LOOKED_AT])
    if encoding is None:
        try:
            return content.decode(), Encoding.UTF_8
        except UnicodeDecodeError:
            encoding = Encoding.WINDOWS
    return content.decode(encoding, "replace").removeprefix("\ufeff"), encoding


def limited_lines(text: TextIO) -> Iterator[str]:
    """The physical lines with their ends. Raises TextFault."""
    number = 0
    while line := text.readline(LONGEST_LINE + 1):
        number += 1
        if len(line) > LONGEST_LINE:
            raise TextFault(TextFaultCode.TOO_LONG, number)
        yield line


def records(lines: Iterator[str], *, delimiter: str, first_line: int = 1) -> Iterator[Record]:
    """Each record with its first physical line; blank ones are left out. Raises TextFault."""
    fed = _Fed(chain(lines, (_END,)))
    reader = csv.reader(fed, delimiter=delimiter)
    started = first_line
    try:
        for record in reader:
            fed.characters = 0
            if record == _END_CELLS:
                return
            if record and record[-1].endswith(_END):
                raise TextFault(TextFaultCode.UNCLOSED_QUOTE, started)
            if any(record):
                yield started, record
            started = first_line + reader.line_num
    except (csv.Error, _RecordTooLongError) as error:
        raise TextFault(TextFaultCode.TOO_LONG, started) from error


def same_name(name: str) -> str:
    """`Share Commentary` and `ShareCommentary` are one column."""
    return "".join(filter(str.isalnum, name)).casefold()


def _likely_utf_16(head: bytes) -> Encoding | None:
    half = len(head) // 2
    if not half:
        return None
    if head[1::2].count(0) > half * _ENOUGH_ZEROS and not head[::2].count(0):
        return Encoding.UTF_16_LE
    if head[::2].count(0) > half * _ENOUGH_ZEROS and not head[1::2].count(0):
        return Encoding.UTF_16_BE
    return None


def _as_windows_wrote_it(error: UnicodeError) -> tuple[str, int]:
    if not isinstance(error, UnicodeDecodeError):
        raise error
    wrong = error.object[error.start : error.end]
    return wrong.decode("cp1252", "replace"), error.end


# For a file that is UTF-8 but for some bytes.
WINDOWS_WHERE_NEEDED: Final = "tracker.cp1252"
codecs.register_error(WINDOWS_WHERE_NEEDED, _as_windows_wrote_it)
