from datetime import date

import pytest

from tracker.core.sheets.dates import (
    DateFormat,
    days_by_format,
    possible_formats,
    read_day,
    read_week,
)
from tracker.core.weeks import Week

DAY = date(2026, 11, 9)
ISO, DAYS, MONTHS, POINTS, YEARS, NAMES = DateFormat


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("2026-11-09", ISO),
        (" 2026-11-9 ", ISO),
        ("2026-11-09 08:30:00", ISO),
        ("2026-11-09T08:30", ISO),
        ("09/11/2026", DAYS),
        ("9-11-2026", DAYS),
        ("9/11/26", DAYS),
        ("9/11/2026 8:30", DAYS),
        ("11/9/2026", MONTHS),
        ("11/9/26, 2:40 PM", MONTHS),
        ("9.11.2026", POINTS),
        ("9. 11. 26", POINTS),
        ("2026/11/09", YEARS),
        ("9 Nov 2026", NAMES),
        ("9-nov-26", NAMES),
        ("9 november 2026", NAMES),
        ("Nov 9, 2026", NAMES),
        ("November 9th, 2026", NAMES),
        ("ma 9 nov. 2026", NAMES),
        ("9\u00a0nov\u00a02026", NAMES),
    ],
)
def test_a_day_is_read_in_its_format(text: str, written: DateFormat) -> None:
    assert read_day(text, written) == DAY


@pytest.mark.parametrize(
    "text",
    [
        "",
        "x",
        "2026-02-30",
        "2026-11-09T23:30:00Z",
        "2026-11-09T23:30+02:00",
        "46345",
        "٢٠٢٦-١١-٠٩",
    ],
)
def test_what_is_no_day_is_none_in_any_format(text: str) -> None:
    assert [read_day(text, written) for written in DateFormat] == [None] * 6


def test_an_iso_day_is_one_in_every_format() -> None:
    assert {read_day("2026-11-09", written) for written in DateFormat} == {DAY}


def test_dutch_and_english_months_are_known() -> None:
    texts = ("3 mrt 2026", "3 maart 2026", "3 Mar 2026", "March 3, 2026")
    assert {read_day(text, NAMES) for text in texts} == {date(2026, 3, 3)}
    assert read_day("3 okt 2026", NAMES) == date(2026, 10, 3)


@pytest.mark.parametrize(
    ("texts", "expected"),
    [
        (["2026-11-09"], ()),
        (["", "Total"], ()),
        (["13/11/2026", "3/4/2026"], (DAYS,)),
        (["11/13/2026", "3/4/2026"], (MONTHS,)),
        (["3/4/2026"], (DAYS, MONTHS)),
        (["13/4/2026", "4/13/2026"], (DAYS, MONTHS)),
        (["3/3/2026"], (DAYS,)),
        (["9.11.2026", "2026-11-09"], (POINTS,)),
        (["9 nov 2026", "Total"], (NAMES,)),
        (["9 nov 2026", "9/13/2026"], (MONTHS, NAMES)),
    ],
)
def test_an_order_is_proven_by_the_file_or_asked(
    texts: list[str], expected: tuple[DateFormat, ...]
) -> None:
    assert possible_formats(texts) == expected


def test_days_are_shown_as_each_format_reads_them() -> None:
    assert days_by_format(["3/4/2026", "13/4/2026"]) == {
        DAYS: {"3/4/2026": date(2026, 4, 3), "13/4/2026": date(2026, 4, 13)},
        MONTHS: {"3/4/2026": date(2026, 3, 4)},
    }


@pytest.mark.parametrize("text", ["2026-W47", "2026W47", "2026-w47", " 2026 W47 "])
def test_a_week_is_read(text: str) -> None:
    assert read_week(text) == Week(2026, 47)


@pytest.mark.parametrize("text", ["47", "W47", "2025-W53", "2026-11-09"])
def test_a_week_without_a_year_or_that_does_not_exist_is_none(text: str) -> None:
    assert read_week(text) is None
