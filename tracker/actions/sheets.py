"""A spreadsheet or our own file, saved: kept between the steps, then taken over in one go."""

from typing import cast

from django.core.files.base import ContentFile
from django.db import transaction

from tracker.actions.locks import lock_member
from tracker.actions.sheet_rows import ChangedMeanwhileError, save_changes
from tracker.core.sheets.changes import Changes, compare
from tracker.core.sheets.entries import Reading
from tracker.models import Member
from tracker.models.held import held_by
from tracker.models.imports import uploads


class FileGoneError(Exception):
    """The file between the steps was removed, or another one took its place."""


def keep_file(*, member: Member, content: bytes) -> str:
    """Have the file wait for the next step, an hour at most; returns its name.

    A member has one such file: the next one takes its place.
    """
    forget_file(member_id=member.pk)
    return uploads().save(_name(member.pk), ContentFile(content))


def kept_file(name: str) -> bytes:
    """Raises FileGoneError."""
    try:
        with uploads().open(name) as file:
            return cast("bytes", file.read())
    except FileNotFoundError:
        raise FileGoneError from None


def forget_file(*, member_id: int) -> None:
    uploads().delete(_name(member_id))


@transaction.atomic
def save_sheet(*, member: Member, reading: Reading, seen: str) -> Changes:
    """Save what the member has seen: the changes whose digest is `seen`.

    Raises ChangedMeanwhileError, and saves nothing, when it would be anything else by now.
    """
    lock_member(member.pk)
    changes = compare(reading, held_by(member, reading.entries, lock=True))
    if changes.digest != seen:
        raise ChangedMeanwhileError
    save_changes(member, changes)
    return changes


def _name(member_id: int) -> str:
    return f"sheet-{member_id}"
