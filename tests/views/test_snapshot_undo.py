import re
from datetime import timedelta

import pytest
import time_machine
from django.http import HttpResponse
from django.test import Client
from django.urls import reverse

from tests.factories import make_industry, make_snapshot
from tests.views.pages import text_of, toasts
from tracker.models import Member, Snapshot

pytestmark = pytest.mark.usefixtures("noon")


def undo_in(response: HttpResponse) -> str:
    match = re.search(r'name="undo" value="([^"]+)"', response.content.decode())
    assert match
    return match[1]


def delete(client: Client, snapshot: Snapshot) -> HttpResponse:
    return client.post(reverse("snapshot_delete", args=[snapshot.pk]), follow=True)


def undo(client: Client, payload: str) -> HttpResponse:
    return client.post(reverse("snapshot_restore"), {"undo": payload}, follow=True)


def test_a_deleted_snapshot_can_be_brought_back(as_member: Client, member: Member) -> None:
    snapshot = make_snapshot(member, industry=make_industry(), note="New job", industry_rank=9)
    page = delete(as_member, snapshot)
    assert "Snapshot of 19 Nov 2026 deleted" in text_of(page)
    assert not Snapshot.objects.exists()
    page = undo(as_member, undo_in(page))
    assert toasts(page) == ["Snapshot of 19 Nov 2026 is back"]
    back = Snapshot.objects.get()
    assert (back.total, back.note, back.industry_rank) == (57_800, "New job", 9)
    assert back.industry == snapshot.industry


def test_undo_is_offered_once(as_member: Client, member: Member) -> None:
    delete(as_member, make_snapshot(member))
    assert b'name="undo"' not in as_member.get("/snapshots/").content


def test_undo_pressed_twice_gives_one_snapshot(as_member: Client, member: Member) -> None:
    payload = undo_in(delete(as_member, make_snapshot(member)))
    undo(as_member, payload)
    undo(as_member, payload)
    assert Snapshot.objects.count() == 1


def test_a_day_that_is_taken_again_keeps_its_snapshot_and_the_undo(
    as_member: Client, member: Member
) -> None:
    payload = undo_in(delete(as_member, make_snapshot(member)))
    make_snapshot(member, printed_total=51)
    page = undo(as_member, payload)
    assert "You have another snapshot of 19 Nov 2026 by now." in text_of(page)
    assert Snapshot.objects.get().total == 51_000
    Snapshot.objects.all().delete()
    undo(as_member, undo_in(page))
    assert Snapshot.objects.get().total == 57_800


@pytest.mark.parametrize(("minutes", "snapshots"), [(9, 1), (11, 0)])
def test_undo_is_possible_for_ten_minutes(
    as_member: Client,
    member: Member,
    noon: time_machine.Traveller,
    minutes: int,
    snapshots: int,
) -> None:
    payload = undo_in(delete(as_member, make_snapshot(member)))
    noon.shift(timedelta(minutes=minutes))
    page = undo(as_member, payload)
    assert Snapshot.objects.count() == snapshots
    assert ("no longer be undone" in text_of(page)) is (snapshots == 0)


def test_undo_belongs_to_one_member(as_member: Client, member: Member, stranger: Member) -> None:
    payload = undo_in(delete(as_member, make_snapshot(member)))
    as_member.force_login(stranger)
    assert "no longer be undone" in text_of(undo(as_member, payload))
    assert not Snapshot.objects.exists()


@pytest.mark.parametrize("payload", ["", "x", "\x00", "a:b:c", "9" * 10_000])
def test_a_forged_undo_does_nothing(as_member: Client, payload: str) -> None:
    assert "no longer be undone" in text_of(undo(as_member, payload))
    assert not Snapshot.objects.exists()


def test_a_long_note_survives_the_undo(as_member: Client, member: Member) -> None:
    note = "“ë” " * 500
    page = delete(as_member, make_snapshot(member, note=note))
    undo(as_member, undo_in(page))
    assert Snapshot.objects.get().note == note


def test_only_a_post_changes_anything(as_member: Client, member: Member) -> None:
    snapshot = make_snapshot(member)
    for address in (
        reverse("snapshot_delete", args=[snapshot.pk]),
        reverse("snapshot_restore"),
    ):
        assert as_member.get(address).status_code == 405
    assert Snapshot.objects.exists()
