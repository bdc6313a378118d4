"""What the worker makes of a file: all of it or nothing, however often it dies."""

import json
from datetime import date
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from tests.actions.handing_in import analytics, archive, handed_in, imported, zipped
from tests.archives.eras import ERAS
from tests.archives.hostile import small_archive
from tests.archives.living import lived
from tests.archives.oracle import expected
from tests.archives.packing import PACKINGS, Scope, packed
from tracker.actions import import_runs
from tracker.actions.import_runs import run_import
from tracker.actions.imports import cancel_import
from tracker.models import ContentDay, Import, ImportedCount, Member

pytestmark = [
    pytest.mark.django_db(transaction=True),
    pytest.mark.usefixtures("uploads_folder"),
]

ZONE = "Europe/Berlin"


def packing(scope: Scope):
    return next(each for each in PACKINGS if each.scope is scope)


def kept(member: Member) -> dict[date, dict[str, int]]:
    weeks: dict[date, dict[str, int]] = {}
    for week, kind, count in ImportedCount.objects.of(member).values_list("week", "kind", "count"):
        weeks.setdefault(week, {})[kind] = count
    return weeks


def higher(*told: dict[date, dict[str, int]]) -> dict[date, dict[str, int]]:
    weeks: dict[date, dict[str, int]] = {}
    for each in told:
        for week, counts in each.items():
            for kind, count in counts.items():
                known = weeks.setdefault(week, {})
                known[kind] = max(count, known.get(kind, 0))
    return weeks


@pytest.fixture
def life():
    return lived(7, made=ERAS[-1].made)


@pytest.fixture
def at_once(noon, life) -> None:
    """It is handed in on the day it was made."""
    noon.move_to(life.made)


def test_an_archive_fills_the_weeks_with_what_it_says(at_once, member: Member, work, life) -> None:
    content = packed(ERAS[-1], life, packing(Scope.COMPLETE)).getvalue()
    waiting = handed_in(member, content)
    work()
    waiting.refresh_from_db()
    told = expected(ERAS[-1], life, ZoneInfo(ZONE), Scope.COMPLETE)
    assert (waiting.state, waiting.progress, waiting.error) == ("done", 100, "")
    assert kept(member) == {week: counts for week, counts in told.weeks.items() if counts}
    assert tuple(waiting.report["unknown"]) == told.unknown
    shown = {
        str(week): {kind: count for kind, count in counts.items() if count}
        for week, counts in told.weeks.items()
    }
    reported = waiting.report["weeks"]
    assert sum(map(len, reported.values())) == sum(map(len, shown.values()))


def test_basic_then_complete_and_both_once_more_count_nothing_twice(
    at_once, member: Member, work, life
) -> None:
    contents = [
        packed(ERAS[-1], life, packing(scope)).getvalue()
        for scope in (Scope.BASIC, Scope.COMPLETE, Scope.BOTH, Scope.COMPLETE)
    ]
    wanted = higher(
        *(
            expected(ERAS[-1], life, ZoneInfo(ZONE), scope).weeks
            for scope in (Scope.BASIC, Scope.COMPLETE)
        )
    )
    for content in contents:
        handed_in(member, content)
        work()
        assert Import.objects.order_by("-created_at")[0].state == "done"
    assert kept(member) == {week: counts for week, counts in wanted.items() if counts}


def test_what_had_to_be_assumed_is_reported(member: Member, work) -> None:
    rows = "".join(f"{day}/1/2026 12:00,LIKE,u\n" for day in (7, 13))
    waiting = handed_in(member, zipped({"Reactions.csv": f"Date,Type,Link\n{rows}"}))
    work()
    waiting.refresh_from_db()
    assert (waiting.report["odd_dates"], waiting.report["guessed_zone"]) == (True, False)


def test_the_file_is_deleted_after_the_run(member: Member, work, uploads_folder: Path) -> None:
    waiting = handed_in(member, archive("2026-02-03"))
    work()
    assert list(uploads_folder.iterdir()) == []
    waiting.refresh_from_db()
    assert waiting.file == ""
    assert waiting.finished_at


def test_no_word_of_the_archive_is_kept(member: Member, work) -> None:
    secret = "Zanzibar"
    messages = (
        "CONVERSATION ID,CONVERSATION TITLE,FROM,SENDER PROFILE URL,TO,DATE,"
        "SUBJECT,CONTENT,FOLDER\n"
        f"1,{secret},{secret},https://x/{secret},{secret},2026-02-03 08:00:00 UTC,"
        f"{secret},{secret},{secret}\n"
        f"1,{secret},{secret},https://x/{secret},{secret},{secret},{secret},{secret},INBOX\n"
    )
    more = {"messages.csv": messages, f"{secret}.csv": f"{secret},{secret}\n1,2\n"}
    waiting = handed_in(member, archive("2026-02-03", more=more))
    work()
    waiting.refresh_from_db()
    assert waiting.state == "done"
    assert secret not in json.dumps(waiting.report)


def test_analytics_are_kept_by_day(noon, member: Member, work) -> None:
    waiting = handed_in(member, analytics(date(2026, 1, 5), date(2026, 1, 25)))
    work()
    waiting.refresh_from_db()
    assert (waiting.state, waiting.report["days"]) == ("done", 21)
    assert (waiting.report["first"], waiting.report["through"]) == ("2026-01-05", "2026-01-25")
    assert ContentDay.objects.filter(member=member).count() == 21


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (small_archive()[:60], "truncated"),
        (zipped({"notes.txt": "nothing"}), "nothing_known"),
        (zipped({"Basic.zip": "PK\x03\x04"}), "nested"),
    ],
)
def test_a_file_that_cannot_be_read_ends_with_why_and_leaves_nothing(
    member: Member, work, uploads_folder: Path, content: bytes, code: str
) -> None:
    waiting = handed_in(member, content)
    work()
    waiting.refresh_from_db()
    assert (waiting.state, waiting.error) == ("failed", code)
    assert list(uploads_folder.iterdir()) == []
    assert not ImportedCount.objects.exists()


def test_less_than_an_earlier_archive_said_is_told_and_not_kept(member: Member, work) -> None:
    handed_in(member, archive("2026-02-03", "2026-02-04", "2026-02-18"))
    work()
    later = handed_in(member, archive("2026-02-03", "2026-02-18"))
    work()
    later.refresh_from_db()
    assert later.report["lower"] == [
        {"week": "2026-W06", "kind": "reactions", "kept": 2, "said": 1}
    ]
    assert imported(member)["2026-02-02", "reactions"] == 2


def test_what_was_cancelled_while_it_ran_keeps_nothing(
    member: Member, monkeypatch: pytest.MonkeyPatch
) -> None:
    waiting = handed_in(member, archive("2026-02-03"))

    def read_and_cancel(*args, **options):
        reading = archive_reader(*args, **options)
        cancel_import(handed_in=waiting)
        return reading

    archive_reader = import_runs.read_archive
    monkeypatch.setattr(import_runs, "read_archive", read_and_cancel)
    run_import(import_id=waiting.id)
    waiting.refresh_from_db()
    assert waiting.state == "cancelled"
    assert not ImportedCount.objects.exists()


def test_a_second_run_of_what_is_done_changes_nothing(member: Member, work) -> None:
    waiting = handed_in(member, archive("2026-02-03"))
    work()
    run_import(import_id=waiting.id)
    waiting.refresh_from_db()
    assert waiting.state == "done"


def test_a_file_over_which_workers_die_is_given_up(member: Member, uploads_folder: Path) -> None:
    waiting = handed_in(member, archive("2026-02-03"))
    run_import(import_id=waiting.id, attempt=6)
    waiting.refresh_from_db()
    assert (waiting.state, waiting.error) == ("failed", "gave_up")
    assert list(uploads_folder.iterdir()) == []


def test_a_file_that_is_gone_is_said_to_be(member: Member, work, uploads_folder: Path) -> None:
    waiting = handed_in(member, archive("2026-02-03"))
    (uploads_folder / waiting.id.hex).unlink()
    work()
    waiting.refresh_from_db()
    assert (waiting.state, waiting.error) == ("failed", "file_is_gone")


def test_what_nobody_foresaw_ends_the_import_too(
    member: Member, work, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(*args, **options):
        raise ZeroDivisionError

    monkeypatch.setattr(import_runs, "read_archive", broken)
    waiting = handed_in(member, archive("2026-02-03"))
    work()
    waiting.refresh_from_db()
    assert (waiting.state, waiting.error) == ("failed", "gave_up")


def test_an_import_whose_member_is_gone_is_passed_over(member: Member, work) -> None:
    waiting = handed_in(member, archive("2026-02-03"))
    Member.objects.filter(pk=member.pk).delete()
    work()
    assert not Import.objects.filter(pk=waiting.pk).exists()
