"""Which networks stand or fall with a member."""

from django.db.models import Exists, OuterRef, QuerySet

from tracker.models import Member, Membership, Network


def networks_only_owned_by(member: Member) -> tuple[Network, ...]:
    """Others are in them and nobody else owns them: to be handed over before the member goes."""
    return tuple(_owned_alone_by(member).filter(Exists(_others(member))))


def networks_alone_in(member: Member) -> tuple[Network, ...]:
    """The member owns them and nobody else is in them: they are deleted when the member goes."""
    return tuple(_owned_alone_by(member).exclude(Exists(_others(member))))


def _owned_alone_by(member: Member) -> QuerySet[Network]:
    owned = Membership.objects.present().filter(member=member, role=Membership.Role.OWNER)
    return Network.objects.filter(pk__in=owned.values("network_id")).exclude(
        Exists(_others(member).filter(role=Membership.Role.OWNER))
    )


def _others(member: Member) -> QuerySet[Membership]:
    """Who else is in the network of the outer query."""
    in_network = Membership.objects.present().filter(network_id=OuterRef("pk"))
    return in_network.exclude(member_id=member.pk)
