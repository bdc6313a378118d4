"""Peers by the thousand, in one go: COPY instead of an action a row."""

from collections.abc import Collection, Iterable, Iterator, Mapping
from datetime import UTC, date, datetime, time
from itertools import chain
from typing import Any

from django.contrib.auth.hashers import make_password
from django.db import connection
from django.db.models import Model

from tracker.actions.publishing import queue_members
from tracker.core.activity import Preset
from tracker.core.components import COMPONENTS
from tracker.core.demo import OWNED_NETWORK, Peer, Stay
from tracker.core.demo.peers import EMAIL_PATTERN
from tracker.models import Industry, Member, Membership, Network, Snapshot

Row = dict[str, Any]


def copy_peers(
    *,
    peers: Collection[Peer],
    industries: Mapping[str, Industry],
    networks: Mapping[str, Network],
) -> int:
    """Create the peers with all they hold, who cannot log in; returns the number of snapshots.

    Belongs in a transaction with the removal of older peers.
    """
    _copy(Member, _members(peers, industries))
    ids = dict(Member.objects.filter(email__regex=EMAIL_PATTERN).values_list("email", "pk"))
    snapshots = _copy(Snapshot, _snapshots(peers, ids, industries))
    _copy(Membership, _memberships(peers, ids, networks))
    queue_members(ids.values())
    return snapshots


def _copy(model: type[Model], rows: Iterator[Row]) -> int:
    """Rows by column; the first one names the columns."""
    first = next(rows, None)
    if first is None:
        return 0
    copied = 0
    statement = f"COPY {model._meta.db_table} ({', '.join(first)}) FROM STDIN"
    with connection.cursor() as cursor, cursor.copy(statement) as copy:
        for row in chain([first], rows):
            copy.write_row(tuple(row.values()))
            copied += 1
    return copied


def _members(peers: Iterable[Peer], industries: Mapping[str, Industry]) -> Iterator[Row]:
    for peer in peers:
        first_day = peer.snapshots[0][0]
        joined = _noon(first_day)
        yield {
            "email": peer.email,
            "password": make_password(None),
            "display_name": peer.name,
            "industry_id": industries[peer.industry].pk,
            "industry_since": first_day,
            "time_zone": "Europe/Amsterdam",
            "language": peer.language,
            "target_preset": Preset.STEADY.value,
            "has_paid_plan": False,
            "shares_with_industry": peer.shares,
            "welcomed_at": joined,
            "date_joined": joined,
            "is_staff": False,
            "is_superuser": False,
            "is_active": True,
        }


def _snapshots(
    peers: Iterable[Peer], ids: Mapping[str, int], industries: Mapping[str, Industry]
) -> Iterator[Row]:
    names = [component.value for component in COMPONENTS]
    for peer in peers:
        whose = {"member_id": ids[peer.email], "industry_id": industries[peer.industry].pk}
        for day, components in peer.snapshots:
            noon = _noon(day)
            yield {
                **whose,
                "day": day,
                **dict(zip(names, components, strict=True)),
                "note": "",
                "source": Snapshot.Source.SAMPLE.value,
                "created_at": noon,
                "updated_at": noon,
            }


def _memberships(
    peers: Iterable[Peer], ids: Mapping[str, int], networks: Mapping[str, Network]
) -> Iterator[Row]:
    for peer in peers:
        for stay in peer.stays:
            yield {
                "network_id": networks[stay.network].pk,
                "member_id": ids[peer.email],
                "role": _role(stay).value,
                "joined_week": stay.joined.monday,
                "left_week": stay.left and stay.left.monday,
                "on_leaderboard": stay.on_leaderboard and stay.left is None,
            }


def _role(stay: Stay) -> Membership.Role:
    """Who leads owns the network, or helps the demo member with the one that is theirs."""
    if not stay.leads:
        return Membership.Role.PARTICIPANT
    if stay.network == OWNED_NETWORK:
        return Membership.Role.MANAGER
    return Membership.Role.OWNER


def _noon(day: date) -> datetime:
    return datetime.combine(day, time(12), UTC)
