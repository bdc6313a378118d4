import secrets
from datetime import date, timedelta

import pytest
from django.db import connection
from procrastinate.contrib.django.models import ProcrastinateJob

from tests.conftest import NOW
from tests.factories import make_member, make_membership, make_network
from tracker.actions import networks
from tracker.actions.networks import (
    archive_network,
    bring_back_network,
    create_network,
    delete_network,
    update_network,
)
from tracker.models import ChangedMember, Invitation, JoinRequest, Membership, Network

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("noon")]

MONDAY = date(2026, 11, 16)


def create(member, name="Northside Consultants"):
    return create_network(member=member, name=name, purpose="", leaderboard="managers")


def make_invitation(network, **fields):
    values = {
        "token_hash": f"{Invitation.objects.count():064}",
        "made_at": NOW,
        "expires_at": NOW + timedelta(days=7),
    }
    return network.invitations.create(**{**values, **fields})


def queued():
    return set(ChangedMember.objects.values_list("member_id", flat=True))


def draws(monkeypatch, *drawn):
    """Have the letters of addresses drawn as given."""
    letters = iter("".join(drawn))
    monkeypatch.setattr(secrets, "choice", lambda _letters: next(letters))


# ---- Making ----


def test_whoever_makes_a_network_owns_it_and_counts_from_the_running_week(member):
    network = create(member)

    membership = network.memberships.get()
    assert (membership.member, membership.role) == (member, "owner")
    assert membership.joined_week == MONDAY
    assert not membership.on_leaderboard
    assert queued() == {member.pk}
    assert Network.objects.get().leaderboard == "managers"


def test_the_running_week_is_the_members_own(noon, member):
    noon.move_to("2026-11-22T23:30:00+00:00")  # in Berlin it is Monday already

    assert create(member).memberships.get().joined_week == date(2026, 11, 23)


@pytest.mark.parametrize(
    ("name", "beginning"),
    [
        ("Northside Consultants", "northside-consultants-"),
        ("Café Überfall!", "cafe-uberfall-"),
        ("営業チーム", "network-"),
        ("new", "new-"),
        ("-_-", "network-"),
        ("Sales " * 13, "sales-" * 10),
    ],
)
def test_an_address_is_made_of_the_name_and_of_letters_nobody_guesses(member, name, beginning):
    slug = create(member, name).slug

    assert slug.startswith(beginning)
    assert len(slug.removeprefix(beginning)) == 8
    assert set(slug[-8:]) <= set("abcdefghijklmnopqrstuvwxyz234567")


def test_two_networks_of_one_name_have_different_addresses(member):
    assert create(member).slug != create(member).slug


def test_an_address_that_is_taken_is_drawn_again(member, monkeypatch):
    draws(monkeypatch, "aaaaaaaa", "aaaaaaaa", "aaaaaaaa", "bbbbbbbb")

    first, second = create(member), create(member)

    assert first.slug == "northside-consultants-aaaaaaaa"
    assert second.slug == "northside-consultants-bbbbbbbb"
    assert second.memberships.count() == 1


def test_drawing_ends_when_every_address_is_taken(member, monkeypatch):
    draws(monkeypatch, "a" * 8 * 10)
    create(member)

    with pytest.raises(RuntimeError, match="taken"):
        create(member)

    assert Network.objects.count() == 1


# ---- Settings ----


@pytest.mark.parametrize(
    ("before", "after", "stays"),
    [
        ("managers", "everyone", False),
        ("nobody", "managers", False),
        ("everyone", "managers", True),
        ("everyone", "everyone", True),
    ],
)
def test_whoever_stood_before_few_eyes_chooses_anew_before_more(member, before, after, stays):
    network = make_network(leaderboard=before)
    membership = make_membership(member, network, on_leaderboard=True)

    update_network(network=network, name="Northside", purpose="", leaderboard=after)

    membership.refresh_from_db()
    assert membership.on_leaderboard is stays


def test_settings_change_and_the_address_stays(member):
    network = create(member)

    update_network(network=network, name="Southside", purpose="Pipeline", leaderboard="nobody")

    saved = Network.objects.get()
    assert (saved.name, saved.purpose, saved.leaderboard) == ("Southside", "Pipeline", "nobody")
    assert saved.slug == network.slug


def test_what_is_not_given_stays_as_another_owner_has_saved_it(member):
    stale = create(member)
    update_network(network=Network.objects.get(), purpose="Pipeline", leaderboard="nobody")

    update_network(network=stale, name="Southside")

    saved = Network.objects.get()
    assert (saved.name, saved.purpose, saved.leaderboard) == ("Southside", "Pipeline", "nobody")


def test_a_purpose_can_be_taken_away(member):
    network = make_network(purpose="Pipeline")

    update_network(network=network, purpose="")

    assert Network.objects.get().purpose == ""


# ---- Archiving ----


def test_an_archived_network_lets_nobody_wait_and_ends_its_invitations(member, stranger):
    network = create(member)
    open_, used, old = (
        make_invitation(network),
        make_invitation(network, uses=1),
        make_invitation(network, expires_at=NOW),
    )
    JoinRequest.objects.create(network=network, member=stranger, made_at=NOW)

    archive_network(network=network, now=NOW)

    assert Network.objects.get().archived_at == NOW
    assert not JoinRequest.objects.exists()
    revoked = Invitation.objects.filter(revoked_at=NOW)
    assert list(revoked) == [open_], f"not {used} or {old}, which had ended by themselves"
    assert network.memberships.present().count() == 1


def test_archiving_twice_keeps_the_first_moment(member):
    network = create(member)
    archive_network(network=network, now=NOW)

    archive_network(network=network, now=NOW + timedelta(days=1))

    assert Network.objects.get().archived_at == NOW


def test_a_network_comes_back_without_its_former_invitations(member):
    network = create(member)
    invitation = make_invitation(network)
    archive_network(network=network, now=NOW)

    bring_back_network(network=network)

    assert Network.objects.get().archived_at is None
    assert not Invitation.objects.usable(NOW).filter(pk=invitation.pk).exists()


# ---- Deleting ----


def test_a_deleted_network_takes_all_that_hangs_on_it_and_counts_everybody_anew(member, stranger):
    network = create(member)
    gone = make_member()
    make_membership(gone, network, left_week=date(2026, 3, 2))
    make_invitation(network)
    JoinRequest.objects.create(network=network, member=stranger, made_at=NOW)
    ChangedMember.objects.all().delete()

    delete_network(network=network)

    assert not Network.objects.exists()
    assert not Membership.objects.exists()
    assert not Invitation.objects.exists()
    assert not JoinRequest.objects.exists()
    assert queued() == {member.pk, gone.pk}


@pytest.mark.parametrize(
    "act",
    [
        delete_network,
        bring_back_network,
        lambda network: archive_network(network=network, now=NOW),
        lambda network: update_network(network=network, name="x", purpose="", leaderboard="nobody"),
    ],
)
def test_a_network_that_is_gone_is_said_to_be_gone(member, act):
    network = create(member)
    Network.objects.all().delete()

    with pytest.raises(Network.DoesNotExist):
        act(network=network)


def test_what_is_rolled_back_leaves_nothing_in_any_queue(member, monkeypatch):
    monkeypatch.setattr(networks, "queue_members", lambda _ids: 1 / 0)

    with pytest.raises(ZeroDivisionError):
        create(member)

    assert not connection.needs_rollback
    assert not Network.objects.exists()
    assert not ProcrastinateJob.objects.exists()
