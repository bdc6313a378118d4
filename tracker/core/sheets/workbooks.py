"""The first sheet of an XLSX file as lines of texts, behind the limits of all workbooks."""

from datetime import date, datetime
from typing import BinaryIO, Final

from tracker.core.analytics.outcome import AnalyticsError
from tracker.core.analytics.workbooks import Cell, open_workbook
from tracker.core.sheets.tables import SheetFault, SheetRefused
from tracker.core.text_files import Record

_FAULTS: Final = {"too_many_cells": SheetFault.TOO_MANY_LINES, "empty": SheetFault.EMPTY}


def first_sheet(file: BinaryIO) -> list[Record]:
    """Blank lines are left out. Raises SheetRefused."""
    try:
        with open_workbook(file) as workbook:
            rows = workbook.rows(0) if len(workbook) else ()
    except AnalyticsError as error:
        code = _FAULTS.get(error.code.value, SheetFault.DAMAGED)
        raise SheetRefused(code, limit=error.limit) from None
    lines = [(number, [_text(cell) for cell in row]) for number, row in enumerate(rows, start=1)]
    return [(number, cells) for number, cells in lines if any(cells)]


def _text(cell: Cell) -> str:
    """Days as ISO ones, whole numbers without decimals."""
    match cell:
        case datetime():
            return cell.date().isoformat()
        case date():
            return cell.isoformat()
        case bool():
            return "true" if cell else "false"
        case float():
            return str(int(cell)) if cell.is_integer() else repr(cell)
    return str(cell)
