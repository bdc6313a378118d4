import logging
import re
from datetime import UTC, datetime

import psycopg
import pytest
from django.db import OperationalError, connection, transaction

from tests.actions.peers import NOW, THIS_WEEK, WEEK, edit, join, report, totals
from tests.factories import make_industry, make_member, make_membership, make_network
from tracker.actions import publishing
from tracker.actions.publishing import PUBLISHER_LOCK, publish, queue_members
from tracker.models import ChangedMember, Cohort, Contribution, Distribution, Member
from tracker.reads.recount import recount

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def industry():
    return make_industry()


def test_the_gate_looks_at_the_whole_queue_and_not_at_a_batch(industry):
    join(3, industry)

    publish(now=NOW, batch_size=1)

    assert totals() == (3, [5_000], [3])
    assert Cohort.objects.get().shown


@pytest.mark.parametrize(("size", "batches"), [(2, [2, 2, 2, 1]), (100, [2, 2, 3])])
def test_a_batch_is_full_with_so_many_members_or_snapshots(industry, monkeypatch, size, batches):
    """Of seven members, who have 2, 2, 1, 1, 1, 1 snapshots and none."""
    members = join(6, industry)
    for member in members[:2]:
        report(member, THIS_WEEK - WEEK)
    queue_members([members[0].pk, make_member().pk])
    monkeypatch.setattr(publishing, "SNAPSHOTS_IN_BATCH", 3)
    planned = []

    publish(now=NOW, batch_size=size, report=lambda progress: planned.append(progress.members))

    assert planned == batches * 2
    assert totals() == (6, [5_000], [6])
    assert not ChangedMember.objects.exists()


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


def test_progress_and_duration_are_logged(industry, caplog):
    join(3, industry)

    with caplog.at_level(logging.INFO, "tracker"):
        publish(now=NOW, batch_size=2)

    assert [re.sub(r"\d+\.\d s", "0.1 s", line) for line in caplog.messages] == [
        "Plan batch 1 of 2: 2 members in 0.1 s, 25% done",
        "Plan batch 2 of 2: 1 members in 0.1 s, 50% done",
        "Apply batch 1 of 2: 2 members in 0.1 s, 75% done",
        "Apply batch 2 of 2: 1 members in 0.1 s, 100% done",
        "Published 1 cohorts after changes of 3 members in 0.1 s.",
    ]


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
    assert str(Cohort.objects.get()) == "a deleted network"
    assert [str(cohort) for cohort in Cohort.objects.select_related("network")] == [
        "a deleted network"
    ]
    assert not recount(now=NOW).differences
    publish(now=NOW)

    assert not Cohort.objects.exists()
    assert not Contribution.objects.exists()
    assert not Distribution.objects.exists()


def test_a_publisher_waits_for_nobody_who_deletes_a_network(industry):
    """And has the figures gone the next time."""
    network = make_network()
    for member in join(5, industry):
        make_membership(member, network)
    publish(now=NOW)
    with psycopg.connect(**own_connection()) as other:
        other.execute("delete from tracker_membership")
        other.execute("delete from tracker_network")
        queue_members(Member.objects.values_list("pk", flat=True))
        publish(now=NOW)
        assert Cohort.objects.filter(network=network).exists()
    publish(now=NOW)

    assert not Cohort.objects.filter(network=network).exists()
    assert not recount(now=NOW).differences


def test_the_running_week_is_that_of_the_earliest_zone(industry):
    join(3, industry)

    publish(now=datetime(2026, 11, 22, 11, 0, tzinfo=UTC))

    assert Cohort.objects.get().through == THIS_WEEK + WEEK


def test_many_members_are_queued_by_one_statement(django_assert_num_queries):
    with transaction.atomic(), django_assert_num_queries(1):
        queue_members(range(50))
