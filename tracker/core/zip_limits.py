"""What a ZIP file from a stranger may be, judged by its directory, before anything is read."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from io import SEEK_END
from typing import BinaryIO, Final
from zipfile import ZipInfo

MEGABYTE: Final = 1 << 20
_LOCAL_HEADER: Final = 30
_ENCRYPTED: Final = 0x1 | 0x40


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


def check_packed_size(file: BinaryIO, limits: ZipLimits) -> None:
    if file.seek(0, SEEK_END) > limits.packed:
        raise ZipRefused(ZipRefusal.TOO_LARGE, limits.packed)


def check_entries(entries: Sequence[ZipInfo], limits: ZipLimits) -> None:
    if len(entries) > limits.entries:
        raise ZipRefused(ZipRefusal.TOO_MANY_ENTRIES, limits.entries)
    if any(entry.flag_bits & _ENCRYPTED for entry in entries):
        raise ZipRefused(ZipRefusal.ENCRYPTED)
    if not all(map(_is_safe, entries)):
        raise ZipRefused(ZipRefusal.UNSAFE_PATH)
    if len({entry.filename for entry in entries}) < len(entries):
        raise ZipRefused(ZipRefusal.SAME_NAME_TWICE)
    check_size(sum(entry.file_size for entry in entries), limits)
    for entry in entries:
        check_ratio(entry.file_size, entry.compress_size, limits)


def check_size(size: int, limits: ZipLimits) -> None:
    if size > limits.unpacked:
        raise ZipRefused(ZipRefusal.UNPACKS_TOO_LARGE, limits.unpacked)


def check_ratio(size: int, packed: int, limits: ZipLimits) -> None:
    if size > MEGABYTE and size > packed * limits.ratio:
        raise ZipRefused(ZipRefusal.RATIO, limits.ratio)


def check_places(entries: Sequence[ZipInfo], directory: int) -> None:
    """Every entry ends before the next begins: what overlaps unpacks to far more than it is."""
    free = 0
    for entry in sorted(entries, key=lambda entry: entry.header_offset):
        if entry.header_offset < free:
            raise ZipRefused(ZipRefusal.OVERLAPPING)
        free = entry.header_offset + _LOCAL_HEADER + entry.compress_size
    if free > directory:
        raise ZipRefused(ZipRefusal.OVERLAPPING)


def basename(entry: ZipInfo) -> str:
    return _parts(entry)[-1]


def folders(entry: ZipInfo) -> list[str]:
    return _parts(entry)[:-1]


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
