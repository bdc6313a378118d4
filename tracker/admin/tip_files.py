"""The files that editors export and import, between upload and import too."""

from collections.abc import Callable
from typing import Any

import tablib
from import_export.formats.base_formats import CSV
from import_export.tmp_storages import CacheStorage

from tracker.core.spreadsheets import guarded, unguarded


class FileGoneError(Exception):
    """The uploaded file was imported meanwhile, or kept too long."""


class SpreadsheetCSV(CSV):
    """CSV that is safe to open in a spreadsheet. Reading takes the guards away again, so that a
    file comes back as it left."""

    def export_data(self, dataset: tablib.Dataset, **kwargs: Any) -> str:
        exported: str = super().export_data(_mapped(dataset, guarded), **kwargs)
        return exported

    def create_dataset(self, in_stream: Any, **kwargs: Any) -> tablib.Dataset:
        return _mapped(super().create_dataset(in_stream, **kwargs), unguarded)


class UploadedFile(CacheStorage):
    """In the cache that the workers share, under a name that leads to no other file."""

    def read(self) -> bytes:
        data: bytes | None = super().read()
        if data is None:
            raise FileGoneError
        return data


def _mapped(dataset: tablib.Dataset, change: Callable[[str], str]) -> tablib.Dataset:
    rows = ([change(cell) if isinstance(cell, str) else cell for cell in row] for row in dataset)
    return tablib.Dataset(*rows, headers=dataset.headers)
