"""ZIP files from strangers: judged before anything is read, counted while it is read.

Nothing is ever unpacked to disk and no path of the file is ever used as one.
"""

import re
import struct
import zipfile
import zlib
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from enum import StrEnum
from io import SEEK_END, BufferedReader, RawIOBase
from typing import IO, BinaryIO, Final
from zipfile import ZIP_DEFLATED, ZIP_STORED, ZipFile, ZipInfo

MEGABYTE: Final = 1 << 20
# The entry by which an XLSX file is told from other ZIP files.
WORKBOOK: Final = "xl/workbook.xml"

_CHUNK: Final = 1 << 16
# What 5,000 entries with long names need; a directory far above it lists many more entries.
_LARGEST_READ: Final = 2 * MEGABYTE
_LOCAL_HEADER: Final = 30
_ENCRYPTED: Final = 0x1 | 0x40
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


class ZipRefusal(StrEnum):
    """Why a ZIP file is not read; the interface has a sentence for each."""

    NOT_A_ZIP = "not_a_zip"
    TRUNCATED = "truncated"
    DAMAGED = "damaged"
    ENCRYPTED = "encrypted"
    COMPRESSION = "compression"
    TOO_LARGE = "too_large"
    TOO_MANY_ENTRIES = "too_many_entries"
    UNPACKS_TOO_LARGE = "unpacks_too_large"
    RATIO = "ratio"
    OVERLAPPING = "overlapping"
    NESTED = "nested"
    UNSAFE_PATH = "unsafe_path"
    SAME_NAME_TWICE = "same_name_twice"


class ZipRefused(ValueError):
    """`limit` is what the sentence needs: bytes, entries or a ratio."""

    def __init__(self, code: ZipRefusal, limit: int | None = None) -> None:
        super().__init__(code.value)
        self.code = code
        self.limit = limit


@dataclass(frozen=True, slots=True)
class ZipLimits:
    """`ratio` holds for entries above a megabyte; text with few different words stays below."""

    packed: int
    unpacked: int
    entries: int = 5_000
    ratio: int = 200


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
        _check_size(self.bytes_read, self._limits)
        _check_ratio(read, entry.compress_size, self._limits)

    def read_through(self) -> None:
        """Meets every limit and every checksum there is."""
        for entry in self.entries:
            with self.open(entry) as stream:
                while stream.read(_CHUNK):
                    pass


@contextmanager
def open_checked(file: BinaryIO, limits: ZipLimits) -> Iterator[CheckedZip]:
    _check_packed_size(file, limits)
    with _opened(file, limits) as archive:
        entries = archive.infolist()
        _check_entries(entries, limits)
        _check_places(entries, archive.start_dir or 0)
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


def basename(entry: ZipInfo) -> str:
    return _parts(entry)[-1]


def folders(entry: ZipInfo) -> list[str]:
    return _parts(entry)[:-1]


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


def _check_packed_size(file: BinaryIO, limits: ZipLimits) -> None:
    if file.seek(0, SEEK_END) > limits.packed:
        raise ZipRefused(ZipRefusal.TOO_LARGE, limits.packed)


def _check_entries(entries: Sequence[ZipInfo], limits: ZipLimits) -> None:
    if len(entries) > limits.entries:
        raise ZipRefused(ZipRefusal.TOO_MANY_ENTRIES, limits.entries)
    if any(entry.flag_bits & _ENCRYPTED for entry in entries):
        raise ZipRefused(ZipRefusal.ENCRYPTED)
    if not all(map(_is_safe, entries)):
        raise ZipRefused(ZipRefusal.UNSAFE_PATH)
    if len({entry.filename for entry in entries}) < len(entries):
        raise ZipRefused(ZipRefusal.SAME_NAME_TWICE)
    _check_size(sum(entry.file_size for entry in entries), limits)
    for entry in entries:
        _check_ratio(entry.file_size, entry.compress_size, limits)


def _check_size(size: int, limits: ZipLimits) -> None:
    if size > limits.unpacked:
        raise ZipRefused(ZipRefusal.UNPACKS_TOO_LARGE, limits.unpacked)


def _check_ratio(size: int, packed: int, limits: ZipLimits) -> None:
    if size > MEGABYTE and size > packed * limits.ratio:
        raise ZipRefused(ZipRefusal.RATIO, limits.ratio)


def _check_places(entries: Sequence[ZipInfo], directory: int) -> None:
    """Every entry ends before the next begins: what overlaps unpacks to far more than it is."""
    free = 0
    for entry in sorted(entries, key=lambda entry: entry.header_offset):
        if entry.header_offset < free:
            raise ZipRefused(ZipRefusal.OVERLAPPING)
        free = entry.header_offset + _LOCAL_HEADER + entry.compress_size
    if free > directory:
        raise ZipRefused(ZipRefusal.OVERLAPPING)


def _check_nesting(archive: CheckedZip) -> None:
    for entry in archive.entries:
        if _ARCHIVE_NAME.search(entry.filename) or is_packed(_head(archive, entry)):
            raise ZipRefused(ZipRefusal.NESTED)


def _head(archive: CheckedZip, entry: ZipInfo) -> bytes:
    with archive.open(entry, buffer=_HEAD) as stream:
        return stream.read(_HEAD)


def _is_safe(entry: ZipInfo) -> bool:
    path = entry.orig_filename
    return not (
        "\0" in path
        or path.startswith(("/", "\\"))
        or re.match(r"[A-Za-z]:", path)
        or ".." in _parts(entry)
    )


def _parts(entry: ZipInfo) -> list[str]:
    return entry.filename.replace("\\", "/").split("/")
