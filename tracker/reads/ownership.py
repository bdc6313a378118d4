"""Which networks stand or fall with a member."""

from tracker.models import Member, Network


def networks_only_owned_by(member: Member) -> tuple[Network, ...]:
    """Others are in them and nobody else owns them: to be handed over before the member goes."""
    return tuple(Network.objects.owned_only_by(member).with_others_than(member))


def networks_alone_in(member: Member) -> tuple[Network, ...]:
    """The member owns them and nobody else is in them: they are deleted when the member goes."""
    return tuple(Network.objects.owned_only_by(member).without_others_than(member))
