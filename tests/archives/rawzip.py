"""ZIP files byte by byte, so that each of their fields can lie."""

import struct
import zlib
from collections.abc import Sequence
from dataclasses import dataclass

STORED, DEFLATED, DEFLATE64, BZIP2, LZMA, AES = 0, 8, 9, 12, 14, 99
ENCRYPTED, NAME_IS_UTF8 = 0x1, 0x800
_IN_ZIP64 = 0xFFFFFFFF


@dataclass(frozen=True)
class Entry:
    """`packed` is what lies in the file; what is None is told truly."""

    name: bytes
    packed: bytes
    method: int = STORED
    size: int | None = None
    packed_size: int | None = None
    crc: int | None = None
    flags: int = NAME_IS_UTF8
    attributes: int = 0o100644 << 16
    offset: int | None = None

    def _sizes(self) -> tuple[int, int, int]:
        crc = zlib.crc32(self.packed) if self.crc is None else self.crc
        packed = len(self.packed) if self.packed_size is None else self.packed_size
        return crc, packed, packed if self.size is None else self.size

    def _head(self, extra: bytes) -> bytes:
        crc, packed, size = self._sizes()
        size = min(size, _IN_ZIP64)
        sizes = struct.pack("<LLLHH", crc, packed, size, len(self.name), len(extra))
        return struct.pack("<HHHHH", 20, self.flags, self.method, 0, 0x21) + sizes

    def _extra(self) -> bytes:
        size = self._sizes()[2]
        return struct.pack("<HHQ", 1, 8, size) if size >= _IN_ZIP64 else b""

    def local(self) -> bytes:
        return b"PK\x03\x04" + self._head(b"") + self.name

    def central(self, offset: int) -> bytes:
        extra = self._extra()
        place = offset if self.offset is None else self.offset
        tail = struct.pack("<HHHLL", 0, 0, 0, self.attributes, place)
        return b"PK\x01\x02\x14\x03" + self._head(extra) + tail + self.name + extra


def deflated(content: bytes) -> bytes:
    packer = zlib.compressobj(9, zlib.DEFLATED, -15)
    return packer.compress(content) + packer.flush()


def packed_entry(name: str, content: bytes, **lies: int) -> Entry:
    """An entry as any program would write it, but for its lies."""
    told = {"size": len(content), "crc": zlib.crc32(content), "method": DEFLATED} | lies
    return Entry(name.encode(), deflated(content), **told)


def raw_zip(
    entries: Sequence[Entry],
    *,
    count: int | None = None,
    directory_at: int | None = None,
    directory_size: int | None = None,
    comment: bytes = b"",
    comment_size: int | None = None,
) -> bytes:
    body = bytearray()
    central = bytearray()
    for entry in entries:
        central += entry.central(len(body))
        if entry.offset is None:
            body += entry.local() + entry.packed
    return bytes(body) + _ended(
        bytes(central),
        len(entries) if count is None else count,
        len(body) if directory_at is None else directory_at,
        len(central) if directory_size is None else directory_size,
        comment,
        len(comment) if comment_size is None else comment_size,
    )


def _ended(
    central: bytes, count: int, place: int, size: int, comment: bytes, comment_size: int
) -> bytes:
    numbers = struct.pack("<HHHHLLH", 0, 0, count, count, size, place, comment_size)
    return central + b"PK\x05\x06" + numbers + comment


def zeros(megabytes: int) -> bytes:
    """So many megabytes of zeros, deflated a thousandfold without ever being in memory."""
    packer = zlib.compressobj(9, zlib.DEFLATED, -15)
    megabyte = packer.compress(bytes(1 << 20)) + packer.flush(zlib.Z_FULL_FLUSH)
    return megabyte * megabytes + packer.flush()


def overlapping(names: Sequence[str], content: bytes) -> bytes:
    """One body shared by all: each file quotes the header of the next and then is the next."""
    packed, size, crc = deflated(content), len(content), zlib.crc32(content)
    local, body = b"", b""
    places: list[tuple[Entry, int]] = []
    for name in reversed(names):
        if local:
            quote = b"\x00" + struct.pack("<HH", len(local), len(local) ^ 0xFFFF)
            crc, size = zlib.crc32(content, zlib.crc32(local)), size + len(local)
            content, packed = local + content, quote + local + packed
        entry = Entry(name.encode(), packed, DEFLATED, size=size, crc=crc)
        local, body = entry.local(), packed
        places.append((entry, len(local) + len(packed)))
    total = len(local) + len(body)
    central = b"".join(entry.central(total - length) for entry, length in reversed(places))
    return local + body + _ended(central, len(places), total, len(central), b"", 0)
