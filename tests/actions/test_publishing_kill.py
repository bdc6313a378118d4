"""Publishers in processes of their own, killed where it hurts.

A second connection holds what the publisher needs next, so that each is killed in one known place.
"""

import os
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator
from datetime import date, timedelta
from pathlib import Path

import psycopg
import pytest
from django.utils import timezone

from tests.actions.histories import monday, read, stored
from tests.actions.other_processes import (
    PATIENCE,
    asked,
    own_address,
    own_connection,
    somebody_waits,
    wait_until,
)
from tests.factories import make_industry, make_member, make_membership, make_network, make_snapshot
from tracker.actions.publishing import PUBLISHER_LOCK, publish, queue_members
from tracker.models import (
    ChangedMember,
    Cohort,
    Contribution,
    Distribution,
    Industry,
    Member,
    Snapshot,
)
from tracker.reads.recount import recount

pytestmark = pytest.mark.django_db(transaction=True)

MANAGE = Path(__file__).parents[2] / "manage.py"
MEMBERS, BATCH_SIZE, BATCHES = 20, 5, 4
WEEKS = 30
COMMAND = ["publish_distributions", "--now", f"--batch-size={BATCH_SIZE}"]

Start = Callable[..., tuple[subprocess.Popen, Path]]

# What the third batch needs: to make a cohort, to begin with one, and to end with the queue.
HOLDS = {
    "Plan": (
        "insert into tracker_cohort (industry_id, unseen, shown)"
        " select id, '{}', false from tracker_industry where name = 'New'"
    ),
    "Apply": (
        "select from tracker_cohort join tracker_industry as industry on industry.id = industry_id"
        " where industry.name = 'Second' for update of tracker_cohort"
    ),
    "Apply, at its end": (
        "select from tracker_changedmember where member_id = ("
        f"select member_id from tracker_changedmember order by member_id offset {2 * BATCH_SIZE}"
        " limit 1) for update"
    ),
}


@pytest.fixture
def members() -> list[Member]:
    """Two industries and a network are published; since then everybody reported anew.

    The third and fourth batch are those of the second industry, whose members went to a new one.
    """
    today = timezone.now().date()
    first, second = make_industry("First"), make_industry("Second")
    network = make_network()
    members = [
        make_member(industry=industry, shares_with_industry=True)
        for industry in (first, second)
        for _ in range(MEMBERS // 2)
    ]
    for number, member in enumerate(members):
        make_membership(member, network, joined_week=monday(today) - timedelta(weeks=9))
        report(member, today - timedelta(weeks=12), 1_000 * number)
        report(member, today - timedelta(weeks=5), 1_000 * number + 500)
    queue_members(member.pk for member in members)
    publish(now=timezone.now(), gated=False)

    new = make_industry("New")
    for number, member in enumerate(members):
        industry = new if member.industry == second else first
        report(member, today - timedelta(weeks=8), 20_000 - 500 * number, industry)
        report(member, today, 15_000, industry)
    Snapshot.objects.filter(member=members[0]).first().delete()
    Member.objects.filter(pk=members[1].pk).update(shares_with_industry=False)
    members[2].memberships.update(left_week=monday(today))
    queue_members(member.pk for member in members)
    return members


def report(member: Member, day: date, brand: int, industry: Industry | None = None) -> None:
    make_snapshot(member, day, brand=brand, industry=industry or member.industry)


@pytest.fixture
def start(tmp_path: Path) -> Iterator[Start]:
    """Starts publishers that write what they print to a file; none outlives the test."""
    started = []

    def start(**environment: str) -> tuple[subprocess.Popen, Path]:
        output = tmp_path / f"{len(started)}.txt"
        with output.open("w") as stdout, (tmp_path / "log.txt").open("a") as stderr:
            publisher = subprocess.Popen(
                [sys.executable, MANAGE, *COMMAND],
                env={**os.environ, "DATABASE_URL": own_address(), **environment},
                stdout=stdout,
                stderr=stderr,
            )
        started.append(publisher)
        return publisher, output

    yield start
    for publisher in started:
        publisher.kill()
        publisher.wait(PATIENCE)


@pytest.mark.parametrize("place", HOLDS)
def test_after_a_kill_two_publishers_at_once_finish_the_work(members, start, place):
    kill_in_the_third_batch(start, place)

    assert not recount(now=timezone.now()).differences
    assert ChangedMember.objects.count() == (MEMBERS if place == "Plan" else MEMBERS // 2)
    assert Cohort.objects.get(network__isnull=False).shown == (place == "Plan")

    both = [start(), start()]
    assert [publisher.wait(PATIENCE) for publisher, _output in both] == [0, 0]

    assert any("100% done" in output.read_text() for _publisher, output in both)
    assert not ChangedMember.objects.exists()
    assert not recount(now=timezone.now()).differences
    assert all(Cohort.objects.values_list("shown", flat=True))
    finished = published_now()
    assert max(n for n, _vals, _cum in finished.values()) == MEMBERS
    assert finished == published_anew(members)


def kill_in_the_third_batch(start: Start, place: str) -> None:
    sign = f"{place.split(',')[0]} batch 2 of {BATCHES}"
    with psycopg.connect(**own_connection()) as other:
        other.execute(HOLDS[place])
        publisher, output = start(SSI_LOCK_TIMEOUT="0")
        wait_until(lambda: sign in output.read_text() and somebody_waits())
        publisher.send_signal(signal.SIGKILL)
        publisher.wait(PATIENCE)
        other.rollback()
    wait_until(lambda: not publisher_lives())


def publisher_lives() -> bool:
    return asked(
        "select exists (select from pg_locks where locktype = 'advisory'"
        " and database = (select oid from pg_database where datname = current_database())"
        f" and objid = {PUBLISHER_LOCK})"
    )


def published_now() -> dict:
    """What each row reads as, in each week that all publications of this test know."""
    this_week = monday(timezone.now().date()) - timedelta(weeks=1)
    weeks = [this_week - timedelta(weeks=back) for back in range(WEEKS)]
    return {
        (place, score, week): read(rows, week)
        for place, scores in stored().items()
        for score, rows in scores.items()
        for week in weeks
    }


def published_anew(members: list[Member]) -> dict:
    for model in (Distribution, Contribution, Cohort):
        model.objects.all().delete()
    queue_members(member.pk for member in members)
    publish(now=timezone.now(), gated=False)
    return published_now()
