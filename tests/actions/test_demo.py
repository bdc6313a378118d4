from datetime import UTC, date, datetime

import pytest
from django.core.exceptions import ValidationError
from django.db import connection
from django.test.utils import CaptureQueriesContext

from tests.factories import (
    PASSWORD,
    make_member,
    make_membership,
    make_network,
    make_snapshot,
)
from tracker.actions.demo import seed_demo
from tracker.core.components import Component
from tracker.core.demo import NETWORKS
from tracker.core.weeks import Week
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
from tracker.reads.logged_weeks import logged_weeks
from tracker.reads.tip_effects import WEEKS_ASKED, tip_effects
from tracker.reads.tips import component_tips

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


def test_the_demo_member_began_some_tips_so_long_ago_that_their_effect_is_told():
    seed(weeks=52)
    member, running = demo_member(), Week.of(NOW.date())
    tips = component_tips(member=member, component=Component.INSIGHTS, language="en")
    effects = tip_effects(
        member=member,
        tips=tips.open + tips.folded,
        running=running,
        logged=logged_weeks(member, running, WEEKS_ASKED),
    )
    assert "answer-with-a-view" in effects


def test_the_demo_member_owns_one_network_and_stands_on_the_leaderboard_of_another():
    seed()
    places = demo_member().memberships.order_by("network__name")
    assert list(places.values_list("network__name", "role", "on_leaderboard")) == [
        ("Northside Consultants", "owner", False),
        ("Product Circle Amsterdam", "participant", True),
    ]


def test_the_demo_member_has_counted_in_two_industries():
    seed(weeks=52)
    names = demo_member().snapshots.order_by("day").values_list("industry__name", flat=True)
    assert (names[0], names[len(names) - 1]) == (
        "IT Services and IT Consulting",
        "Software Development",
    )


def test_the_owned_network_has_a_manager_invitations_of_every_kind_and_a_request():
    seed()
    network = Network.objects.get(name="Northside Consultants")
    assert network.memberships.filter(role=Membership.Role.MANAGER).count() == 1
    assert network.invitations.usable(NOW).count() == 3
    assert network.invitations.count() == 6
    waiting = network.requests.get().member
    assert not waiting.memberships.filter(network=network).exists()


def test_the_owned_network_looks_the_same_after_another_demo():
    seed()
    first = Network.objects.get(name="Northside Consultants")
    seed()
    again = Network.objects.get(name="Northside Consultants")
    assert (again.pk, again.slug) == (first.pk, first.slug)
    assert again.invitations.count() == 6
    assert again.requests.count() == 1


def test_what_a_visitor_changed_in_a_network_of_the_demo_is_put_right():
    seed()
    Network.objects.filter(slug="northside-consultants").update(
        name="Mine", purpose="", leaderboard="nobody", archived_at=NOW
    )
    seed()
    network = Network.objects.get(slug="northside-consultants")
    assert network.name == "Northside Consultants"
    assert network.purpose
    assert (network.leaderboard, network.archived_at) == ("everyone", None)


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


@pytest.mark.parametrize("peers", [1, 40])
def test_every_network_has_one_owner_who_is_there(peers):
    seed(peers=peers)
    owners = Membership.objects.present().filter(role=Membership.Role.OWNER)
    assert sorted(owners.values_list("network__name", flat=True)) == sorted(NETWORKS)


def made_by_the_demo_member():
    network = make_network("Made in the demo")
    make_membership(demo_member(), network, role=Membership.Role.OWNER)
    return network


def roles(network):
    return list(network.memberships.order_by("pk").values_list("member__email", "role"))


def test_a_network_made_in_the_demo_passes_to_a_manager_then_to_who_was_there_first():
    seed()
    network = made_by_the_demo_member()
    late, early, manager = (make_member(email=f"{name}@example.com") for name in "abc")
    make_membership(late, network, joined_week=date(2026, 3, 2))
    make_membership(early, network)
    helping = make_membership(
        manager, network, role=Membership.Role.MANAGER, joined_week=date(2026, 4, 6)
    )
    seed()
    assert roles(network)[-1] == ("c@example.com", "owner")
    helping.delete()
    make_membership(demo_member(), network, role=Membership.Role.OWNER)
    seed()
    assert roles(network) == [("a@example.com", "participant"), ("b@example.com", "owner")]


def test_a_network_with_another_owner_keeps_its_roles():
    seed()
    network = made_by_the_demo_member()
    make_membership(make_member(email="a@example.com"), network)
    make_membership(make_member(email="b@example.com"), network, role=Membership.Role.OWNER)
    seed()
    assert roles(network) == [("a@example.com", "participant"), ("b@example.com", "owner")]


def test_a_network_that_only_the_demo_was_in_goes_with_it():
    seed()
    made_by_the_demo_member()
    seed()
    assert sorted(Network.objects.values_list("name", flat=True)) == sorted(NETWORKS)


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
