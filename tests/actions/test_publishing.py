from datetime import timedelta

import pytest

from tests.actions.peers import NOW, THIS_WEEK, WEEK, edit, join, report, totals, withdraw
from tests.factories import make_industry, make_member, make_membership, make_network
from tracker.actions.publishing import publish, queue_members
from tracker.models import ChangedMember, Cohort, Contribution, Distribution, Member, Snapshot

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def industry():
    return make_industry()


def test_two_changes_wait_and_the_third_publishes_all(industry):
    join(2, industry)
    publish(now=NOW)
    assert not Distribution.objects.exists()
    assert ChangedMember.objects.count() == 2

    join(1, industry)
    publish(now=NOW)

    assert totals() == (3, [5_000], [3])
    assert Cohort.objects.get().shown
    assert not ChangedMember.objects.exists()


def test_one_member_changing_three_times_is_one_change(industry):
    member, *_ = join(12, industry)
    publish(now=NOW)

    for brand in (21_000, 22_000, 23_000):
        edit(member, brand)
        publish(now=NOW)

    assert totals() == (12, [5_000], [12])


def test_the_same_scores_reported_anew_are_no_change(industry):
    members = join(12, industry)
    publish(now=NOW)

    edit(members[0])
    for member in members[1:]:
        report(member, THIS_WEEK + timedelta(days=1))
    publish(now=NOW)

    assert totals() == (12, [5_000], [12])


def test_spans_that_end_count_as_changes(industry):
    join(2, industry, THIS_WEEK)
    joined = join(10, industry, THIS_WEEK + 4 * WEEK)
    publish(now=NOW + 4 * WEEK)

    edit(joined[0])
    publish(now=NOW + 13 * WEEK)

    assert totals(THIS_WEEK + 12 * WEEK) == (12, [5_000, 5_100], [11, 12])
    assert totals(THIS_WEEK + 13 * WEEK) == (10, [5_000, 5_100], [9, 10])


def test_withdrawn_consent_is_published_the_same_night_and_hides_the_cohort(industry):
    members = join(12, industry)
    publish(now=NOW)

    withdraw(members[0])
    publish(now=NOW)

    cohort = Cohort.objects.get()
    assert totals() == (11, [5_000], [11])
    assert not cohort.shown
    assert cohort.unseen == [members[0].pk]


def test_a_hidden_cohort_is_shown_when_three_members_differ(industry):
    first, second, third, *_ = join(12, industry)
    publish(now=NOW)
    withdraw(first)
    publish(now=NOW)

    edit(second)
    publish(now=NOW)
    assert not Cohort.objects.get().shown

    edit(third)
    publish(now=NOW)
    assert Cohort.objects.get().shown
    assert totals() == (11, [5_000, 5_100], [9, 11])


def test_one_member_coming_and_going_never_opens_the_gate(industry):
    restless, quiet, *_ = join(12, industry)
    publish(now=NOW)

    edit(quiet)
    for _night in range(4):
        withdraw(restless)
        publish(now=NOW)
        Member.objects.filter(pk=restless.pk).update(shares_with_industry=True)
        queue_members([restless.pk])
        publish(now=NOW)

    assert not Cohort.objects.get().shown


def test_three_removals_at_once_leave_the_cohort_shown(industry):
    members = join(15, industry)
    publish(now=NOW)

    for member in members[:3]:
        withdraw(member)
    publish(now=NOW)

    assert Cohort.objects.get().shown
    assert totals() == (12, [5_000], [12])


def test_a_deleted_account_leaves_every_week(industry):
    members = join(12, industry, THIS_WEEK - 5 * WEEK)
    publish(now=NOW)

    queue_members([members[0].pk])
    pk = members[0].pk
    members[0].delete()
    publish(now=NOW)

    assert totals(THIS_WEEK - 5 * WEEK) == (11, [5_000], [11])
    assert not Contribution.objects.filter(member_id=pk).exists()


def test_leaving_a_network_counts_as_a_removal_and_keeps_earlier_weeks():
    network = make_network()
    members = [make_member() for _ in range(6)]
    for member in members:
        make_membership(member, network, joined_week=THIS_WEEK - 5 * WEEK)
        report(member, THIS_WEEK - 5 * WEEK)
    publish(now=NOW)

    members[0].memberships.update(left_week=THIS_WEEK)
    queue_members([members[0].pk])
    publish(now=NOW)

    assert not Cohort.objects.get(network=network).shown
    assert totals(THIS_WEEK - WEEK) == (6, [5_000], [6])
    assert totals(THIS_WEEK) == (5, [5_000], [5])


def test_a_deleted_snapshot_is_no_removal(industry):
    members = join(12, industry)
    publish(now=NOW)

    Snapshot.objects.filter(member=members[0]).delete()
    queue_members([members[0].pk])
    publish(now=NOW)

    assert Cohort.objects.get().shown
    assert totals() == (12, [5_000], [12])


def test_now_publishes_without_the_gate_and_shows(industry):
    members = join(2, industry)
    publish(now=NOW, gated=False)
    assert totals() == (2, [5_000], [2])

    withdraw(members[0])
    publish(now=NOW)
    assert not Cohort.objects.get().shown

    publish(now=NOW, gated=False)
    assert Cohort.objects.get().shown
