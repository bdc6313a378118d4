from datetime import UTC, datetime

import pytest
from django.core.exceptions import ValidationError
from django.db import connection
from django.test.utils import CaptureQueriesContext

from tests.factories import PASSWORD, make_member, make_snapshot
from tracker.actions.demo import seed_demo
from tracker.models import (
    ActivityCount,
    ChangedMember,
    Member,
    Membership,
    Network,
    Snapshot,
    TipProgress,
    WeekNote,
)

NOW = datetime(2026, 11, 19, 12, tzinfo=UTC)

pytestmark = pytest.mark.django_db


def seed(**options):
    return seed_demo(
        **{"peers": 40, "weeks": 20, "seed": 1, "password": PASSWORD, "now": NOW} | options
    )


def demo_member():
    return Member.objects.get(email="demo@example.com")


def scores():
    return list(
        Snapshot.objects.order_by("member__email", "day").values_list(
            "member__email", "day", "total", "brand", "people", "insights", "relationships"
        )
    )


def test_the_demo_member_has_a_profile_a_history_and_tips_in_hand():
    seed()
    member = demo_member()
    assert member.check_password(PASSWORD)
    assert member.industry.name == "Software Development"
    assert member.shares_with_industry
    assert member.welcomed_at == NOW
    assert member.profile_checklist
    assert member.snapshots.order_by("day").last().total == 57_800
    assert ActivityCount.objects.filter(member=member).exists()
    assert WeekNote.objects.filter(member=member, nothing_to_log=True).count() == 1
    assert TipProgress.objects.filter(member=member, state="doing").exists()
    assert member.memberships.filter(network__name="Northside Consultants").exists()


def test_the_numbers_of_peers_and_of_their_snapshots_are_told():
    made = seed()
    peers = Member.objects.filter(email__startswith="peer")
    assert made.peers == peers.count() == 40
    assert made.snapshots == Snapshot.objects.filter(member__in=peers).count() > 40
    assert made.replaced == 0


def test_peers_have_no_password_to_log_in_with():
    seed()
    assert not any(
        peer.has_usable_password() for peer in Member.objects.filter(email__startswith="peer")
    )


def test_every_network_has_one_owner():
    seed()
    owners = Membership.objects.filter(role=Membership.Role.OWNER)
    assert owners.count() == Network.objects.count()


def test_everyone_waits_to_be_counted():
    seed()
    queued = ChangedMember.objects.values_list("member_id", flat=True)
    assert set(Member.objects.values_list("pk", flat=True)) == set(queued)


def test_a_second_demo_takes_the_place_of_the_first_with_the_same_history():
    seed()
    first, gone = scores(), set(Member.objects.values_list("pk", flat=True))
    made = seed()
    assert made.replaced == 41
    assert scores() == first
    assert gone <= set(ChangedMember.objects.values_list("member_id", flat=True))


def test_another_seed_makes_another_history():
    seed()
    first = scores()
    seed(seed=2)
    assert scores() != first


def test_other_members_and_their_snapshots_stay():
    others = [make_member(email=email) for email in ("robin@example.com", "peerless@example.com")]
    make_snapshot(others[0])
    seed()
    seed()
    assert Member.objects.filter(pk__in=[each.pk for each in others]).count() == 2
    assert others[0].snapshots.count() == 1


def test_a_weak_password_leaves_the_earlier_demo_as_it_is():
    seed()
    before = demo_member().pk
    with pytest.raises(ValidationError):
        seed(password="short")
    assert demo_member().pk == before


def statements(**options):
    with CaptureQueriesContext(connection) as captured:
        seed(**options)
    return len(captured)


def test_peers_cost_no_statements_of_their_own():
    seed(peers=3)
    few = statements(peers=3)
    seed(peers=300)
    # Old rows are found by the hundred, so replacing more takes a few more.
    assert statements(peers=300) <= few + 20
