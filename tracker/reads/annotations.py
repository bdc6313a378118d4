"""Notes on the chart: a member's own, and those for everyone."""

from dataclasses import dataclass
from datetime import date

from tracker.models import Annotation, Member


@dataclass(frozen=True, slots=True)
class AnnotationMark:
    """One note at its day; `pk` is None where it is not the member's to change."""

    day: date
    text: str
    pk: int | None
    is_own: bool


def annotations_between(*, member: Member, first: date, last: date) -> tuple[AnnotationMark, ...]:
    """One query, oldest first; both days count."""
    rows = (
        Annotation.objects.shown_to(member)
        .between(first, last)
        .order_by("day", "pk")
        .values_list("pk", "day", "text", "member_id")
    )
    return tuple(
        AnnotationMark(
            day=day,
            text=text,
            pk=pk if owner is not None else None,
            is_own=owner is not None,
        )
        for pk, day, text, owner in rows
    )
