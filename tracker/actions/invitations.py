"""The ways into a network: links that somebody passes on, and invitations by e-mail."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final

from django.core.cache import cache
from django.db import transaction
from django.db.models import F, Q

from tracker.actions.join_requests import ask_to_join, join
from tracker.actions.locks import lock_member, lock_network, lock_open_network
from tracker.actions.mail import send_in_language
from tracker.core.tokens import hash_of_token, new_token
from tracker.models import Invitation, Member, Membership, Network

DAY: Final = timedelta(days=1)
# Of a network, and of a member in all networks.
MAILS_A_DAY: Final = 50
DAYS_KEPT: Final = 30


class InvitationUnusable(Exception):
    """Unknown, expired, used up, revoked, or the network is archived or gone: one same answer."""


class TooManyInvitations(Exception):
    """As many were mailed in 24 hours as may be: `MAILS_A_DAY`."""


@dataclass(frozen=True, slots=True)
class Joined:
    network: Network


@dataclass(frozen=True, slots=True)
class Asked:
    """A manager has to approve."""

    network: Network


@dataclass(frozen=True, slots=True)
class AlreadyIn:
    network: Network


@transaction.atomic
def invite(
    *, network: Network, by: Member, now: datetime, days: int, uses: int, asks_first: bool
) -> str:
    """Make a link and return its token, which is kept nowhere.

    Raises Network.DoesNotExist when the network is archived or gone.
    """
    lock_member(by.pk)
    network = lock_open_network(network.pk)
    token = new_token()
    network.invitations.create(
        token_hash=hash_of_token(token),
        made_by=by,
        made_at=now,
        expires_at=now + timedelta(days=days),
        max_uses=uses,
        asks_first=asks_first,
    )
    return token


@transaction.atomic
def invite_by_email(
    *,
    network: Network,
    by: Member,
    email: str,
    now: datetime,
    days: int,
    address: Callable[[str], str],
) -> None:
    """Mail a link that lets one member in; `address` makes it absolute from the token.

    Raises TooManyInvitations, or Network.DoesNotExist when the network is archived or gone.
    """
    lock_member(by.pk)
    network = lock_open_network(network.pk)
    since_yesterday = network.invitations.filter(made_at__gt=now - DAY)
    if since_yesterday.exclude(email="").count() >= MAILS_A_DAY:
        raise TooManyInvitations
    _count_mail(by, now)
    token = new_token()
    expires_at = now + timedelta(days=days)
    network.invitations.create(
        token_hash=hash_of_token(token), made_by=by, made_at=now, expires_at=expires_at, email=email
    )
    reader = Member.objects.filter(email__iexact=email).first() or by
    send_in_language(
        template="network_invitation",
        to=email,
        language=reader.language,
        network=network.name,
        name=by.display_name,
        link=address(token),
        days=days,
    )


def _count_mail(member: Member, now: datetime) -> None:
    """The member is held. Kept apart from the invitations, which a deleted network takes along."""
    key = f"invitation_mails:{member.pk}"
    since_yesterday = [sent for sent in cache.get(key, []) if sent > now - DAY]
    if len(since_yesterday) >= MAILS_A_DAY:
        raise TooManyInvitations
    cache.set(key, [*since_yesterday, now], timeout=DAY.total_seconds())


def revoke_invitation(*, invitation: Invitation, now: datetime) -> None:
    Invitation.objects.filter(pk=invitation.pk, revoked_at=None).update(revoked_at=now)


@transaction.atomic
def use_invitation(
    *, token: str, member: Member, now: datetime, address: Callable[[str], str]
) -> Joined | Asked | AlreadyIn:
    """Join, or ask to. Who is in the network, or waits already, uses nothing up.

    `address` makes the absolute address of a network's page from its slug, for the mail to its
    managers. Raises InvitationUnusable.
    """
    member = lock_member(member.pk)
    invitation, network = _find(token)
    if Membership.objects.present().filter(network=network, member=member).exists():
        return AlreadyIn(network)
    if invitation.asks_first and network.requests.filter(member=member).exists():
        return Asked(network)
    if not Invitation.objects.usable(now).filter(pk=invitation.pk).update(uses=F("uses") + 1):
        raise InvitationUnusable
    if invitation.asks_first:
        ask_to_join(network=network, member=member, now=now, address=address)
        return Asked(network)
    join(network=network, member=member)
    return Joined(network)


def remove_old_invitations(*, now: datetime) -> int:
    """Remove those that expired or were revoked more than 30 days ago; returns how many."""
    long_ago = now - timedelta(days=DAYS_KEPT)
    ended = Q(expires_at__lt=long_ago) | Q(revoked_at__lt=long_ago)
    removed, _by_model = Invitation.objects.filter(ended).delete()
    return removed


def _find(token: str) -> tuple[Invitation, Network]:
    """The invitation, with its network held."""
    try:
        invitation = Invitation.objects.get(token_hash=hash_of_token(token))
        return invitation, lock_network(invitation.network_id)
    except (Invitation.DoesNotExist, Network.DoesNotExist):
        raise InvitationUnusable from None
