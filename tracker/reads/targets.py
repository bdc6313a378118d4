"""How often a week a member means to do a thing."""

from decimal import Decimal

from tracker.core.activity import Preset, Targets, targets_for
from tracker.models import ActivityTarget, Member


def targets_of(member: Member) -> Targets:
    """Weekly targets by kind: the member's own where set, else the preset's."""
    return targets_for(Preset(member.target_preset), own_targets(member))


def own_targets(member: Member) -> Targets:
    """The targets a member set, without the zeros that a fixed scale adds: 10, 0.5."""
    rows = ActivityTarget.objects.filter(member=member).values_list("kind", "per_week")
    return {kind: _shortest(target) for kind, target in rows}


def _shortest(number: Decimal) -> Decimal:
    whole = number.to_integral_value()
    return whole if whole == number else number.normalize()
