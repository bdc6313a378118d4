"""CSV that is safe to open in a spreadsheet (RFC 4180, UTF-8 with a byte order mark).

A spreadsheet would run as a formula what begins like one, also after the semicolon at which it
cuts lines where a comma is the decimal mark. An apostrophe goes before it.
"""

import csv
import re
from codecs import BOM_UTF8
from collections.abc import Iterable, Iterator, Sequence
from io import StringIO
from typing import Final

CONTENT_TYPE: Final = "text/csv; charset=utf-8"

_LOOKS_LIKE_A_FORMULA: Final = r"(?='*(?:\s*[=+@＝＋＠－-]|[\t\r]))"
_UNGUARDED: Final = re.compile(rf"(\A|;){_LOOKS_LIKE_A_FORMULA}")
_GUARDED: Final = re.compile(rf"(\A|;)'{_LOOKS_LIKE_A_FORMULA}")


def guarded(text: str) -> str:
    """With an apostrophe before whatever looks like a formula; `unguarded` takes it away."""
    return _UNGUARDED.sub(r"\1'", text)


def unguarded(text: str) -> str:
    return _GUARDED.sub(r"\1", text)


def csv_file(rows: Iterable[Sequence[object]]) -> bytes:
    """Texts come out guarded, numbers as they are: -1.42 stays a number."""
    return b"".join(csv_chunks(rows))


def csv_chunks(rows: Iterable[Sequence[object]]) -> Iterator[bytes]:
    """The same file line by line."""
    line = StringIO(newline="")
    writer = csv.writer(line)
    yield BOM_UTF8
    for row in rows:
        writer.writerow([guarded(cell) if isinstance(cell, str) else cell for cell in row])
        yield line.getvalue().encode()
        line.seek(0)
        line.truncate()
