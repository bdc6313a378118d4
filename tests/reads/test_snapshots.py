from datetime import date, timedelta

import pytest
from pytest_django.fixtures import DjangoAssertNumQueries

from tests.factories import TODAY, make_industry, make_snapshot
from tracker.core.trend import ScorePoint
from tracker.models import Member, Snapshot
from tracker.reads.snapshots import (
    PAGE_SIZE,
    default_industry,
    saved_change,
    score_points,
    snapshot_history,
    snapshot_on,
)


def ago(days: int) -> date:
    return TODAY - timedelta(days=days)


def many(member: Member, number: int) -> None:
    Snapshot.objects.bulk_create(
        Snapshot(member=member, day=ago(day), printed_total=50) for day in range(number)
    )


def test_the_history_is_empty_before_the_first_snapshot(member: Member) -> None:
    history = snapshot_history(member)
    assert (history.rows, history.count, history.pages) == ((), 0, 1)


def test_the_history_is_newest_first_with_the_change_since_the_one_before(member: Member) -> None:
    make_snapshot(member, ago(7), printed_total=51)
    make_snapshot(member, ago(3))
    make_snapshot(member, ago(1), people=12_000)
    changes = [row.change for row in snapshot_history(member).rows]
    assert changes == [-1_400, 6_800, None]


def test_the_history_holds_only_the_members_own(member: Member, stranger: Member) -> None:
    make_snapshot(stranger)
    assert snapshot_history(member).count == 0


def test_the_last_row_of_a_page_has_its_change_too(member: Member) -> None:
    many(member, PAGE_SIZE + 1)
    first, last = snapshot_history(member, 1), snapshot_history(member, 2)
    assert len(first.rows) == PAGE_SIZE
    assert first.rows[-1].change == 0
    assert (first.newer_page, first.older_page) == (None, 2)
    assert [row.change for row in last.rows] == [None]
    assert (last.newer_page, last.older_page) == (1, None)


@pytest.mark.parametrize("page", ["0", "-1", "99999999999999999999", "NaN", "", "1.5", "\x00"])
def test_a_page_that_does_not_exist_is_the_nearest_that_does(member: Member, page: str) -> None:
    many(member, PAGE_SIZE + 1)
    assert snapshot_history(member, page).page in {1, 2}


@pytest.mark.parametrize("number", [10, 1_000])
def test_the_history_takes_two_queries_whatever_its_length(
    member: Member, number: int, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    many(member, number)
    with django_assert_num_queries(2):
        snapshot_history(member)


def test_score_points_are_oldest_first_and_what_is_missing_is_none(member: Member) -> None:
    make_snapshot(member, TODAY)
    make_snapshot(member, ago(7), printed_total=51)
    assert score_points(member) == [
        ScorePoint(ago(7), 51_000),
        ScorePoint(TODAY, 57_800, 17_120, 13_400, 9_250, 18_030),
    ]


def test_the_snapshot_of_a_day_is_the_members_own(member: Member, stranger: Member) -> None:
    make_snapshot(stranger)
    assert snapshot_on(member, TODAY) is None
    own = make_snapshot(member)
    assert snapshot_on(member, TODAY) == own


def test_a_saved_change_is_told_from_exact_values(member: Member) -> None:
    first = make_snapshot(member, ago(7), people=12_000)
    second = make_snapshot(member)
    assert saved_change(first) is None
    change = saved_change(second)
    assert (change.thousandths, change.since) == (1_400, ago(7))


class TestDefaultIndustry:
    """The newest statement at or before the day wins."""

    @pytest.fixture
    def chosen(self, member: Member) -> Member:
        """Banking was chosen in the profile ten days ago."""
        member.industry = make_industry("Banking")
        member.industry_since = ago(10)
        member.save()
        return member

    def test_without_any_statement_there_is_none(self, member: Member) -> None:
        assert default_industry(member, TODAY) is None

    def test_the_profile_serves_where_no_snapshot_does(self, chosen: Member) -> None:
        assert str(default_industry(chosen, TODAY)) == "Banking"

    def test_a_snapshot_after_the_choice_wins(self, chosen: Member) -> None:
        make_snapshot(chosen, ago(9), industry=make_industry("Retail"))
        assert str(default_industry(chosen, TODAY)) == "Retail"

    def test_the_choice_wins_over_a_snapshot_before_it(self, chosen: Member) -> None:
        make_snapshot(chosen, ago(11), industry=make_industry("Retail"))
        assert str(default_industry(chosen, TODAY)) == "Banking"

    def test_the_choice_wins_over_a_snapshot_of_its_day(self, chosen: Member) -> None:
        make_snapshot(chosen, ago(10), industry=make_industry("Retail"))
        assert str(default_industry(chosen, TODAY)) == "Banking"

    def test_a_day_before_the_choice_takes_the_snapshot_before_it(self, chosen: Member) -> None:
        make_snapshot(chosen, ago(30), industry=make_industry("Retail"))
        assert str(default_industry(chosen, ago(20))) == "Retail"

    def test_a_day_before_every_statement_takes_the_profile(self, chosen: Member) -> None:
        make_snapshot(chosen, ago(9), industry=make_industry("Retail"))
        assert str(default_industry(chosen, ago(20))) == "Banking"

    def test_a_snapshot_without_an_industry_states_nothing(self, chosen: Member) -> None:
        make_snapshot(chosen, ago(2))
        assert str(default_industry(chosen, TODAY)) == "Banking"

    def test_the_day_itself_counts(self, chosen: Member) -> None:
        make_snapshot(chosen, TODAY, industry=make_industry("Retail"))
        assert str(default_industry(chosen, TODAY)) == "Retail"
