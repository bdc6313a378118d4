"""Two at once: whoever comes second sees what the first has done."""

import pytest

from tests.actions.mails import page_address
from tests.actions.together import at_once, in_turn
from tests.conftest import NOW
from tests.factories import make_member, make_membership, make_network
from tracker.actions.invitations import (
    AlreadyIn,
    Asked,
    InvitationUnusable,
    Joined,
    invite,
    use_invitation,
)
from tracker.actions.join_requests import approve_request, decline_request
from tracker.actions.locks import lock_member, lock_network
from tracker.actions.members import delete_account
from tracker.actions.memberships import SoleOwner, change_role, hand_over, leave, remove_participant
from tracker.actions.networks import archive_network, delete_network, update_network
from tracker.models import Invitation, JoinRequest, Member, Membership, Network

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def network(db):
    return make_network()


@pytest.fixture
def owner(member, network):
    return make_membership(member, network, role="owner")


@pytest.fixture
def link(owner, network, member):
    return make_link(network, member)


def make_link(network, member, **terms):
    terms = {"days": 7, "uses": 1, "asks_first": False, **terms}
    return invite(network=network, by=member, now=NOW, **terms)


def joining(member, token):
    return lambda: use_invitation(token=token, member=member, now=NOW, address=page_address)


def leaving(membership):
    return lambda: leave(membership=membership)


def handing_over(owner, to):
    return lambda: hand_over(owner=owner, to=to, address=page_address)


def demoting(membership):
    return lambda: change_role(membership=membership, role="participant")


def deleting_account(member):
    # An own copy, as every request has one.
    return lambda: delete_account(member=Member.objects.get(pk=member.pk))


def deleting(network):
    return lambda: delete_network(network=Network.objects.get(pk=network.pk))


def while_held(network, *calls):
    return in_turn(lambda: lock_network(network.pk), *calls)


def owners(network):
    return network.memberships.present().filter(role="owner").count()


# ---- Joining ----


def test_two_at_once_use_a_link_for_one(network, link, stranger):
    other = make_member()

    outcomes = while_held(network, joining(stranger, link), joining(other, link))

    assert outcomes[0] == Joined(network)
    assert isinstance(outcomes[1], InvitationUnusable)
    assert Invitation.objects.get().uses == 1
    assert network.memberships.present().count() == 2


def test_eight_at_once_use_a_link_for_three(network, owner, member):
    token = make_link(network, member, uses=3)
    crowd = [make_member() for _ in range(8)]

    outcomes = at_once(*(joining(each, token) for each in crowd))

    assert sum(outcome == Joined(network) for outcome in outcomes) == 3
    assert sum(isinstance(outcome, InvitationUnusable) for outcome in outcomes) == 5
    assert Invitation.objects.get().uses == 3
    assert network.memberships.present().count() == 4


def test_a_member_who_joins_twice_at_once_is_in_once(network, owner, member, stranger):
    token = make_link(network, member, uses=5)

    outcomes = while_held(network, joining(stranger, token), joining(stranger, token))

    assert outcomes == [Joined(network), AlreadyIn(network)]
    assert Membership.objects.filter(member=stranger).count() == 1
    assert Invitation.objects.get().uses == 1


def test_a_member_who_asks_twice_at_once_asks_once(network, owner, member, stranger):
    token = make_link(network, member, asks_first=True)

    outcomes = while_held(network, joining(stranger, token), joining(stranger, token))

    assert outcomes == [Asked(network), Asked(network)]
    assert JoinRequest.objects.count() == 1
    assert Invitation.objects.get().uses == 1


# ---- Deleting and archiving while somebody joins ----


def test_whoever_joins_a_network_before_it_is_deleted_is_deleted_with_it(network, link, stranger):
    outcomes = while_held(network, joining(stranger, link), deleting(network))

    assert outcomes == [Joined(network), None]
    assert not Membership.objects.exists()
    assert not Network.objects.exists()


def test_whoever_comes_after_the_network_is_deleted_finds_nothing(network, link, stranger):
    outcomes = while_held(network, deleting(network), joining(stranger, link))

    assert outcomes[0] is None
    assert isinstance(outcomes[1], InvitationUnusable)
    assert not Membership.objects.exists()


@pytest.mark.parametrize("_round", range(5))
def test_deleting_and_joining_at_once_leave_no_orphan(network, owner, member, _round):
    token = make_link(network, member, uses=5)
    crowd = [make_member() for _ in range(4)]

    outcomes = at_once(deleting(network), *(joining(each, token) for each in crowd))

    assert outcomes[0] is None
    assert all(
        outcome == Joined(network) or isinstance(outcome, InvitationUnusable)
        for outcome in outcomes[1:]
    )
    assert not Membership.objects.exists()


def test_two_who_delete_a_network_at_once(network, owner):
    outcomes = while_held(network, deleting(network), deleting(network))

    assert outcomes[0] is None
    assert isinstance(outcomes[1], Network.DoesNotExist)


def test_settings_saved_after_the_network_is_deleted_find_nothing(network, owner):
    outcomes = while_held(
        network,
        deleting(network),
        lambda: update_network(network=network, name="x", purpose="", leaderboard="nobody"),
    )

    assert isinstance(outcomes[1], Network.DoesNotExist)


def test_whoever_comes_after_the_network_is_archived_stays_out(network, link, stranger):
    outcomes = while_held(
        network, lambda: archive_network(network=network, now=NOW), joining(stranger, link)
    )

    assert isinstance(outcomes[1], InvitationUnusable)
    assert network.memberships.present().count() == 1


def test_an_invitation_made_while_the_network_is_archived_is_not_made(network, owner, member):
    outcomes = while_held(
        network,
        lambda: archive_network(network=network, now=NOW),
        lambda: make_link(network, member),
    )

    assert isinstance(outcomes[1], Network.DoesNotExist)
    assert not Invitation.objects.exists()


# ---- Requests ----


@pytest.fixture
def waiting(network, owner, stranger):
    return JoinRequest.objects.create(network=network, member=stranger, made_at=NOW)


def approving(request):
    return lambda: approve_request(request=request, address=page_address)


def test_two_managers_who_approve_at_once_let_in_once(network, waiting, stranger):
    outcomes = while_held(network, approving(waiting), approving(waiting))

    assert outcomes[0] is None
    assert isinstance(outcomes[1], JoinRequest.DoesNotExist)
    assert Membership.objects.filter(member=stranger).count() == 1


def test_a_request_approved_while_its_member_joins_by_a_link(network, waiting, member, stranger):
    token = make_link(network, member)

    outcomes = while_held(network, joining(stranger, token), approving(waiting))

    assert outcomes[0] == Joined(network)
    assert isinstance(outcomes[1], JoinRequest.DoesNotExist)
    assert Membership.objects.filter(member=stranger).count() == 1


def test_approving_and_declining_at_once_end_in_one_of_both(network, waiting, stranger):
    outcomes = at_once(approving(waiting), lambda: decline_request(request=waiting))

    came_in = Membership.objects.filter(member=stranger).exists()
    assert (outcomes[0] is None) is came_in
    assert not JoinRequest.objects.exists()


# ---- A network keeps an owner ----


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


# ---- Accounts that are deleted meanwhile ----


def test_an_account_deleted_while_it_joins_is_gone_from_the_network(network, link, stranger):
    outcomes = while_held(network, joining(stranger, link), deleting_account(stranger))

    assert outcomes == [Joined(network), None]
    assert network.memberships.count() == 1


def test_an_account_deleted_before_it_joins_does_not_join(network, link, stranger):
    outcomes = in_turn(
        lambda: lock_member(stranger.pk), deleting_account(stranger), joining(stranger, link)
    )

    assert outcomes[0] is None
    assert isinstance(outcomes[1], Member.DoesNotExist)
    assert Invitation.objects.get().uses == 0


def test_an_account_deleted_while_its_request_is_approved(network, waiting, stranger):
    outcomes = while_held(network, approving(waiting), deleting_account(stranger))

    assert outcomes == [None, None]
    assert network.memberships.count() == 1


def test_an_account_deleted_while_it_invites(network, owners_and_others, member):
    outcomes = while_held(network, lambda: make_link(network, member), deleting_account(member))

    assert outcomes[1] is None
    assert Invitation.objects.get().made_by is None


def test_an_account_deleted_twice_at_once_is_deleted_once(member):
    outcomes = in_turn(
        lambda: lock_member(member.pk), deleting_account(member), deleting_account(member)
    )

    assert outcomes[0] is None
    assert isinstance(outcomes[1], Member.DoesNotExist)
