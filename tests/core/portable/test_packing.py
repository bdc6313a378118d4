import tracemalloc
from collections.abc import Iterator
from datetime import datetime
from io import BytesIO
from random import Random
from zipfile import ZipFile

from tracker.core.portable.packing import PIECE, Entry, zip_chunks

MADE_AT = datetime(2026, 11, 19, 13, 30)


def packed(*entries: Entry) -> ZipFile:
    return ZipFile(BytesIO(b"".join(zip_chunks(entries, made_at=MADE_AT))))


def test_every_entry_comes_back_whole() -> None:
    archive = packed(Entry("a.txt", [b"one ", b"two"]), Entry("b.txt", []))
    assert archive.testzip() is None
    assert archive.namelist() == ["a.txt", "b.txt"]
    assert archive.read("a.txt") == b"one two"
    assert archive.read("b.txt") == b""


def test_an_entry_says_when_it_was_made_and_belongs_to_whoever_unpacks_it() -> None:
    [info] = packed(Entry("a.txt", [b"one"])).infolist()
    assert info.date_time == (2026, 11, 19, 13, 30, 0)
    assert info.external_attr >> 16 == 0o600


def noise(megabytes: int) -> Iterator[bytes]:
    random = Random(1)
    for _kilobyte in range(megabytes * 1024):
        yield random.randbytes(1024)


def test_only_the_next_piece_is_in_memory() -> None:
    tracemalloc.start()
    sizes = [len(piece) for piece in zip_chunks([Entry("noise", noise(8))], made_at=MADE_AT)]
    _now, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert sum(sizes) > 8 * 1024 * 1024
    assert max(sizes) < 4 * PIECE
    assert peak < 1024 * 1024


def test_the_first_piece_leaves_before_the_last_is_asked_for() -> None:
    asked = []

    def pieces() -> Iterator[bytes]:
        for number, piece in enumerate(noise(1)):
            asked.append(number)
            yield piece

    next(zip_chunks([Entry("noise", pieces())], made_at=MADE_AT))
    assert len(asked) < 200


def test_a_reader_who_goes_away_ends_it_without_a_complaint() -> None:
    chunks = zip_chunks([Entry("noise", noise(1))], made_at=MADE_AT)
    next(chunks)
    chunks.close()
