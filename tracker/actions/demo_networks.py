"""The networks of the demo: laid out anew each time, never without an owner."""

import secrets
from collections.abc import Collection, Iterable, Mapping
from datetime import datetime, timedelta

from django.utils.text import slugify

from tracker.actions.memberships import save_membership
from tracker.actions.networks import delete_network
from tracker.core import demo
from tracker.core.demo import DemoInvitation
from tracker.core.demo.peers import EMAIL_PATTERN
from tracker.core.weeks import Week
from tracker.models import Invitation, JoinRequest, Member, Membership, Network


def lay_out_networks() -> dict[str, Network]:
    """By name; those of an earlier demo are put right, so that addresses and cohorts stay."""
    return {
        name: Network.objects.update_or_create(
            slug=slugify(name),
            defaults={
                "name": name,
                "purpose": purpose,
                "leaderboard": Network.Leaderboard.EVERYONE,
                "archived_at": None,
            },
        )[0]
        for name, (purpose, _size) in demo.NETWORKS.items()
    }


def join(*, member: Member, networks: Mapping[str, Network], week: Week) -> None:
    """Have the demo member own one network, and stand on the leaderboard of the other."""
    for name in demo.OWN_NETWORKS:
        owns = name == demo.OWNED_NETWORK
        membership = Membership(
            network=networks[name],
            member=member,
            role=Membership.Role.OWNER if owns else Membership.Role.PARTICIPANT,
            joined_week=week.monday,
            on_leaderboard=name == demo.COMPARED_NETWORK,
        )
        save_membership(membership=membership)


def run_network(*, network: Network, owner: Member, now: datetime) -> None:
    """Leave some invitations about, and a peer who waits to be let in where one is left outside."""
    network.invitations.all().delete()
    Invitation.objects.bulk_create(
        _invitation(each, network=network, owner=owner, now=now) for each in demo.INVITATIONS
    )
    outside = Member.objects.filter(email__regex=EMAIL_PATTERN).exclude(
        memberships__network=network
    )
    waiting = outside.order_by("email").first()
    if waiting:
        made_at = now - timedelta(days=1)
        JoinRequest.objects.create(network=network, member=waiting, made_at=made_at)


def pass_on_networks(*, leaving: Collection[int]) -> None:
    """Find an owner for what the demo's members made; what is only theirs goes with them."""
    made = Network.objects.exclude(slug__in=map(slugify, demo.NETWORKS))
    owned = Membership.objects.present().filter(member__in=leaving, role=Membership.Role.OWNER)
    for network in made.filter(pk__in=owned.values("network")):
        _pass_on(network, leaving)


def _pass_on(network: Network, leaving: Iterable[int]) -> None:
    staying = network.memberships.present().exclude(member__in=leaving)
    if staying.filter(role=Membership.Role.OWNER).exists():
        return
    # "manager" sorts before "participant".
    heir = staying.order_by("role", "joined_week", "pk").first()
    if heir:
        heir.role = Membership.Role.OWNER
        heir.save(update_fields=["role"])
    else:
        delete_network(network=network)


def _invitation(
    invitation: DemoInvitation, *, network: Network, owner: Member, now: datetime
) -> Invitation:
    made_at = now - timedelta(days=invitation.made)
    revoked = invitation.revoked
    return Invitation(
        network=network,
        # Of no token: nobody holds the link of an invented invitation.
        token_hash=secrets.token_hex(32),
        made_by=owner,
        made_at=made_at,
        expires_at=made_at + timedelta(days=invitation.days),
        max_uses=invitation.max_uses,
        uses=invitation.uses,
        asks_first=invitation.asks_first,
        email=invitation.email,
        revoked_at=None if revoked is None else now - timedelta(days=revoked),
    )
