"""Two at once who would leave a network without an owner."""

import pytest

from tests.actions.network_calls import (
    deleting_account,
    demoting,
    handing_over,
    joining,
    leaving,
    make_link,
    owners,
    while_held,
)
from tests.factories import make_member, make_membership
from tracker.actions.invitations import InvitationUnusable
from tracker.actions.memberships import SoleOwner, remove_participant
from tracker.models import Invitation, Membership, Network

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def owners_and_others(network, owner, stranger):
    """Two owners, and a participant who must not be left without one."""
    make_membership(make_member(), network)
    return owner, make_membership(stranger, network, role="owner")


@pytest.mark.parametrize("first_goes", [leaving, demoting])
@pytest.mark.parametrize("second_goes", [leaving, demoting])
def test_of_two_owners_who_go_at_once_one_stays(
    network, owners_and_others, first_goes, second_goes
):
    first, second = owners_and_others

    outcomes = while_held(network, first_goes(first), second_goes(second))

    assert outcomes[0] is None
    assert isinstance(outcomes[1], SoleOwner)
    assert owners(network) == 1


def test_of_two_owners_who_delete_their_accounts_at_once_one_stays(network, owners_and_others):
    first, second = owners_and_others

    outcomes = while_held(network, deleting_account(first.member), deleting_account(second.member))

    assert outcomes[0] is None
    assert isinstance(outcomes[1], SoleOwner)
    assert owners(network) == 1


def test_of_an_owner_who_leaves_and_one_who_deletes_the_account_one_stays(
    network, owners_and_others
):
    first, second = owners_and_others

    outcomes = while_held(network, leaving(first), deleting_account(second.member))

    assert outcomes[0] is None
    assert isinstance(outcomes[1], SoleOwner)
    assert owners(network) == 1


def test_an_owner_alone_who_leaves_twice_at_once_takes_the_network_along(network, owner):
    assert while_held(network, leaving(owner), leaving(owner)) == [None, None]

    assert not Network.objects.exists()


def test_an_owner_alone_cannot_leave_whoever_has_just_joined(network, owner, link, stranger):
    outcomes = while_held(network, joining(stranger, link), leaving(owner))

    assert isinstance(outcomes[1], SoleOwner)
    assert owners(network) == 1


def test_whoever_comes_after_the_owner_has_left_alone_finds_nothing(network, owner, link, stranger):
    outcomes = while_held(network, leaving(owner), joining(stranger, link))

    assert outcomes[0] is None
    assert isinstance(outcomes[1], InvitationUnusable)
    assert not Membership.objects.exists()


def test_whoever_has_just_become_owner_cannot_leave(network, owner, stranger):
    other = make_membership(stranger, network)

    outcomes = while_held(network, handing_over(owner, other), leaving(other))

    assert outcomes[0] is None
    assert isinstance(outcomes[1], SoleOwner)
    assert owners(network) == 1


def test_a_network_is_not_handed_to_whoever_has_just_left(network, owner, stranger):
    other = make_membership(stranger, network)

    outcomes = while_held(network, leaving(other), handing_over(owner, other))

    assert outcomes[0] is None
    assert isinstance(outcomes[1], Membership.DoesNotExist)
    assert owners(network) == 1


def test_a_network_is_handed_over_once(network, owner, stranger):
    first, second = make_membership(stranger, network), make_membership(make_member(), network)

    outcomes = while_held(network, handing_over(owner, first), handing_over(owner, second))

    assert outcomes[0] is None
    assert isinstance(outcomes[1], Membership.DoesNotExist)
    assert network.memberships.get(role="owner").member == stranger


def test_an_owner_who_hands_over_and_leaves_at_once_leaves_an_owner(network, owner, stranger):
    other = make_membership(stranger, network)

    assert while_held(network, handing_over(owner, other), leaving(owner)) == [None, None]

    assert list(network.memberships.present().values_list("role", flat=True)) == ["owner"]


def test_whoever_has_just_become_owner_is_not_removed(network, owner, stranger):
    other = make_membership(stranger, network)

    outcomes = while_held(
        network, handing_over(owner, other), lambda: remove_participant(membership=other)
    )

    assert isinstance(outcomes[1], Membership.DoesNotExist)
    assert owners(network) == 1


def test_whoever_has_just_become_owner_cannot_delete_the_account(network, owner, stranger):
    other = make_membership(stranger, network)

    outcomes = while_held(network, handing_over(owner, other), deleting_account(stranger))

    assert outcomes[0] is None
    assert isinstance(outcomes[1], SoleOwner)
    assert owners(network) == 1


def test_a_network_is_not_handed_to_an_account_that_has_just_been_deleted(network, owner, stranger):
    other = make_membership(stranger, network)

    outcomes = while_held(network, deleting_account(stranger), handing_over(owner, other))

    assert outcomes[0] is None
    assert isinstance(outcomes[1], Membership.DoesNotExist)
    assert owners(network) == 1


def test_an_account_deleted_while_it_invites(network, owners_and_others, member):
    outcomes = while_held(network, lambda: make_link(network, member), deleting_account(member))

    assert outcomes[1] is None
    assert Invitation.objects.get().made_by is None
