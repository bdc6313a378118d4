"""A file is kept until it is read, and never longer."""

import os
from datetime import date, timedelta
from pathlib import Path

import pytest
from django.utils import timezone
from procrastinate.contrib.django.models import ProcrastinateJob

from tests.actions.handing_in import analytics, archive, handed_in, upload
from tests.factories import make_member
from tracker.actions.imported_counts import keep_counts, keep_days, remove_imported
from tracker.actions.imports import (
    FileRefusedError,
    TooManyImportsError,
    cancel_import,
    hand_in,
    remove_import,
    remove_leftover_files,
    tick_checklist,
)
from tracker.actions.members import delete_account
from tracker.core.weeks import Week
from tracker.models import ActivityCount, ContentDay, Import, ImportedCount, Member

WEEK = Week(2026, 6)

pytestmark = pytest.mark.usefixtures("uploads_folder")


def names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def test_a_file_waits_under_a_name_of_its_own_that_only_the_app_can_read(
    member: Member, uploads_folder: Path
) -> None:
    waiting = handed_in(member, archive("2026-02-03"))
    (path,) = uploads_folder.iterdir()
    assert path.name == waiting.id.hex
    assert path.stat().st_mode & 0o077 == 0
    assert (waiting.kind, waiting.state) == ("archive", "queued")
    (job,) = ProcrastinateJob.objects.filter(task_name="tracker.read_import")
    assert job.args == {"import_id": str(waiting.id)}
    assert job.lock == f"import-{member.pk}"


def test_what_is_in_a_file_says_what_it_is(member: Member) -> None:
    content = analytics(date(2026, 1, 5), date(2026, 1, 25))
    assert handed_in(member, content).kind == "analytics"


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (b"", "empty"),
        (b"<!doctype html><title>Log in</title>", "other"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), "old_excel"),
        (b"7z\xbc\xaf\x27\x1c" + bytes(600), "other_archive"),
    ],
)
def test_what_is_neither_is_refused_and_leaves_nothing(
    member: Member, uploads_folder: Path, content: bytes, code: str
) -> None:
    with pytest.raises(FileRefusedError) as refused:
        handed_in(member, content)
    assert refused.value.code == code
    assert names(uploads_folder) == []
    assert not Import.objects.exists()


def test_a_fourth_file_that_would_wait_is_refused(member: Member, uploads_folder: Path) -> None:
    for _ in range(3):
        handed_in(member, archive("2026-02-03"))
    with pytest.raises(TooManyImportsError):
        handed_in(member, archive("2026-02-03"))
    assert len(names(uploads_folder)) == 3


def test_cancelling_deletes_the_file(
    member: Member, uploads_folder: Path, django_capture_on_commit_callbacks
) -> None:
    waiting = handed_in(member, archive("2026-02-03"))
    with django_capture_on_commit_callbacks(execute=True):
        assert cancel_import(handed_in=waiting)
    assert names(uploads_folder) == []
    assert Import.objects.get().state == "cancelled"
    assert not cancel_import(handed_in=waiting)


def test_removing_an_import_leaves_what_it_brought(
    member: Member, uploads_folder: Path, django_capture_on_commit_callbacks
) -> None:
    waiting = handed_in(member, archive("2026-02-03"))
    keep_counts(member_id=member.pk, weeks={WEEK: {"posts": 2}})
    with django_capture_on_commit_callbacks(execute=True):
        remove_import(handed_in=waiting)
    assert names(uploads_folder) == []
    assert ImportedCount.objects.get().count == 2


def test_with_the_account_its_files_go(
    member: Member, uploads_folder: Path, django_capture_on_commit_callbacks
) -> None:
    handed_in(member, archive("2026-02-03"))
    with django_capture_on_commit_callbacks(execute=True):
        delete_account(member=member)
    assert names(uploads_folder) == []


def test_files_that_nobody_waits_for_go_after_an_hour(member: Member, uploads_folder: Path) -> None:
    waiting = handed_in(member, archive("2026-02-03"))
    for name, age in {"left": 2, "coming-in": 0}.items():
        (uploads_folder / name).touch()
        then = timezone.now().timestamp() - age * 3600
        os.utime(uploads_folder / name, (then, then))
    later = timezone.now() + timedelta(minutes=1)
    assert remove_leftover_files(now=later) == 1
    assert names(uploads_folder) == sorted(["coming-in", waiting.id.hex])


def test_where_nothing_was_ever_handed_in_nothing_is_left(db: None, uploads_folder: Path) -> None:
    uploads_folder.rmdir()
    assert remove_leftover_files(now=timezone.now()) == 0


def test_the_higher_count_stays_and_what_is_lower_is_told(member: Member) -> None:
    keep_counts(member_id=member.pk, weeks={WEEK: {"posts": 3, "comments": 5, "messages": 0}})
    (lower,) = keep_counts(
        member_id=member.pk, weeks={WEEK: {"posts": 2, "comments": 5, "messages": 1, "follows": 1}}
    )
    assert (lower.week, lower.kind, lower.kept, lower.said) == (WEEK, "posts", 3, 2)
    kept = dict(ImportedCount.objects.values_list("kind", "count"))
    assert kept == {"posts": 3, "comments": 5, "messages": 1, "follows": 1}


def test_a_day_of_analytics_keeps_the_higher_and_learns_what_was_unknown(member: Member) -> None:
    day = date(2026, 2, 3)
    keep_days(member_id=member.pk, days=[(day, 10, -28, None)])
    keep_days(member_id=member.pk, days=[(day, 9, 4, 2), (day + timedelta(1), 0, None, None)])
    kept = ContentDay.objects.order_by("day").values_list(
        "impressions", "engagements", "new_followers"
    )
    assert list(kept) == [(10, 4, 2), (0, None, None)]


def test_removing_what_files_brought_leaves_what_was_typed_and_what_is_others(
    member: Member,
) -> None:
    other = make_member()
    for each in (member, other):
        keep_counts(member_id=each.pk, weeks={WEEK: {"posts": 3}})
    keep_days(member_id=member.pk, days=[(date(2026, 2, 3), 1, 1, 1)])
    ActivityCount.objects.create(member=member, week=WEEK.monday, kind="posts", count=1)
    remove_imported(member=member)
    assert ImportedCount.objects.get().member == other
    assert not ContentDay.objects.exists()
    assert ActivityCount.objects.exists()


def test_ticking_adds_to_the_checklist_and_takes_nothing_off(member: Member) -> None:
    Member.objects.filter(pk=member.pk).update(profile_checklist=["photo"])
    tick_checklist(member=member, items=["summary", "headline"])
    assert Member.objects.get(pk=member.pk).profile_checklist == ["photo", "headline", "summary"]


def test_an_upload_keeps_nothing_of_its_name(member: Member, uploads_folder: Path) -> None:
    content = archive("2026-02-03")
    waiting = hand_in(member=member, file=upload(content, "AggregateAnalytics_Robin Berg.zip"))
    assert "Robin" not in str(Import.objects.values().get(pk=waiting.pk))
    assert "Robin" not in "".join(names(uploads_folder))
