"""However an archive is packed and saved, it reads the same."""

from random import Random

from hypothesis import given, settings
from hypothesis import strategies as st

from tests.core.archive.archives import (
    COMMENTS,
    INVITATIONS,
    MESSAGES,
    OTHER,
    REACTIONS,
    SHARES,
    invitation,
    lines,
    message,
    profile,
    read,
)
from tracker.core.archive import ArchiveReading

days = st.dates().map(lambda day: day.replace(year=2020 + day.year % 6, day=min(day.day, 28)))
times = st.builds(
    "{:%Y-%m-%d} {:02d}:{:02d}:00".format, days, st.integers(0, 23), st.integers(0, 59)
)
pacific = st.builds(
    "{:%m/%d/%y}, {}:{:02d} {}".format,
    days,
    st.integers(1, 12),
    st.integers(0, 59),
    st.sampled_from(("AM", "PM")),
)
texts = st.sampled_from(("", "Hello", "Two, words", "é", 'a ""quote""', "two\nlines"))
senders = st.sampled_from((OTHER, "https://www.linkedin.com/in/robin-example"))


def table(header: str, rows: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    return st.lists(rows, min_size=1, max_size=5).map(lambda written: lines(header, *written))


archives = st.fixed_dictionaries(
    {
        "Profile": st.just(profile()),
        "Shares": table(SHARES, st.builds('{},u,"{}",,,X'.format, times, texts)),
        "Comments": table(COMMENTS, st.builds("{},https://é,Hi".format, times)),
        "Reactions": table(REACTIONS, st.builds("{},LIKE,u".format, times)),
        "Invitations": table(INVITATIONS, st.builds(invitation, pacific, texts)),
        "messages": table(
            MESSAGES,
            st.builds(lambda at, text, who: message(at, text, sender=who), times, texts, senders),
        ),
    }
)


def packed(files: dict[str, str | bytes]) -> ArchiveReading:
    return read({f"{name}.csv": content for name, content in files.items()})


def same(one: ArchiveReading, other: ArchiveReading) -> bool:
    """All but the order in which files are listed."""
    return (one.weeks, one.unknown, one.refused, one.through, one.profile) == (
        other.weeks,
        other.unknown,
        other.refused,
        other.through,
        other.profile,
    )


few = settings(max_examples=25, deadline=None)


@few
@given(archives, st.sampled_from(("utf-8-sig", "utf-16", "cp1252")))
def test_in_whatever_encoding(files: dict[str, str], encoding: str) -> None:
    encoded = {name: text.encode(encoding) for name, text in files.items()}
    assert same(packed({**files}), packed({**encoded}))


@few
@given(archives)
def test_with_whatever_line_ends(files: dict[str, str]) -> None:
    assert same(packed({**files}), packed({n: t.replace("\n", "\r\n") for n, t in files.items()}))


@few
@given(archives, st.integers(1, 10**9), st.sampled_from(("", "Basic/", "a\\b\\", "x/__y/")))
def test_under_whatever_folder_and_name(files: dict[str, str], number: int, folder: str) -> None:
    renamed = {f"{folder}{name.upper()}_{number}": text for name, text in files.items()}
    assert same(packed({**files}), packed({**renamed}))


@few
@given(archives, st.randoms())
def test_in_whatever_order(files: dict[str, str], random: Random) -> None:
    names = sorted(files)
    random.shuffle(names)
    assert same(packed({**files}), packed({name: files[name] for name in names}))


@few
@given(archives)
def test_twice_in_one_archive_as_once(files: dict[str, str]) -> None:
    twice = {f"{folder}/{name}": text for folder in "ab" for name, text in files.items()}
    assert same(packed({**files}), packed({**twice}))


@few
@given(archives)
def test_every_row_is_counted_left_out_or_refused(files: dict[str, str]) -> None:
    for file in packed({**files}).files:
        assert file.rows == file.counted + sum(file.left_out.values()) + file.refused
