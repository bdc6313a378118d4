"""The networks of a member, and what the page of one shows."""

from dataclasses import dataclass
from datetime import datetime
from typing import Final

from tracker.models import Invitation, JoinRequest, Member, Membership, Network
from tracker.reads.memberships import by_role

REQUESTS_SHOWN: Final = 50


@dataclass(frozen=True, slots=True)
class OwnNetworks:
    """Where a member is, and where they wait for an answer."""

    active: tuple[Membership, ...]
    archived: tuple[Membership, ...]
    requests: tuple[JoinRequest, ...]


@dataclass(frozen=True, slots=True)
class Runner:
    """An owner or manager as everybody in the network sees them: the name, empty without one."""

    name: str
    owns: bool
    is_reader: bool


@dataclass(frozen=True, slots=True)
class ForManagers:
    """`requests` are the oldest ones; the counts are those of all."""

    members: int
    invitations: int
    request_count: int
    requests: tuple[JoinRequest, ...]


@dataclass(frozen=True, slots=True)
class NetworkPage:
    run_by: tuple[Runner, ...]
    for_managers: ForManagers | None


def own_networks(member: Member) -> OwnNetworks:
    """Two queries."""
    memberships = (
        Membership.objects.present()
        .filter(member=member)
        .select_related("network")
        .order_by("network__name", "network_id")
    )
    requests = JoinRequest.objects.filter(member=member).select_related("network")
    found = tuple(memberships)
    return OwnNetworks(
        active=tuple(each for each in found if each.network.archived_at is None),
        archived=tuple(each for each in found if each.network.archived_at is not None),
        requests=tuple(requests),
    )


def network_page(membership: Membership, *, now: datetime) -> NetworkPage:
    """One query for participants, five for those who manage."""
    return NetworkPage(
        run_by=_run_by(membership),
        for_managers=_for_managers(membership.network, now) if membership.manages else None,
    )


def _run_by(membership: Membership) -> tuple[Runner, ...]:
    running = by_role(membership.network).exclude(role=Membership.Role.PARTICIPANT)
    return tuple(
        Runner(
            name=each.member.display_name,
            owns=each.owns,
            is_reader=each.member_id == membership.member_id,
        )
        for each in running.select_related("member")
    )


def _for_managers(network: Network, now: datetime) -> ForManagers:
    waiting = JoinRequest.objects.filter(network=network).select_related("member")
    return ForManagers(
        members=Membership.objects.present().filter(network=network).count(),
        invitations=Invitation.objects.usable(now).filter(network=network).count(),
        request_count=waiting.count(),
        requests=tuple(waiting[:REQUESTS_SHOWN]),
    )
