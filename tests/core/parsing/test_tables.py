"""Each chart carries a hidden table for screen readers, and pastes may hold all three."""

import pytest

from tests.core.parsing.pastes import (
    COMPONENTS,
    INDUSTRY_TABLE,
    LIST,
    NETWORK_TABLE,
    OWN_TABLE,
    OWN_TABLE_VALUES,
    PAGE,
    components_in,
    doubts,
    found,
    with_list,
)

TABLES = OWN_TABLE + INDUSTRY_TABLE + NETWORK_TABLE


def test_the_own_table_alone_is_read():
    assert components_in(OWN_TABLE) == OWN_TABLE_VALUES
    assert components_in(with_list(OWN_TABLE, 33)) == OWN_TABLE_VALUES


@pytest.mark.parametrize(
    ("total", "brand"),
    [(33, 12_050), (29, 11_270), (36, 13_100)],
)
def test_of_three_tables_the_one_that_adds_up_to_the_total_is_the_members(total, brand):
    assert components_in(with_list(TABLES, total))["brand"] == brand


def test_of_three_tables_the_order_does_not_matter_when_one_adds_up():
    page = with_list(NETWORK_TABLE + INDUSTRY_TABLE + OWN_TABLE, 33)
    assert components_in(page) == OWN_TABLE_VALUES


def test_where_several_tables_add_up_the_first_of_the_three_is_the_members():
    like_own = INDUSTRY_TABLE.replace("11.88", "15.5")
    page = with_list(OWN_TABLE + like_own + NETWORK_TABLE, 33)
    assert components_in(page) == OWN_TABLE_VALUES


def test_where_two_tables_add_up_and_none_is_known_to_be_first_nothing_is_read():
    page = with_list(OWN_TABLE + INDUSTRY_TABLE.replace("11.88", "15.5"), 33)
    assert components_in(page) == {}
    assert set(doubts(page).values()) == {"two_values"}


def test_several_tables_without_a_total_leave_the_components_empty():
    assert components_in(TABLES) == {}
    assert set(doubts(TABLES)) == set(COMPONENTS)


def test_three_tables_that_say_the_same_need_no_total():
    assert components_in(OWN_TABLE * 3) == OWN_TABLE_VALUES


def test_a_lone_table_that_does_not_add_up_to_the_total_is_not_the_members():
    page = with_list(NETWORK_TABLE, 33)
    assert components_in(page) == {}
    assert set(doubts(page).values()) == {"sum_differs"}


@pytest.mark.parametrize("separator", ["\t", " ", "\n"])
def test_tables_are_read_with_their_cells_on_one_line_or_two(separator):
    page = with_list(TABLES.replace("\t", separator), 33)
    assert components_in(page) == OWN_TABLE_VALUES


@pytest.mark.parametrize("dropped", ["Category\tvalue\n", "Remaining points"])
def test_tables_are_told_apart_without_their_head_or_last_row(dropped):
    tables = "".join(line for line in TABLES.splitlines(keepends=True) if dropped not in line)
    tables = TABLES.replace(dropped, "") if dropped.endswith("\n") else tables
    assert components_in(with_list(tables, 33)) == OWN_TABLE_VALUES


def test_each_table_in_its_own_part_leaves_the_list_untouched():
    page = PAGE.replace("31 out of 100\n", "31 out of 100\n" + INDUSTRY_TABLE)
    page = page.replace("33 out of 100\n", "33 out of 100\n" + NETWORK_TABLE)
    assert found(page) == found(PAGE)


def test_a_table_of_peers_never_stands_in_for_a_missing_list():
    page = with_list("", 29).replace("31 out of 100\n", "31 out of 100\n" + INDUSTRY_TABLE)
    assert components_in(page) == {}


def test_a_table_without_heading_or_total_beside_a_card_of_peers_is_not_taken_as_the_members():
    page = INDUSTRY_TABLE + "You rank in the top 75%\nNo change since last week\n"
    assert components_in(page) == {}
    assert set(doubts(page).values()) == {"whose"}


def test_a_lone_table_among_several_totals_is_not_taken_as_the_members():
    page = f"20 out of 100\n31 out of 100\n{INDUSTRY_TABLE}"
    assert components_in(page) == {}
    assert set(doubts(page).values()) >= {"whose"}


def test_all_three_tables_at_the_end_of_the_page_hold_the_members():
    assert components_in(with_list("", 33) + TABLES) == OWN_TABLE_VALUES


def test_the_list_and_the_own_table_agree_within_a_rounded_decimal():
    rounded = OWN_TABLE.replace("12.05", "13.12").replace("4.76", "3.68")
    rounded = rounded.replace("insights\t1", "insights\t0.3").replace("\t15", "\t2.61")
    assert components_in(with_list(LIST + rounded)) == COMPONENTS


def test_a_table_that_adds_up_replaces_a_list_with_an_impossible_value():
    broken = "12.05 | Establish your professional brand\n134.0 | Find the right people\n"
    page = with_list(broken + TABLES, 33)
    assert components_in(page) == OWN_TABLE_VALUES
