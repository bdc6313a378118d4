"""What can happen to a network."""

from datetime import datetime
from typing import Final

from django.db import transaction
from django.utils.crypto import get_random_string
from django.utils.text import slugify

from tracker.actions.locks import lock_network
from tracker.actions.publishing import queue_members
from tracker.models import Member, Membership, Network

# The end of an address is drawn, so that nobody guesses it from the name: 40 bits.
LETTERS: Final = "abcdefghijklmnopqrstuvwxyz234567"
DRAWN_LETTERS: Final = 8
NAMED_LETTERS: Final = 60
ATTEMPTS: Final = 5
# Who may see the leaderboard, the fewest first.
WIDTHS: Final = (
    Network.Leaderboard.NOBODY,
    Network.Leaderboard.MANAGERS,
    Network.Leaderboard.EVERYONE,
)


@transaction.atomic
def create_network(*, member: Member, name: str, purpose: str, leaderboard: str) -> Network:
    """A network whose maker is its first member, and its owner."""
    network = _make(name=name, purpose=purpose, leaderboard=leaderboard)
    network.memberships.create(
        member=member, role=Membership.Role.OWNER, joined_week=member.this_week().monday
    )
    queue_members([member.pk])
    return network


def _make(**fields: str) -> Network:
    for _attempt in range(ATTEMPTS):
        slug = _draw_slug(fields["name"])
        network, created = Network.objects.get_or_create(slug=slug, defaults=fields)
        if created:
            return network
    raise RuntimeError(f"{ATTEMPTS} addresses were drawn and all of them are taken")


def _draw_slug(name: str) -> str:
    named = slugify(name)[:NAMED_LETTERS].strip("-_") or "network"
    return f"{named}-{get_random_string(DRAWN_LETTERS, LETTERS)}"


@transaction.atomic
def update_network(
    *,
    network: Network,
    name: str | None = None,
    purpose: str | None = None,
    leaderboard: str | None = None,
) -> None:
    """What is not given stays as it is by now, whoever has changed it.

    When more people are to see the leaderboard, all are taken off it and choose anew.
    Raises Network.DoesNotExist when it was deleted meanwhile.
    """
    locked = lock_network(network.pk)
    if leaderboard and WIDTHS.index(leaderboard) > WIDTHS.index(locked.leaderboard):
        locked.memberships.filter(on_leaderboard=True).update(on_leaderboard=False)
    given = {"name": name, "purpose": purpose, "leaderboard": leaderboard}
    changed = {field: value for field, value in given.items() if value is not None}
    for field, value in changed.items():
        setattr(locked, field, value)
    locked.save(update_fields=list(changed))


@transaction.atomic
def archive_network(*, network: Network, now: datetime) -> None:
    """Close it: nobody joins any more, and who waits to is let go.

    Raises Network.DoesNotExist when it was deleted meanwhile.
    """
    locked = lock_network(network.pk)
    if locked.archived_at:
        return
    locked.requests.all().delete()
    locked.invitations.usable(now).update(revoked_at=now)
    locked.archived_at = now
    locked.save(update_fields=["archived_at"])


@transaction.atomic
def bring_back_network(*, network: Network) -> None:
    """Open it again; the invitations of before stay revoked.

    Raises Network.DoesNotExist when it was deleted meanwhile.
    """
    locked = lock_network(network.pk)
    locked.archived_at = None
    locked.save(update_fields=["archived_at"])


@transaction.atomic
def delete_network(*, network: Network) -> None:
    """Remove it with all that hangs on it; the next publication removes its figures.

    Raises Network.DoesNotExist when it was deleted meanwhile.
    """
    locked = lock_network(network.pk)
    queue_members(set(locked.memberships.values_list("member_id", flat=True)))
    locked.delete()
