"""What a member aims for in a week, and what is done once on their profile."""

from collections.abc import Collection, Mapping
from decimal import Decimal

from django.db import transaction

from tracker.models import ActivityTarget, Member


@transaction.atomic
def update_targets(
    *,
    member: Member,
    preset: str,
    has_paid_plan: bool,
    own: Mapping[str, Decimal | None],
) -> None:
    """Save the preset and the targets that differ from it; None goes back to the preset's.

    Kinds that are not named keep what they have.
    """
    member.target_preset = preset
    member.has_paid_plan = has_paid_plan
    member.save(update_fields=["target_preset", "has_paid_plan"])
    ActivityTarget.objects.filter(
        member=member, kind__in=[kind for kind, target in own.items() if target is None]
    ).delete()
    ActivityTarget.objects.bulk_create(
        [
            ActivityTarget(member=member, kind=kind, per_week=target)
            for kind, target in own.items()
            if target is not None
        ],
        update_conflicts=True,
        unique_fields=["member", "kind"],
        update_fields=["per_week"],
    )


def answer_checklist(*, member: Member, done: Collection[str]) -> None:
    """Save what is done on the profile; from the first answer on it counts, also when empty."""
    member.profile_checklist = list(done)
    member.save(update_fields=["profile_checklist"])
