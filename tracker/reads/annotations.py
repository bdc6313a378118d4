"""Notes on the chart: a member's own, and those for everyone."""

from dataclasses import dataclass
from datetime import date
from typing import Final

from tracker.models import Annotation, Member
from tracker.reads.paging import Paged, paged

PAGE_SIZE: Final = 50


@dataclass(frozen=True, slots=True)
class AnnotationMark:
    """One note at its day; `pk` is None where it is not the member's to change."""

    day: date
    text: str
    pk: int | None
    is_own: bool


def annotations_between(*, member: Member, first: date, last: date) -> tuple[AnnotationMark, ...]:
    """One query, oldest first; both days count."""
    rows = Annotation.objects.shown_to(member).between(first, last).order_by("day", "pk")
    return tuple(map(_mark, rows))


def annotations_of(*, member: Member, page: str | int) -> Paged[AnnotationMark]:
    """All that the member's chart shows, newest first. Two queries."""
    rows = Annotation.objects.shown_to(member).order_by("-day", "-pk")
    shown = paged(rows, page, PAGE_SIZE)
    marks = tuple(map(_mark, shown.rows))
    return Paged(rows=marks, count=shown.count, page=shown.page, pages=shown.pages)


def _mark(row: Annotation) -> AnnotationMark:
    is_own = row.member_id is not None
    return AnnotationMark(row.day, row.text, row.pk if is_own else None, is_own)
