"""A ZIP that is sent while it is made: no temporary file, and only the next piece in memory."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime
from io import RawIOBase
from typing import Any, Final
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

PIECE: Final = 65_536


@dataclass(frozen=True, slots=True)
class Entry:
    name: str
    pieces: Iterable[bytes]


class _Outbox(RawIOBase):
    """What was written and not sent yet. It cannot be sought, so sizes follow each entry."""

    def __init__(self) -> None:
        self._waiting = bytearray()

    def writable(self) -> bool:
        return True

    def write(self, data: Any) -> int:
        self._waiting += data
        return len(data)

    def __len__(self) -> int:
        return len(self._waiting)

    def take(self) -> bytes:
        taken = bytes(self._waiting)
        self._waiting.clear()
        return taken


def zip_chunks(entries: Iterable[Entry], *, made_at: datetime) -> Iterator[bytes]:
    """The bytes of a ZIP of the entries, in their order; `made_at` is a local time."""
    outbox = _Outbox()
    with ZipFile(outbox, "w", ZIP_DEFLATED) as archive:
        for entry in entries:
            with archive.open(_info(entry.name, made_at), "w") as file:
                for piece in entry.pieces:
                    file.write(piece)
                    if len(outbox) >= PIECE:
                        yield outbox.take()
    yield outbox.take()


def _info(name: str, made_at: datetime) -> ZipInfo:
    info = ZipInfo(name, made_at.timetuple()[:6])
    info.compress_type = ZIP_DEFLATED
    return info
