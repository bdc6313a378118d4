"""Files that members hand in: kept until the worker has read them, then only counts and dates."""

import logging
from collections.abc import Iterable
from datetime import datetime, timedelta
from typing import BinaryIO, Final, cast

from django.core.files.base import File
from django.db import transaction
from django.utils import timezone

from tracker.actions.locks import lock_member
from tracker.actions.queue import defer
from tracker.core.activity import PROFILE_CHECKLIST
from tracker.core.uploads import FileKind, kind_of_file
from tracker.models import Import, Member
from tracker.models.imports import uploads

logger = logging.getLogger(__name__)

TASK: Final = "tracker.read_import"
READ: Final = frozenset({FileKind.ARCHIVE, FileKind.ANALYTICS})
MOST_UNFINISHED: Final = 3


class FileRefusedError(Exception):
    """The file is none of those that are read; `code` is its kind."""

    def __init__(self, kind: FileKind) -> None:
        super().__init__(kind.value)
        self.code = kind.value


class TooManyImportsError(Exception):
    """The member has as many files waiting as the disk is asked to bear."""


class NoRoomError(Exception):
    """The file could not be written; the log has the reason."""


def hand_in(*, member: Member, file: "File[bytes]") -> Import:
    """Keep the file and queue its reading.

    Raises FileRefusedError, TooManyImportsError or NoRoomError. The name that the file came with
    is not kept: it may hold the member's own.
    """
    kind = kind_of_file(cast("BinaryIO", file))
    if kind not in READ:
        raise FileRefusedError(kind)
    handed_in = Import(member=member, kind=kind.value)
    # Before anything is locked: a large file may have to be copied.
    handed_in.file = _stored(handed_in.id.hex, file)
    try:
        _queue(handed_in)
    except BaseException:
        uploads().delete(handed_in.file)
        raise
    return handed_in


def _stored(name: str, file: "File[bytes]") -> str:
    try:
        return uploads().save(name, file)
    except OSError as error:
        logger.exception("A file that was handed in cannot be kept")
        raise NoRoomError from error


@transaction.atomic
def _queue(handed_in: Import) -> None:
    member = lock_member(handed_in.member_id)
    if Import.objects.of(member).unfinished().count() >= MOST_UNFINISHED:
        raise TooManyImportsError
    handed_in.save()
    # One file of a member after the other, so that a report compares with what is kept.
    defer(TASK, lock=f"import-{member.pk}", import_id=str(handed_in.id))


@transaction.atomic
def cancel_import(*, handed_in: Import) -> bool:
    """End it before it has kept anything; says whether there was still something to end."""
    current = Import.objects.select_for_update().get(pk=handed_in.pk)
    if current.is_finished:
        return False
    end_import(current, state=Import.State.CANCELLED)
    return True


@transaction.atomic
def remove_import(*, handed_in: Import) -> None:
    """Forget an import's report, and end it where it still runs; the counts it brought stay."""
    current = Import.objects.select_for_update().get(pk=handed_in.pk)
    remove_file(current)
    current.delete()


def end_import(handed_in: Import, *, state: Import.State) -> None:
    """In the caller's transaction. The file goes once that is committed."""
    remove_file(handed_in)
    handed_in.file = ""
    handed_in.state = state
    handed_in.finished_at = timezone.now()
    handed_in.save()


def remove_file(handed_in: Import) -> None:
    if name := handed_in.file:
        transaction.on_commit(lambda: uploads().delete(name))


def remove_leftover_files(*, now: datetime) -> int:
    """Remove files that no unfinished import owns, as a kill at the wrong moment leaves them."""
    owned = set(Import.objects.unfinished().values_list("file", flat=True))
    left = [name for name in _waiting_files() if name not in owned and _is_old(name, now)]
    for name in left:
        uploads().delete(name)
    return len(left)


@transaction.atomic
def tick_checklist(*, member: Member, items: Iterable[str]) -> None:
    """Add to the profile checklist what an archive shows to be done; nothing is taken off it."""
    current = lock_member(member.pk)
    done = {*(current.profile_checklist or ()), *items}
    current.profile_checklist = [item.value for item in PROFILE_CHECKLIST if item in done]
    current.save(update_fields=["profile_checklist"])


def _waiting_files() -> list[str]:
    try:
        return uploads().listdir("")[1]
    except FileNotFoundError:  # Nobody has handed in anything yet.
        return []


def _is_old(name: str, now: datetime) -> bool:
    """An upload that is coming in just now has no import yet."""
    return now - uploads().get_modified_time(name) > timedelta(hours=1)
