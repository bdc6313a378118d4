"""Who is in a network, for those who manage it, and what it would mean to leave."""

from enum import Enum
from typing import Final

from django.db.models import Case, Count, IntegerField, Q, QuerySet, Value, When
from django.db.models.functions import Lower

from tracker.models import Membership, Network
from tracker.reads.paging import Paged, paged

PAGE_SIZE: Final = 50
LONGEST_SEARCH: Final = 100
_ROLES_IN_ORDER: Final = tuple(Membership.Role)


class Leaving(Enum):
    """What happens to the network when this member leaves."""

    GOES_ON = "goes on"
    ENDS = "ends"  # nobody else is in it
    NEEDS_AN_OWNER = "needs an owner"  # others are, and none of them owns it


def network_members(
    *, network: Network, search: str = "", page: str | int = 1
) -> Paged[Membership]:
    """Two queries: owners first, then managers, then participants, each by name."""
    present = by_role(network).select_related("member")
    if wanted := search.strip()[:LONGEST_SEARCH]:
        present = present.filter(
            Q(member__display_name__icontains=wanted) | Q(member__email__icontains=wanted)
        )
    return paged(present, page, PAGE_SIZE)


def by_role(network: Network) -> QuerySet[Membership]:
    rank = Case(
        *(When(role=role, then=Value(place)) for place, role in enumerate(_ROLES_IN_ORDER)),
        output_field=IntegerField(),
    )
    present = Membership.objects.present().filter(network=network)
    return present.order_by(rank, Lower("member__display_name"), "member__email", "pk")


def leaving(membership: Membership) -> Leaving:
    """One query."""
    found = membership.others().aggregate(
        present=Count("pk"), owners=Count("pk", filter=Q(role=Membership.Role.OWNER))
    )
    if not found["present"]:
        return Leaving.ENDS
    if membership.owns and not found["owners"]:
        return Leaving.NEEDS_AN_OWNER
    return Leaving.GOES_ON
