"""Two at once at a network's door: whoever comes second sees what the first has done."""

import pytest

from tests.actions.network_calls import (
    approving,
    deleting,
    deleting_account,
    joining,
    make_link,
    while_held,
)
from tests.actions.together import at_once, in_turn
from tests.conftest import NOW
from tests.factories import make_member
from tracker.actions.invitations import AlreadyIn, Asked, InvitationUnusable, Joined
from tracker.actions.join_requests import decline_request
from tracker.actions.locks import lock_member
from tracker.actions.memberships import AudienceChanged, put_on_leaderboard
from tracker.actions.networks import archive_network, update_network
from tracker.models import Invitation, JoinRequest, Member, Membership, Network

pytestmark = pytest.mark.django_db(transaction=True)


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


def test_whoever_asks_just_before_the_network_is_archived_waits_no_more(
    network, owner, member, stranger
):
    token = make_link(network, member, asks_first=True)

    outcomes = while_held(
        network, joining(stranger, token), lambda: archive_network(network=network, now=NOW)
    )

    assert outcomes == [Asked(network), None]
    assert not JoinRequest.objects.exists()


def test_an_invitation_made_just_before_the_network_is_archived_is_revoked(network, owner, member):
    outcomes = while_held(
        network,
        lambda: make_link(network, member),
        lambda: archive_network(network=network, now=NOW),
    )

    assert outcomes[1] is None
    assert Invitation.objects.get().revoked_at == NOW


def test_an_invitation_made_while_the_network_is_archived_is_not_made(network, owner, member):
    outcomes = while_held(
        network,
        lambda: archive_network(network=network, now=NOW),
        lambda: make_link(network, member),
    )

    assert isinstance(outcomes[1], Network.DoesNotExist)
    assert not Invitation.objects.exists()


def test_whoever_steps_onto_the_leaderboard_while_it_opens_to_more_stays_off(network, owner):
    Network.objects.update(leaderboard="managers")

    outcomes = while_held(
        network,
        lambda: update_network(network=network, leaderboard="everyone"),
        lambda: put_on_leaderboard(membership=owner, audience="managers"),
    )

    assert isinstance(outcomes[1], AudienceChanged)
    assert not Membership.objects.get().on_leaderboard


# ---- Requests ----


@pytest.fixture
def waiting(network, owner, stranger):
    return JoinRequest.objects.create(network=network, member=stranger, made_at=NOW)


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


def test_a_request_that_has_just_been_declined_lets_nobody_in(waiting, stranger):
    outcomes = in_turn(
        lambda: JoinRequest.objects.select_for_update().get(pk=waiting.pk),
        lambda: decline_request(request=waiting),
        approving(waiting),
    )

    assert outcomes[0] is None
    assert isinstance(outcomes[1], JoinRequest.DoesNotExist)
    assert not Membership.objects.filter(member=stranger).exists()


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


def test_an_account_deleted_twice_at_once_is_deleted_once(member):
    outcomes = in_turn(
        lambda: lock_member(member.pk), deleting_account(member), deleting_account(member)
    )

    assert outcomes[0] is None
    assert isinstance(outcomes[1], Member.DoesNotExist)
