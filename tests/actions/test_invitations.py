from datetime import date, timedelta
from hashlib import sha256

import pytest
from django.core.management import call_command
from django.utils.translation import get_language

from tests.actions.mails import page_address, queued_mails
from tests.conftest import NOW
from tests.factories import make_member, make_membership, make_network
from tracker.actions import mail as mails
from tracker.actions.invitations import (
    AlreadyIn,
    Asked,
    InvitationUnusable,
    Joined,
    invite,
    remove_old_invitations,
    revoke_invitation,
    use_invitation,
)
from tracker.actions.memberships import leave
from tracker.actions.networks import archive_network, bring_back_network, delete_network
from tracker.models import ChangedMember, Invitation, JoinRequest, Membership, Network

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("noon")]

MONDAY = date(2026, 11, 16)
DAY = timedelta(days=1)


@pytest.fixture
def network(member):
    network = make_network("Northside Consultants", slug="northside-abcdefgh")
    make_membership(member, network, role="owner")
    return network


def make_link(network, member, **terms):
    terms = {"days": 7, "uses": 1, "asks_first": False, **terms}
    return invite(network=network, by=member, now=NOW, **terms)


def use(token, member, now=NOW):
    return use_invitation(token=token, member=member, now=now, address=page_address)


def queued():
    return set(ChangedMember.objects.values_list("member_id", flat=True))


# ---- Making ----


def test_a_link_holds_128_bits_of_which_only_the_hash_is_kept(network, member):
    token = make_link(network, member, days=30, uses=5, asks_first=True)

    assert len(token) >= 128 / 6
    (row,) = Invitation.objects.values()
    assert token not in str(row)
    assert row["token_hash"] == sha256(token.encode()).hexdigest()
    assert (row["made_by_id"], row["made_at"]) == (member.pk, NOW)
    assert (row["expires_at"], row["max_uses"], row["uses"]) == (NOW + 30 * DAY, 5, 0)
    assert row["asks_first"]


def test_every_link_is_another(network, member):
    assert len({make_link(network, member) for _ in range(5)}) == 5


def test_an_archived_network_makes_no_invitations(network, member):
    archive_network(network=network, now=NOW)

    with pytest.raises(Network.DoesNotExist):
        make_link(network, member)
    assert not Invitation.objects.exists()


# ---- Joining ----


def test_who_joins_is_a_participant_who_counts_from_the_running_week(network, member, stranger):
    came = use(make_link(network, member), stranger)

    assert came == Joined(network)
    joined = Membership.objects.get(member=stranger)
    assert (joined.role, joined.joined_week) == ("participant", MONDAY)
    assert not joined.on_leaderboard
    assert Invitation.objects.get().uses == 1
    assert queued() == {stranger.pk}
    assert not queued_mails()


def test_who_comes_back_has_a_second_time_there(network, member, stranger):
    token = make_link(network, member, uses=2)
    use(token, stranger)
    leave(membership=Membership.objects.get(member=stranger))

    assert use(token, stranger) == Joined(network)

    assert Membership.objects.filter(member=stranger).count() == 2
    assert Membership.objects.present().filter(member=stranger).count() == 1


def spoil_by_use(token, network):
    use(token, make_member())


def spoil_by_revoking(token, network):
    revoke_invitation(invitation=Invitation.objects.get(), now=NOW)


def spoil_by_archiving(token, network):
    archive_network(network=network, now=NOW)


def spoil_by_archiving_for_a_while(token, network):
    archive_network(network=network, now=NOW)
    bring_back_network(network=network)


def spoil_by_deleting(token, network):
    delete_network(network=network)


def spoil_by_time(token, network):
    Invitation.objects.update(expires_at=NOW)


@pytest.mark.parametrize(
    "spoil",
    [
        spoil_by_use,
        spoil_by_revoking,
        spoil_by_archiving,
        spoil_by_archiving_for_a_while,
        spoil_by_deleting,
        spoil_by_time,
    ],
)
def test_a_link_that_has_ended_lets_nobody_in(network, member, stranger, spoil):
    token = make_link(network, member)
    spoil(token, network)

    with pytest.raises(InvitationUnusable):
        use(token, stranger)

    assert not Membership.objects.filter(member=stranger).exists()
    assert stranger.pk not in queued()


@pytest.mark.parametrize("token", ["", "x", "A" * 22, "é\x00", "A" * 5000])
def test_a_forged_token_opens_nothing(network, member, stranger, token):
    make_link(network, member)

    with pytest.raises(InvitationUnusable):
        use(token, stranger)


def test_the_hash_of_a_token_is_no_token(network, member, stranger):
    make_link(network, member)

    with pytest.raises(InvitationUnusable):
        use(Invitation.objects.get().token_hash, stranger)


@pytest.mark.parametrize("spoil", [None, spoil_by_use, spoil_by_revoking, spoil_by_time])
def test_who_is_in_uses_nothing_up_and_is_told_so_by_an_ended_link_too(network, member, spoil):
    token = make_link(network, member)
    if spoil:
        spoil(token, network)
    uses = Invitation.objects.get().uses

    assert use(token, member) == AlreadyIn(network)

    assert Invitation.objects.get().uses == uses
    assert Membership.objects.filter(member=member).count() == 1


def test_a_link_of_somebody_whose_account_is_gone_still_works(network, stranger):
    inviter = make_member()
    token = make_link(network, inviter)
    inviter.delete()

    assert use(token, stranger) == Joined(network)


# ---- Asking ----


def test_a_link_that_asks_first_leaves_a_request_and_tells_who_runs_the_network(
    network, member, stranger
):
    make_membership(make_member(email="manager@example.com"), network, role="manager")
    make_membership(make_member(email="participant@example.com"), network)
    make_membership(make_member(email="away@example.com", is_active=False), network, role="manager")
    make_membership(make_member(email="left@example.com"), network, role="owner", left_week=MONDAY)

    came = use(make_link(network, member, asks_first=True), stranger)

    assert came == Asked(network)
    assert JoinRequest.objects.get().member == stranger
    assert not Membership.objects.filter(member=stranger).exists()
    assert not queued()
    told = queued_mails()
    assert {*map(tuple, (mail["to"] for mail in told))} == {
        ("robin@example.com",),
        ("manager@example.com",),
    }
    assert told[0]["subject"] == "Request to join Northside Consultants"
    assert "stranger@example.com asks to join" in told[0]["body"]
    assert page_address(network.slug) in told[0]["body"]


def test_who_waits_already_asks_no_second_time(network, member, stranger):
    token = make_link(network, member, asks_first=True)
    use(token, stranger)

    assert use(token, stranger) == Asked(network)

    assert JoinRequest.objects.count() == 1
    assert Invitation.objects.get().uses == 1
    assert len(queued_mails()) == 1


def test_a_link_that_asks_nobody_lets_in_who_waits(network, member, stranger):
    use(make_link(network, member, asks_first=True), stranger)

    assert use(make_link(network, member), stranger) == Joined(network)

    assert not JoinRequest.objects.exists()


def test_each_manager_is_told_in_their_own_language(network, member, stranger, monkeypatch):
    monkeypatch.setattr(mails, "render_to_string", lambda *_args: f"{get_language()}\n\nText")
    dutch = make_member(language="nl")
    make_membership(dutch, network, role="manager")

    use(make_link(network, member, asks_first=True), stranger)

    spoken = {mail["to"][0]: mail["subject"] for mail in queued_mails()}
    assert spoken == {member.email: "en", dutch.email: "nl"}


# ---- Ending ----


def test_a_revoked_invitation_stays_revoked_from_the_first_moment(network, member):
    make_link(network, member)
    invitation = Invitation.objects.get()

    revoke_invitation(invitation=invitation, now=NOW)
    revoke_invitation(invitation=invitation, now=NOW + DAY)

    invitation.refresh_from_db()
    assert invitation.revoked_at == NOW


@pytest.mark.parametrize(
    ("expires", "revoked", "kept"),
    [
        (NOW + DAY, None, True),
        (NOW - 30 * DAY, None, True),
        (NOW - 31 * DAY, None, False),
        (NOW + DAY, NOW - 30 * DAY, True),
        (NOW + DAY, NOW - 31 * DAY, False),
    ],
)
def test_invitations_are_removed_a_month_after_their_end(network, member, expires, revoked, kept):
    make_link(network, member)
    Invitation.objects.update(expires_at=expires, revoked_at=revoked)

    assert remove_old_invitations(now=NOW) == (0 if kept else 1)

    assert Invitation.objects.exists() is kept


def test_the_command_removes_old_invitations(network, member, capsys):
    make_link(network, member)
    Invitation.objects.update(expires_at=NOW - 31 * DAY)

    call_command("remove_old_invitations")

    assert "1 invitations" in capsys.readouterr().out
    assert not Invitation.objects.exists()
