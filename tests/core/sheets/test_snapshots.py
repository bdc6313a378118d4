"""Lines of snapshots, under names of columns as people and exports give them."""

from datetime import date

import pytest

from tracker.core.sheets.entries import Reading, Why
from tracker.core.sheets.opening import open_sheet
from tracker.core.sheets.plans import Holds, Plan, decided, doubts, proposed_fields, proposed_holds
from tracker.core.sheets.snapshots import read_snapshots
from tracker.core.sheets.tables import Table

TODAY = date(2026, 11, 19)
FOUR = "brand,people,insights,relationships"


def planned(text: str) -> tuple[Table, Plan]:
    table = open_sheet(text.encode())
    assert isinstance(table, Table)
    assert proposed_holds(table.names(table.header)) is Holds.SNAPSHOTS
    fields = proposed_fields(table, table.header, Holds.SNAPSHOTS)
    plan = Plan(table.header, Holds.SNAPSHOTS, fields)
    return table, decided(plan, doubts(table, plan))


def read(text: str) -> Reading:
    table, plan = planned(text)
    return read_snapshots(table, plan, TODAY)


def values(reading: Reading) -> list[dict[str, object]]:
    return [{name: v for name, v in entry.values.items() if v} for entry in reading.entries]


@pytest.mark.parametrize(
    "header",
    [
        "day,brand,people,insights,relationships",
        "Datum,Professioneel merk,Juiste mensen,Inzichten,Relaties",
        "Date,Establish your professional brand,Find the right people,Engage with insights,"
        "Build relationships",
        "date ,BRAND,People,Insights score,Build strong relationships",
    ],
)
def test_columns_are_known_in_two_languages_and_by_linkedins_labels(header: str) -> None:
    reading = read(f"{header}\n2026-11-19,13.118,10,12.5,18\n")
    assert values(reading) == [
        {"brand": 13_118, "people": 10_000, "insights": 12_500, "relationships": 18_000}
    ]


def test_scores_have_a_point_or_a_comma_whatever_the_others_have() -> None:
    reading = read(f"{FOUR};day\n".replace(",", ";") + "13,118;10.5;0,5;1;2026-11-19\n")
    assert values(reading) == [
        {"brand": 13_118, "people": 10_500, "insights": 500, "relationships": 1_000}
    ]


def test_a_total_that_is_a_sum_of_its_own_line_is_left_out() -> None:
    _table, plan = planned(f"day,{FOUR},total\n2026-11-19,13.118,1,1,1,16.118\n")
    assert "printed_total" not in plan.fields
    _table, plan = planned(f"day,{FOUR},total\n2026-11-19,13.118,1,1,1,16\n")
    assert "printed_total" in plan.fields


def test_of_two_columns_with_one_name_the_first_counts() -> None:
    reading = read("day,total,total,printed_total\n2026-11-19,50,51,52\n")
    assert values(reading) == [{"printed_total": 52}]
    reading = read("day,ssi,ssi\n2026-11-19,50,51\n")
    assert values(reading) == [{"printed_total": 50}]


def test_ranks_are_read_as_the_page_shows_them() -> None:
    reading = read("day,ssi,industry rank,network rank\n2026-11-19,50,Top 5 %,14%\n")
    assert values(reading) == [{"printed_total": 50, "industry_rank": 5, "network_rank": 14}]


def test_a_day_twice_with_other_numbers_is_refused_and_with_the_same_is_one() -> None:
    reading = read("day,ssi\n2026-11-18,50\n2026-11-18,50\n2026-11-18,51\n")
    assert values(reading) == [{"printed_total": 50}]
    assert [(each.line, each.why, each.params["line"]) for each in reading.refused] == [
        (4, Why.TWICE, 2)
    ]


@pytest.mark.parametrize(
    ("line", "why", "field"),
    [
        ("2026-11-20,1,1,1,1,", Why.FUTURE, "day"),
        ("2014-07-31,1,1,1,1,", Why.TOO_OLD, "day"),
        ("yesterday,1,1,1,1,", Why.UNREADABLE_DAY, "day"),
        (",1,1,1,1,", Why.NO_DAY, "day"),
        ("2026-11-19,1.234.5,1,1,1,", Why.NOT_A_NUMBER, "brand"),
        ("2026-11-19,NaN,1,1,1,", Why.NOT_A_NUMBER, "brand"),
        ("2026-11-19,=1+1,1,1,1,", Why.NOT_A_NUMBER, "brand"),
        ("2026-11-19,1,-1,1,1,", Why.NEGATIVE, "people"),
        ("2026-11-19,1,1,25.0006,1,", Why.MORE_THAN, "insights"),
        ("2026-11-19,1,1,1,1,0", Why.LESS_THAN, "industry_rank"),
        ("2026-11-19,1,1,1,1,1.5", Why.NOT_WHOLE, "industry_rank"),
        ("2026-11-19,13,118,12,5,9,25", Why.TOO_MANY_CELLS, ""),
    ],
)
def test_a_line_is_refused_with_its_cell(line: str, why: Why, field: str) -> None:
    reading = read(f"day,{FOUR},industry_rank\n{line}\n")
    assert [(each.line, each.why, each.field) for each in reading.refused] == [(2, why, field)]
    assert reading.entries == ()


def test_what_a_refused_cell_shows_is_short_and_on_one_line() -> None:
    reading = read("day,ssi\n2026-11-19," + '"' + "x\ny" * 100 + '"\n')
    assert len(reading.refused[0].cell) <= 40
    assert "\n" not in reading.refused[0].cell
