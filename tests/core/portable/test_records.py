from datetime import UTC, date, datetime, timedelta, timezone
from decimal import Decimal
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tracker.core.components import TOTAL_MAXIMUM
from tracker.core.portable.records import plain, points, record_of
from tracker.core.scores import parse_average


@given(st.integers(0, TOTAL_MAXIMUM))
def test_thousandths_come_back_from_the_decimals_they_are_written_as(thousandths: int) -> None:
    assert parse_average(points(thousandths)) == thousandths


@pytest.mark.parametrize(
    ("thousandths", "text"), [(13_118, "13.118"), (9_250, "9.25"), (10_000, "10"), (0, "0")]
)
def test_a_decimal_has_no_more_digits_than_it_needs(thousandths: int, text: str) -> None:
    assert points(thousandths) == text


def test_a_column_is_written_in_its_unit() -> None:
    row = {"day": date(2026, 11, 19), "week": date(2026, 11, 16), "brand": 13_118, "rank": 5}
    written = {"day": "2026-11-19", "week": "2026-W47", "brand": "13.118", "rank": 5}
    assert record_of(row) == written


def test_what_is_unknown_stays_unknown() -> None:
    assert record_of({"brand": None, "week": None}) == {"brand": None, "week": None}


def test_a_record_keeps_the_order_of_its_row() -> None:
    assert list(record_of({"b": 1, "a": 2})) == ["b", "a"]


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (datetime(2026, 11, 19, 12, tzinfo=UTC), "2026-11-19T12:00:00Z"),
        (datetime(2026, 11, 19, 12, tzinfo=timezone(timedelta(hours=2))), "2026-11-19T10:00:00Z"),
        (Decimal("0.25"), "0.25"),
        (Decimal("10.00"), "10"),
        (UUID(int=7), "00000000-0000-0000-0000-000000000007"),
    ],
)
def test_what_json_has_no_type_for_becomes_text(value: object, text: str) -> None:
    assert plain(value) == text


@pytest.mark.parametrize("value", [True, 3, "text", None, ["photo"], {"a": 1}])
def test_what_json_has_a_type_for_stays(value: object) -> None:
    assert plain(value) is value
