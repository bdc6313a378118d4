from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import timedelta

import pytest
from django.db import connection

from tests.factories import TODAY, make_industry, make_snapshot
from tracker.actions.snapshots import (
    DayTakenError,
    SnapshotValues,
    delete_snapshot,
    edit_snapshot,
    restore_snapshot,
    save_snapshot,
)
from tracker.models import ChangedMember, Member, Snapshot

VALUES = SnapshotValues(
    brand=17_120, people=13_400, insights=9_250, relationships=18_030, printed_total=58
)
YESTERDAY = TODAY - timedelta(days=1)


def queued() -> list[int]:
    return list(ChangedMember.objects.values_list("member_id", flat=True))


def test_a_snapshot_is_saved_with_its_total(member: Member) -> None:
    snapshot, is_new = save_snapshot(member=member, day=TODAY, values=VALUES)
    assert is_new
    assert snapshot.total == 57_800
    assert Snapshot.objects.get().total == 57_800


def test_a_second_snapshot_of_the_day_edits_the_first(member: Member) -> None:
    first, _ = save_snapshot(member=member, day=TODAY, values=VALUES)
    again, is_new = save_snapshot(
        member=member, day=TODAY, values=SnapshotValues(printed_total=51, industry_rank=5)
    )
    assert not is_new
    assert again.pk == first.pk
    snapshot = Snapshot.objects.get()
    assert (snapshot.total, snapshot.brand, snapshot.industry_rank) == (51_000, None, 5)
    assert snapshot.created_at < snapshot.updated_at


def test_an_empty_note_leaves_the_one_that_is_there(member: Member) -> None:
    save_snapshot(member=member, day=TODAY, values=replace(VALUES, note="New job"))
    save_snapshot(member=member, day=TODAY, values=VALUES)
    assert Snapshot.objects.get().note == "New job"
    save_snapshot(member=member, day=TODAY, values=replace(VALUES, note="Newer job"))
    assert Snapshot.objects.get().note == "Newer job"


@pytest.mark.parametrize(("replaces_seen", "rank"), [(False, 9), (True, None)])
def test_a_rank_left_out_is_gone_only_for_who_saw_it(
    member: Member, replaces_seen: bool, rank: int | None
) -> None:
    without = replace(VALUES, industry_rank=None)
    save_snapshot(member=member, day=TODAY, values=replace(VALUES, industry_rank=9))
    save_snapshot(member=member, day=TODAY, values=without, replaces_seen=replaces_seen)
    assert Snapshot.objects.get().industry_rank == rank


def test_an_average_of_zero_is_given_and_not_left_out(member: Member) -> None:
    save_snapshot(member=member, day=TODAY, values=replace(VALUES, industry_average=31_000))
    save_snapshot(member=member, day=TODAY, values=replace(VALUES, industry_average=0))
    assert Snapshot.objects.get().industry_average == 0


def test_every_write_queues_the_member_for_the_next_publication(member: Member) -> None:
    snapshot, _ = save_snapshot(member=member, day=TODAY, values=VALUES)
    edit_snapshot(snapshot=snapshot, day=YESTERDAY, values=VALUES)
    delete_snapshot(snapshot=snapshot)
    restore_snapshot(member=member, day=YESTERDAY, values=VALUES)
    assert queued() == [member.pk] * 4


def test_an_edit_replaces_every_value(member: Member) -> None:
    snapshot = make_snapshot(member, industry_rank=9, note="New job", source="pasted")
    values = replace(VALUES, industry_id=make_industry().pk, network_rank=14)
    edit_snapshot(snapshot=snapshot, day=YESTERDAY, values=values)
    changed = Snapshot.objects.get()
    assert changed.day == YESTERDAY
    assert SnapshotValues.of(changed) == values


def test_an_edit_never_lands_on_the_day_of_another_snapshot(member: Member) -> None:
    make_snapshot(member, YESTERDAY, printed_total=51)
    snapshot = make_snapshot(member)
    with pytest.raises(DayTakenError):
        edit_snapshot(snapshot=snapshot, day=YESTERDAY, values=VALUES)
    assert list(Snapshot.objects.newest_first().values_list("day", "total")) == [
        (TODAY, 57_800),
        (YESTERDAY, 51_000),
    ]
    assert queued() == []


def test_a_snapshot_that_was_deleted_meanwhile_is_not_edited(member: Member) -> None:
    snapshot = make_snapshot(member)
    Snapshot.objects.all().delete()
    with pytest.raises(Snapshot.DoesNotExist):
        edit_snapshot(snapshot=snapshot, day=TODAY, values=VALUES)


def test_a_deleted_snapshot_comes_back_with_all_it_held(member: Member) -> None:
    snapshot = make_snapshot(
        member, industry=make_industry(), industry_average=31_000, note="New job", source="pasted"
    )
    values = SnapshotValues.of(snapshot)
    delete_snapshot(snapshot=snapshot)
    restore_snapshot(member=member, day=TODAY, values=values)
    assert SnapshotValues.of(Snapshot.objects.get()) == values


def test_restoring_twice_changes_nothing(member: Member) -> None:
    for _ in range(2):
        restore_snapshot(member=member, day=TODAY, values=VALUES)
    assert Snapshot.objects.count() == 1


def test_restoring_never_overwrites_a_newer_snapshot_of_the_day(member: Member) -> None:
    make_snapshot(member, printed_total=51)
    with pytest.raises(DayTakenError):
        restore_snapshot(member=member, day=TODAY, values=VALUES)
    assert Snapshot.objects.get().total == 51_000


@pytest.mark.django_db(transaction=True)
def test_tabs_that_save_the_same_day_at_once_leave_one_snapshot(member: Member) -> None:
    def save(people: int) -> None:
        try:
            values = replace(VALUES, people=people, printed_total=None)
            save_snapshot(member=member, day=TODAY, values=values)
        finally:
            connection.close()

    with ThreadPoolExecutor(4) as tabs:
        list(tabs.map(save, range(13_000, 13_012)))
    assert 13_000 <= Snapshot.objects.get().people < 13_012
