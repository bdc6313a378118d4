"""The files that editors export and import, between upload and import too."""

import re
from typing import Any, Final

import tablib
from import_export.formats.base_formats import CSV
from import_export.tmp_storages import CacheStorage

# A spreadsheet would run these as a formula.
_FORMULA: Final = re.compile("'*(?:\\s*[=+@＝＋＠－-]|[\\t\\r])")


class FileGoneError(Exception):
    """The uploaded file was imported meanwhile, or kept too long."""


class SpreadsheetCSV(CSV):
    """CSV that is safe to open in a spreadsheet: an apostrophe goes before what looks like a
    formula. Reading takes it away again, so that a file comes back as it left."""

    def export_data(self, dataset: tablib.Dataset, **kwargs: Any) -> str:
        exported: str = super().export_data(_mapped(dataset, _guarded), **kwargs)
        return exported

    def create_dataset(self, in_stream: Any, **kwargs: Any) -> tablib.Dataset:
        return _mapped(super().create_dataset(in_stream, **kwargs), _unguarded)


class UploadedFile(CacheStorage):
    """In the cache that the workers share, under a name that leads to no other file."""

    def read(self) -> bytes:
        data: bytes | None = super().read()
        if data is None:
            raise FileGoneError
        return data


def _mapped(dataset: tablib.Dataset, change: Any) -> tablib.Dataset:
    rows = ([change(cell) for cell in row] for row in dataset)
    return tablib.Dataset(*rows, headers=dataset.headers)


def _guarded(cell: Any) -> Any:
    return f"'{cell}" if isinstance(cell, str) and _FORMULA.match(cell) else cell


def _unguarded(cell: Any) -> Any:
    is_guarded = isinstance(cell, str) and cell.startswith("'") and _FORMULA.match(cell)
    return cell[1:] if is_guarded else cell
