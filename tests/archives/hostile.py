"""Uploads that are no archive of LinkedIn's, or mean harm; each with the codes that suit it."""

import io
import stat
import zipfile
from collections.abc import Callable, Mapping
from dataclasses import dataclass

from openpyxl import Workbook

from tests.archives import rawzip
from tests.archives.rawzip import Entry, packed_entry, raw_zip

CONNECTIONS = (
    b"First Name,Last Name,URL,Email Address,Company,Position,Connected On\n"
    b"Ana,Silva,https://www.linkedin.com/in/ana,,Globex,CFO,08 Jan 2024\n"
    b"Bob,Wu,https://www.linkedin.com/in/bob,,Acme,CEO,10 Jan 2024\n"
    b",,,,,,14 Jan 2024\n"
)
REACTIONS = b"Date,Type,Link\n2024-01-10 09:00:00,LIKE,https://www.linkedin.com/feed/update/x\n"
GOOD = packed_entry("Connections.csv", CONNECTIONS)
_GIGABYTES = 1 << 30


@dataclass(frozen=True)
class Hostile:
    """An upload to be refused whole, with one of these codes."""

    name: str
    make: Callable[[], bytes]
    codes: frozenset[str]


def _hostile(name: str, make: Callable[[], bytes], *codes: str) -> Hostile:
    return Hostile(name, make, frozenset(codes))


def _zip(files: Mapping[str, bytes], method: int = zipfile.ZIP_DEFLATED) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", method) as archive:
        for name, content in files.items():
            archive.writestr(name, content)
    return buffer.getvalue()


def small_archive() -> bytes:
    return _zip({"Connections.csv": CONNECTIONS, "Reactions.csv": REACTIONS})


def workbook() -> bytes:
    buffer = io.BytesIO()
    book = Workbook()
    book.active["A1"] = "Budget"
    book.save(buffer)
    return buffer.getvalue()


def _docx() -> bytes:
    return _zip({"[Content_Types].xml": b"<Types/>", "word/document.xml": b"<w:document/>"})


def _bomb(megabytes: int, **lies: int) -> bytes:
    told = {"size": megabytes << 20, "crc": 0, "method": rawzip.DEFLATED} | lies
    return raw_zip([GOOD, Entry(b"messages.csv", rawzip.zeros(megabytes), **told)])


def _named(name: bytes, content: bytes = REACTIONS, **more: int) -> bytes:
    return raw_zip([GOOD, Entry(name, content, **more)])


def _link() -> bytes:
    return _named(b"../Reactions.csv", b"/etc/passwd", attributes=(stat.S_IFLNK | 0o777) << 16)


def _many(number: int) -> bytes:
    return raw_zip(
        [GOOD, *(Entry(b"%d.txt" % n, b"") for n in range(number))], count=number & 0xFFFF
    )


def _again(number: int) -> bytes:
    """Every entry is the very same bytes: a megabyte read thousands of times."""
    first = packed_entry("messages.csv", b"x" * (1 << 20))
    same = [Entry(first.name, first.packed, first.method, first.size, crc=first.crc, offset=0)]
    return raw_zip([first, *same * number])


def _many_bombs() -> bytes:
    megabyte = rawzip.zeros(1)
    names = (b"%d/messages.csv" % number for number in range(1_100))
    return raw_zip([Entry(name, megabyte, rawzip.DEFLATED, 1 << 20, crc=0) for name in names])


_NOT_ZIPS = {
    "nothing at all": b"",
    "one byte": b"P",
    "plain text": b"Dear Sir, here is my archive",
    "a login page": b"<!DOCTYPE html><html><title>LinkedIn Login, Sign in</title></html>",
    "a picture": b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 40,
    "a PDF": b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n1 0 obj\n<<>>\nendobj\n%%EOF\n",
    "one of the CSVs": CONNECTIONS,
    "a RAR": b"Rar!\x1a\x07\x01\x00" + bytes(100),
    "a 7z": b"7z\xbc\xaf\x27\x1c" + bytes(100),
    "a gzip": b"\x1f\x8b\x08\x00" + bytes(100),
    "a zstd": b"\x28\xb5\x2f\xfd" + bytes(100),
    "NULs": bytes(100_000),
}

_UNSAFE_NAMES = {
    "a name that climbs": b"../../Reactions.csv",
    "a name that climbs from within": b"Jobs/../../Reactions.csv",
    "a name that climbs in Windows": b"..\\..\\Reactions.csv",
    "an absolute name": b"/etc/cron.d/Reactions.csv",
    "an absolute name in Windows": b"C:\\Windows\\Reactions.csv",
    "a name on another machine": b"\\\\server\\share\\Reactions.csv",
    "a NUL in a name": b"Reactions.csv\0.png",
}

DAMAGED = {
    "a name that is no UTF-8": lambda: _named(b"R\xff\xfe.csv"),
    "a lone surrogate in a name": lambda: _named(b"R\xed\xa0\x80.csv"),
    "a directory elsewhere": lambda: raw_zip([GOOD], directory_at=0xFFFFFFF0),
    "a directory of four gigabytes": lambda: raw_zip([GOOD], directory_size=0xFFFFFFF0),
    "a directory that is no directory": lambda: raw_zip([GOOD], directory_at=0, directory_size=200),
    "an entry beyond the end": lambda: raw_zip([GOOD, Entry(b"a.csv", b"", offset=1 << 30)]),
    "an entry in another's middle": lambda: raw_zip([GOOD, Entry(b"a.csv", b"", offset=7)]),
    "a comment that is not there": lambda: raw_zip([GOOD], comment_size=900),
    "more entries than there are": lambda: raw_zip([GOOD], count=900, directory_size=9_000),
}

BOMBS = (
    _hostile("a gigabyte of zeros and more", lambda: _bomb(1_100), "ratio", "unpacks_too_large"),
    _hostile(
        "zeros that say they are few",
        lambda: _bomb(1_100, size=1_000),
        "ratio",
        "unpacks_too_large",
        "damaged",
        "nothing_readable",
    ),
    _hostile(
        "ten gigabytes claimed",
        lambda: _bomb(1, size=10 * _GIGABYTES),
        "ratio",
        "unpacks_too_large",
    ),
    _hostile(
        "ten gigabytes claimed of stored text",
        lambda: _named(b"messages.csv", REACTIONS, size=10 * _GIGABYTES, packed_size=64),
        "ratio",
        "unpacks_too_large",
        "damaged",
    ),
    _hostile(
        "files that overlap",
        lambda: rawzip.overlapping([f"{n}/messages.csv" for n in range(300)], b"x" * (1 << 20)),
        "overlapping",
        "ratio",
        "unpacks_too_large",
    ),
    _hostile("one file told of often", lambda: _again(4_000), "overlapping", "same_name_twice"),
    _hostile("many entries", lambda: _many(5_001), "too_many_entries"),
    _hostile("very many entries", lambda: _many(70_000), "too_many_entries"),
    _hostile(
        "many zeros in many files",
        _many_bombs,
        "ratio",
        "unpacks_too_large",
    ),
)

CONTAINERS = (
    *(_hostile(name, lambda data=data: data, "not_a_zip") for name, data in _NOT_ZIPS.items()),
    *(
        _hostile(name, lambda path=path: _named(path), "unsafe_path", "damaged", "truncated")
        for name, path in _UNSAFE_NAMES.items()
    ),
    _hostile("a workbook", workbook, "nothing_known", "analytics_instead"),
    _hostile("a Word document", _docx, "nothing_known"),
    _hostile("a zip of nothing", lambda: _zip({}), "nothing_known"),
    _hostile("a zip of photos", lambda: _zip({"a.jpg": b"\xff\xd8\xff"}), "nothing_known"),
    _hostile("a link that climbs", _link, "unsafe_path"),
    _hostile("a zip in a zip", lambda: _zip({"a.zip": small_archive()}), "nested"),
    _hostile(
        "a zip that says it is a CSV",
        lambda: _zip({"Connections.csv": CONNECTIONS, "messages.csv": small_archive()}),
        "nested",
    ),
    _hostile(
        "a tar in a zip",
        lambda: _zip({"Connections.csv": CONNECTIONS, "x.tar.gz": b"\x1f\x8b\x08"}),
        "nested",
    ),
    _hostile(
        "a password",
        lambda: _named(b"messages.csv", flags=rawzip.ENCRYPTED),
        "encrypted",
    ),
    _hostile(
        "a password of the newer sort",
        lambda: _named(b"messages.csv", flags=rawzip.ENCRYPTED, method=rawzip.AES),
        "encrypted",
    ),
)

TRUNCATIONS = ("in a header", "in a content", "in the directory", "in the end", "by a byte")


def truncated(place: str) -> bytes:
    whole = small_archive()
    directory, end = whole.index(b"PK\x01\x02"), whole.index(b"PK\x05\x06")
    length = {
        "in a header": 12,
        "in a content": directory // 2,
        "in the directory": (directory + end) // 2,
        "in the end": end + 7,
        "by a byte": len(whole) - 1,
    }
    return whole[: length[place]]
