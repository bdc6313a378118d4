"""The same files as LinkedIn packs them, and as people pack them again or save them in Excel."""

import io
import re
import zipfile
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import timedelta
from enum import Enum

from tests.archives import dates
from tests.archives.counted import counted_tables
from tests.archives.eras import Era
from tests.archives.life import Life
from tests.archives.tables import Dialect, Quoting, Row, Table
from tests.archives.uncounted import raw_files, uncounted_tables

COMPLETE_ONLY = frozenset(
    {
        "Shares",
        "InstantReposts",
        "Comments",
        "Reactions",
        "Votes",
        "Saved_Items",
        "Member_Follows",
        "Hashtag_Follows",
        "SearchQueries",
        "Logins",
        "Ad_Targeting",
        "Inferences_about_you",
        "Security Challenges",
    }
)
OF_EXCEL = Dialect(encoding="utf-8-sig", newline="\r\n")
BASIC_COMES_EARLIER = timedelta(hours=24)


class Scope(Enum):
    BASIC = "basic"
    COMPLETE = "complete"
    BOTH = "both in one"


@dataclass(frozen=True)
class Spreadsheet:
    """How a program saves a CSV that it opened. Excel also rewrites the dates it knows."""

    dialect: Dialect = OF_EXCEL
    rewrites_dates: bool = True
    rewrites_american_dates: bool = False
    empty_columns: int = 0
    numbers_rows: bool = False

    def save(self, table: Table) -> Table:
        preamble = () if self.numbers_rows else table.preamble
        width = len(table.header) + self.empty_columns
        rows = tuple(self._row(number, row) for number, row in enumerate(table.rows))
        header = (*table.header, *[""] * self.empty_columns)
        return replace(
            table,
            header=("", *header) if self.numbers_rows else header,
            rows=rows,
            dialect=self.dialect,
            preamble=tuple((*row, *[""] * (width - len(row))) for row in preamble),
        )

    def _row(self, number: int, row: Row) -> Row:
        cells = tuple(self._cell(cell) for cell in row) + ("",) * self.empty_columns
        return (str(number), *cells) if self.numbers_rows else cells

    def _cell(self, cell: str) -> str:
        if not self.rewrites_dates:
            return cell
        for pattern, rewrite in _EXCEL_KNOWS.items():
            if re.fullmatch(pattern, cell):
                return rewrite(cell)
        if self.rewrites_american_dates and re.fullmatch(_AMERICAN, cell):
            return dates.excel_american(cell)
        return cell


_EXCEL_KNOWS: Mapping[str, Callable[[str], str]] = {
    r"\d{4}-\d\d-\d\d \d\d:\d\d:\d\d": dates.excel_time,
    r"\d\d [A-Z][a-z]{2} \d{4}": dates.excel_day,
}
_AMERICAN = r"\d+/\d+/\d\d, \d+:\d\d [AP]M"


@dataclass(frozen=True)
class Packing:
    """`entries` of a zip are made of an era's files of a scope, under folders if any."""

    name: str
    scope: Scope = Scope.COMPLETE
    file_name: str = "{scope}_LinkedInDataExport_01-31-2026.zip"
    folder: str = ""
    stored: bool = False
    macintosh: bool = False
    streamed: bool = False
    spreadsheet: Spreadsheet | None = None


PACKINGS = (
    Packing("complete"),
    Packing("basic", Scope.BASIC),
    Packing("both in one", Scope.BOTH, "linkedin.zip"),
    Packing("twice zip", file_name="Complete_LinkedInDataExport_01-31-2026.zip.zip"),
    Packing("renamed, stored", file_name="my data (1).ZIP", stored=True),
    Packing("in a folder", folder="Complete_LinkedInDataExport_01-31-2026/"),
    Packing("packed again on a Macintosh", folder="Liñkedin export/", macintosh=True),
    Packing("streamed", streamed=True),
    Packing("saved by Excel", spreadsheet=Spreadsheet()),
    Packing(
        "saved by Excel with columns to spare",
        spreadsheet=Spreadsheet(empty_columns=3, rewrites_american_dates=True),
    ),
    Packing(
        "saved with semicolons",
        spreadsheet=Spreadsheet(
            Dialect(encoding="utf-8-sig", delimiter=";", newline="\r\n"), rewrites_dates=False
        ),
    ),
    Packing(
        "saved in cp1252",
        spreadsheet=Spreadsheet(Dialect(encoding="cp1252", newline="\r\n")),
    ),
    Packing(
        "saved by pandas",
        spreadsheet=Spreadsheet(Dialect(), rewrites_dates=False, numbers_rows=True),
    ),
    Packing(
        "saved as text with tabs",
        spreadsheet=Spreadsheet(
            Dialect(encoding="utf-16", delimiter="\t", newline="\r\n"), rewrites_dates=False
        ),
    ),
    Packing(
        "saved with every field quoted",
        Scope.BASIC,
        spreadsheet=Spreadsheet(Dialect(quoting=Quoting.ALL), rewrites_dates=False),
    ),
)


def packed(era: Era, life: Life, packing: Packing) -> io.BytesIO:
    """The archive as an open file, with a name as an upload has one."""
    file = io.BytesIO(zipped(entries(era, life, packing), packing))
    file.name = packing.file_name.format(scope=packing.scope.name.title())
    return file


def entries(era: Era, life: Life, packing: Packing) -> dict[str, bytes]:
    if packing.scope is not Scope.BOTH:
        found = files_of(era, life, packing.scope, packing.spreadsheet)
        return {packing.folder + name: content for name, content in found.items()}
    basic = files_of(era, life.until(life.made - BASIC_COMES_EARLIER), Scope.BASIC)
    complete = files_of(era, life, Scope.COMPLETE)
    return {f"Basic_LinkedInDataExport/{name}": content for name, content in basic.items()} | {
        f"Complete_LinkedInDataExport/{name}": content for name, content in complete.items()
    }


def files_of(
    era: Era, life: Life, scope: Scope, spreadsheet: Spreadsheet | None = None
) -> dict[str, bytes]:
    tables = [*uncounted_tables(era, life), *counted_tables(era, life)]
    if scope is Scope.BASIC:
        tables = [table for table in tables if table.of not in COMPLETE_ONLY]
    if spreadsheet is not None:
        tables = [spreadsheet.save(table) for table in tables]
    return {table.name: table.content() for table in tables} | raw_files(era, life)


def zipped(files: Mapping[str, bytes], packing: Packing = PACKINGS[0]) -> bytes:
    method = zipfile.ZIP_STORED if packing.stored else zipfile.ZIP_DEFLATED
    buffer = io.BytesIO()
    target = _Pipe(buffer) if packing.streamed else buffer
    with zipfile.ZipFile(target, "w", method) as archive:
        for name, content in [*files.items(), *_macintosh(files if packing.macintosh else ())]:
            archive.writestr(zipfile.ZipInfo(name, (2026, 1, 31, 9, 0, 0)), content, method)
    return buffer.getvalue()


def _macintosh(names: Iterable[str]) -> list[tuple[str, bytes]]:
    """The resource forks that a Macintosh packs beside each file, under the same names."""
    fork = b"\x00\x05\x16\x07\x00\x02\x00\x00Mac OS X        \x00\x02\xff\xfe"
    found = [("__MACOSX/" + re.sub(r"([^/]+)$", r"._\1", name), fork) for name in names]
    return [*found, ("._Shares.csv", fork), ("__MACOSX/Shares.csv", fork), (".DS_Store", fork)]


class _Pipe(io.RawIOBase):
    """A target that cannot be sought: sizes then stand behind the content, as a server sends."""

    def __init__(self, target: io.BytesIO) -> None:
        self.target = target

    def writable(self) -> bool:
        return True

    def write(self, data: bytes) -> int:
        return self.target.write(data)
