"""LinkedIn's data archive, read into counts by week."""

from tracker.core.archive.outcome import (
    ArchiveError,
    ArchiveErrorCode,
    ArchiveKind,
    ArchiveReading,
    FileRead,
    LeftOut,
    Refused,
    RefusedWhy,
)
from tracker.core.archive.reading import read_archive

__all__ = [
    "ArchiveError",
    "ArchiveErrorCode",
    "ArchiveKind",
    "ArchiveReading",
    "FileRead",
    "LeftOut",
    "Refused",
    "RefusedWhy",
    "read_archive",
]
