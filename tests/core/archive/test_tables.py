"""Files as LinkedIn, spreadsheets and people save them."""

import pytest

from tests.core.archive.archives import (
    CONNECTIONS,
    REACTIONS,
    SEARCHES,
    SHARES,
    counts,
    lines,
    read,
)
from tracker.core.archive import ArchiveReading, Refused, RefusedWhy
from tracker.core.text_files import LONGEST_LINE

WHEN = "2026-01-07 12:00:00"
WEEK = "2026-W02"
TEXT = lines(REACTIONS, f"{WHEN},LIKE,https://é.example", f"{WHEN},PRAISE,u")


def reactions(content: str | bytes) -> ArchiveReading:
    return read({"Reactions.csv": content})


def refusals(reading: ArchiveReading) -> list[tuple[int | None, RefusedWhy]]:
    return [(one.line, one.why) for one in reading.refused]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
def test_every_encoding_is_read(encoding: str) -> None:
    assert counts(reactions(TEXT.encode(encoding)), "reactions") == {WEEK: 2}


def test_utf_16_of_either_end_is_read() -> None:
    content = ("\ufeff" + TEXT).encode("utf-16-be")
    assert counts(reactions(content), "reactions") == {WEEK: 2}


def test_a_2018_file_with_tabs_and_quotes_is_read() -> None:
    header = '"Date"\t"Share Title"\t"Share Link"\t"Share Commentary"'
    row = '"2018/08/18 17:16:55 UTC"\t""\t"u"\t"Hello, ""you"""'
    content = ("\ufeff" + lines(header, row)).encode("utf-16-le")
    assert counts(read({"Shares.csv": content}), "posts") == {"2018-W33": 1}


@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_every_delimiter_and_line_end_is_read(delimiter: str, end: str) -> None:
    content = TEXT.replace(",", delimiter).replace("\n", end)
    assert counts(reactions(content), "reactions") == {WEEK: 2}


def test_the_last_row_needs_no_line_end_and_blank_lines_are_nothing() -> None:
    reading = reactions(TEXT.replace("\n", "\n\n").rstrip())
    assert counts(reading, "reactions") == {WEEK: 2}
    assert reading.files[0].rows == 2


def test_an_unnamed_first_column_and_another_order_are_no_matter() -> None:
    content = lines(",Link,Date,Type", f"0,u,{WHEN},LIKE")
    assert counts(reactions(content), "reactions") == {WEEK: 1}


def test_blank_cells_behind_the_last_column_are_no_matter() -> None:
    content = lines(REACTIONS, f"{WHEN},LIKE,u,,")
    assert counts(reactions(content), "reactions") == {WEEK: 1}


@pytest.mark.parametrize(
    "preamble",
    ["", "Notes:\n\n", 'Notes:,,,,,,\n"When, exporting",,,,,,\n,,,,,,\n', "sep=,\n"],
)
def test_the_header_is_looked_for_behind_whatever_note(preamble: str) -> None:
    content = preamble + lines(CONNECTIONS, ",,,,,,07 Jan 2026")
    assert counts(read({"Connections.csv": content}), "connections") == {WEEK: 1}


def test_refused_rows_are_told_by_their_physical_line() -> None:
    rows = (f'{WHEN},u,"one\ntwo\nthree",,,X', "never,u,Hello,,,X", f"{WHEN},u,Hello,,,X")
    reading = read({"Shares.csv": lines(SHARES, *rows)})
    assert reading.refused == (Refused("Shares.csv", 5, RefusedWhy.UNREADABLE_DATE),)
    assert counts(reading, "posts") == {WEEK: 2}


@pytest.mark.parametrize(
    ("row", "why"),
    [
        (f"{WHEN},LIKE,u,more", RefusedWhy.TOO_MANY_CELLS),
        (f"{WHEN},LIKE", RefusedWhy.TOO_FEW_CELLS),
        ("2026-11-21 00:00:00,LIKE,u", RefusedWhy.FUTURE),
        ("9999-12-31 23:59:59,LIKE,u", RefusedWhy.FUTURE),
        ("2002-12-31 23:59:59,LIKE,u", RefusedWhy.TOO_OLD),
        ("0001-01-01 00:00:00,LIKE,u", RefusedWhy.TOO_OLD),
        ("1970-01-01 00:00:00,LIKE,u", RefusedWhy.TOO_OLD),
        ("NaN,LIKE,u", RefusedWhy.UNREADABLE_DATE),
    ],
)
def test_a_row_that_cannot_be_true_is_refused_and_the_next_one_counted(
    row: str, why: RefusedWhy
) -> None:
    reading = reactions(lines(REACTIONS, row, f"{WHEN},LIKE,u"))
    assert refusals(reading) == [(2, why)]
    assert counts(reading, "reactions") == {WEEK: 1}


def test_tomorrow_is_not_yet_the_future() -> None:
    reading = reactions(lines(REACTIONS, "2026-11-20 23:00:00,LIKE,u"))
    assert counts(reading, "reactions") == {"2026-W47": 1}


def test_a_quote_that_stays_open_is_no_silent_end() -> None:
    rows = (f"{WHEN},u,One,,,X", f'{WHEN},u,"Two,,,X', f"{WHEN},u,Three,,,X")
    reading = read({"Shares.csv": lines(SHARES, *rows), "Reactions.csv": TEXT})
    assert refusals(reading) == [(3, RefusedWhy.UNCLOSED_QUOTE)]
    assert "posts" in reading.unknown
    assert counts(reading, "reactions") == {WEEK: 2}


@pytest.mark.parametrize("letter", ["x", "\0"])
def test_a_line_without_end_is_no_line(letter: str) -> None:
    content = lines(REACTIONS, f"{WHEN},LIKE,u", f"{WHEN},LIKE,") + letter * (LONGEST_LINE + 1)
    reading = reactions(content)
    assert refusals(reading) == [(4, RefusedWhy.TOO_LONG)]
    assert counts(reading, "reactions") == {}


def test_a_field_without_end_is_no_field() -> None:
    field = ("x" * 1000 + "\n") * 1100
    reading = read({"Shares.csv": lines(SHARES, f'{WHEN},u,"{field}",,,X')})
    assert refusals(reading) == [(2, RefusedWhy.TOO_LONG)]


def test_a_long_message_is_a_message() -> None:
    content = lines(SHARES, f'{WHEN},u,"{"x" * 500_000}",,,X')
    assert counts(read({"Shares.csv": content}), "posts") == {WEEK: 1}


def test_a_header_in_another_language_is_unknown() -> None:
    content = lines("Vorname,Nachname,URL,E-Mail,Firma,Position,Am", "A,B,u,,,,3 Apr 2022")
    (refused,) = read({"Connections.csv": content}).refused
    assert (refused.why, refused.line) == (RefusedWhy.UNKNOWN_HEADER, None)


def test_a_row_is_no_header() -> None:
    content = "Kim,Example,,,Acme,Sales,07 Jan 2026\n"
    (refused,) = read({"Connections.csv": content}).refused
    assert refused.why is RefusedWhy.NO_HEADER


@pytest.mark.parametrize("content", ["", "\n\n", "No conversations found\n"])
def test_a_file_without_a_header_tells_nothing(content: str) -> None:
    reading = reactions(content)
    assert refusals(reading) == [(None, RefusedWhy.NO_HEADER)]
    assert "reactions" in reading.unknown


def test_days_before_months_are_read_where_the_file_proves_them() -> None:
    rows = ("7/1/2026 12:00,LIKE,u", "13/1/2026 12:00,LIKE,u")
    reading = reactions(lines(REACTIONS, *rows))
    assert counts(reading, "reactions") == {WEEK: 1, "2026-W03": 1}
    assert reading.odd_dates


def test_a_file_with_both_orders_is_refused() -> None:
    rows = ("1/13/2026 12:00,LIKE,u", "13/1/2026 12:00,LIKE,u")
    reading = reactions(lines(REACTIONS, *rows))
    assert refusals(reading) == [(None, RefusedWhy.MIXED_DATES)]
    assert "reactions" in reading.unknown


def test_searches_are_read_whatever_is_in_them() -> None:
    rows = ('2026/01/07 12:00:00 UTC,"ceo" berlin, =1+1', "2026/01/07 12:00:00 UTC,ñ\0")
    assert counts(read({"SearchQueries.csv": lines(SEARCHES, *rows)}), "searches") == {WEEK: 2}
