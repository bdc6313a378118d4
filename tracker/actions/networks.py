"""What can happen to who belongs to a network."""

from django.db import transaction

from tracker.actions.publishing import queue_members
from tracker.models import Membership, Network


@transaction.atomic
def save_membership(*, membership: Membership) -> None:
    """Save a new or changed membership; whoever it belonged to before is counted anew too."""
    before = Membership.objects.filter(pk=membership.pk).values_list("member_id", flat=True)
    queue_members({membership.member_id, *before})
    membership.save()


@transaction.atomic
def remove_membership(*, membership: Membership) -> None:
    """As if the member had never joined; who leaves gets a `left_week` instead."""
    queue_members([membership.member_id])
    membership.delete()


@transaction.atomic
def delete_network(*, network: Network) -> None:
    queue_members(set(network.memberships.values_list("member_id", flat=True)))
    network.delete()
