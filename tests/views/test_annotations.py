import re
from datetime import timedelta

import pytest
from django.http import HttpResponse
from django.test import Client

from tests.factories import TODAY, make_annotation
from tests.views.pages import text_of, toasts
from tracker.actions.annotations import MOST_ANNOTATIONS
from tracker.models import Annotation, Member

pytestmark = pytest.mark.usefixtures("noon")

LIST = "/annotations/"
NEW = "/annotations/new/"
RESTORE = "/annotations/restore/"
WORDS = {"day": "2026-11-18", "text": "New headline"}


def address(annotation: Annotation, page: str = "") -> str:
    return f"{LIST}{annotation.pk}/{page}"


def notes() -> list[str]:
    return [str(note) for note in Annotation.objects.all()]


def undo_in(response: HttpResponse) -> str:
    match = re.search(r'name="undo" value="([^"]+)"', response.content.decode())
    assert match
    return match[1]


def undo(client: Client, payload: str) -> HttpResponse:
    return client.post(RESTORE, {"undo": payload}, follow=True)


# ---- The list ----


def test_without_notes_the_page_says_what_they_are_for(as_member):
    page = text_of(as_member.get(LIST))
    assert "No notes on the chart yet" in page
    assert "Only you see it." in page


def test_the_list_tells_own_notes_from_those_for_everyone(as_member, member):
    own = make_annotation(member)
    everyones = make_annotation(None, text="LinkedIn changed the score")
    html = as_member.get(LIST).text
    assert "2 notes on the chart" in html
    assert html.count("For everyone") == 1
    assert address(own) in html
    assert address(everyones) not in html


def test_another_members_note_is_not_in_the_list(as_member, stranger):
    make_annotation(stranger, text="Between jobs")
    assert "Between jobs" not in as_member.get(LIST).text


def test_a_note_is_never_html(as_member, member):
    annotation = make_annotation(member, text="<b>x</b>")
    for page in (LIST, address(annotation)):
        assert "<b>x</b>" not in as_member.get(page).text


def test_pages_that_do_not_exist_are_the_nearest_that_do(as_member, member):
    for number in range(60):
        make_annotation(member, TODAY - timedelta(days=number))
    assert "Page 2 of 2" in as_member.get(LIST, {"page": "999"}).text
    assert "Page 1 of 2" in as_member.get(LIST, {"page": "x"}).text


def test_the_page_is_never_kept_by_a_cache(as_member):
    assert "no-store" in as_member.get(LIST)["Cache-Control"]


# ---- Adding ----


def test_a_note_is_added(as_member, member):
    page = as_member.post(NEW, WORDS, follow=True)
    assert page.redirect_chain == [(LIST, 302)]
    assert toasts(page) == ["Note of 18 Nov 2026 saved"]
    assert Annotation.objects.get().member == member
    assert notes() == ["2026-11-18 New headline"]


def test_the_form_starts_with_today_where_the_member_lives(as_member, member):
    member.time_zone = "Pacific/Kiritimati"  # 14 hours ahead: the day after already
    member.save()
    assert 'value="2026-11-20"' in as_member.get(LIST).text
    as_member.post(NEW, {**WORDS, "day": "2026-11-20"})
    assert notes() == ["2026-11-20 New headline"]


@pytest.mark.parametrize(
    ("change", "sentence"),
    [
        ({"day": ""}, "Choose the day of the note."),
        ({"day": "2026-11-20"}, "This day has not come yet in your time zone."),
        ({"day": "2014-07-31"}, "LinkedIn has shown this score since August 2014."),
        ({"day": "18-11-2026"}, "is not a day of the calendar."),
        ({"text": ""}, "Type a few words."),
        ({"text": " \t "}, "Type a few words."),
        ({"text": "\u200b\u202e"}, "Nothing of this note can be seen."),
        ({"text": "x" * 81}, "at most 80 characters"),
    ],
)
def test_bad_input_is_refused_with_a_sentence_and_kept_in_the_form(as_member, change, sentence):
    response = as_member.post(NEW, {**WORDS, **change})
    assert response.status_code == 422
    assert sentence in text_of(response)
    kept = next(iter({"text", "day"} - set(change)))
    assert f'value="{WORDS[kept]}"' in response.text
    assert notes() == []


def test_what_cannot_be_seen_is_dropped_from_a_note(as_member):
    as_member.post(NEW, {**WORDS, "text": "  New\u202e \x00 head\u200bline\n"})
    assert notes() == ["2026-11-18 New headline"]


def test_eighty_characters_are_counted_without_what_is_dropped(as_member):
    as_member.post(NEW, {**WORDS, "text": "x" * 80 + "\u200b " * 9})
    assert Annotation.objects.get().text == "x" * 80


def test_the_note_after_the_two_hundredth_is_refused_with_a_sentence(as_member, member):
    Annotation.objects.bulk_create(
        Annotation(member=member, day=TODAY, text=f"Note {number}")
        for number in range(MOST_ANNOTATIONS)
    )
    response = as_member.post(NEW, WORDS)
    assert response.status_code == 422
    assert "You have 200 notes, which is the most. Delete one first." in text_of(response)
    assert 'value="New headline"' in response.text


def test_nobody_writes_for_everyone_or_for_others(as_member, member, stranger):
    as_member.post(NEW, {**WORDS, "member": stranger.pk})
    assert Annotation.objects.get().member == member


# ---- Editing ----


def test_a_note_is_edited(as_member, member):
    annotation = make_annotation(member)
    assert 'value="New headline"' in as_member.get(address(annotation)).text
    page = as_member.post(address(annotation), {**WORDS, "text": "New photo"}, follow=True)
    assert toasts(page) == ["Note of 18 Nov 2026 edited"]
    assert notes() == ["2026-11-18 New photo"]


def test_a_refused_edit_changes_nothing(as_member, member):
    annotation = make_annotation(member)
    response = as_member.post(address(annotation), {**WORDS, "day": "2026-12-01"})
    assert response.status_code == 422
    assert notes() == ["2026-11-19 New headline"]


@pytest.mark.parametrize("page", ["", "delete/"])
def test_another_members_note_and_one_for_everyone_do_not_exist(as_member, stranger, page):
    for owner in (stranger, None):
        annotation = make_annotation(owner)
        assert as_member.post(address(annotation, page), WORDS).status_code == 404
    assert notes() == ["2026-11-19 New headline"] * 2


# ---- Deleting, and undo ----


def test_a_deleted_note_can_be_brought_back(as_member, member):
    page = as_member.post(address(make_annotation(member), "delete/"), follow=True)
    assert "Note of 19 Nov 2026 deleted" in text_of(page)
    assert notes() == []
    page = undo(as_member, undo_in(page))
    assert toasts(page) == ["Note of 19 Nov 2026 is back"]
    assert notes() == ["2026-11-19 New headline"]


def test_undo_pressed_twice_gives_one_note(as_member, member):
    page = as_member.post(address(make_annotation(member), "delete/"), follow=True)
    for _time in range(2):
        undo(as_member, undo_in(page))
    assert len(notes()) == 1


def test_undo_belongs_to_one_member_and_lasts_ten_minutes(as_member, member, stranger, noon):
    page = as_member.post(address(make_annotation(member), "delete/"), follow=True)
    as_member.force_login(stranger)
    assert "no longer be undone" in text_of(undo(as_member, undo_in(page)))
    noon.shift(timedelta(minutes=11))
    as_member.force_login(member)
    assert "no longer be undone" in text_of(undo(as_member, undo_in(page)))
    assert notes() == []


def test_the_undo_of_a_snapshot_is_none_of_a_note(as_member, member):
    page = as_member.post(address(make_annotation(member), "delete/"), follow=True)
    response = as_member.post("/snapshots/restore/", {"undo": undo_in(page)}, follow=True)
    assert "no longer be undone" in text_of(response)


def test_undo_waits_while_there_are_as_many_as_there_can_be(as_member, member):
    page = as_member.post(address(make_annotation(member), "delete/"), follow=True)
    Annotation.objects.bulk_create(
        Annotation(member=member, day=TODAY, text=f"Note {number}")
        for number in range(MOST_ANNOTATIONS)
    )
    page = undo(as_member, undo_in(page))
    assert "Delete one first." in text_of(page)
    Annotation.objects.all().delete()
    undo(as_member, undo_in(page))
    assert notes() == ["2026-11-19 New headline"]


def test_only_a_post_deletes(as_member, member: Member):
    annotation = make_annotation(member)
    assert as_member.get(address(annotation, "delete/")).status_code == 405
    assert notes()
