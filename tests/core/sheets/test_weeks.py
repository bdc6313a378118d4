"""Lines of activity: weeks, days that are added up, and what would make a sum wrong."""

from datetime import date

import pytest

from tracker.core.sheets.entries import Reading, Why
from tracker.core.sheets.opening import open_sheet
from tracker.core.sheets.plans import Plan, decided, doubts, proposed_fields, proposed_holds
from tracker.core.sheets.tables import Table
from tracker.core.sheets.weeks import read_weeks

TODAY = date(2026, 11, 19)


def read(text: str) -> Reading:
    table = open_sheet(text.encode())
    assert isinstance(table, Table)
    holds = proposed_holds(table.names(table.header))
    assert holds is not None
    plan = Plan(table.header, holds, proposed_fields(table, table.header, holds))
    return read_weeks(table, decided(plan, doubts(table, plan)), TODAY)


def found(reading: Reading) -> dict[str, dict[str, object]]:
    return {str(entry.key): dict(entry.values) for entry in reading.entries}


def refusals(reading: Reading) -> list[tuple[int, Why]]:
    return [(each.line, each.why) for each in reading.refused]


@pytest.mark.parametrize("week", ["2026-W46", "2026-11-09", "2026-11-12", "2026-11-15"])
def test_a_week_is_named_by_itself_or_any_of_its_days(week: str) -> None:
    reading = read(f"week,posts,comments\n{week},3,\n")
    assert found(reading) == {"2026-W46": {"posts": 3}}


def test_days_of_one_week_are_added_up_and_the_page_says_so() -> None:
    reading = read("date,posts,note\n2026-11-09,1,a\n2026-11-11,2,b\n2026-11-16,4,\n")
    assert found(reading) == {"2026-W46": {"posts": 3, "note": "a\nb"}, "2026-W47": {"posts": 4}}
    assert reading.adds_up
    assert not read("date,posts\n2026-11-09,1\n2026-11-16,4\n").adds_up


def test_a_line_a_count_is_read() -> None:
    reading = read(
        "Week\tSoort\tAantal\n2026-W46\tPosts\t3\n2026-W46\tWith a personal note\t2\n"
        "2026-W47\tlikes\t0\n"
    )
    assert found(reading) == {
        "2026-W46": {"posts": 3, "invitations_with_note": 2},
        "2026-W47": {"reactions": 0},
    }


@pytest.mark.parametrize("second", ["2026-11-09", "2026-W46"])
def test_the_same_day_twice_is_refused_as_nobody_knows_which_is_meant(second: str) -> None:
    reading = read(f"week,posts\n2026-11-09,1\n{second},2\n")
    assert found(reading) == {"2026-W46": {"posts": 1}}
    assert refusals(reading) == [(3, Why.TWICE)]
    assert reading.refused[0].params["line"] == 2


def test_a_week_of_which_a_day_was_refused_is_refused_whole() -> None:
    reading = read("date,posts\n2026-11-09,1\n2026-11-10,x\n2026-11-11,1\n2026-11-16,1\n")
    assert found(reading) == {"2026-W47": {"posts": 1}}
    assert refusals(reading) == [
        (2, Why.WEEK_INCOMPLETE),
        (3, Why.NOT_A_NUMBER),
        (4, Why.WEEK_INCOMPLETE),
    ]


def test_of_a_list_of_counts_only_the_kind_is_refused() -> None:
    reading = read(
        "date,kind,count\n2026-11-09,posts,1\n2026-11-10,posts,x\n2026-11-10,comments,2\n"
    )
    assert found(reading) == {"2026-W46": {"comments": 2}}


def test_days_that_are_too_much_together_are_refused() -> None:
    lines = "".join(f"2026-11-{day:02},2\n" for day in range(9, 13))
    reading = read("date,active days\n" + lines)
    assert (found(reading), refusals(reading)) == ({}, [(2, Why.WEEK_TOO_MANY)])


@pytest.mark.parametrize(
    ("line", "why"),
    [
        ("2026-W46,1,,,more", Why.TOO_MANY_CELLS),
        (",1,,", Why.NO_DAY),
        ("46,1,,", Why.UNREADABLE_WEEK),
        ("2026-W48,1,,", Why.FUTURE),
        ("2014-W20,1,,", Why.TOO_OLD),
        ("2026-W46,501,,", Why.MORE_THAN),
        ("2026-W46,-1,,", Why.NEGATIVE),
        ("2026-W46,1,perhaps,", Why.NOT_YES_OR_NO),
        (f"2026-W46,1,,{'x' * 2001}", Why.NOTE_TOO_LONG),
    ],
)
def test_a_line_is_refused_with_its_reason(line: str, why: Why) -> None:
    reading = read(f"week,posts,nothing_to_log,note\n2026-W45,1,ja,\n{line}\n")
    assert refusals(reading) == [(3, why)]
    assert found(reading) == {"2026-W45": {"posts": 1, "nothing_to_log": True}}


def test_short_lines_and_blank_ones_say_nothing() -> None:
    reading = read("week,posts,comments\n2026-W46,2\n,,\n   \n")
    assert found(reading) == {"2026-W46": {"posts": 2}}
    assert refusals(reading) == []


def test_a_kind_that_nobody_knows_is_refused() -> None:
    reading = read("week,kind,count\n2026-W46,cats,1\n")
    assert refusals(reading) == [(2, Why.UNKNOWN_KIND)]
