"""Who stands where on a leaderboard, compared with the rules told in plain Python."""

from collections.abc import Sequence
from datetime import date, timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from pytest_django.fixtures import DjangoAssertNumQueries

from tests.factories import TODAY, make_member, make_membership, make_network, make_snapshot
from tracker.core.components import Score
from tracker.core.scores import format_score
from tracker.core.standing import WEEKS_COUNTED_AFTER_ITS_OWN
from tracker.core.trend import Change, ScorePoint, change_since
from tracker.core.weeks import Week
from tracker.models import Member, Membership, Network, Snapshot
from tracker.reads.leaderboard import (
    PAGE_SIZE,
    Leaderboard,
    Order,
    leaderboard,
    whole_leaderboard,
)

pytestmark = pytest.mark.django_db

RUNNING = Week.of(TODAY)
OLDEST = (RUNNING - WEEKS_COUNTED_AFTER_ITS_OWN).monday


@pytest.fixture
def network(db: None) -> Network:
    return make_network()


def on_board(network: Network, name: str = "", *totals: int, **fields: object) -> Member:
    """A member on the leaderboard who reported these printed totals, the latest one today."""
    member = make_member(display_name=name)
    make_membership(member, network, **{"on_leaderboard": True, **fields})
    for weeks, total in enumerate(reversed(totals)):
        make_snapshot(member, TODAY - timedelta(weeks=4 * weeks), printed_total=total)
    return member


def read(network: Network, order: Order = Order.TOTAL, page: int = 1) -> Leaderboard:
    reader = Member.objects.first() or make_member()
    return leaderboard(network=network, reader=reader, today=TODAY, order=order, page=page)


def written(network: Network, order: Order = Order.TOTAL) -> list[tuple[int, str, int]]:
    return [(row.place, row.name, row.value // 1000) for row in read(network, order).rows]


def test_it_is_ordered_by_the_latest_total(network):
    on_board(network, "Ada", 70, 40)
    on_board(network, "Bo", 30, 55)
    assert written(network) == [(1, "Bo", 55), (2, "Ada", 40)]


def test_or_by_what_the_total_gained_in_four_weeks(network):
    on_board(network, "Ada", 70, 40)
    on_board(network, "Bo", 30, 55)
    assert written(network, Order.GAIN) == [(1, "Bo", 25), (2, "Ada", -30)]


def test_equal_scores_share_a_place_and_the_next_one_is_left_out(network):
    for name, total in [("Cy", 50), ("Ada", 60), ("Dee", 40), ("Bo", 60)]:
        on_board(network, name, total)
    assert [place for place, _, _ in written(network)] == [1, 1, 3, 4]


def test_scores_that_are_printed_alike_share_a_place(network):
    for thousandths in (20_004, 20_000):
        member = on_board(network)
        make_snapshot(member, brand=thousandths, people=0, insights=0, relationships=0)
    assert [row.place for row in read(network).rows] == [1, 1]


def test_who_did_not_choose_to_be_on_it_leaves_no_gap(network):
    on_board(network, "Ada", 70)
    on_board(network, "Hidden", 60, on_leaderboard=False)
    on_board(network, "Bo", 50)
    assert written(network) == [(1, "Ada", 70), (2, "Bo", 50)]
    assert read(network).count == 2


def test_who_left_is_gone_at_once_and_back_with_a_new_membership(network):
    member = on_board(network, "Ada", 70, left_week=RUNNING.monday)
    assert written(network) == []
    make_membership(member, network, joined_week=RUNNING.monday, on_leaderboard=True)
    assert written(network) == [(1, "Ada", 70)]


def test_other_networks_are_not_in_it(network):
    on_board(make_network(), "Elsewhere", 70)
    assert read(network).count == 0


@pytest.mark.parametrize(("days_older", "count"), [(0, 1), (1, 0)])
def test_a_total_counts_in_its_week_and_the_twelve_after(network, days_older, count):
    make_snapshot(on_board(network), OLDEST - timedelta(days=days_older))
    assert read(network).count == count


@pytest.mark.parametrize("weeks", [1, 3, 8])
def test_who_has_no_snapshot_of_four_weeks_before_has_no_gain(network, weeks):
    member = on_board(network, "Ada", 50)
    make_snapshot(member, TODAY - timedelta(weeks=weeks))
    assert read(network, Order.GAIN).count == 0


class TestPages:
    @pytest.fixture
    def many(self, network: Network) -> list[Member]:
        """Two pages and one member more, the best first."""
        return crowd(network, 2 * PAGE_SIZE + 1)

    @pytest.mark.parametrize(
        ("asked", "shown", "rows"), [(1, 1, 50), (2, 2, 50), (3, 3, 1), (4, 3, 1), (0, 1, 50)]
    )
    def test_a_page_that_does_not_exist_is_the_nearest_one(self, network, many, asked, shown, rows):
        board = read(network, page=asked)
        assert (board.page, len(board.rows), board.pages, board.count) == (shown, rows, 3, 101)

    def test_any_number_may_be_asked_for(self, network, many):
        assert read(network, page=10**40).page == 3
        assert read(network, page=-(10**40)).page == 1

    def test_the_reader_learns_where_they_stand_on_another_page(self, network, many):
        board = leaderboard(
            network=network, reader=many[70], today=TODAY, order=Order.TOTAL, page=1
        )
        assert (board.own.place, board.own.page, board.own_is_elsewhere) == (71, 2, True)
        assert len(board.rows) == PAGE_SIZE

    def test_on_their_own_page_they_are_one_of_the_rows(self, network, many):
        board = leaderboard(
            network=network, reader=many[70], today=TODAY, order=Order.TOTAL, page=2
        )
        assert board.own in board.rows
        assert not board.own_is_elsewhere

    def test_a_reader_who_is_hidden_has_no_place(self, network, many):
        assert (
            leaderboard(
                network=network, reader=make_member(), today=TODAY, order=Order.TOTAL, page=1
            ).own
            is None
        )

    def test_all_pages_come_in_one_for_a_file(self, network, many):
        rows = whole_leaderboard(network=network, today=TODAY, order=Order.TOTAL)
        assert [row.member_id for row in rows] == [member.pk for member in many]

    def test_an_empty_one_has_one_page(self, network):
        board = read(network, page=7)
        assert (board.rows, board.count, board.page, board.pages) == ((), 0, 1, 1)


@pytest.mark.parametrize("order", Order)
def test_it_takes_one_query_whatever_its_size(
    network: Network, order: Order, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    reader = crowd(network, 120)[0]
    with django_assert_num_queries(1):
        leaderboard(network=network, reader=reader, today=TODAY, order=order, page=2)


def crowd(network: Network, size: int) -> list[Member]:
    members = Member.objects.bulk_create(
        Member(email=f"crowd{number}@example.com", display_name=f"Member {number}")
        for number in range(size)
    )
    Membership.objects.bulk_create(
        Membership(member=member, network=network, joined_week=RUNNING.monday, on_leaderboard=True)
        for member in members
    )
    Snapshot.objects.bulk_create(
        Snapshot(
            member=member,
            day=day,
            brand=25_000 - 10 * number,
            people=0,
            insights=0,
            relationships=0,
        )
        for number, member in enumerate(members)
        for day in (TODAY - timedelta(weeks=4), TODAY)
    )
    return members


# Random histories against the rules in plain Python.

days = st.dates(RUNNING.monday - timedelta(weeks=26), RUNNING.sunday)
# Thousandths, many of them close enough together to be printed alike.
scores = st.integers(10_000, 10_020) | st.integers(0, 25_000)
histories = st.dictionaries(days, scores, max_size=12)
members = st.tuples(histories, st.booleans(), st.booleans())


@settings(
    max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(st.lists(members, max_size=8))
def test_places_and_values_are_those_of_the_rules_told_in_python(
    network: Network, drawn: list[tuple[dict[date, int], bool, bool]]
) -> None:
    Member.objects.all().delete()
    shown = {}
    for history, on_leaderboard, has_left in drawn:
        member = on_board(
            network,
            on_leaderboard=on_leaderboard,
            left_week=RUNNING.monday if has_left else None,
        )
        Snapshot.objects.bulk_create(
            Snapshot(member=member, day=day, brand=brand, people=0, insights=0, relationships=0)
            for day, brand in history.items()
        )
        if on_leaderboard and not has_left:
            shown[member.pk] = [ScorePoint(day, history[day]) for day in sorted(history)]
    for order, rule in ((Order.TOTAL, total_of), (Order.GAIN, gain_of)):
        values = {pk: rule(points) for pk, points in shown.items()}
        board = read(network, order)
        assert {row.member_id: (row.place, row.value) for row in board.rows} == places(values)
        assert board.count == len(board.rows)
        assert [row.place for row in board.rows] == sorted(row.place for row in board.rows)


def total_of(points: Sequence[ScorePoint]) -> int | None:
    return points[-1].total if points and points[-1].day >= OLDEST else None


def gain_of(points: Sequence[ScorePoint]) -> int | None:
    if total_of(points) is None:
        return None
    change = change_since(points, RUNNING, weeks=4, score=Score.TOTAL)
    return change.thousandths if isinstance(change, Change) else None


def places(values: dict[int, int | None]) -> dict[int, tuple[int, int]]:
    """1 and as many more as stand above; compared as printed."""
    known = {pk: value for pk, value in values.items() if value is not None}
    return {
        pk: (1 + sum(printed(other) > printed(value) for other in known.values()), value)
        for pk, value in known.items()
    }


def printed(value: int) -> float:
    return float(format_score(value).replace("−", "-"))
