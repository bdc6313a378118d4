"""What can happen to who is in a network, and to what they may do there."""

from collections.abc import Callable, Iterable

from django.db import transaction

from tracker.actions.locks import lock_members, lock_network, lock_networks
from tracker.actions.mail import send_in_language
from tracker.actions.networks import delete_network
from tracker.actions.publishing import queue_members
from tracker.models import JoinRequest, Membership, Network


class SoleOwner(Exception):
    """Others in these networks would be left without an owner."""

    def __init__(self, networks: Iterable[Network]) -> None:
        self.networks = tuple(networks)
        super().__init__(", ".join(network.name for network in self.networks))


class AudienceChanged(Exception):
    """Others may see the leaderboard than those to whom the member consented."""


class NetworkEnds(Exception):
    """Nobody else is in the network any more: it would be deleted."""


@transaction.atomic
def leave(*, membership: Membership, may_end: bool = True) -> None:
    """The last owner takes an empty network along, and cannot leave one with others in it.

    Who has left already stays so. Raises SoleOwner, and NetworkEnds when it may not end.
    """
    try:
        current = _locked(membership)
    except (Network.DoesNotExist, Membership.DoesNotExist):
        return
    if not owns_alone(current):
        end(current)
    elif current.others().exists():
        raise SoleOwner([current.network])
    elif not may_end:
        raise NetworkEnds
    else:
        delete_network(network=current.network)


@transaction.atomic
def remove_participant(*, membership: Membership) -> None:
    """Raises Membership.DoesNotExist for whoever is, by now, no participant of the network."""
    current = _locked(membership)
    if current.role != Membership.Role.PARTICIPANT:
        raise Membership.DoesNotExist
    end(current)


@transaction.atomic
def change_role(*, membership: Membership, role: str) -> None:
    """Raises SoleOwner when nobody would own the network, Membership.DoesNotExist after leaving."""
    current = _locked(membership)
    if role != Membership.Role.OWNER and owns_alone(current):
        raise SoleOwner([current.network])
    _give(current, role)


@transaction.atomic
def hand_over(*, owner: Membership, to: Membership, address: Callable[[str], str]) -> None:
    """Make another member owner and the former one manager; the new owner gets a mail.

    `address` makes the absolute address of a network's page from its slug.
    Raises Membership.DoesNotExist when either has left, or the former owns it no longer.
    """
    former = _locked(owner)
    new = former.others().select_related("member").get(pk=to.pk)
    if not former.owns:
        raise Membership.DoesNotExist
    _give(new, Membership.Role.OWNER)
    _give(former, Membership.Role.MANAGER)
    send_in_language(
        template="network_handed_over",
        to=new.member.email,
        language=new.member.language,
        network=former.network.name,
        name=former.member.display_name,
        link=address(former.network.slug),
    )


@transaction.atomic
def put_on_leaderboard(*, membership: Membership, audience: str) -> None:
    """`audience` is who may see it as the member read it, one of Network.Leaderboard.

    Raises AudienceChanged when that is so no longer, Membership.DoesNotExist after leaving.
    """
    current = _locked(membership)
    if current.network.leaderboard != audience:
        raise AudienceChanged
    current.on_leaderboard = True
    current.save(update_fields=["on_leaderboard"])


def take_off_leaderboard(*, membership: Membership) -> None:
    Membership.objects.filter(pk=membership.pk).update(on_leaderboard=False)


@transaction.atomic
def save_membership(*, membership: Membership) -> None:
    """Save a new or changed membership as the admin has it.

    Whoever it belonged to before is counted anew too; who is in waits for no answer.
    """
    before = Membership.objects.filter(pk=membership.pk).values_list("member_id", "network_id")
    members = {membership.member_id, *(member for member, _network in before)}
    lock_members(*members)
    lock_networks({membership.network_id, *(network for _member, network in before)})
    queue_members(members)
    membership.save()
    if membership.left_week is None:
        JoinRequest.objects.filter(
            network_id=membership.network_id, member_id=membership.member_id
        ).delete()


@transaction.atomic
def remove_membership(*, membership: Membership) -> None:
    """As if the member had never joined; who leaves gets a `left_week` instead.

    Raises SoleOwner.
    """
    lock_networks([membership.network_id])
    if keeps_network(membership):
        raise SoleOwner([membership.network])
    queue_members([membership.member_id])
    membership.delete()


def keeps_network(membership: Membership) -> bool:
    """Whether others are in the network and only this member owns it."""
    is_present = membership.left_week is None
    return is_present and owns_alone(membership) and membership.others().exists()


def owns_alone(membership: Membership) -> bool:
    if not membership.owns:
        return False
    return not membership.others().filter(role=Membership.Role.OWNER).exists()


def end(membership: Membership) -> None:
    """It counts until the member's running week, which is never before the week of joining."""
    this_week = membership.member.this_week().monday
    membership.left_week = max(this_week, membership.joined_week)
    membership.on_leaderboard = False
    membership.save(update_fields=["left_week", "on_leaderboard"])
    queue_members([membership.member_id])


def _locked(membership: Membership) -> Membership:
    """As it is now, with the network held.

    Raises Network.DoesNotExist or Membership.DoesNotExist when it has ended meanwhile.
    """
    lock_network(membership.network_id)
    present = Membership.objects.present().select_related("network", "member")
    return present.get(pk=membership.pk)


def _give(membership: Membership, role: str) -> None:
    membership.role = role
    membership.save(update_fields=["role"])
