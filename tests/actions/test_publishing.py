import logging
from datetime import UTC, date, datetime, timedelta

import psycopg
import pytest
from django.core.management import call_command
from django.db import OperationalError, connection, transaction

from tests.factories import (
    make_industry,
    make_member,
    make_membership,
    make_network,
    make_snapshot,
)
from tracker.actions import publishing
from tracker.actions.publishing import PUBLISHER_LOCK, publish, queue_member, queue_members
from tracker.models import ChangedMember, Cohort, Contribution, Distribution, Member, Snapshot
from tracker.reads.recount import recount

pytestmark = pytest.mark.django_db(transaction=True)

NOW = datetime(2026, 11, 19, 2, 0, tzinfo=UTC)
THIS_WEEK = date(2026, 11, 16)
WEEK = timedelta(weeks=1)
SCORES = {"brand": 20_000, "people": 10_000, "insights": 5_000, "relationships": 15_000}


@pytest.fixture
def industry():
    return make_industry()


def report(member, day=THIS_WEEK, **scores):
    make_snapshot(member, day, industry=member.industry, **{**SCORES, **scores})
    queue_member(member.pk)


def join(count, industry, day=THIS_WEEK):
    members = [make_member(shares_with_industry=True, industry=industry) for _ in range(count)]
    for member in members:
        report(member, day)
    return members


def edit(member, brand=21_000):
    Snapshot.objects.filter(member=member).update(brand=brand)
    queue_member(member.pk)


def withdraw(member):
    Member.objects.filter(pk=member.pk).update(shares_with_industry=False)
    queue_member(member.pk)


def totals(week=THIS_WEEK):
    row = Distribution.objects.filter(score=0, week__lte=week).latest("week")
    return row.n, row.vals, row.cum


# ---- The gate -------------------------------------------------------------------------------


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
        queue_member(restless.pk)
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

    queue_member(members[0].pk)
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
    queue_member(members[0].pk)
    publish(now=NOW)

    assert not Cohort.objects.get(network=network).shown
    assert totals(THIS_WEEK - WEEK) == (6, [5_000], [6])
    assert totals(THIS_WEEK) == (5, [5_000], [5])


def test_a_deleted_snapshot_is_no_removal(industry):
    members = join(12, industry)
    publish(now=NOW)

    Snapshot.objects.filter(member=members[0]).delete()
    queue_member(members[0].pk)
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


# ---- Batches, other publishers, failures ----------------------------------------------------


def test_the_gate_looks_at_the_whole_queue_and_not_at_a_batch(industry):
    join(3, industry)

    publish(now=NOW, batch_size=1)

    assert totals() == (3, [5_000], [3])
    assert Cohort.objects.get().shown


def test_a_cohort_is_not_shown_between_two_batches(industry, monkeypatch):
    shown = []
    apply = publishing._apply

    def watched(cursor, parameters):
        shown.append(list(Cohort.objects.values_list("shown", flat=True)))
        apply(cursor, parameters)

    members = join(12, industry)
    publish(now=NOW)
    for member in members[:4]:
        edit(member)
    monkeypatch.setattr(publishing, "_apply", watched)
    publish(now=NOW, batch_size=2)

    assert shown == [[True], [False]]
    assert Cohort.objects.get().shown


def test_a_second_publisher_ends_politely(industry, caplog):
    join(3, industry)
    with psycopg.connect(**own_connection()) as other, caplog.at_level(logging.INFO, "tracker"):
        other.execute("select pg_advisory_lock(%s)", [PUBLISHER_LOCK])

        assert publish(now=NOW) is None

    assert "Another publisher" in caplog.text
    assert not Distribution.objects.exists()


def own_connection():
    return {k: v for k, v in connection.get_connection_params().items() if k in PARAMETERS}


PARAMETERS = ("host", "port", "user", "password", "dbname")


def test_a_serialization_failure_is_tried_again(industry, monkeypatch):
    failures = iter(["40001", "40P01"])
    apply = publishing._apply

    def failing(cursor, parameters):
        apply(cursor, parameters)
        if sqlstate := next(failures, None):
            cursor.execute(f"do $$ begin raise exception using errcode = '{sqlstate}'; end $$")

    join(3, industry)
    monkeypatch.setattr(publishing, "_apply", failing)
    publish(now=NOW)

    assert totals() == (3, [5_000], [3])


def test_a_killed_run_is_finished_by_the_next(industry, monkeypatch):
    apply = publishing._apply

    def killed(cursor, parameters):
        apply(cursor, parameters)
        if parameters["batch"] == 1:
            with psycopg.connect(**own_connection(), autocommit=True) as other:
                pid = connection.connection.info.backend_pid
                other.execute("select pg_terminate_backend(%s)", [pid])
            cursor.execute("select 1")

    join(6, industry)
    with monkeypatch.context() as patch:
        patch.setattr(publishing, "_apply", killed)
        with pytest.raises(OperationalError):
            publish(now=NOW, batch_size=2)
    connection.close()
    assert totals()[0] == 2
    assert not Cohort.objects.get().shown
    assert not recount(now=NOW).differences

    publish(now=NOW)

    assert totals() == (6, [5_000], [6])
    assert Cohort.objects.get().shown


def test_a_change_during_the_run_waits_for_the_next(industry, monkeypatch):
    apply = publishing._apply

    def changing(cursor, parameters):
        with psycopg.connect(**own_connection()) as other:
            other.execute(
                "insert into tracker_changedmember (member_id) values (%s)", [members[0].pk]
            )
        apply(cursor, parameters)

    members = join(3, industry)
    monkeypatch.setattr(publishing, "_apply", changing)
    publish(now=NOW)

    assert list(ChangedMember.objects.values_list("member_id", flat=True)) == [members[0].pk]


def test_a_deleted_network_takes_its_figures_along():
    network = make_network()
    for _ in range(5):
        member = make_member()
        make_membership(member, network)
        report(member)
    publish(now=NOW)

    network.delete()
    publish(now=NOW)

    assert not Contribution.objects.exists()
    assert not Distribution.objects.exists()


def test_the_running_week_is_that_of_the_earliest_zone(industry):
    join(3, industry)

    publish(now=datetime(2026, 11, 22, 11, 0, tzinfo=UTC))

    assert Cohort.objects.get().through == THIS_WEEK + WEEK


def test_many_members_are_queued_by_one_statement(django_assert_num_queries):
    with transaction.atomic(), django_assert_num_queries(1):
        queue_members(range(50))


# ---- Commands -------------------------------------------------------------------------------


def test_the_command_publishes_with_and_without_the_gate(industry, capsys):
    join(2, industry, datetime.now(UTC).date())

    call_command("publish_distributions")
    assert "Published 0 cohorts after changes of 2 members" in capsys.readouterr().out

    call_command("publish_distributions", "--now")
    assert "Published 1 cohorts after changes of 2 members" in capsys.readouterr().out


def test_a_recount_without_differences_ends_well_and_prints_who_waits(industry, capsys):
    join(3, industry, datetime.now(UTC).date())
    publish(now=datetime.now(UTC))
    join(1, industry)

    call_command("recount_distributions")

    assert capsys.readouterr().out.startswith("0 differences; 1 members wait")


@pytest.mark.parametrize(
    ("damage", "line"),
    [
        (lambda: Distribution.objects.filter(score=1).update(n=4), "brand, 2026-W47"),
        (lambda: Distribution.objects.filter(score=2).delete(), "people, 2026-W47"),
        (lambda: Snapshot.objects.update(brand=1), "contribution missing"),
        (lambda: Snapshot.objects.all().delete(), "contribution left over"),
        (lambda: Contribution.objects.all().delete(), "total, 2026-W47"),
    ],
)
def test_a_recount_names_each_difference_and_exits_with_1(industry, capsys, damage, line):
    join(3, industry)
    publish(now=NOW)
    damage()

    with pytest.raises(SystemExit) as exit_:
        call_command("recount_distributions")

    assert exit_.value.code == 1
    assert line in capsys.readouterr().out
