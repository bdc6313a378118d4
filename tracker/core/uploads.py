"""What a file that somebody hands in is, by its content; names are not to be trusted."""

from enum import StrEnum
from typing import BinaryIO, Final

from tracker.core.zip_limits import MEGABYTE, ZipLimits
from tracker.core.zips import WORKBOOK, is_packed, names_in

# The most that is taken of any file, in bytes.
LARGEST: Final = 256 * MEGABYTE
ARCHIVE_LIMITS: Final = ZipLimits(packed=LARGEST, unpacked=1024 * MEGABYTE)

_HEAD: Final = 512
_ZIP: Final = b"PK"
# Both old Excel files and encrypted new ones are stored in this container.
_OLD_EXCEL: Final = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"


class FileFault(ValueError):
    """A file that is not read at all. `limit` is the number that its sentence names, if any."""

    def __init__(self, code: StrEnum, limit: int | None = None) -> None:
        super().__init__(code.value)
        self.code = code
        self.limit = limit

    @property
    def detail(self) -> dict[str, int | None]:
        """What a sentence about this fault is filled with."""
        return {"limit": self.limit}


class FileKind(StrEnum):
    """An archive of LinkedIn's is a ZIP file; so is a broken one, whose reading says why."""

    ARCHIVE = "archive"
    ANALYTICS = "analytics"
    OLD_EXCEL = "old_excel"
    OTHER_ARCHIVE = "other_archive"
    EMPTY = "empty"
    OTHER = "other"


def kind_of_file(file: BinaryIO) -> FileKind:
    """Leaves the file at its begin."""
    file.seek(0)
    head = file.read(_HEAD)
    kind = _kind(file, head)
    file.seek(0)
    return kind


def _kind(file: BinaryIO, head: bytes) -> FileKind:
    if not head:
        return FileKind.EMPTY
    if head.startswith(_OLD_EXCEL):
        return FileKind.OLD_EXCEL
    if head.startswith(_ZIP):
        is_workbook = WORKBOOK in names_in(file, ARCHIVE_LIMITS)
        return FileKind.ANALYTICS if is_workbook else FileKind.ARCHIVE
    return FileKind.OTHER_ARCHIVE if is_packed(head) else FileKind.OTHER
