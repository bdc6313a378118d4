from datetime import date, datetime
from enum import StrEnum
from io import BytesIO

import pytest

from tests.core.analytics.workbooks import (
    DEMOGRAPHICS,
    POSTS,
    changed,
    discovery,
    engagement,
    export,
    followers,
    read,
    saved,
)
from tests.core.archive.archives import SHARES, lines, zipped
from tracker.core.analytics import AnalyticsError, AnalyticsErrorCode, DayFigures
from tracker.core.archive import Refused, RefusedWhy
from tracker.core.zip_limits import ZipRefusal

SECOND = "xl/worksheets/sheet2.xml"
DAY = date(2024, 8, 1)


def refusal(file: BytesIO) -> StrEnum:
    with pytest.raises(AnalyticsError) as refused:
        read(file)
    return refused.value.code


def test_the_old_layout_with_numbers_is_read() -> None:
    reading = read(export([["8/1/2024", 123.0, 4.0]], [["8/1/2024", 2.0]]))
    assert reading.days == {DAY: DayFigures(123, 4, 2)}
    assert (reading.first, reading.last, reading.refused) == (DAY, DAY, ())


def test_the_new_layout_with_texts_is_read() -> None:
    reading = read(export([["8/1/2024", "1,234", "-28"]], [["8/1/2024", "0"]]))
    assert reading.days == {DAY: DayFigures(1234, -28, 0)}


def test_an_export_in_another_language_is_read() -> None:
    days = [[f"{day:02d}/08/2024", "1.234", "−28"] for day in range(1, 8)]
    sheets = {
        "Descoberta": discovery("01/08/2024 - 07/08/2024", "Desempenho geral"),
        "Engajamento": engagement(*days, header=["Data", "Impressões", "Engajamentos"]),
        "Publicações": POSTS,
        "Seguidores": [["Total de seguidores em 07/08/2024", "1"], [], ["Data", "Novos"]],
        "Dados": DEMOGRAPHICS,
        "Mais dados": DEMOGRAPHICS,
    }
    reading = read(saved(sheets))
    assert list(reading.days) == [date(2024, 8, day) for day in range(1, 8)]
    assert reading.days[DAY] == DayFigures(1234, -28)


@pytest.mark.parametrize(
    "cell", [DAY, datetime(2024, 8, 1, 3, 4), 45505, 45505.5, "2024-08-01", "01.08.2024"]
)
def test_a_day_of_any_type_is_read(cell: object) -> None:
    assert list(read(export([[cell, 1, 2]])).days) == [DAY]


@pytest.mark.parametrize(
    ("cell", "number"),
    [
        (12, 12),
        ("12", 12),
        ("1,234,567", 1_234_567),
        ("1.234.567", 1_234_567),
        ("1 234\u00a0567".replace(" ", "\u00a0"), 1_234_567),
        ("1\u202f234", 1234),
        ("1’234", 1234),
        ("1,23,456", 123_456),
        ("12.0", 12),
        ("–5", -5),
        ("", None),
        (" ", None),
        (None, None),
    ],
)
def test_a_whole_number_in_any_language_is_read(cell: object, number: int | None) -> None:
    assert read(export([["8/1/2024", cell, 7]])).days[DAY].impressions == number


@pytest.mark.parametrize(
    "cell", ["many", "1.5", "12%", "< 1", "1,2", "NaN", "1e9", "--5", 1.5, True, 10**12, "9" * 40]
)
def test_what_is_no_whole_number_is_refused_by_its_row(cell: object) -> None:
    reading = read(export([["8/1/2024", 1, 2], ["8/2/2024", cell, 7]]))
    assert reading.refused == (Refused("ENGAGEMENT", 3, RefusedWhy.UNREADABLE_NUMBER),)
    assert list(reading.days) == [DAY]


def test_what_is_missing_is_unknown_and_not_zero() -> None:
    reading = read(export([["8/1/2024", 1, None]], [["8/2/2024", 5]]))
    assert reading.days == {
        DAY: DayFigures(1, None, None),
        date(2024, 8, 2): DayFigures(None, None, 5),
    }


def test_a_day_of_which_nothing_is_told_is_no_day() -> None:
    assert list(read(export([["8/1/2024", "", None], ["8/2/2024", 0, ""]])).days) == [
        date(2024, 8, 2)
    ]


def test_rows_of_followers_are_told_by_their_own_number() -> None:
    gains = [["8/1/2024", 1], ["when", 2], ["8/1/2024", 3]]
    reading = read(export([["8/1/2024", 1, 2]], gains))
    assert reading.refused == (
        Refused("FOLLOWERS", 5, RefusedWhy.UNREADABLE_DATE),
        Refused("FOLLOWERS", 6, RefusedWhy.DAY_TWICE),
    )
    assert reading.days[DAY].new_followers == 1


def test_days_to_come_and_of_long_ago_are_refused() -> None:
    days = [["8/1/2024", 1, 2], [date(2026, 11, 21), 1, 2], [date(2002, 1, 1), 1, 2]]
    assert [one.why for one in read(export(days)).refused] == [
        RefusedWhy.FUTURE,
        RefusedWhy.TOO_OLD,
    ]


def test_a_day_above_twelve_proves_the_order_for_all_sheets() -> None:
    reading = read(export([["14/8/2024", 1, 2]], [["1/8/2024", 3]], period="1/8/2024 - 14/8/2024"))
    assert list(reading.days) == [DAY, date(2024, 8, 14)]


def test_the_period_proves_the_order_when_no_row_does() -> None:
    reading = read(export([["1/8/2024", 1, 2], ["3/8/2024", 1, 2]], period="1/8/2024 - 31/8/2024"))
    assert list(reading.days) == [DAY, date(2024, 8, 3)]


def test_a_period_that_would_end_before_it_begins_is_none() -> None:
    days = [["6/11/2024", 1, 2], ["8/11/2024", 1, 2]]
    reading = read(export(days, period="5/11/2024 - 4/12/2024"))
    assert list(reading.days) == [date(2024, 11, 6), date(2024, 11, 8)]


def test_rows_one_day_apart_prove_the_order_when_nothing_else_does() -> None:
    days = [[f"{day}/8/2024", 1, 2] for day in range(1, 4)]
    reading = read(export(days, period="1/8/2024 - 3/8/2024"))
    assert list(reading.days) == [date(2024, 8, day) for day in range(1, 4)]


def test_an_order_that_leads_to_the_future_is_none() -> None:
    reading = read(export([["1/12/2026", 1, 2]], period="1/12/2026 - 1/12/2026"))
    assert list(reading.days) == [date(2026, 1, 12)]


@pytest.mark.parametrize(
    ("days", "period"),
    [
        (["1/8/2024", "3/8/2024"], "1/8/2024 - 3/8/2024"),
        (["13/8/2024", "8/14/2024"], "8/1/2024 - 8/31/2024"),
    ],
)
def test_dates_that_can_be_read_in_two_ways_or_none_are_refused(
    days: list[str], period: str
) -> None:
    file = export([[day, 1, 2] for day in days], period=period)
    assert refusal(file) is AnalyticsErrorCode.UNCERTAIN_DATES


@pytest.mark.parametrize("dimension", [b"", b'<dimension ref="A1:XFD1048576"/>'])
def test_whatever_is_said_of_the_dimension_is_no_matter(dimension: bytes) -> None:
    file = export([["8/1/2024", 1, 2]])
    file = changed(file, SECOND, b'<dimension ref="A1:C2" />', dimension)
    assert read(file).days[DAY].impressions == 1


def test_an_export_without_a_single_day_is_empty() -> None:
    reading = read(export([]))
    assert (reading.days, reading.first, reading.last) == ({}, None, None)


def test_other_spreadsheets_are_told_by_a_code() -> None:
    post = [["Post URL", "https://www.linkedin.com/feed/update/x"], ["Impressions", "12"]]
    page = [["About"], ["Date", "Organic", "Sponsored", "Total"], ["8/1/2024", 1, 2, 3]]
    budget = [["Item", "Price"], ["Bread", 3]]
    assert refusal(saved({"PERFORMANCE": post})) is AnalyticsErrorCode.ONE_POST
    assert refusal(saved({"Metrics": page, "All posts": POSTS})) is AnalyticsErrorCode.COMPANY_PAGE
    assert refusal(saved({"Sheet1": budget})) is AnalyticsErrorCode.NOTHING_KNOWN
    assert refusal(saved({"Sheet1": []})) is AnalyticsErrorCode.NOTHING_KNOWN


def test_a_list_of_days_and_numbers_is_no_export() -> None:
    assert refusal(saved({"S": followers(["8/1/2024", 1])})) is AnalyticsErrorCode.NOTHING_KNOWN
    assert refusal(saved({"S": engagement(["8/1/2024", 1, 2])})) is AnalyticsErrorCode.NOTHING_KNOWN


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (b"", ZipRefusal.NOT_A_ZIP),
        (b"Date,Impressions\n", ZipRefusal.NOT_A_ZIP),
        (b"PK\x03\x04x", ZipRefusal.TRUNCATED),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1x", AnalyticsErrorCode.OLD_EXCEL),
        (zipped({"Shares.csv": lines(SHARES)}).getvalue(), AnalyticsErrorCode.ARCHIVE_INSTEAD),
        (zipped({"xl/workbook.xml": "<x"}).getvalue(), ZipRefusal.DAMAGED),
    ],
)
def test_other_files_are_told_by_a_code(content: bytes, code: StrEnum) -> None:
    assert refusal(BytesIO(content)) is code


@pytest.mark.parametrize(
    "place",
    [b'r="XFD1048576"', b'r="B9999999"', b'r="ZZ2"', b"r='xfd1048576'", b'r = "AAAAAAA1"'],
)
def test_a_cell_far_away_is_refused_before_there_is_room_made_for_it(place: bytes) -> None:
    file = changed(export([["8/1/2024", 1, 2]]), SECOND, b'r="C2"', place)
    assert refusal(file) is AnalyticsErrorCode.TOO_MANY_CELLS


@pytest.mark.parametrize(
    "rows",
    [
        b'<row r="1048576"><c><v>1</v></c></row>',
        b'<row r="1048575"></row><row><c><v>1</v></c></row>',
        b"<row>" + b"<c/>" * 201 + b"</row>",
        b'<row r="3"><c r="GQ3"/><c/><c/><c/></row>',
    ],
)
def test_cells_without_a_place_are_refused_where_they_come_to_stand_far_away(rows: bytes) -> None:
    file = export([["8/1/2024", 1, 2]])
    file = changed(file, SECOND, b"</sheetData>", rows + b"</sheetData>")
    assert refusal(file) is AnalyticsErrorCode.TOO_MANY_CELLS


def test_an_empty_row_far_away_is_no_matter() -> None:
    file = export([["8/1/2024", 1, 2]])
    file = changed(file, SECOND, b"</sheetData>", b'<row r="1048576"></row></sheetData>')
    assert list(read(file).days) == [DAY]


def test_too_many_tags_are_refused() -> None:
    file = export([["8/1/2024", 1, 2]])
    file = changed(file, SECOND, b"</sheetData>", b"<x/>" * 1_000_001 + b"</sheetData>")
    assert refusal(file) is AnalyticsErrorCode.TOO_MANY_CELLS


@pytest.mark.parametrize(
    "begin",
    [b'<!DOCTYPE x [<!ENTITY a "b">]><worksheet', "<worksheet".encode("utf-16")],
)
def test_definitions_and_other_encodings_are_told(begin: bytes) -> None:
    file = changed(export([["8/1/2024", 1, 2]]), SECOND, b"<worksheet", begin)
    assert refusal(file) is ZipRefusal.DAMAGED


def test_a_broken_sheet_is_told() -> None:
    file = changed(export([["8/1/2024", 1, 2]]), SECOND, b"</row>", b"</rwo>")
    assert refusal(file) is ZipRefusal.DAMAGED
