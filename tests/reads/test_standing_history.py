from datetime import UTC, date, datetime, timedelta

import pytest

from tests.factories import make_industry, make_member, make_membership, make_network
from tests.factories import make_snapshot as bare_snapshot
from tracker.actions.publishing import publish, queue_members
from tracker.core.components import Score
from tracker.core.standing import CohortKind
from tracker.core.weeks import Week
from tracker.models import Member, Membership, Network, Snapshot
from tracker.reads.standing_history import LONGEST, standing_history

pytestmark = pytest.mark.django_db(transaction=True)

NOW = datetime(2026, 11, 19, 2, 0, tzinfo=UTC)
TODAY = date(2026, 11, 19)
THIS_WEEK = Week.of(TODAY)
OTHERS = {"people": 10_000, "insights": 10_000, "relationships": 10_000}


@pytest.fixture
def industry():
    return make_industry()


def report(member, brand, *, weeks_ago=0, industry=None):
    day = TODAY - timedelta(weeks=weeks_ago)
    values = {"brand": brand, "industry": industry or member.industry, **OTHERS}
    Snapshot.objects.filter(member=member, day=day).delete()
    bare_snapshot(member, day, **values)
    queue_members([member.pk])


def peers(count, industry, *, weeks=(0,), network=None):
    members = [make_member(shares_with_industry=True, industry=industry) for _ in range(count)]
    for points, member in enumerate(members, start=1):
        if network:
            make_membership(member, network)
        for weeks_ago in weeks:
            report(member, points * 1000, weeks_ago=weeks_ago)
    return members


def history(member, *, weeks=52):
    return standing_history(member=member, today=TODAY, first_week=THIS_WEEK - (weeks - 1))


def percentiles(cohort, score=Score.BRAND):
    """By weeks ago."""
    return {THIS_WEEK - each.week: each.place.percentile for each in cohort.of(score)}


def test_every_past_week_has_the_place_of_its_scores(industry):
    members = peers(10, industry, weeks=(0, 1, 2))
    report(members[0], 25_000, weeks_ago=1)
    publish(now=NOW)

    (cohort,) = history(members[0])

    assert (cohort.kind, cohort.slug, cohort.name) == (
        CohortKind.INDUSTRY,
        "industry",
        industry.name,
    )
    assert percentiles(cohort) == {2: 5, 1: 95, 0: 5}
    assert percentiles(cohort, Score.PEOPLE) == {2: 50, 1: 50, 0: 50}
    assert {place.place.n for place in cohort.of(Score.TOTAL)} == {10}


def test_a_snapshot_counts_in_the_weeks_after_it_until_the_thirteenth(industry):
    members = peers(11, industry, weeks=range(31))
    reader = members[10]
    Snapshot.objects.filter(member=reader, day__gt=TODAY - timedelta(weeks=30)).delete()
    publish(now=NOW)

    (cohort,) = history(reader)

    assert sorted(percentiles(cohort)) == list(range(18, 31))


def test_weeks_of_fewer_than_the_minimum_have_no_place(industry):
    members = peers(9, industry, weeks=(0, 1))
    newcomer = make_member(shares_with_industry=True, industry=industry)
    report(newcomer, 10_000)
    publish(now=NOW)

    (cohort,) = history(members[0])

    assert sorted(percentiles(cohort)) == [0]


def test_only_the_last_published_week_holds_the_present_score(industry):
    members = peers(10, industry, weeks=(0, 1))
    publish(now=NOW)

    report(members[0], 25_000)
    report(members[0], 25_000, weeks_ago=1)

    (cohort,) = history(members[0])
    assert percentiles(cohort) == {1: 5, 0: 95}


def test_a_backdated_snapshot_changes_its_weeks_at_the_next_publication(industry):
    members = peers(10, industry, weeks=(0, 4))
    publish(now=NOW)

    for member in members[:3]:
        report(member, 25_000, weeks_ago=2)
    publish(now=NOW)

    (cohort,) = history(members[0])
    assert percentiles(cohort) == {4: 5, 3: 5, 2: 85, 1: 85, 0: 5}


def test_a_member_who_does_not_share_has_a_place_in_the_last_week_alone(industry):
    peers(10, industry, weeks=(0, 1))
    reader = make_member(industry=industry)
    report(reader, 25_000)
    report(reader, 25_000, weeks_ago=1)
    publish(now=NOW)

    (cohort,) = history(reader)

    assert percentiles(cohort) == {0: 95}


def test_an_earlier_industry_keeps_its_weeks(industry):
    banking = make_industry("Banking")
    peers(10, banking, weeks=range(4))
    members = peers(10, industry, weeks=range(4))
    for weeks_ago in (3, 2):
        report(members[9], 25_000, weeks_ago=weeks_ago, industry=banking)
    publish(now=NOW)

    now, before = history(members[9])

    assert (now.name, now.is_present, sorted(percentiles(now))) == (industry.name, True, [0, 1])
    assert (before.name, before.is_present, before.slug) == ("Banking", False, "industry")
    assert percentiles(before) == {3: 95, 2: 95}


def test_a_new_industry_has_the_running_week_before_it_is_published(industry):
    banking = make_industry("Banking")
    peers(10, banking, weeks=(0, 1))
    members = peers(10, industry, weeks=(0, 1))
    publish(now=NOW)

    report(members[9], 25_000, industry=banking)

    now, before = history(members[9])
    assert (now.name, sorted(percentiles(now))) == ("Banking", [0])
    assert (before.name, sorted(percentiles(before))) == (industry.name, [1])


def test_each_network_has_a_history_from_the_week_of_joining(industry):
    northside, southside = make_network("Northside"), make_network("Southside")
    members = peers(6, industry, weeks=range(4), network=northside)
    for member in members:
        make_membership(member, southside, joined_week=(THIS_WEEK - 1).monday)
    publish(now=NOW)

    north, south = history(members[0])

    assert (north.slug, sorted(percentiles(north))) == (northside.slug, [0, 1, 2, 3])
    assert (south.slug, sorted(percentiles(south))) == (southside.slug, [0, 1])


def test_a_network_left_or_archived_is_gone_from_the_history(industry):
    left, archived = make_network("Left"), make_network("Archived")
    members = peers(6, industry, weeks=(0, 1), network=left)
    for member in members:
        make_membership(member, archived)
    publish(now=NOW)
    assert len(history(members[0])) == 2

    Membership.objects.filter(member=members[0], network=left).update(left_week=THIS_WEEK.monday)
    Network.objects.filter(pk=archived.pk).update(archived_at=NOW)

    assert history(members[0]) == ()


def test_who_comes_back_keeps_the_weeks_of_the_first_stay(industry):
    network = make_network()
    members = peers(6, industry, weeks=range(6), network=network)
    stay = Membership.objects.get(member=members[0], network=network)
    Membership.objects.filter(pk=stay.pk).update(left_week=(THIS_WEEK - 3).monday)
    make_membership(members[0], network, joined_week=(THIS_WEEK - 1).monday)
    publish(now=NOW)

    (cohort,) = history(members[0])

    assert sorted(percentiles(cohort)) == [0, 1, 4, 5]


def test_a_cohort_that_is_not_shown_has_no_history(industry):
    members = peers(11, industry, weeks=(0, 1))
    publish(now=NOW)
    Member.objects.filter(pk=members[5].pk).update(shares_with_industry=False)
    queue_members([members[5].pk])
    publish(now=NOW)

    assert history(members[0]) == ()


def test_bare_totals_have_a_history_of_the_total_alone(industry):
    members = peers(10, industry, weeks=(0, 1))
    reader = make_member(shares_with_industry=True, industry=industry)
    for weeks_ago in (0, 1):
        day = TODAY - timedelta(weeks=weeks_ago)
        bare_snapshot(reader, day, printed_total=51, industry=industry)
    queue_members([reader.pk, members[0].pk])
    publish(now=NOW)

    (cohort,) = history(reader)

    assert sorted(percentiles(cohort, Score.TOTAL)) == [0, 1]
    assert cohort.of(Score.BRAND) == ()


def test_nothing_older_than_asked_or_than_the_longest_range_is_read(industry):
    members = peers(10, industry, weeks=range(0, 130, 10))
    publish(now=NOW)

    assert max(percentiles(history(members[0], weeks=4)[0])) == 3
    assert max(percentiles(history(members[0], weeks=500)[0])) == LONGEST - 1


def test_all_cohorts_are_read_in_one_query(industry, django_assert_num_queries):
    networks = [make_network(f"Network {number}") for number in range(3)]
    members = peers(10, industry, weeks=range(8), network=networks[0])
    for member in members:
        for network in networks[1:]:
            make_membership(member, network)
    publish(now=NOW)

    with django_assert_num_queries(1):
        assert len(history(members[0], weeks=104)) == 4
