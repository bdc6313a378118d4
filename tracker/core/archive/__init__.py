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
from tracker.core.archive.reading import LIMITS, read_archive

__all__ = [
    "LIMITS",
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
