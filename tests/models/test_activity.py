"""What the database itself refuses about weeks, counts, notes and targets."""

from datetime import date
from decimal import Decimal

import pytest
from django.db import IntegrityError, transaction

from tracker.core.activity import KINDS
from tracker.models import ActivityCount, ActivityTarget, Member, WeekNote

MONDAY = date(2026, 11, 16)


def count(member: Member, **fields: object) -> ActivityCount:
    row = {"week": MONDAY, "kind": "posts", "count": 1, **fields}
    return ActivityCount.objects.create(member=member, **row)


@pytest.mark.parametrize(
    ("fields", "constraint"),
    [
        ({"count": -1}, "activitycount_within_weekly_maximum"),
        ({"count": 501}, "activitycount_within_weekly_maximum"),
        ({"kind": "active_days", "count": 8}, "activitycount_within_weekly_maximum"),
        ({"kind": "likes"}, "activitycount_kind_is_known"),
        ({"week": date(2026, 11, 17)}, "activitycount_week_is_monday"),
    ],
)
def test_a_count_that_cannot_be_is_refused(
    member: Member, fields: dict[str, object], constraint: str
) -> None:
    with pytest.raises(IntegrityError, match=constraint), transaction.atomic():
        count(member, **fields)


@pytest.mark.parametrize("kind", KINDS)
def test_every_kind_takes_its_weekly_maximum(member: Member, kind: str) -> None:
    count(member, kind=kind, count=KINDS[kind].weekly_maximum)


def test_a_kind_is_counted_once_a_week(member: Member) -> None:
    count(member)
    with pytest.raises(IntegrityError, match="activitycount_once"), transaction.atomic():
        count(member)


def test_a_week_has_one_note_and_begins_on_a_monday(member: Member) -> None:
    WeekNote.objects.create(member=member, week=MONDAY)
    with pytest.raises(IntegrityError, match="weeknote_once"), transaction.atomic():
        WeekNote.objects.create(member=member, week=MONDAY)
    with pytest.raises(IntegrityError, match="weeknote_week_is_monday"), transaction.atomic():
        WeekNote.objects.create(member=member, week=date(2026, 11, 22))


def test_a_target_is_not_negative_and_set_once_a_kind(member: Member) -> None:
    ActivityTarget.objects.create(member=member, kind="posts", per_week=Decimal("0"))
    with pytest.raises(IntegrityError, match="activitytarget_once"), transaction.atomic():
        ActivityTarget.objects.create(member=member, kind="posts", per_week=Decimal("1"))
    with pytest.raises(IntegrityError, match="activitytarget_not_negative"), transaction.atomic():
        ActivityTarget.objects.create(member=member, kind="comments", per_week=Decimal("-0.01"))


def test_all_of_a_members_weeks_go_with_the_member(member: Member) -> None:
    count(member)
    WeekNote.objects.create(member=member, week=MONDAY)
    ActivityTarget.objects.create(member=member, kind="posts", per_week=Decimal("1"))
    member.delete()
    assert not ActivityCount.objects.exists()
    assert not WeekNote.objects.exists()
    assert not ActivityTarget.objects.exists()
