"""What strangers upload: refused by its name or read around, bounded, and nothing stays behind."""

import contextlib
import io
import os
import subprocess
import sys
import tempfile
import zipfile
from collections.abc import Iterator
from datetime import date
from enum import StrEnum
from pathlib import Path
from random import Random
from zoneinfo import ZoneInfo

import pytest

from tests.archives import hostile, rawzip
from tests.archives.hostile import BOMBS, CONTAINERS, DAMAGED, TRUNCATIONS, Hostile
from tests.archives.hostile_files import CONTENTS, NO_DATES, with_dates
from tests.archives.rawzip import packed_entry, raw_zip
from tracker.core.archive import ArchiveError, ArchiveReading, read_archive
from tracker.core.weeks import Week
from tracker.core.zip_limits import ZipRefusal

ZONE = ZoneInfo("Pacific/Kiritimati")
TODAY = date(2026, 11, 19)
WEEK = Week(2024, 2)
REPOSITORY = Path(__file__).parents[3]

every_container = pytest.mark.parametrize("upload", CONTAINERS, ids=lambda upload: upload.name)
every_bomb = pytest.mark.parametrize("upload", BOMBS, ids=lambda upload: upload.name)
every_content = pytest.mark.parametrize("name", CONTENTS)


@pytest.fixture(autouse=True)
def folders_stay_empty(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    places = [tmp_path / "temporary", tmp_path / "working" / "here"]
    for place in places:
        place.mkdir(parents=True)
    monkeypatch.setattr(tempfile, "tempdir", str(places[0]))
    monkeypatch.setenv("TMPDIR", str(places[0]))
    monkeypatch.chdir(places[1])
    yield
    assert [*places[0].iterdir(), *places[1].iterdir()] == []
    assert list(places[1].parent.iterdir()) == [places[1]]


def read(data: bytes) -> ArchiveReading:
    return read_archive(io.BytesIO(data), zone=ZONE, today=TODAY, on_progress=lambda share: None)


def code_of(data: bytes) -> StrEnum:
    with pytest.raises(ArchiveError) as caught:
        read(data)
    return caught.value.code


def beside_connections(name: str, content: bytes) -> bytes:
    """Stored, so that what repeats itself is not taken for a bomb."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        archive.writestr("Connections.csv", hostile.CONNECTIONS)
        archive.writestr(name, content)
    return buffer.getvalue()


@every_container
def test_what_is_no_archive_is_refused_by_its_name(upload: Hostile) -> None:
    assert code_of(upload.make()) in upload.codes


@every_bomb
def test_a_bomb_is_refused(upload: Hostile) -> None:
    assert code_of(upload.make()) in upload.codes


def test_bombs_are_refused_in_little_memory(tmp_path: Path) -> None:
    for number, upload in enumerate(BOMBS):
        (tmp_path / f"{number}.zip").write_bytes(upload.make())
    for name in ("a quote never closed", "a record without an end"):
        quotes = beside_connections(*_named_content(name, times=25))
        (tmp_path / f"{name}.zip").write_bytes(quotes)
    program = (
        "import resource, sys\n"
        "resource.setrlimit(resource.RLIMIT_AS, (400 << 20, 400 << 20))\n"
        "from datetime import UTC, date\n"
        "from tracker.core.archive import ArchiveError, read_archive\n"
        "for path in sys.argv[1:]:\n"
        "    with open(path, 'rb') as file:\n"
        "        try:\n"
        "            read_archive(file, zone=UTC, today=date(2026, 11, 19),\n"
        "                         on_progress=lambda share: None)\n"
        "        except ArchiveError:\n"
        "            pass\n"
        "print('all read')\n"
    )
    paths = sorted(map(str, tmp_path.glob("*.zip")))
    done = subprocess.run(
        [sys.executable, "-c", program, *paths],
        capture_output=True,
        text=True,
        env=os.environ | {"PYTHONPATH": str(REPOSITORY)},
        check=False,
    )
    assert (done.stdout, done.stderr) == ("all read\n", "")


def _named_content(name: str, times: int) -> tuple[str, bytes]:
    """Fifty megabytes: the header once, and what follows it over and over."""
    file, make = CONTENTS[name]
    content = make()
    return file, content + content.partition(b"\n")[2] * (times - 1)


@pytest.mark.parametrize("place", TRUNCATIONS)
def test_an_upload_that_broke_off_is_told_from_one_that_never_was_a_zip(place: str) -> None:
    assert code_of(hostile.truncated(place)) is ZipRefusal.TRUNCATED


def test_whatever_byte_is_wrong_there_is_a_reading_or_a_refusal() -> None:
    random = Random(20261119)
    whole = hostile.small_archive()
    for place in range(len(whole)):
        broken = bytearray(whole)
        broken[place] ^= random.randint(1, 255)
        with contextlib.suppress(ArchiveError):
            read(bytes(broken))


def test_noise_before_and_behind_the_zip_does_not_matter() -> None:
    whole = hostile.small_archive()
    assert read(b"MZ" + bytes(400) + whole).weeks[WEEK]["connections"] == 3
    assert read(raw_zip([hostile.GOOD], comment=b"made by hand")).weeks[WEEK] == {"connections": 3}


@pytest.mark.parametrize("lie", DAMAGED)
def test_a_directory_that_lies_is_never_a_wrong_count(lie: str) -> None:
    try:
        reading = read(DAMAGED[lie]())
    except ArchiveError:
        return
    assert reading.weeks[WEEK] == {"connections": 3}


@pytest.mark.parametrize(
    "method", [rawzip.DEFLATE64, rawzip.BZIP2, rawzip.LZMA, 97], ids=lambda method: f"{method}"
)
def test_a_packing_that_we_do_not_unpack_is_never_a_wrong_count(method: int) -> None:
    odd = rawzip.Entry(b"Reactions.csv", hostile.REACTIONS, method)
    _refused_or_unknown(raw_zip([hostile.GOOD, odd]))


def test_a_wrong_checksum_is_never_a_wrong_count() -> None:
    _refused_or_unknown(
        raw_zip([hostile.GOOD, packed_entry("Reactions.csv", hostile.REACTIONS, crc=1)])
    )


def test_a_link_is_not_followed(tmp_path: Path) -> None:
    target = tmp_path / "working" / "here"
    link = rawzip.Entry(b"Reactions.csv", str(target).encode(), attributes=0o120777 << 16)
    _refused_or_unknown(raw_zip([hostile.GOOD, link]))


def _refused_or_unknown(data: bytes) -> None:
    """The whole upload is refused, or the one file is not counted and the other is."""
    try:
        reading = read(data)
    except ArchiveError:
        return
    assert reading.weeks[WEEK] == {"connections": 3}
    assert "reactions" in reading.unknown


@every_content
def test_a_sound_file_is_counted_whatever_lies_beside_it(name: str) -> None:
    file, make = CONTENTS[name]
    reading = read(beside_connections(file, make()))
    counts = dict(reading.weeks[WEEK])
    assert counts["connections"] == 3
    assert counts.get("reactions", 0) <= 2
    assert all(refused.file.endswith(".csv") for refused in reading.refused)


@every_content
def test_a_hostile_file_alone_is_read_or_refused(name: str) -> None:
    file, make = CONTENTS[name]
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        archive.writestr(file, make())
    with contextlib.suppress(ArchiveError):
        read(buffer.getvalue())


@pytest.mark.parametrize("text", NO_DATES)
def test_a_row_whose_date_is_none_is_named_and_the_next_one_counted(text: str) -> None:
    reading = read(beside_connections("Reactions.csv", with_dates((text,))))
    assert reading.weeks[WEEK]["reactions"] == 1
    assert [(r.file, r.line) for r in reading.refused] == [("Reactions.csv", 2)]
    assert {week for week, counts in reading.weeks.items() if any(counts.values())} == {WEEK}


@pytest.mark.parametrize("text", ["31/12/23, 2:40 PM", "13/01/24, 9:00 AM", "2/30/24, 2:40 PM"])
def test_linkedins_own_dates_are_month_first_or_none(text: str) -> None:
    content = (
        "First Name,Last Name,Company,Job Title,Text,Creation Date,Status\n"
        f'A,B,C,D,E,"{text}",VISIBLE\n'
        'A,B,C,D,E,"01/09/24, 02:40 PM",VISIBLE\n'
    )
    reading = read(beside_connections("Recommendations_Given.csv", content.encode()))
    assert _counted(reading, "recommendations_given") == {WEEK: 1}
    assert [(refused.file, refused.line) for refused in reading.refused] == [
        ("Recommendations_Given.csv", 2)
    ]


def test_days_before_months_are_read_where_a_row_proves_them_and_never_mixed() -> None:
    dates = ("31/12/2023 10:00", "04/01/2024 10:00")
    rows = "".join(f"{date},LIKE,x\n" for date in dates)
    reading = read(beside_connections("Reactions.csv", f"Date,Type,Link\n{rows}".encode()))
    assert _counted(reading, "reactions") == {Week(2024, 1): 2}
    assert reading.odd_dates
    mixed = f"Date,Type,Link\n{rows}12/31/2023 10:00,LIKE,x\n"
    reading = read(beside_connections("Reactions.csv", mixed.encode()))
    assert "reactions" in reading.unknown
    assert [refused.file for refused in reading.refused] == ["Reactions.csv"]


def _counted(reading: ArchiveReading, kind: str) -> dict[Week, int]:
    return {week: counts[kind] for week, counts in reading.weeks.items() if counts.get(kind)}


def test_the_first_refusals_are_listed_and_the_rest_counted() -> None:
    reading = read(beside_connections("Reactions.csv", with_dates(("NaN",) * 1_000)))
    assert (len(reading.refused), reading.refused_more) == (200, 800)
    assert reading.weeks[WEEK]["reactions"] == 1_000


def test_nothing_of_what_was_written_is_in_the_reading() -> None:
    content = b"Date,Type,Link\nsecret words,LIKE,https://www.linkedin.com/in/secret\n"
    reading = read(beside_connections("Reactions.csv", content))
    assert "secret" not in repr(reading)
    assert "Ana" not in repr(reading)
