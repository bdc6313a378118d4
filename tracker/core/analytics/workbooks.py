"""An XLSX file as cells, after a look at what would break its reader.

The reader makes room for every cell between the first and the last one of a sheet, and takes the
whole process down where there is no such room: so the places of cells are checked before it reads.
"""

import re
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from io import BytesIO
from typing import BinaryIO, Final
from xml.parsers.expat import ExpatError, ParserCreate
from zipfile import ZIP_DEFLATED, ZipFile

from python_calamine import CalamineError, CalamineWorkbook

from tracker.core.analytics.outcome import AnalyticsError, AnalyticsErrorCode
from tracker.core.zip_limits import MEGABYTE, ZipLimits, ZipRefusal, ZipRefused
from tracker.core.zips import WORKBOOK, CheckedZip, open_checked

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
_LETTERS: Final = 26
_LONGEST_PLACE: Final = 10
_PLACE: Final = re.compile(r"([A-Za-z]*)([0-9]+)")


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
        raise AnalyticsError(refused.code, refused.limit) from None
    copy.seek(0)
    return copy


def _copy(archive: CheckedZip, copy: BytesIO) -> None:
    tags = 0
    with ZipFile(copy, "w", ZIP_DEFLATED, compresslevel=1) as target:
        for entry in archive.entries:
            if _NEEDED.fullmatch(entry.filename):
                with archive.open(entry) as stream:
                    text = stream.read()
                tags = _Places(tags).checked(text)
                target.writestr(entry.filename, text)


@dataclass(slots=True)
class _Places:
    """Whether a text is whole XML, in the one encoding its reader knows, of cells near the begin.

    A row without cells may be anywhere: LibreOffice writes the very last one. What does not say
    its place stands behind the one before.
    """

    tags: int
    row: int = 0
    column: int = 0

    def checked(self, text: bytes) -> int:
        parser = ParserCreate("UTF-8")
        parser.StartElementHandler = self._element
        parser.StartDoctypeDeclHandler = self._definition
        try:
            parser.Parse(text, True)
        except ExpatError:
            raise AnalyticsError(ZipRefusal.DAMAGED) from None
        return self.tags

    def _element(self, name: str, attributes: dict[str, str]) -> None:
        self.tags += 1
        if self.tags > MOST_TAGS:
            raise AnalyticsError(AnalyticsErrorCode.TOO_MANY_CELLS, MOST_TAGS)
        match name.rpartition(":")[2]:
            case "row":
                row, _ = _row_and_column(attributes.get("r", ""))
                self.row, self.column = row or self.row + 1, 0
            case "c":
                row, column = _row_and_column(attributes.get("r", ""))
                self.column = column or self.column + 1
                self._check(max(row, self.row))

    def _check(self, row: int) -> None:
        if row > MOST_ROWS or self.column > MOST_COLUMNS:
            raise AnalyticsError(AnalyticsErrorCode.TOO_MANY_CELLS, MOST_ROWS)

    def _definition(self, *_definition: object) -> None:
        """Nobody who writes a sheet defines words of their own; bombs do."""
        raise AnalyticsError(ZipRefusal.DAMAGED)


def _row_and_column(place: str) -> tuple[int, int]:
    """B7 is (7, 2), a row's 7 is (7, 0); what is no place is one far away."""
    if not place:
        return 0, 0
    written = _PLACE.fullmatch(place[:_LONGEST_PLACE].strip())
    if written is None:
        return MOST_ROWS + 1, MOST_COLUMNS + 1
    column = 0
    for letter in written[1].upper():
        column = column * _LETTERS + ord(letter) - ord("A") + 1
    return int(written[2]), column


@contextmanager
def _spared() -> Iterator[None]:
    """A reader that panics says so outside of `Exception`."""
    try:
        yield
    except (CalamineError, OSError, ValueError):
        raise AnalyticsError(ZipRefusal.DAMAGED) from None
    except BaseException as panic:
        if type(panic).__name__ != "PanicException":
            raise
        raise AnalyticsError(ZipRefusal.DAMAGED) from None
