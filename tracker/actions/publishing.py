"""Publishing what cohorts look like."""

from collections.abc import Iterable

from tracker.models import ChangedMember


def queue_member(member_id: int) -> None:
    """Have the next publication count this member anew; belongs in the change's transaction."""
    queue_members([member_id])


def queue_members(member_ids: Iterable[int]) -> None:
    ChangedMember.objects.bulk_create(
        [ChangedMember(member_id=member_id) for member_id in member_ids]
    )
