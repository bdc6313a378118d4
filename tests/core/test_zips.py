import gc
import struct
import warnings
from io import BytesIO
from zipfile import ZIP_BZIP2, ZIP_DEFLATED, ZIP_STORED, ZipFile, ZipInfo

import pytest

from tracker.core.zip_limits import MEGABYTE, ZipLimits, ZipRefusal, ZipRefused, basename
from tracker.core.zips import CheckedZip, is_packed, names_in, open_checked

LIMITS = ZipLimits(packed=4 * MEGABYTE, unpacked=8 * MEGABYTE, entries=20, ratio=50)
VARIED = bytes(range(256)) * 8


def zipped(*entries: tuple[str, bytes], method: int = ZIP_DEFLATED) -> BytesIO:
    file = BytesIO()
    with ZipFile(file, "w", method) as archive, warnings.catch_warnings():
        warnings.simplefilter("ignore")
        for name, content in entries:
            archive.writestr(ZipInfo(name), content, compress_type=method)
    return file


def refusal(file: BytesIO, limits: ZipLimits = LIMITS) -> ZipRefused:
    with pytest.raises(ZipRefused) as refused, open_checked(file, limits) as archive:
        archive.read_through()
    return refused.value


def refusal_by_claim(file: BytesIO, limits: ZipLimits = LIMITS) -> ZipRefused:
    """Before a byte is unpacked."""
    with pytest.raises(ZipRefused) as refused, open_checked(file, limits):
        pass
    return refused.value


def test_the_files_of_a_sound_zip_are_read_and_its_folders_left_out() -> None:
    with open_checked(zipped(("a/", b""), ("a/b.csv", b"one"), ("c.csv", b"")), LIMITS) as archive:
        assert [basename(entry) for entry in archive.entries] == ["b.csv", "c.csv"]
        with archive.open(archive.entries[0]) as stream:
            assert stream.read() == b"one"


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (b"", ZipRefusal.NOT_A_ZIP),
        (b"Date,Link\n" * 9, ZipRefusal.NOT_A_ZIP),
        (b"7z\xbc\xaf\x27\x1c" + b"x" * 99, ZipRefusal.NOT_A_ZIP),
        (b"PK\x03\x04" + b"x" * 99, ZipRefusal.TRUNCATED),
        (zipped(("a.csv", VARIED)).getvalue()[:-30], ZipRefusal.TRUNCATED),
    ],
)
def test_what_is_no_zip_is_told_from_a_part_of_one(content: bytes, code: ZipRefusal) -> None:
    assert refusal(BytesIO(content)).code is code


def test_a_file_above_the_limit_is_not_even_opened() -> None:
    refused = refusal(BytesIO(b"x" * (4 * MEGABYTE + 1)))
    assert (refused.code, refused.limit) == (ZipRefusal.TOO_LARGE, 4 * MEGABYTE)


def test_too_many_entries_are_refused() -> None:
    entries = [(f"{number}.txt", b"") for number in range(21)]
    refused = refusal(zipped(*entries))
    assert (refused.code, refused.limit) == (ZipRefusal.TOO_MANY_ENTRIES, 20)


def test_a_huge_directory_is_refused_before_it_is_in_memory() -> None:
    file = zipped(("a.csv", b"one"))
    claimed = struct.pack("<I", 3 * MEGABYTE)
    content = bytearray(b"\0" * 3 * MEGABYTE + file.getvalue())
    content[-10:-6] = claimed
    assert refusal(BytesIO(bytes(content))).code is ZipRefusal.TOO_MANY_ENTRIES


def test_what_unpacks_to_too_much_is_refused_by_what_it_claims() -> None:
    entries = [(f"{number}", VARIED * 400) for number in range(11)]
    refused = refusal_by_claim(zipped(*entries), ZipLimits(MEGABYTE, 8 * MEGABYTE, 20))
    assert (refused.code, refused.limit) == (ZipRefusal.UNPACKS_TOO_LARGE, 8 * MEGABYTE)


def test_what_unpacks_to_too_much_is_refused_while_it_is_read() -> None:
    file = zipped(("a.csv", b"x" * 3000), method=ZIP_STORED)
    with ZipFile(file) as archive, pytest.raises(ZipRefused) as refused:
        CheckedZip(archive, ZipLimits(packed=MEGABYTE, unpacked=2000)).read_through()
    assert refused.value.code is ZipRefusal.UNPACKS_TOO_LARGE


def test_an_entry_that_is_read_twice_counts_once() -> None:
    file = zipped(("a.csv", b"x" * 3000))
    with open_checked(file, ZipLimits(packed=MEGABYTE, unpacked=4000)) as archive:
        archive.read_through()
        archive.read_through()
        assert archive.bytes_read == 3000


def test_more_than_a_megabyte_out_of_next_to_nothing_is_refused() -> None:
    refused = refusal_by_claim(zipped(("a.csv", b"x" * 2 * MEGABYTE)))
    assert (refused.code, refused.limit) == (ZipRefusal.RATIO, 50)


def test_more_than_a_megabyte_out_of_next_to_nothing_is_refused_while_it_is_read() -> None:
    file = zipped(("a.csv", b"x" * 2 * MEGABYTE))
    with ZipFile(file) as archive, pytest.raises(ZipRefused) as refused:
        CheckedZip(archive, LIMITS).read_through()
    assert refused.value.code is ZipRefusal.RATIO


def test_little_text_may_be_as_monotonous_as_it_likes() -> None:
    with open_checked(zipped(("a.csv", b"x" * MEGABYTE)), LIMITS) as archive:
        archive.read_through()


def test_encrypted_entries_are_refused() -> None:
    content = bytearray(zipped(("a.csv", VARIED)).getvalue())
    content[content.index(b"PK\x01\x02") + 8] |= 1
    assert refusal(BytesIO(bytes(content))).code is ZipRefusal.ENCRYPTED


@pytest.mark.parametrize(
    "path",
    ["../a.csv", "a/../../b.csv", "..\\a.csv", "/etc/passwd", "\\a.csv", "C:\\a.csv", "c:a.csv"],
)
def test_paths_that_lead_elsewhere_are_refused(path: str) -> None:
    assert refusal(zipped((path, b"x"))).code is ZipRefusal.UNSAFE_PATH


def test_a_name_with_a_nul_is_refused() -> None:
    content = zipped(("Shares.csvX.txt", b"x")).getvalue().replace(b"csvX", b"csv\0")
    assert refusal(BytesIO(content)).code is ZipRefusal.UNSAFE_PATH


@pytest.mark.parametrize("path", ["Articles/2017-12-09 04:54:08.html", "Jobs/what..next.csv"])
def test_odd_names_of_linkedins_own_are_accepted(path: str) -> None:
    with open_checked(zipped((path, b"x")), LIMITS) as archive:
        assert len(archive.entries) == 1


def test_one_name_for_two_entries_is_refused() -> None:
    file = zipped(("a.csv", b"one"), ("a.csv", b"two"))
    assert refusal(file).code is ZipRefusal.SAME_NAME_TWICE


def test_entries_that_share_their_bytes_are_refused() -> None:
    file = zipped(("a.csv", VARIED), ("b.csv", VARIED), method=ZIP_STORED)
    content = bytearray(file.getvalue())
    second = content.rindex(b"PK\x01\x02")
    content[second + 42 : second + 46] = struct.pack("<I", 8)
    assert refusal(BytesIO(bytes(content))).code is ZipRefusal.OVERLAPPING


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("inner.zip", b""),
        ("Inner.TAR", b""),
        ("notes.txt", zipped(("a.csv", b"x")).getvalue()),
        ("notes.csv", b"Rar!\x1a\x07\x01\x00"),
        ("notes.csv", b"7z\xbc\xaf\x27\x1c"),
        ("notes.csv", b"\x1f\x8b\x08\x00"),
        ("notes.csv", b"\xfd7zXZ\x00"),
        ("notes.csv", b"BZh91AY"),
        ("notes.csv", b"\0" * 257 + b"ustar\0"),
    ],
)
def test_an_archive_within_is_known_by_its_name_and_by_its_bytes(name: str, content: bytes) -> None:
    assert refusal(zipped((name, content))).code is ZipRefusal.NESTED


def test_a_wrong_checksum_is_told() -> None:
    content = (
        zipped(("a.csv", VARIED), method=ZIP_STORED).getvalue().replace(b"\x00\x01", b"\x00\x02", 1)
    )
    assert refusal(BytesIO(content)).code is ZipRefusal.DAMAGED


def test_other_methods_of_packing_are_told() -> None:
    assert refusal(zipped(("a.csv", VARIED), method=ZIP_BZIP2)).code is ZipRefusal.COMPRESSION


def test_a_refusal_says_no_name_and_leaves_nothing_open() -> None:
    content = (
        zipped(("secret.csv", VARIED), method=ZIP_STORED)
        .getvalue()
        .replace(b"\x00\x01", b"\x02\x01", 1)
    )
    file = BytesIO(content)
    refused = refusal(file)
    assert "secret" not in f"{refused!r}{refused.__cause__!r}"
    assert refused.__suppress_context__
    gc.collect()
    assert not file.closed


def test_names_are_looked_up_without_a_judgement() -> None:
    assert names_in(zipped(("../a", b"x")), LIMITS) == {"../a"}
    assert names_in(BytesIO(b"PK\x03\x04"), LIMITS) == frozenset()


def test_a_plain_text_is_not_packed() -> None:
    assert not is_packed(b"Date,Link,Message\n")
