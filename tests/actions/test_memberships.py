from datetime import date

import pytest

from tests.actions.mails import page_address, queued_mails
from tests.factories import make_join_request, make_member, make_membership, make_network
from tracker.actions.memberships import (
    AudienceChanged,
    SoleOwner,
    change_role,
    hand_over,
    leave,
    put_on_leaderboard,
    remove_membership,
    remove_participant,
    save_membership,
    take_off_leaderboard,
)
from tracker.models import ChangedMember, JoinRequest, Membership, Network

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("noon")]

MONDAY = date(2026, 11, 16)


@pytest.fixture
def network():
    return make_network("Northside Consultants", slug="northside-abcdefgh")


@pytest.fixture
def owner(member, network):
    return make_membership(member, network, role="owner")


@pytest.fixture
def participant(stranger, network):
    return make_membership(stranger, network)


def roles(network):
    present = network.memberships.present()
    return dict(present.values_list("member__email", "role"))


def queued():
    return set(ChangedMember.objects.values_list("member_id", flat=True))


# ---- Leaving ----


def test_who_leaves_counts_until_the_running_week_and_is_off_the_leaderboard(owner, participant):
    Membership.objects.filter(pk=participant.pk).update(on_leaderboard=True)

    leave(membership=participant)

    participant.refresh_from_db()
    assert participant.left_week == MONDAY
    assert not participant.on_leaderboard
    assert queued() == {participant.member_id}


def test_nobody_leaves_before_they_joined(owner, stranger, network):
    """They joined where it is Monday already, and live elsewhere now."""
    ahead = make_membership(stranger, network, joined_week=date(2026, 11, 23))

    leave(membership=ahead)

    ahead.refresh_from_db()
    assert ahead.left_week == date(2026, 11, 23)


def test_leaving_twice_changes_nothing_more(noon, owner, participant):
    leave(membership=participant)
    noon.move_to("2026-12-10T12:00:00+00:00")

    leave(membership=participant)

    participant.refresh_from_db()
    assert participant.left_week == MONDAY
    assert ChangedMember.objects.count() == 1


def test_a_sole_owner_cannot_leave_others_behind(owner, participant):
    with pytest.raises(SoleOwner, match="Northside") as refusal:
        leave(membership=owner)

    assert refusal.value.networks == (owner.network,)
    owner.refresh_from_db()
    assert owner.left_week is None
    assert not queued()


def test_one_of_two_owners_may_leave(owner, participant, network):
    change_role(membership=participant, role="owner")

    leave(membership=owner)

    assert roles(network) == {"stranger@example.com": "owner"}


def test_an_owner_who_is_alone_takes_the_network_along(owner, participant):
    leave(membership=participant)

    leave(membership=owner)

    assert not Network.objects.exists()
    assert queued() == {owner.member_id, participant.member_id}


def test_the_last_participant_of_a_network_without_owner_leaves_it_standing(participant, network):
    leave(membership=participant)

    assert Network.objects.filter(pk=network.pk).exists()


def test_who_was_in_a_network_that_is_gone_has_left_it(owner, network):
    network.delete()

    leave(membership=owner)


def test_members_can_leave_an_archived_network(owner, participant, network):
    Network.objects.update(archived_at="2026-11-19T12:00Z")

    leave(membership=participant)

    assert roles(network) == {"robin@example.com": "owner"}


# ---- Removing ----


def test_a_removed_participant_counts_until_the_running_week(owner, participant):
    remove_participant(membership=participant)

    participant.refresh_from_db()
    assert participant.left_week == MONDAY
    assert queued() == {participant.member_id}


@pytest.mark.parametrize("role", ["manager", "owner"])
def test_who_runs_the_network_by_now_is_not_removed(owner, participant, role):
    Membership.objects.filter(pk=participant.pk).update(role=role)

    with pytest.raises(Membership.DoesNotExist):
        remove_participant(membership=participant)

    assert Membership.objects.present().count() == 2


def test_who_has_left_is_not_removed_again(owner, participant):
    leave(membership=participant)

    with pytest.raises(Membership.DoesNotExist):
        remove_participant(membership=participant)


# ---- Roles ----


@pytest.mark.parametrize("role", ["owner", "manager", "participant"])
def test_a_role_changes_and_nobody_is_counted_anew(owner, participant, network, role):
    change_role(membership=participant, role=role)

    assert roles(network)["stranger@example.com"] == role
    assert not queued()


@pytest.mark.parametrize("role", ["manager", "participant"])
def test_the_sole_owner_keeps_the_role_also_when_alone(owner, network, role):
    with pytest.raises(SoleOwner):
        change_role(membership=owner, role=role)

    assert roles(network) == {"robin@example.com": "owner"}


def test_the_sole_owner_may_be_made_what_they_are(owner, network):
    change_role(membership=owner, role="owner")

    assert roles(network) == {"robin@example.com": "owner"}


def test_an_owner_who_has_left_is_no_owner_to_count_on(owner, participant):
    change_role(membership=participant, role="owner")
    leave(membership=participant)

    with pytest.raises(SoleOwner):
        change_role(membership=owner, role="manager")


def test_who_has_left_gets_no_role(owner, participant):
    leave(membership=participant)

    with pytest.raises(Membership.DoesNotExist):
        change_role(membership=participant, role="manager")


# ---- Handing over ----


def test_a_network_is_handed_over_and_the_former_owner_stays_as_manager(
    owner, participant, network
):
    hand_over(owner=owner, to=participant, address=page_address)

    assert roles(network) == {"stranger@example.com": "owner", "robin@example.com": "manager"}
    (mail,) = queued_mails()
    assert mail["to"] == ["stranger@example.com"]
    assert mail["subject"] == "You own Northside Consultants now"
    assert "Robin handed the network" in mail["body"]
    assert "https://ssi.example.com/networks/northside-abcdefgh/" in mail["body"]


def test_the_mail_names_no_address_of_a_former_owner_without_a_name(owner, participant, member):
    member.display_name = ""
    member.save()

    hand_over(owner=owner, to=participant, address=page_address)

    (mail,) = queued_mails()
    assert "robin@example.com" not in mail["body"]
    assert "was handed over to you" in mail["body"]


def test_nobody_hands_a_network_over_to_themselves(owner, participant, network):
    with pytest.raises(Membership.DoesNotExist):
        hand_over(owner=owner, to=owner, address=page_address)

    assert roles(network)["robin@example.com"] == "owner"


def test_nobody_gets_a_network_they_have_left_or_never_were_in(owner, participant):
    elsewhere = make_membership(make_member(), make_network())
    leave(membership=participant)

    for to in [participant, elsewhere]:
        with pytest.raises(Membership.DoesNotExist):
            hand_over(owner=owner, to=to, address=page_address)

    assert not queued_mails()


def test_only_an_owner_hands_over(owner, participant, network):
    hand_over(owner=owner, to=participant, address=page_address)

    with pytest.raises(Membership.DoesNotExist):
        hand_over(owner=owner, to=participant, address=page_address)

    assert roles(network) == {"stranger@example.com": "owner", "robin@example.com": "manager"}


# ---- The leaderboard ----


def test_a_member_comes_onto_the_leaderboard_and_off_it(participant):
    put_on_leaderboard(membership=participant, audience="everyone")
    participant.refresh_from_db()
    assert participant.on_leaderboard

    take_off_leaderboard(membership=participant)
    participant.refresh_from_db()
    assert not participant.on_leaderboard


@pytest.mark.parametrize("audience", ["managers", "nobody", "", "x"])
def test_whoever_consented_to_other_readers_is_not_put_on_it(participant, audience):
    with pytest.raises(AudienceChanged):
        put_on_leaderboard(membership=participant, audience=audience)

    participant.refresh_from_db()
    assert not participant.on_leaderboard


def test_who_has_left_does_not_come_back_to_the_leaderboard(owner, participant):
    leave(membership=participant)

    with pytest.raises(Membership.DoesNotExist):
        put_on_leaderboard(membership=participant, audience="everyone")

    participant.refresh_from_db()
    assert not participant.on_leaderboard


# ---- What the admin sets right ----


def test_a_membership_moved_to_somebody_else_counts_both_anew(member, stranger):
    membership = make_membership(member, make_network())
    membership.member = stranger

    save_membership(membership=membership)

    assert queued() == {member.pk, stranger.pk}


def test_a_removed_membership_never_was(member):
    membership = make_membership(member, make_network())

    remove_membership(membership=membership)

    assert not Membership.objects.exists()
    assert queued() == {member.pk}


@pytest.mark.parametrize("left", [None, MONDAY])
def test_who_is_put_into_a_network_waits_no_more(member, network, left):
    make_join_request(member, network)
    elsewhere = make_join_request(member, make_network())

    save_membership(
        membership=Membership(member=member, network=network, joined_week=MONDAY, left_week=left)
    )

    waiting = JoinRequest.objects.filter(network=network).exists()
    assert waiting is (left is not None)
    assert JoinRequest.objects.filter(pk=elsewhere.pk).exists()


def test_the_membership_of_the_only_owner_is_not_removed_from_others(owner, participant):
    with pytest.raises(SoleOwner, match="Northside"):
        remove_membership(membership=owner)

    assert Membership.objects.present().count() == 2
    assert not queued()
