"""What somebody handed in: a table, or our own JSON. The content tells, not the name."""

from io import BytesIO
from typing import Final

from tracker.core.portable.columns import COLUMNS, CsvFile
from tracker.core.sheets.documents import Document, open_json
from tracker.core.sheets.tables import SheetFault, SheetRefused, Table, read_table, table_of
from tracker.core.sheets.workbooks import first_sheet
from tracker.core.text_files import decoded
from tracker.core.uploads import FileKind, kind_of_file

LARGEST: Final = 5 * 1024 * 1024
# Our own files that stand in the JSON too, and are read from there.
_ELSEWHERE: Final = (CsvFile.IMPORTED_ACTIVITY, CsvFile.CREATOR_ANALYTICS, CsvFile.CHART_NOTES)
_OTHER_FORMATS: Final = (b"%PDF", b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"{\\rtf", b"\x7fELF")


def open_sheet(content: bytes) -> Table | Document:
    """Raises SheetRefused."""
    if len(content) > LARGEST:
        raise SheetRefused(SheetFault.TOO_LARGE, limit=LARGEST)
    match kind_of_file(BytesIO(content)):
        case FileKind.EMPTY:
            raise SheetRefused(SheetFault.EMPTY)
        case FileKind.OLD_EXCEL:
            raise SheetRefused(SheetFault.OLD_EXCEL)
        case FileKind.ANALYTICS:
            return table_of(first_sheet(BytesIO(content)))
        case FileKind.ARCHIVE | FileKind.OTHER_ARCHIVE:
            raise SheetRefused(SheetFault.PACKED)
    if content.startswith(_OTHER_FORMATS):
        raise SheetRefused(SheetFault.NO_TEXT)
    return _text(content)


def _text(content: bytes) -> Table | Document:
    text, _encoding = decoded(content)
    if text.lstrip()[:1] in ("{", "["):
        return open_json(text)
    table = read_table(content)
    header = table.names(table.header)
    for file in _ELSEWHERE:
        if header == COLUMNS[file]:
            raise SheetRefused(SheetFault.OTHER_EXPORT, name=f"{file}.csv")
    return table
