"""A publisher holds each transaction open while a member writes, and the other way round."""

import functools
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime, timedelta
from queue import Queue

import pytest
from django.db import connection, connections, transaction
from django.utils import timezone

from tests.factories import make_industry, make_member, make_membership, make_network, make_snapshot
from tracker.actions import invitations, join_requests, members, memberships, networks, publishing
from tracker.actions.snapshots import (
    SnapshotValues,
    delete_snapshot,
    edit_snapshot,
    restore_snapshot,
    save_snapshot,
)
from tracker.models import Cohort, JoinRequest, Member, Membership, Network, Snapshot
from tracker.reads.recount import recount

pytestmark = pytest.mark.django_db(transaction=True)

STEPS = ("_remove_gone", "_dispatch", "_plan", "_decide", "_apply")
PATIENCE = 30  # seconds until a test that hangs gives up
VALUES = SnapshotValues(brand=1_000, people=2_000, insights=3_000, relationships=4_000)


def address(slug: str) -> str:
    return f"https://ssi.example/{slug}"


@dataclass
class World:
    """One network is published, one has its first members since, one is gone."""

    now: datetime
    owner: Member
    robin: Member  # a participant of both networks, who shares with the industry
    newcomer: Member  # in no network, with a request to join the published one
    published: Network
    fresh: Network
    archived: Network
    token: str

    @property
    def snapshot(self) -> Snapshot:
        return Snapshot.objects.get(member=self.robin)

    @property
    def request(self) -> JoinRequest:
        return JoinRequest.objects.get(member=self.newcomer)

    def stay(self, member: Member, network: Network) -> Membership:
        return Membership.objects.get(member=member, network=network)

    def profile(self, member: Member, **changes: object) -> None:
        member = Member.objects.get(pk=member.pk)  # as the last transaction left it
        values = {
            "industry": member.industry,
            "time_zone": "UTC",
            "language": "en",
            "shares_with_industry": member.shares_with_industry,
        }
        members.update_profile(member=member, today=member.today(), **{**values, **changes})


WRITES = {
    "save a snapshot": lambda w: save_snapshot(
        member=w.robin, day=w.now.date() - timedelta(days=1), values=VALUES
    ),
    "save the first snapshot": lambda w: save_snapshot(
        member=w.newcomer, day=w.now.date(), values=VALUES
    ),
    "edit a snapshot": lambda w: edit_snapshot(
        snapshot=w.snapshot, day=w.now.date(), values=VALUES
    ),
    "delete a snapshot": lambda w: delete_snapshot(snapshot=w.snapshot),
    "restore a snapshot": lambda w: restore_snapshot(
        member=w.robin, day=w.now.date() - timedelta(days=3), values=VALUES
    ),
    "withdraw consent": lambda w: w.profile(w.robin, shares_with_industry=False),
    "consent": lambda w: w.profile(w.newcomer, shares_with_industry=True),
    "change the industry": lambda w: w.profile(w.robin, industry=make_industry("Fisheries")),
    "create a network": lambda w: networks.create_network(
        member=w.robin, name="Third", purpose="", leaderboard="everyone"
    ),
    "rename a network": lambda w: networks.update_network(
        network=w.published, name="Renamed", purpose="", leaderboard="nobody"
    ),
    "archive a network": lambda w: networks.archive_network(network=w.published, now=w.now),
    "bring a network back": lambda w: networks.bring_back_network(network=w.archived),
    "delete a published network": lambda w: networks.delete_network(network=w.published),
    "delete a network that is published now": lambda w: networks.delete_network(network=w.fresh),
    "join": lambda w: invitations.use_invitation(
        token=w.token, member=w.newcomer, now=w.now, address=address
    ),
    "approve a request": lambda w: join_requests.approve_request(
        request=w.request, address=address
    ),
    "leave": lambda w: memberships.leave(membership=w.stay(w.robin, w.published)),
    "leave a network that is published now": lambda w: memberships.leave(
        membership=w.stay(w.robin, w.fresh)
    ),
    "remove a participant": lambda w: memberships.remove_participant(
        membership=w.stay(w.robin, w.published)
    ),
    "hand over": lambda w: memberships.hand_over(
        owner=w.stay(w.owner, w.published), to=w.stay(w.robin, w.published), address=address
    ),
    "delete an account": lambda w: members.delete_account(member=w.robin),
}


@pytest.fixture
def world() -> World:
    now = timezone.now()
    industry = make_industry()
    owner, robin, newcomer = people = [make_member(industry=industry) for _ in range(3)]
    Member.objects.exclude(pk=newcomer.pk).update(shares_with_industry=True)
    for member in people:
        member.refresh_from_db()
    make_snapshot(owner, now.date(), industry=industry)
    make_snapshot(robin, now.date() - timedelta(days=2), industry=industry)
    published, fresh, gone = (make_network(name) for name in ("Published", "Fresh", "Gone"))
    archived = make_network("Archived", archived_at=now)
    for network in (published, gone, archived):
        make_membership(owner, network, role=Membership.Role.OWNER)
        make_membership(robin, network)
    publishing.queue_members([owner.pk, robin.pk])
    publishing.publish(now=now, gated=False)

    make_membership(owner, fresh, role=Membership.Role.OWNER)
    make_membership(robin, fresh)
    gone.delete()
    publishing.queue_members([owner.pk, robin.pk])
    Snapshot.objects.filter(member=owner).update(brand=1)
    JoinRequest.objects.create(network=published, member=newcomer, made_at=now)
    token = invitations.invite(
        network=published, by=owner, now=now, days=7, uses=1, asks_first=False
    )
    return World(now, owner, robin, newcomer, published, fresh, archived, token)


class HeldPublisher:
    """A publisher in a thread of its own, which stops at the end of every transaction."""

    def __init__(self, now: datetime) -> None:
        self.now = now
        self.held: Queue[str] = Queue()
        self.go = threading.Semaphore(0)
        self.thread = threading.Thread(target=self.run)

    def run(self) -> None:
        try:
            publishing.publish(now=self.now, gated=False)
        finally:
            connections.close_all()
            self.held.put("ended")

    def holding(self, name: str):
        step = getattr(publishing, name)

        @functools.wraps(step)
        def holds(cursor, parameters):
            result = step(cursor, parameters)
            self.held.put(name)
            self.go.acquire(timeout=PATIENCE)
            return result

        return holds

    @contextmanager
    def steps(self) -> Iterator[Iterator[str]]:
        """The transactions that stand open, one after the other; none when it ends."""
        self.thread.start()
        try:
            yield self.held_steps()
        finally:
            self.go.release(len(STEPS))
            self.thread.join(PATIENCE)

    def held_steps(self) -> Iterator[str]:
        while (step := self.held.get(timeout=PATIENCE)) != "ended":
            yield step
            self.go.release()


@contextmanager
def impatient(*, kept: bool) -> Iterator[None]:
    """A transaction that fails when it has to wait for a lock."""
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("set local lock_timeout = '200ms'")
        yield
        cursor.execute("set constraints all immediate")
        transaction.set_rollback(not kept)


@pytest.mark.parametrize("write", WRITES)
def test_no_write_of_a_member_waits_for_a_publication(world, monkeypatch, write):
    publisher = HeldPublisher(world.now)
    for name in STEPS:
        monkeypatch.setattr(publishing, name, publisher.holding(name))

    held = []
    with publisher.steps() as steps:
        for step in steps:
            held.append(step)
            with impatient(kept=step == STEPS[-1]):
                WRITES[write](world)

    assert held == list(STEPS)
    assert Cohort.objects.exclude(through=None).count() >= 3
    publish_and_recount(world)


@pytest.mark.parametrize("write", WRITES)
def test_no_publication_waits_for_a_write_of_a_member(world, monkeypatch, write):
    monkeypatch.setattr(
        publishing, "SESSION", f"{publishing.SESSION}; set local lock_timeout = '200ms'"
    )
    monkeypatch.setattr(publishing, "PASSING_FAILURES", frozenset())
    publisher = HeldPublisher(world.now)

    with transaction.atomic():
        WRITES[write](world)
        with publisher.steps() as steps:
            assert list(steps) == []
    assert Cohort.objects.filter(network=world.fresh.pk, shown=True).exists()

    publish_and_recount(world)


def publish_and_recount(world: World) -> None:
    monday_after = world.now + timedelta(days=7)
    publishing.publish(now=monday_after, gated=False)
    assert not recount(now=monday_after).differences
