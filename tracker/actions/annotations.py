"""A member's own notes on the chart: added, edited, deleted."""

from datetime import date

from django.db import transaction

from tracker.actions.locks import lock_member
from tracker.models import Annotation, Member
from tracker.models.annotations import MOST_ANNOTATIONS as MOST_ANNOTATIONS


class TooManyAnnotationsError(Exception):
    """The member has as many notes as a chart can bear."""


@transaction.atomic
def add_annotation(*, member: Member, day: date, text: str) -> None:
    """The same words on the same day once more change nothing.

    Raises TooManyAnnotationsError.
    """
    lock_member(member.pk)
    own = Annotation.objects.of(member)
    if own.filter(day=day, text=text).exists():
        return
    if own.count() >= MOST_ANNOTATIONS:
        raise TooManyAnnotationsError
    Annotation.objects.create(member=member, day=day, text=text)


@transaction.atomic
def edit_annotation(*, annotation: Annotation, day: date, text: str) -> None:
    """Raises Annotation.DoesNotExist when it was deleted meanwhile."""
    if not Annotation.objects.filter(pk=annotation.pk).update(day=day, text=text):
        raise Annotation.DoesNotExist


@transaction.atomic
def delete_annotation(*, annotation: Annotation) -> None:
    annotation.delete()
