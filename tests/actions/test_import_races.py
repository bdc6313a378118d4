"""A run that ends while its member does something else with the same file or account."""

from pathlib import Path

import pytest
from django.db import connection

from tests.actions.handing_in import archive, handed_in, imported
from tests.actions.together import at_once, in_turn
from tracker.actions import imports
from tracker.actions.import_runs import run_import
from tracker.actions.imports import NoRoomError, cancel_import
from tracker.actions.locks import lock_member
from tracker.actions.members import delete_account
from tracker.models import Import, Member

pytestmark = pytest.mark.django_db(transaction=True)


def test_a_run_and_the_end_of_the_account_never_wait_for_each_other(
    member: Member, uploads_folder: Path
) -> None:
    waiting = handed_in(member, archive("2026-02-03"))
    outcomes = in_turn(
        lambda: lock_member(member.pk),
        lambda: delete_account(member=member),
        lambda: run_import(import_id=waiting.id),
    )
    assert outcomes == [None, None]
    assert not Member.objects.filter(pk=member.pk).exists()
    assert not Import.objects.exists()
    assert list(uploads_folder.iterdir()) == []


def test_two_workers_over_one_file_keep_it_once(member: Member, uploads_folder: Path) -> None:
    """The first was taken for dead and lives."""
    waiting = handed_in(member, archive("2026-02-03", "2026-02-04"))

    def run() -> None:
        run_import(import_id=waiting.id)

    assert at_once(run, run) == [None, None]
    waiting.refresh_from_db()
    assert (waiting.state, waiting.error) == ("done", "")
    assert imported(member) == {("2026-02-02", "reactions"): 2}
    assert list(uploads_folder.iterdir()) == []


def test_whoever_comes_first_of_the_end_and_cancelling_has_it(
    member: Member, uploads_folder: Path
) -> None:
    waiting = handed_in(member, archive("2026-02-03"))
    outcomes = in_turn(
        lambda: Import.objects.select_for_update().get(pk=waiting.pk),
        lambda: cancel_import(handed_in=waiting),
        lambda: run_import(import_id=waiting.id),
    )
    assert outcomes == [True, None]
    waiting.refresh_from_db()
    assert waiting.state == "cancelled"
    assert imported(member) == {}


def test_a_file_is_written_before_anything_is_locked(
    member: Member, uploads_folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A large one may have to be copied from another disk."""
    held = []
    storage = imports.uploads()
    save = storage.save

    def saved(*args: object) -> str:
        held.append(connection.in_atomic_block)
        return save(*args)

    monkeypatch.setattr(storage, "save", saved)
    monkeypatch.setattr(imports, "uploads", lambda: storage)
    handed_in(member, archive("2026-02-03"))
    assert held == [False]


def test_a_full_disk_is_logged_and_leaves_no_import(
    member: Member, uploads_folder: Path, caplog: pytest.LogCaptureFixture
) -> None:
    uploads_folder.rmdir()
    uploads_folder.write_text("no folder")
    with pytest.raises(NoRoomError):
        handed_in(member, archive("2026-02-03"))
    assert "A file that was handed in cannot be kept" in caplog.text
    assert not Import.objects.exists()
