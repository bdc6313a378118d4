"""Saving what a file would change: in one go, what was seen, over nothing that came since."""

from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from pathlib import Path
from threading import Event

import pytest
from django.db import connection, transaction
from django.utils import timezone

from tests.factories import TODAY, make_annotation, make_snapshot
from tracker.actions import sheet_rows, sheets
from tracker.actions.annotations import MOST_ANNOTATIONS
from tracker.actions.imports import remove_leftover_files
from tracker.actions.sheet_rows import ChangedMeanwhileError
from tracker.actions.sheets import FileGoneError, keep_file, kept_file, save_sheet
from tracker.actions.tips import load_catalogue
from tracker.core.sheets.changes import Changes
from tracker.core.sheets.entries import Entry, Part, Reading, Values, Why
from tracker.core.weeks import Week
from tracker.models import (
    ActivityCount,
    Annotation,
    ChangedMember,
    ImportedCount,
    Member,
    Snapshot,
    Tip,
    TipProgress,
    WeekNote,
)
from tracker.reads.sheets import sheet_changes

WEEK = Week.of(TODAY)
FOUR = {"brand": 13_000, "people": 10_000, "insights": 9_000, "relationships": 18_000}


def reading(*entries: tuple[Part, object, Values]) -> Reading:
    lines = enumerate(entries, start=2)
    return Reading(tuple(Entry(part, key, values, n) for n, (part, key, values) in lines), ())


def day(values: Values) -> Reading:
    return reading((Part.SNAPSHOTS, TODAY, values))


def week(values: Values) -> Reading:
    return reading((Part.ACTIVITY, WEEK, values))


def saved(member: Member, read: Reading) -> Changes:
    seen = sheet_changes(member=member, reading=read)
    return save_sheet(member=member, reading=read, seen=seen.digest)


def told(changes: Changes) -> list[tuple[str, object, object]]:
    return [
        (each.field, each.was, each.becomes)
        for change in (*changes.new, *changes.changed)
        for each in change.differences
    ]


def test_what_is_merged_into_a_snapshot_has_to_agree_with_it(member: Member) -> None:
    make_snapshot(member, **FOUR, printed_total=50)
    [refused] = sheet_changes(member=member, reading=day({"brand": 1_000})).refused
    assert (refused.why, refused.line) == (Why.SUM_DIFFERS, 2)
    assert saved(member, day({"brand": 13_500})).changed


def test_a_snapshot_of_some_components_is_refused_with_those_missing(member: Member) -> None:
    [refused] = sheet_changes(member=member, reading=day({"brand": 1_000})).refused
    assert (refused.why, refused.params["missing"]) == (
        Why.MISSING,
        ("people", "insights", "relationships"),
    )
    [refused] = sheet_changes(member=member, reading=day({"note": "Hi"})).refused
    assert refused.why is Why.EMPTY


def test_a_total_only_snapshot_gets_its_components(member: Member) -> None:
    make_snapshot(
        member,
        printed_total=50,
        brand=None,
        people=None,
        insights=None,
        relationships=None,
        note="Mine",
    )
    saved(member, day(FOUR))
    snapshot = Snapshot.objects.get()
    assert (snapshot.total, snapshot.printed_total, snapshot.note) == (50_000, 50, "Mine")
    assert snapshot.source == Snapshot.Source.IMPORTED


def test_what_is_the_same_keeps_its_source_and_is_not_published_anew(member: Member) -> None:
    make_snapshot(member, **FOUR)
    assert saved(member, day(FOUR)).unchanged == 1
    assert Snapshot.objects.get().source == Snapshot.Source.TYPED
    assert not ChangedMember.objects.exists()


def test_none_is_a_number_and_no_news_where_a_box_was_never_ticked(member: Member) -> None:
    changes = saved(member, week({"posts": 0, "nothing_to_log": False}))
    assert told(changes) == [("posts", None, 0)]
    assert not WeekNote.objects.exists()


def test_a_box_is_unticked_and_a_note_of_the_week_kept(member: Member) -> None:
    WeekNote.objects.create(member=member, week=WEEK.monday, text="Ill", nothing_to_log=True)
    assert told(saved(member, week({"nothing_to_log": False}))) == [("nothing_to_log", True, False)]
    note = WeekNote.objects.get()
    assert (note.text, note.nothing_to_log) == ("Ill", False)


def test_of_what_archives_said_the_higher_number_stays(member: Member) -> None:
    ImportedCount.objects.create(member=member, week=WEEK.monday, kind="posts", count=5)
    read = reading((Part.IMPORTED, WEEK, {"posts": 3, "comments": 0}))
    assert told(saved(member, read)) == [("comments", None, 0)]
    assert ImportedCount.objects.get(kind="posts").count == 5


def test_notes_on_the_chart_stop_at_the_most_there_can_be(member: Member) -> None:
    for number in range(MOST_ANNOTATIONS - 1):
        make_annotation(member, TODAY, f"Note {number}")
    texts = ("Note 1", "New", "Newer")
    changes = saved(member, reading(*((Part.NOTES, (TODAY, t), {"text": t}) for t in texts)))
    assert (len(changes.new), changes.unchanged) == (1, 1)
    assert [each.why for each in changes.refused] == [Why.TOO_MANY_NOTES]
    assert Annotation.objects.of(member).count() == MOST_ANNOTATIONS


def test_whether_a_tip_helped_is_forgotten_when_it_is_no_longer_done(member: Member) -> None:
    load_catalogue()
    tip = Tip.objects.get(slug="answer-with-a-view")
    TipProgress.objects.create(member=member, tip=tip, state="done", helpful=True)
    saved(member, reading((Part.TIPS, tip.slug, {"state": "doing", "helpful": None})))
    progress = TipProgress.objects.get()
    assert (progress.state, progress.helpful) == ("doing", None)
    changes = saved(member, reading((Part.TIPS, "no-such-tip", {"state": "done"})))
    assert [each.why for each in changes.kept_out] == [Why.UNKNOWN_TIP]


@pytest.mark.parametrize("seen", ["", "x" * 64])
def test_what_was_not_seen_is_not_saved(member: Member, seen: str) -> None:
    with pytest.raises(ChangedMeanwhileError):
        save_sheet(member=member, reading=day(FOUR), seen=seen)
    assert not Snapshot.objects.exists()


def test_a_failure_in_the_middle_leaves_nothing_half_saved(
    member: Member, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fails(*args: object) -> None:
        raise RuntimeError

    monkeypatch.setitem(sheet_rows._SAVERS, Part.ACTIVITY, fails)
    read = reading((Part.SNAPSHOTS, TODAY, FOUR), (Part.ACTIVITY, WEEK, {"posts": 1}))
    with pytest.raises(RuntimeError), transaction.atomic():
        saved(member, read)
    assert not Snapshot.objects.exists()


@pytest.mark.parametrize(
    ("read", "came"),
    [
        (day(FOUR), lambda member: make_snapshot(member, brand=1_000)),
        (
            week({"posts": 1}),
            lambda member: ActivityCount.objects.create(
                member=member, week=WEEK.monday, kind="posts", count=9
            ),
        ),
        (
            week({"note": "Mine"}),
            lambda member: WeekNote.objects.create(member=member, week=WEEK.monday, text="Yours"),
        ),
    ],
)
def test_a_row_that_comes_in_the_last_moment_is_not_overwritten(
    member: Member, monkeypatch: pytest.MonkeyPatch, read: Reading, came: object
) -> None:
    """Between the look at what is there and the writing, where no lock can hold what is not."""
    looks = sheets.held_by

    def looks_and_then(*args: object, **options: object) -> object:
        held = looks(*args, **options)
        came(member)
        return held

    seen = sheet_changes(member=member, reading=read).digest
    monkeypatch.setattr(sheets, "held_by", looks_and_then)
    with pytest.raises(ChangedMeanwhileError):
        save_sheet(member=member, reading=read, seen=seen)


@pytest.mark.django_db(transaction=True)
def test_an_edit_that_is_under_way_is_waited_for_and_not_overwritten(member: Member) -> None:
    make_snapshot(member, **FOUR)
    read = day({"brand": 14_000})
    seen = sheet_changes(member=member, reading=read).digest
    editing, waiting = Event(), Event()

    def edit() -> None:
        with transaction.atomic():
            Snapshot.objects.update(brand=15_000)
            editing.set()
            waiting.wait(0.5)
        connection.close()

    with ThreadPoolExecutor(1) as pool:
        edited = pool.submit(edit)
        editing.wait(5)
        with pytest.raises(ChangedMeanwhileError):
            save_sheet(member=member, reading=read, seen=seen)
        edited.result()
    assert Snapshot.objects.get().brand == 15_000


def test_a_row_that_was_there_is_changed_though_it_was_locked(member: Member) -> None:
    make_snapshot(member, **FOUR)
    make_snapshot(member, TODAY - timedelta(days=1), **FOUR)
    ActivityCount.objects.create(member=member, week=WEEK.monday, kind="posts", count=1)
    read = reading(
        (Part.SNAPSHOTS, TODAY, {"brand": 14_000}),
        (Part.SNAPSHOTS, TODAY - timedelta(days=2), FOUR),
        (Part.ACTIVITY, WEEK, {"posts": 2, "comments": 3}),
    )
    changes = saved(member, read)
    assert (len(changes.new), len(changes.changed)) == (1, 2)


def test_a_file_that_nobody_came_back_for_is_removed(member: Member, uploads_folder: Path) -> None:
    name = keep_file(member=member, content=b"one")
    assert kept_file(name) == b"one"
    assert remove_leftover_files(now=timezone.now() + timedelta(minutes=59)) == 0
    assert remove_leftover_files(now=timezone.now() + timedelta(minutes=61)) == 1
    with pytest.raises(FileGoneError):
        kept_file(name)
