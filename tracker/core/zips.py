"""ZIP files from strangers: judged before anything is read (zip_limits), counted while it is read.

Nothing is ever unpacked to disk and no path of the file is ever used as one.
"""

import re
import struct
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from io import BufferedReader, RawIOBase
from typing import IO, BinaryIO, Final
from zipfile import ZIP_DEFLATED, ZIP_STORED, ZipFile, ZipInfo

from tracker.core.zip_limits import (
    MEGABYTE,
    ZipLimits,
    ZipRefusal,
    ZipRefused,
    check_entries,
    check_packed_size,
    check_places,
    check_ratio,
    check_size,
)

# The entry by which an XLSX file is told from other ZIP files.
WORKBOOK: Final = "xl/workbook.xml"

_CHUNK: Final = 1 << 16
# What 5,000 entries with long names need; a directory far above it lists many more entries.
_LARGEST_READ: Final = 2 * MEGABYTE
_END_OF_DIRECTORY: Final = b"PK\x05\x06"

_ARCHIVE_NAME: Final = re.compile(
    r"\.(zip|7z|rar|gz|tgz|xz|txz|bz2|tbz2?|zst|tar|cab|iso|jar)$", re.IGNORECASE
)
_SIGNATURES: Final = (
    b"PK\x03\x04",
    _END_OF_DIRECTORY,
    b"PK\x07\x08",
    b"7z\xbc\xaf\x27\x1c",
    b"Rar!\x1a\x07",
    b"\x1f\x8b\x08",
    b"\xfd7zXZ\x00",
    b"BZh",
    b"\x28\xb5\x2f\xfd",
    b"MSCF\x00\x00\x00\x00",
)
_TAR: Final = slice(257, 262)
_HEAD: Final = 262

# All that zipfile raises for bytes that are not what they should be.
_BROKEN: Final = (
    zipfile.BadZipFile,
    zlib.error,
    struct.error,
    EOFError,
    NotImplementedError,
    OSError,
    OverflowError,
    RuntimeError,
    ValueError,
)


class CheckedZip:
    """The files of a ZIP that passed `open_checked`."""

    def __init__(self, archive: ZipFile, limits: ZipLimits) -> None:
        self._archive = archive
        self._limits = limits
        self._read: dict[int, int] = {}
        self.bytes_read = 0
        self.entries = tuple(entry for entry in archive.infolist() if not entry.is_dir())
        self.size = sum(entry.file_size for entry in self.entries)

    @contextmanager
    def open(self, entry: ZipInfo, buffer: int = _CHUNK) -> Iterator[BufferedReader]:
        """The bytes of an entry; `ZipRefused` when they are too many or not as promised.

        An entry that is read a second time counts once.
        """
        if entry.compress_type not in (ZIP_STORED, ZIP_DEFLATED):
            raise ZipRefused(ZipRefusal.COMPRESSION)
        self.bytes_read -= self._read.pop(entry.header_offset, 0)
        try:
            packed = self._archive.open(entry)
        except _BROKEN:
            raise ZipRefused(ZipRefusal.DAMAGED) from None
        stream: BufferedReader = BufferedReader(_Counted(self, entry, packed), buffer)
        with packed, stream:
            yield stream

    def count(self, entry: ZipInfo, size: int) -> None:
        read = self._read.get(entry.header_offset, 0) + size
        self._read[entry.header_offset] = read
        self.bytes_read += size
        check_size(self.bytes_read, self._limits)
        check_ratio(read, entry.compress_size, self._limits)

    def read_through(self) -> None:
        """Meets every limit and every checksum there is."""
        for entry in self.entries:
            with self.open(entry) as stream:
                while stream.read(_CHUNK):
                    pass


@contextmanager
def open_checked(file: BinaryIO, limits: ZipLimits) -> Iterator[CheckedZip]:
    check_packed_size(file, limits)
    with _opened(file, limits) as archive:
        entries = archive.infolist()
        check_entries(entries, limits)
        check_places(entries, archive.start_dir or 0)
        checked = CheckedZip(archive, limits)
        _check_nesting(checked)
        yield checked


def names_in(file: BinaryIO, limits: ZipLimits) -> frozenset[str]:
    """The names of a ZIP's files, unjudged; none when it cannot be opened."""
    try:
        with _opened(file, limits) as archive:
            return frozenset(archive.namelist())
    except ZipRefused:
        return frozenset()


def is_packed(head: bytes) -> bool:
    """Whether bytes begin like those of an archive, of whatever make."""
    return head.startswith(_SIGNATURES) or head[_TAR] == b"ustar"


class _Counted(RawIOBase):
    """Reads an entry on behalf of a buffer and counts what comes."""

    def __init__(self, archive: CheckedZip, entry: ZipInfo, packed: IO[bytes]) -> None:
        self._archive = archive
        self._entry = entry
        self._packed = packed

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: "memoryview | bytearray") -> int:  # type: ignore[override]
        try:
            data = self._packed.read(len(buffer))
        except _BROKEN:
            raise ZipRefused(ZipRefusal.DAMAGED) from None
        self._archive.count(self._entry, len(data))
        buffer[: len(data)] = data
        return len(data)


class _Careful(RawIOBase):
    """A file of which nobody takes a huge bite: `zipfile` reads a whole directory at once."""

    def __init__(self, file: BinaryIO, limits: ZipLimits) -> None:
        self._file = file
        self._limits = limits

    def readable(self) -> bool:
        return True

    def seekable(self) -> bool:
        return True

    def seek(self, offset: int, whence: int = 0) -> int:
        return self._file.seek(offset, whence)

    def tell(self) -> int:
        return self._file.tell()

    def read(self, size: int = -1) -> bytes:
        if size > _LARGEST_READ:
            raise ZipRefused(ZipRefusal.TOO_MANY_ENTRIES, self._limits.entries)
        return self._file.read(size if size >= 0 else _LARGEST_READ)


@contextmanager
def _opened(file: BinaryIO, limits: ZipLimits) -> Iterator[ZipFile]:
    file.seek(0)
    begins_well = file.read(2) == b"PK"
    try:
        archive = ZipFile(_Careful(file, limits))
    except ZipRefused:
        raise
    except _BROKEN:
        code = ZipRefusal.TRUNCATED if begins_well else ZipRefusal.NOT_A_ZIP
        raise ZipRefused(code) from None
    with archive:
        yield archive


def _check_nesting(archive: CheckedZip) -> None:
    for entry in archive.entries:
        if _ARCHIVE_NAME.search(entry.filename) or is_packed(_head(archive, entry)):
            raise ZipRefused(ZipRefusal.NESTED)


def _head(archive: CheckedZip, entry: ZipInfo) -> bytes:
    with archive.open(entry, buffer=_HEAD) as stream:
        return stream.read(_HEAD)
