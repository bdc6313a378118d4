"""What can happen to a week, also when two pages do it at once."""

from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import pytest
from django.db import connection

from tests import factories
from tracker.actions.activity import (
    CopiedWeek,
    copy_last_week,
    save_week,
    set_counts,
    step_count,
    write_note,
)
from tracker.core.weeks import Week
from tracker.models import ActivityCount, ImportedCount, Member, WeekNote

WEEK = Week(2026, 47)


def counts(member: Member, week: Week = WEEK) -> dict[str, int]:
    rows = ActivityCount.objects.filter(member=member, week=week.monday)
    return dict(rows.values_list("kind", "count"))


def test_a_step_on_a_blank_kind_counts_one(member: Member) -> None:
    step_count(member=member, week=WEEK, kind="posts", by=1)
    assert counts(member) == {"posts": 1}


def test_a_first_step_begins_at_what_was_imported(member: Member) -> None:
    for kind, count in {"posts": 5, "active_days": 9}.items():
        ImportedCount.objects.create(member=member, week=WEEK.monday, kind=kind, count=count)
        step_count(member=member, week=WEEK, kind=kind, by=1)
    assert counts(member) == {"posts": 6, "active_days": 7}


def test_a_step_down_on_a_blank_kind_counts_zero(member: Member) -> None:
    step_count(member=member, week=WEEK, kind="posts", by=-1)
    assert counts(member) == {"posts": 0}


def test_steps_add_up_and_stop_at_zero(member: Member) -> None:
    for by in (1, 1, -1, -1, -1, 1):
        step_count(member=member, week=WEEK, kind="posts", by=by)
    assert counts(member) == {"posts": 1}


def test_steps_stop_at_the_most_a_week_can_hold(member: Member) -> None:
    set_counts(member=member, week=WEEK, counts={"active_days": 7, "comments": 9999})
    step_count(member=member, week=WEEK, kind="active_days", by=1)
    step_count(member=member, week=WEEK, kind="comments", by=1)
    assert counts(member) == {"active_days": 7, "comments": 9999}


def test_counts_are_written_in_one_order_whatever_order_they_come_in(member: Member) -> None:
    set_counts(member=member, week=WEEK, counts={"posts": 1, "comments": 2, "follows": 3})
    set_counts(member=member, week=WEEK - 1, counts={"follows": 3, "posts": 1, "comments": 2})
    orders = {
        tuple(counted.order_by("pk").values_list("kind", flat=True))
        for week in (WEEK, WEEK - 1)
        for counted in [ActivityCount.objects.filter(member=member, week=week.monday)]
    }
    assert len(orders) == 1


@pytest.mark.django_db(transaction=True)
def test_two_pages_that_press_at_once_lose_nothing() -> None:
    member = factories.make_member()
    together = Barrier(2)

    def press() -> None:
        try:
            together.wait(timeout=5)
            for _press in range(25):
                step_count(member=member, week=WEEK, kind="comments", by=1)
        finally:
            connection.close()

    with ThreadPoolExecutor(2) as pages:
        for page in [pages.submit(press), pages.submit(press)]:
            page.result()
    assert counts(member) == {"comments": 50}


def test_a_typed_number_replaces_the_count_and_a_blank_takes_it_away(member: Member) -> None:
    set_counts(member=member, week=WEEK, counts={"posts": 3, "comments": 4})
    set_counts(member=member, week=WEEK, counts={"posts": 5, "comments": None})
    assert counts(member) == {"posts": 5}


def test_another_week_and_another_member_stay_as_they_are(member: Member, stranger: Member) -> None:
    set_counts(member=stranger, week=WEEK, counts={"posts": 9})
    set_counts(member=member, week=WEEK - 1, counts={"posts": 8})
    set_counts(member=member, week=WEEK, counts={"posts": None, "comments": 1})
    assert (counts(stranger), counts(member, WEEK - 1)) == ({"posts": 9}, {"posts": 8})


def test_a_note_keeps_the_part_that_is_not_given(member: Member) -> None:
    write_note(member=member, week=WEEK, text="Ill")
    write_note(member=member, week=WEEK, nothing_to_log=True)
    note = WeekNote.objects.get(member=member)
    assert (note.text, note.nothing_to_log) == ("Ill", True)


def test_a_note_without_anything_given_writes_nothing(member: Member) -> None:
    write_note(member=member, week=WEEK)
    assert not WeekNote.objects.exists()


def test_a_saved_week_writes_changes_then_the_step(member: Member) -> None:
    save_week(
        member=member,
        week=WEEK,
        counts={"posts": 4},
        steps={"posts": 1, "comments": 1},
        text="Fair",
    )
    assert counts(member) == {"posts": 5, "comments": 1}
    assert WeekNote.objects.get(member=member).text == "Fair"


def test_copying_fills_only_what_is_blank(member: Member) -> None:
    set_counts(member=member, week=WEEK - 1, counts={"posts": 2, "comments": 6, "follows": 0})
    set_counts(member=member, week=WEEK, counts={"posts": 0})
    copied = copy_last_week(member=member, week=WEEK, kinds=["posts", "comments", "follows"])
    assert copied == CopiedWeek(copied=2, found=3)
    assert counts(member) == {"posts": 0, "comments": 6, "follows": 0}


def test_copying_leaves_alone_what_an_archive_tells(member: Member) -> None:
    set_counts(member=member, week=WEEK - 1, counts={"posts": 1, "comments": 2})
    ImportedCount.objects.create(member=member, week=WEEK.monday, kind="posts", count=5)
    copied = copy_last_week(member=member, week=WEEK, kinds=["posts", "comments"])
    assert copied == CopiedWeek(copied=1, found=2)
    assert counts(member) == {"comments": 2}


def test_copying_twice_adds_nothing(member: Member) -> None:
    set_counts(member=member, week=WEEK - 1, counts={"posts": 2})
    copy_last_week(member=member, week=WEEK, kinds=["posts"])
    copied = copy_last_week(member=member, week=WEEK, kinds=["posts"])
    assert (copied, counts(member)) == (CopiedWeek(0, 1), {"posts": 2})


def test_copying_crosses_the_year(member: Member) -> None:
    set_counts(member=member, week=Week(2020, 53), counts={"posts": 2})
    copy_last_week(member=member, week=Week(2021, 1), kinds=["posts"])
    assert counts(member, Week(2021, 1)) == {"posts": 2}


def test_kinds_that_are_not_shown_are_not_copied(member: Member) -> None:
    set_counts(member=member, week=WEEK - 1, counts={"inmails": 2})
    assert copy_last_week(member=member, week=WEEK, kinds=["posts"]) == CopiedWeek(0, 0)
