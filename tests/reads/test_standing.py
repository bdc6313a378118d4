from datetime import UTC, date, datetime, timedelta

import pytest

from tests.factories import (
    make_industry,
    make_member,
    make_membership,
    make_network,
    make_snapshot,
)
from tracker.actions.publishing import publish, queue_members
from tracker.core.components import Score
from tracker.core.standing import CohortKind, Quartiles
from tracker.models import Cohort, Member
from tracker.reads.standing import CohortStanding, TooFew, standings

pytestmark = pytest.mark.django_db(transaction=True)

NOW = datetime(2026, 11, 19, 2, 0, tzinfo=UTC)
TODAY = date(2026, 11, 19)


@pytest.fixture
def industry():
    return make_industry()


def peers(count, industry, network=None, **fields):
    """Members whose brand is 1, 2, 3 ... points, the other components 10."""
    return [peer(brand * 1000, industry, network, **fields) for brand in range(1, count + 1)]


def peer(brand, industry, network=None, *, shares=True):
    member = make_member(shares_with_industry=shares, industry=industry)
    if network:
        make_membership(member, network)
    snapshot(member, brand)
    return member


def snapshot(member, brand, day=TODAY):
    make_snapshot(
        member,
        day,
        industry=member.industry,
        brand=brand,
        people=10_000,
        insights=10_000,
        relationships=10_000,
    )
    queue_members([member.pk])


def only(member, today=TODAY):
    (standing,) = standings(member=member, today=today)
    return standing


def brand_of(member):
    return only(member).of(Score.BRAND)


def test_a_member_reads_the_place_of_each_score(industry):
    members = peers(10, industry)
    publish(now=NOW)

    standing = only(members[7])

    assert (standing.kind, standing.name) == (CohortKind.INDUSTRY, industry.name)
    assert standing.published_at == NOW
    brand = standing.of(Score.BRAND)
    assert (brand.n, brand.place.percentile, brand.place.top) == (10, 75, 30)
    assert brand.quartiles == Quartiles(3, 5, 8)
    people = standing.of(Score.PEOPLE)
    assert (people.place.percentile, people.place.top) == (50, 100)
    assert [score.score for score in standing.scores] == list(Score)


def test_the_present_score_takes_the_place_of_the_published_one(industry):
    members = peers(10, industry)
    publish(now=NOW)

    snapshot(members[0], 25_000, TODAY + timedelta(days=1))
    (standing,) = standings(member=members[0], today=TODAY + timedelta(days=1))

    brand = standing.of(Score.BRAND)
    assert (brand.n, brand.place.below, brand.place.equal) == (10, 9, 1)


def test_who_does_not_share_sees_a_place_among_those_who_do(industry):
    peers(10, industry)
    member = peer(5_000, industry, shares=False)
    publish(now=NOW)

    brand = brand_of(member)

    assert (brand.n, brand.place.below, brand.place.equal) == (11, 4, 2)


def test_a_future_snapshot_of_the_next_day_is_not_present(industry):
    members = peers(10, industry)
    publish(now=NOW)

    snapshot(members[0], 25_000, TODAY + timedelta(days=1))

    assert brand_of(members[0]).place.below == 0


def test_a_score_older_than_twelve_weeks_has_no_place(industry):
    peers(10, industry)
    absent = make_member(industry=industry)
    snapshot(absent, 5_000, TODAY - timedelta(weeks=13))
    publish(now=NOW)

    brand = brand_of(absent)

    assert brand.place is None
    assert brand.n == 10


def test_a_bare_total_has_a_place_by_total_alone(industry):
    peers(10, industry)
    member = make_member(industry=industry)
    make_snapshot(member, TODAY, industry=industry, printed_total=51)
    publish(now=NOW)

    standing = only(member)

    assert standing.of(Score.TOTAL).place.top == 10
    assert standing.of(Score.BRAND).place is None


def test_a_component_with_too_few_scores_is_left_out(industry):
    peers(9, industry)
    bare = make_member(shares_with_industry=True, industry=industry)
    make_snapshot(bare, TODAY, industry=industry, printed_total=51)
    queue_members([bare.pk])
    publish(now=NOW)

    standing = only(bare)

    assert standing.of(Score.TOTAL).n == 10
    assert standing.of(Score.BRAND) is None


def test_the_industry_is_that_of_the_latest_snapshot(industry):
    members = peers(10, industry)
    publish(now=NOW)

    Member.objects.filter(pk=members[0].pk).update(industry=make_industry("Fisheries"))
    members[0].refresh_from_db()

    assert only(members[0]).key == industry.pk


def test_networks_follow_the_industry_by_name(industry):
    member = peer(5_000, industry)
    for name in ("Zebra", "Alpha"):
        make_membership(member, make_network(name))
    left = make_network("Left")
    make_membership(member, left, left_week=date(2026, 3, 2))

    names = [standing.name for standing in standings(member=member, today=TODAY)]

    assert names == [industry.name, "Alpha", "Zebra"]


def test_a_network_is_shown_from_five_members_on():
    network = make_network()
    industry = make_industry()
    members = peers(4, industry, network, shares=False)
    publish(now=NOW)
    assert isinstance(standings(member=members[0], today=TODAY)[1], TooFew)

    peers(3, industry, network, shares=False)
    publish(now=NOW)

    assert standings(member=members[0], today=TODAY)[1].of(Score.TOTAL).n == 7


def test_too_few_looks_the_same_whatever_the_reason(industry):
    members = peers(9, industry)
    never = only(members[0])
    publish(now=NOW)
    below = only(members[0])

    peers(3, industry)
    publish(now=NOW)
    assert isinstance(only(members[0]), CohortStanding)

    Member.objects.filter(pk=members[5].pk).update(shares_with_industry=False)
    queue_members([members[5].pk])
    publish(now=NOW)
    hidden = only(members[0])

    Cohort.objects.all().delete()
    gone = only(members[0])

    assert never == below == hidden == gone
    assert never == TooFew(CohortKind.INDUSTRY, industry.pk, "industry", industry.name)
    assert never.minimum == 10


def test_the_published_number_is_tested_and_not_that_with_the_reader(industry):
    peers(9, industry)
    reader = peer(5_000, industry, shares=False)
    publish(now=NOW)

    assert isinstance(only(reader), TooFew)


def test_nobody_stands_in_an_emptied_cohort(industry):
    members = peers(10, industry)
    publish(now=NOW)
    for member in members:
        Member.objects.filter(pk=member.pk).update(shares_with_industry=False)
        queue_members([member.pk])
    publish(now=NOW)

    assert isinstance(only(members[0]), TooFew)


def test_a_member_without_industry_and_network_stands_nowhere():
    assert standings(member=make_member(), today=TODAY) == ()


@pytest.mark.parametrize("networks", [0, 8])
def test_all_standings_take_one_query(industry, networks, django_assert_num_queries):
    member = peers(10, industry)[0]
    for number in range(networks):
        make_membership(member, make_network(f"Network {number}"))
    queue_members([member.pk])
    publish(now=NOW, gated=False)

    with django_assert_num_queries(1):
        assert len(standings(member=member, today=TODAY)) == networks + 1
