"""Notes for everyone are edited here; those of members are nobody else's to see."""

from datetime import date

import pytest

from tests.admin.pages import address, delete, delete_in_bulk, filled_in
from tests.factories import make_annotation
from tests.views.pages import text_of
from tracker.models import Annotation

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("noon")]

WORDS = {"day": "2026-11-18", "text": "LinkedIn changed the score"}


def add(client, **changes):
    return client.post(address(Annotation, "add"), {**WORDS, **changes})


def test_an_editor_writes_a_note_that_every_member_reads(as_editor, as_member):
    assert add(as_editor).status_code == 302
    assert Annotation.objects.for_everyone().get().text == WORDS["text"]
    assert WORDS["text"] in as_member.get("/annotations/").text


def test_an_editor_changes_and_deletes_it(as_editor):
    note = make_annotation(None)
    page = address(Annotation, "change", note.pk)
    as_editor.post(page, filled_in(as_editor, page, text="Other words"))
    assert Annotation.objects.get().text == "Other words"
    delete(as_editor, note)
    assert not Annotation.objects.exists()


@pytest.mark.parametrize(
    ("change", "sentence"),
    [
        ({"day": "2026-11-20"}, "This day has not come yet"),
        ({"day": "2014-07-31"}, "LinkedIn has shown this score since August 2014."),
        ({"text": "\u202e\u200b"}, "Nothing of this note can be seen."),
        ({"text": "x" * 81}, "at most 80 characters"),
    ],
)
def test_bad_input_is_refused_by_the_same_rules_as_a_members_own(as_editor, change, sentence):
    assert sentence in text_of(add(as_editor, **change))
    assert not Annotation.objects.exists()


def test_what_cannot_be_seen_is_dropped(as_editor):
    add(as_editor, text="Two\u202e \x07words\u200b")
    assert Annotation.objects.get().text == "Two words"


@pytest.mark.parametrize("client_of", ["as_editor", "as_chief"])
def test_a_members_own_note_is_neither_listed_nor_found_nor_touched(request, member, client_of):
    client = request.getfixturevalue(client_of)
    own = make_annotation(member, text="Between jobs")
    for query in ({}, {"q": "Between"}, {"day__gte": "2026-01-01"}):
        assert "Between jobs" not in client.get(address(Annotation), query).text
    for page in ("change", "history", "delete"):
        response = client.get(address(Annotation, page, own.pk), follow=True)
        assert "Between jobs" not in response.text
    client.post(address(Annotation, "change", own.pk), WORDS)
    delete(client, own)
    delete_in_bulk(client, own)
    assert Annotation.objects.get().text == "Between jobs"


def test_nobody_writes_a_note_for_one_member(as_chief, member):
    add(as_chief, member=member.pk)
    assert Annotation.objects.get().member is None


def test_the_newest_stands_first(as_editor):
    for day in (date(2020, 1, 1), date(2026, 1, 1), date(2023, 1, 1)):
        make_annotation(None, day)
    rows = as_editor.get(address(Annotation)).context["cl"].result_list
    assert [row.day.year for row in rows] == [2026, 2023, 2020]
