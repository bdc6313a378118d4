"""Who waits for whom. Members come before networks, and both in the order of their ids.

No lock here but that of a member about to be deleted holds up a foreign key or the publisher.
"""

from collections.abc import Iterable

from tracker.models import Member, Network


def lock_members(*member_ids: int) -> tuple[Member, ...]:
    """Have these accounts stay while the transaction lasts. Raises Member.DoesNotExist."""
    wanted = set(member_ids)
    found = Member.objects.select_for_update(no_key=True).filter(pk__in=wanted).order_by("pk")
    members = tuple(found)
    if len(members) < len(wanted):
        raise Member.DoesNotExist
    return members


def lock_member(member_id: int) -> Member:
    (member,) = lock_members(member_id)
    return member


def lock_member_to_delete(member_id: int) -> Member:
    """Nothing new can hang on the account from here on. Raises Member.DoesNotExist."""
    return Member.objects.select_for_update().get(pk=member_id)


def lock_network(network_id: int) -> Network:
    """One change of who is in the network, or of its roles, at a time.

    Raises Network.DoesNotExist when it was deleted meanwhile.
    """
    return Network.objects.select_for_update(no_key=True).get(pk=network_id)


def lock_open_network(network_id: int) -> Network:
    """The same; an archived network counts as gone."""
    return Network.objects.select_for_update(no_key=True).get(
        pk=network_id, archived_at__isnull=True
    )


def lock_networks(network_ids: Iterable[int]) -> tuple[Network, ...]:
    """Those of them that are still there."""
    networks = Network.objects.select_for_update(no_key=True).filter(pk__in=set(network_ids))
    return tuple(networks.order_by("pk"))
