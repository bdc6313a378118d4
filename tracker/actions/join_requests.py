"""Asking to join a network, and what becomes of it."""

from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Final

from django.core.cache import cache
from django.db import transaction

from tracker.actions.locks import lock_member, lock_open_network
from tracker.actions.mail import send_in_language
from tracker.actions.publishing import queue_members
from tracker.models import JoinRequest, Member, Membership, Network

QUIET_AFTER_A_MAIL: Final = timedelta(days=1)


@transaction.atomic
def approve_request(*, request: JoinRequest, address: Callable[[str], str]) -> None:
    """Let the member in, and tell them by mail.

    `address` makes the absolute address of a network's page from its slug.
    Raises JoinRequest.DoesNotExist when the request has ended meanwhile, Network.DoesNotExist when
    the network is archived or gone, Member.DoesNotExist when the account is gone.
    """
    member = lock_member(request.member_id)
    network = lock_open_network(request.network_id)
    JoinRequest.objects.select_for_update().get(pk=request.pk)
    join(network=network, member=member)
    send_in_language(
        template="network_request_approved",
        to=member.email,
        language=member.language,
        network=network.name,
        link=address(network.slug),
    )


def decline_request(*, request: JoinRequest) -> None:
    """One that has ended meanwhile stays as it is."""
    JoinRequest.objects.filter(pk=request.pk).delete()


def withdraw_request(*, request: JoinRequest) -> None:
    """One that has ended meanwhile stays as it is."""
    JoinRequest.objects.filter(pk=request.pk).delete()


def ask_to_join(
    *, network: Network, member: Member, now: datetime, address: Callable[[str], str]
) -> None:
    """Leave a request, and tell owners and managers by mail. The network is held already.

    Who withdraws and asks again, over and over, fills nobody's mailbox: one mail a day.
    """
    network.requests.create(member=member, made_at=now)
    told = f"request_mail:{network.pk}:{member.pk}"
    if not cache.add(told, now, timeout=QUIET_AFTER_A_MAIL.total_seconds()):
        return
    managing = Membership.objects.present().filter(
        network=network,
        role__in=[Membership.Role.OWNER, Membership.Role.MANAGER],
        member__is_active=True,
    )
    for manager in Member.objects.filter(memberships__in=managing):
        send_in_language(
            template="network_request",
            to=manager.email,
            language=manager.language,
            network=network.name,
            name=str(member),
            link=address(network.slug),
        )


def join(*, network: Network, member: Member) -> None:
    """From the member's running week on. Both are held already, and no request is left."""
    network.requests.filter(member=member).delete()
    network.memberships.create(member=member, joined_week=member.this_week().monday)
    queue_members([member.pk])
