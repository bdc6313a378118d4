from datetime import date

import pytest
from django.db import IntegrityError, connection, transaction

from tests.factories import TODAY, make_snapshot
from tracker.models import Member, Snapshot

COMPONENTS = ["brand", "people", "insights", "relationships"]


def refuses(member: Member, **fields: object) -> str:
    """The name of the constraint that stops a snapshot with these fields."""
    with pytest.raises(IntegrityError) as caught, transaction.atomic():
        make_snapshot(member, **fields)
    return caught.value.__cause__.diag.constraint_name


def test_the_total_is_the_exact_sum_of_the_components(member: Member) -> None:
    assert make_snapshot(member, brand=17_120, printed_total=58).total == 57_800


def test_the_largest_total_fits(member: Member) -> None:
    full = dict.fromkeys(COMPONENTS, 25_000)
    assert make_snapshot(member, printed_total=100, **full).total == 100_000


def test_a_printed_total_alone_is_the_total(member: Member) -> None:
    assert make_snapshot(member, printed_total=51).total == 51_000


@pytest.mark.parametrize(
    ("day", "monday"),
    [
        (date(2026, 11, 19), date(2026, 11, 16)),
        (date(2026, 11, 16), date(2026, 11, 16)),
        (date(2026, 11, 22), date(2026, 11, 16)),
        (date(2021, 1, 1), date(2020, 12, 28)),
    ],
)
def test_the_week_is_the_monday_of_the_day(member: Member, day: date, monday: date) -> None:
    assert make_snapshot(member, day).week == monday


@pytest.mark.parametrize("name", COMPONENTS)
@pytest.mark.parametrize("value", [-1, 25_001])
def test_a_component_lies_between_0_and_25(member: Member, name: str, value: int) -> None:
    assert refuses(member, **{name: value}) == f"snapshot_{name}_in_range"


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("industry_rank", 0),
        ("industry_rank", 101),
        ("network_rank", 0),
        ("network_rank", 101),
        ("industry_average", -1),
        ("industry_average", 100_001),
        ("network_average", 100_001),
    ],
)
def test_ranks_and_averages_stay_in_their_range(member: Member, name: str, value: int) -> None:
    assert refuses(member, **{name: value}) == f"snapshot_{name}_in_range"


@pytest.mark.parametrize("name", COMPONENTS)
def test_some_components_without_the_others_are_refused(member: Member, name: str) -> None:
    assert refuses(member, **{name: None}) == "snapshot_all_four_or_only_a_total"


def test_a_snapshot_says_something(member: Member) -> None:
    nothing = dict.fromkeys(COMPONENTS)
    assert refuses(member, **nothing) == "snapshot_all_four_or_only_a_total"


@pytest.mark.parametrize("printed_total", [57, 58])
def test_a_printed_total_at_most_one_off_the_sum_is_kept(
    member: Member, printed_total: int
) -> None:
    assert make_snapshot(member, brand=17_120, printed_total=printed_total).total == 57_800


@pytest.mark.parametrize("printed_total", [56, 59])
def test_a_printed_total_more_than_one_off_the_sum_is_refused(
    member: Member, printed_total: int
) -> None:
    assert refuses(member, brand=17_120, printed_total=printed_total) == "snapshot_total_agrees"


def test_no_day_before_the_index_existed(member: Member) -> None:
    assert make_snapshot(member, date(2014, 8, 1)).day.year == 2014
    assert refuses(member, day=date(2014, 7, 31)) == "snapshot_day_since_ssi_exists"


def test_one_snapshot_a_member_and_day(member: Member, stranger: Member) -> None:
    make_snapshot(member)
    make_snapshot(stranger)
    assert refuses(member, day=TODAY) == "snapshot_one_a_day"


def test_the_source_is_a_known_word(member: Member) -> None:
    assert refuses(member, source="guessed") == "snapshot_source_is_known"


def test_the_newest_snapshot_comes_first(member: Member) -> None:
    for day in (3, 9, 6):
        make_snapshot(member, date(2026, 11, day))
    days = [snapshot.day.day for snapshot in Snapshot.objects.of(member).newest_first()]
    assert days == [9, 6, 3]


def test_a_year_of_scores_is_read_from_the_one_covering_index(db: None) -> None:
    with connection.cursor() as cursor:
        cursor.execute("select indexdef from pg_indexes where tablename = 'tracker_snapshot'")
        definitions = [definition for (definition,) in cursor.fetchall()]
    covering = [each for each in definitions if "(member_id, day) INCLUDE" in each]
    assert len(covering) == 1
    for score in ("total", "brand", "people", "insights", "relationships"):
        assert score in covering[0]
