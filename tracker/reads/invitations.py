"""The ways into a network: those its managers have made, and the one a visitor holds."""

from dataclasses import dataclass
from datetime import datetime
from enum import Enum
from typing import Final

from django.db.models import QuerySet

from tracker.core.tokens import hash_of_token
from tracker.models import Invitation, JoinRequest, Member, Membership, Network
from tracker.reads.paging import Paged, paged

PAGE_SIZE: Final = 50


class State(Enum):
    OPEN = "open"
    USED = "used"
    EXPIRED = "expired"
    REVOKED = "revoked"


@dataclass(frozen=True, slots=True)
class InvitationRow:
    invitation: Invitation
    state: State


@dataclass(frozen=True, slots=True)
class WayIn:
    """What a token opens to the reader. One that is in already, or waits, needs it no more."""

    network: Network
    asks_first: bool
    is_usable: bool
    is_in: bool
    has_asked: bool


def network_invitations(
    *, network: Network, now: datetime, page: str | int = 1
) -> Paged[InvitationRow]:
    """Two queries; the newest first."""
    made = Invitation.objects.filter(network=network).select_related("made_by")
    shown = paged(made, page, PAGE_SIZE)
    rows = tuple(InvitationRow(each, state_of(each, now)) for each in shown.rows)
    return Paged(rows=rows, count=shown.count, page=shown.page, pages=shown.pages)


def state_of(invitation: Invitation, now: datetime) -> State:
    """The reason that comes first: what was taken back stays so, whatever else happened to it."""
    if invitation.revoked_at is not None:
        return State.REVOKED
    if invitation.uses >= invitation.max_uses:
        return State.USED
    if invitation.expires_at <= now:
        return State.EXPIRED
    return State.OPEN


def way_in(*, token: str, member: Member | None, now: datetime) -> WayIn | None:
    """At most three queries. None for a token that was never given out."""
    held = Invitation.objects.filter(token_hash=hash_of_token(token)).select_related("network")
    invitation = held.first()
    if invitation is None:
        return None
    network = invitation.network
    is_open = network.archived_at is None and state_of(invitation, now) is State.OPEN
    return WayIn(
        network=network,
        asks_first=invitation.asks_first,
        is_usable=is_open,
        is_in=_has(Membership.objects.present(), network, member),
        has_asked=_has(JoinRequest.objects.all(), network, member),
    )


def _has(
    rows: QuerySet[Membership] | QuerySet[JoinRequest], network: Network, member: Member | None
) -> bool:
    return member is not None and rows.filter(network=network, member=member).exists()
