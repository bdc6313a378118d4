"""An XLSX file as cells, after a look at what would break its reader.

The reader makes room for every cell between the first and the last one of a sheet, and takes the
whole process down where there is no such room: so the places of cells are checked before it reads.
"""

import re
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import date, datetime, time, timedelta
from io import BytesIO
from typing import BinaryIO, Final
from zipfile import ZIP_DEFLATED, ZipFile

from python_calamine import CalamineError, CalamineWorkbook

from tracker.core.analytics.outcome import AnalyticsError, AnalyticsErrorCode
from tracker.core.zips import MEGABYTE, WORKBOOK, CheckedZip, ZipLimits, ZipRefused, open_checked

# A year of creator analytics unpacks to a megabyte or two.
LIMITS: Final = ZipLimits(packed=20 * MEGABYTE, unpacked=50 * MEGABYTE)
MOST_ROWS: Final = 5_000
MOST_COLUMNS: Final = 200
MOST_TAGS: Final = 1_000_000

Cell = int | float | str | bool | date | datetime | time | timedelta
Rows = Sequence[Sequence[Cell]]

_NEEDED: Final = re.compile(
    r"\[Content_Types\]\.xml|_rels/\.rels|xl/(_rels/workbook\.xml\.rels|workbook\.xml|styles\.xml"
    r"|sharedStrings\.xml|worksheets/[^/]+\.xml)",
    re.IGNORECASE,
)
_PLACE: Final = re.compile(rb"""\br\s*=\s*["']\s*([A-Za-z]*)([0-9]+)""")
_CELL: Final = re.compile(rb"<(?:\w+:)?c[\s/>]")
_LETTERS: Final = 26
_LONGEST_COLUMN: Final = 3
_LONGEST_ROW: Final = 7


class Workbook:
    """The sheets in their order; each is read when it is asked for."""

    def __init__(self, workbook: CalamineWorkbook) -> None:
        self._workbook = workbook
        self._read: dict[int, Rows] = {}

    def __len__(self) -> int:
        return len(self._workbook.sheet_names)

    def rows(self, number: int) -> Rows:
        if number not in self._read:
            with _spared():
                sheet = self._workbook.get_sheet_by_index(number)
                self._read[number] = sheet.to_python(skip_empty_area=False)
        return self._read[number]


@contextmanager
def open_workbook(file: BinaryIO) -> Iterator[Workbook]:
    checked = _checked_copy(file)
    with _spared():
        workbook = CalamineWorkbook.from_filelike(checked)
    with workbook:
        yield Workbook(workbook)


def _checked_copy(file: BinaryIO) -> BytesIO:
    """What was checked and nothing else, so that no other reader finds another file in it."""
    copy = BytesIO()
    try:
        with open_checked(file, LIMITS) as archive:
            if not any(entry.filename == WORKBOOK for entry in archive.entries):
                raise AnalyticsError(AnalyticsErrorCode.ARCHIVE_INSTEAD)
            archive.read_through()
            _copy(archive, copy)
    except ZipRefused as refused:
        raise AnalyticsError(AnalyticsErrorCode(refused.code.value), refused.limit) from None
    copy.seek(0)
    return copy


def _copy(archive: CheckedZip, copy: BytesIO) -> None:
    tags = 0
    with ZipFile(copy, "w", ZIP_DEFLATED, compresslevel=1) as target:
        for entry in archive.entries:
            if _NEEDED.fullmatch(entry.filename):
                with archive.open(entry) as stream:
                    text = stream.read()
                tags += text.count(b"<")
                _check_tags(tags)
                _check_places(text)
                target.writestr(entry.filename, text)


def _check_tags(tags: int) -> None:
    if tags > MOST_TAGS:
        raise AnalyticsError(AnalyticsErrorCode.TOO_MANY_CELLS, MOST_TAGS)


def _check_places(sheet: bytes) -> None:
    """A row without cells may be anywhere: LibreOffice writes the very last one."""
    far_row, places = False, 0
    for letters, digits in _PLACE.findall(sheet):
        is_far = len(digits) > _LONGEST_ROW or int(digits) > MOST_ROWS
        far_row = far_row or is_far
        places += bool(letters)
        if letters and (is_far or _column(letters) > MOST_COLUMNS):
            raise AnalyticsError(AnalyticsErrorCode.TOO_MANY_CELLS, MOST_ROWS)
    cells = len(_CELL.findall(sheet))
    if cells > places and (far_row or cells > MOST_ROWS * MOST_COLUMNS):
        raise AnalyticsError(AnalyticsErrorCode.TOO_MANY_CELLS, MOST_ROWS)


def _column(letters: bytes) -> int:
    """A is 1, AA is 27."""
    if len(letters) > _LONGEST_COLUMN:
        return MOST_COLUMNS + 1
    number = 0
    for letter in letters.upper():
        number = number * _LETTERS + letter - ord("A") + 1
    return number


@contextmanager
def _spared() -> Iterator[None]:
    """A reader that panics says so outside of `Exception`."""
    try:
        yield
    except (CalamineError, OSError, ValueError):
        raise AnalyticsError(AnalyticsErrorCode.DAMAGED) from None
    except BaseException as panic:
        if type(panic).__name__ != "PanicException":
            raise
        raise AnalyticsError(AnalyticsErrorCode.DAMAGED) from None
