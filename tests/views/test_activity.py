"""The page of a week, its whole form, and the parts that htmx saves."""

import json
from datetime import UTC, datetime
from html import unescape
from typing import Any

import pytest
from django.http import HttpResponse
from django.test import Client

from tests.factories import make_member
from tracker.actions.activity import set_counts, write_note
from tracker.core.weeks import Week
from tracker.models import ActivityCount, ImportedCount, Member, WeekNote

pytestmark = pytest.mark.usefixtures("noon")

WEEK = Week(2026, 47)
URL = "/activity/2026-W47/"
HTMX = {"HX-Request": "true"}


def text_of(response: HttpResponse) -> str:
    return unescape(response.content.decode())


def counts(member: Member, week: Week = WEEK) -> dict[str, int]:
    rows = ActivityCount.objects.filter(member=member, week=week.monday)
    return dict(rows.values_list("kind", "count"))


def press(client: Client, kind: str = "comments", step: str = "1") -> HttpResponse:
    return client.post(f"{URL}count/{kind}/", {f"{kind}-step": step}, headers=HTMX)


def type_in(client: Client, text: str, kind: str = "comments") -> HttpResponse:
    return client.post(f"{URL}count/{kind}/", {f"{kind}-count": text}, headers=HTMX)


def answer(response: HttpResponse) -> dict[str, Any]:
    return json.loads(response["HX-Trigger"])["week:answered"]


# ---- Which week ----


def test_the_running_week_is_the_one_where_the_member_lives(
    as_member: Client, member: Member, noon: Any
) -> None:
    assert as_member.get("/activity/")["Location"] == URL
    noon.move_to(datetime(2026, 11, 22, 23, 30, tzinfo=UTC))
    assert as_member.get("/activity/")["Location"] == "/activity/2026-W48/"


@pytest.mark.parametrize(
    "week", ["2026-W48", "2014-W30", "2025-W53", "2026-W00", "2026-W54", "0000-W01", "9999-W52"]
)
def test_a_week_that_has_not_begun_or_does_not_exist_is_not_found(
    as_member: Client, week: str
) -> None:
    assert as_member.get(f"/activity/{week}/").status_code == 404
    for part in ("", "note/", "copy/", "count/posts/"):
        assert as_member.post(f"/activity/{week}/{part}", {"posts-step": "1"}).status_code == 404
    assert not ActivityCount.objects.exists()


@pytest.mark.parametrize("week", ["2014-W31", "2020-W53", "2026-W47"])
def test_every_week_since_the_index_can_be_opened(as_member: Client, week: str) -> None:
    assert as_member.get(f"/activity/{week}/").status_code == 200


def test_a_visitor_is_sent_to_log_in(client: Client) -> None:
    assert client.get(URL)["Location"].startswith("/accounts/login/")
    assert press(client)["HX-Redirect"].startswith("/accounts/login/")


# ---- The page ----


def test_the_heading_is_the_finding(as_member: Client, member: Member) -> None:
    assert "Week 47: nothing logged yet" in text_of(as_member.get(URL))
    set_counts(member=member, week=WEEK, counts={"posts": 2, "comments": 6})
    page = text_of(as_member.get(URL))
    assert "Week 47: 1 of 14 targets met" in page
    assert "16–22 November 2026" in page
    assert "<strong>Connections made</strong> and <strong>Follow-ups</strong>" in page


def test_a_week_in_which_there_was_nothing_says_so(as_member: Client, member: Member) -> None:
    write_note(member=member, week=WEEK, nothing_to_log=True)
    page = text_of(as_member.get(URL))
    assert "Week 47: nothing to log" in page
    assert "now 1 of 13 weeks" in page


def test_there_is_a_way_back_but_none_past_the_running_week(as_member: Client) -> None:
    page = text_of(as_member.get(URL))
    assert 'href="/activity/2026-W46/"' in page
    assert 'href="/activity/2026-W48/"' not in page
    assert 'href="/activity/2026-W47/"' in text_of(as_member.get("/activity/2026-W46/"))


def test_paid_kinds_show_with_a_paid_plan(as_member: Client, member: Member) -> None:
    assert "InMails" not in text_of(as_member.get(URL))
    assert press(as_member, "inmails").status_code == 404
    Member.objects.filter(pk=member.pk).update(has_paid_plan=True)
    assert "InMails" in text_of(as_member.get(URL))
    assert press(as_member, "inmails").status_code == 200


def test_nothing_of_another_member_is_shown_or_changed(
    as_member: Client, member: Member, stranger: Member
) -> None:
    set_counts(member=stranger, week=WEEK, counts={"comments": 7})
    write_note(member=stranger, week=WEEK, text="A secret")
    assert "A secret" not in text_of(as_member.get(URL))
    press(as_member)
    assert (counts(member), counts(stranger)) == ({"comments": 1}, {"comments": 7})


@pytest.mark.parametrize("weeks", [1, 200])
def test_a_page_takes_five_queries_whatever_the_history(
    as_member: Client, member: Member, weeks: int, django_assert_max_num_queries: Any
) -> None:
    for offset in range(weeks):
        set_counts(member=member, week=WEEK - offset, counts={"posts": 1, "comments": 3})
    with django_assert_max_num_queries(5):
        as_member.get(URL)


# ---- One kind, by htmx ----


def test_a_press_counts_one_and_sends_only_what_changed(as_member: Client, member: Member) -> None:
    response = press(as_member)
    page = text_of(response)
    assert counts(member) == {"comments": 1}
    assert 'id="comments-state"' in page
    assert "1 of 10" in page
    assert "Saved, 13:00" in page
    assert "<html" not in page
    assert "reactions-state" not in page
    assert answer(response) == {"field": "comments-count", "refused": False, "value": 1}


def test_presses_on_two_pages_add_up(as_member: Client, member: Member) -> None:
    as_member.get(URL)
    press(as_member)
    press(as_member)
    press(as_member, step="-1")
    assert counts(member) == {"comments": 1}


def test_a_typed_number_is_saved_and_a_blank_is_not_counted(
    as_member: Client, member: Member
) -> None:
    type_in(as_member, "12")
    assert counts(member) == {"comments": 12}
    assert answer(type_in(as_member, ""))["value"] is None
    assert counts(member) == {}


@pytest.mark.parametrize(
    "text", ["-1", "25.5", "NaN", "1e3", "10000", "\x00", "9" * 10_000, "2026-11-19", "<b>"]
)
def test_a_refused_number_changes_nothing_and_says_why(
    as_member: Client, member: Member, text: str
) -> None:
    set_counts(member=member, week=WEEK, counts={"comments": 4})
    response = type_in(as_member, text)
    assert response.status_code == 422
    assert 'id="comments-state"' in text_of(response)
    assert 'class="error"' in text_of(response)
    assert "Not saved" in text_of(response)
    assert answer(response)["refused"] is True
    assert counts(member) == {"comments": 4}


@pytest.mark.parametrize("step", ["5", "-9999", "x", "\x00"])
def test_a_step_is_one_and_nothing_else(as_member: Client, member: Member, step: str) -> None:
    assert press(as_member, step=step).status_code == 422
    assert counts(member) == {}


@pytest.mark.parametrize("kind", ["likes", "constructor", "POSTS"])
def test_a_kind_that_does_not_exist_is_not_found(as_member: Client, kind: str) -> None:
    assert press(as_member, kind).status_code == 404


def test_a_kind_can_be_saved_without_htmx(as_member: Client, member: Member) -> None:
    url = f"{URL}count/posts/"
    assert as_member.post(url, {"posts-step": "1"})["Location"] == URL
    refused = as_member.post(url, {"posts-count": "many"})
    assert refused.status_code == 422
    assert 'value="many"' in text_of(refused)
    assert counts(member) == {"posts": 1}


# ---- The note ----


def test_a_note_is_saved_and_the_box_is_left_alone(as_member: Client, member: Member) -> None:
    write_note(member=member, week=WEEK, nothing_to_log=True)
    data = {"note-text": "Ill", "initial-note-text": ""}
    assert as_member.post(f"{URL}note/", data, headers=HTMX).status_code == 200
    note = WeekNote.objects.get(member=member)
    assert (note.text, note.nothing_to_log) == ("Ill", True)


def test_a_box_can_be_unticked(as_member: Client, member: Member) -> None:
    write_note(member=member, week=WEEK, text="Ill", nothing_to_log=True)
    data = {"initial-note-nothing_to_log": "True"}
    response = as_member.post(f"{URL}note/", data, headers=HTMX)
    assert "Week 47: nothing logged yet" in text_of(response)
    note = WeekNote.objects.get(member=member)
    assert (note.text, note.nothing_to_log) == ("Ill", False)


def test_a_note_that_is_too_long_is_refused(as_member: Client) -> None:
    data = {"note-text": "a" * 10_000, "initial-note-text": ""}
    response = as_member.post(f"{URL}note/", data, headers=HTMX)
    assert response.status_code == 422
    assert "8000 characters too long" in text_of(response)
    assert not WeekNote.objects.exists()


def test_a_note_is_never_read_as_html(as_member: Client, member: Member) -> None:
    write_note(member=member, week=WEEK, text="</textarea><script>alert(1)</script>")
    assert b"<script>alert" not in as_member.get(URL).content


# ---- The whole form, without JavaScript ----


def test_the_whole_week_is_saved_by_one_form(as_member: Client, member: Member) -> None:
    data = {"posts-count": "2", "comments-count": "0", "note-text": "Fair", "follows-count": ""}
    response = as_member.post(URL, data, follow=True)
    assert response.redirect_chain == [(URL, 302)]
    assert "Week 47 saved" in text_of(response)
    assert counts(member) == {"posts": 2, "comments": 0}
    assert WeekNote.objects.get(member=member).text == "Fair"


def test_an_old_page_does_not_take_back_what_another_counted(
    as_member: Client, member: Member
) -> None:
    set_counts(member=member, week=WEEK, counts={"posts": 1, "comments": 9})
    stale = {"posts-count": "4", "initial-posts-count": "1"}
    stale |= {"comments-count": "3", "initial-comments-count": "3"}
    as_member.post(URL, stale)
    assert counts(member) == {"posts": 4, "comments": 9}


def test_an_archive_that_knows_of_more_than_can_be_typed_can_be_gone_back_to(
    as_member: Client, member: Member
) -> None:
    ImportedCount.objects.create(member=member, week=WEEK.monday, kind="posts", count=600)
    set_counts(member=member, week=WEEK, counts={"posts": 5})
    as_member.post(URL, {"posts-count": "600", "initial-posts-count": "5"})
    assert counts(member) == {}
    response = as_member.post(URL, {"posts-count": "550", "initial-posts-count": "600"})
    assert response.status_code == 422
    assert "550 is more than 500, the most a week can hold." in text_of(response)


def test_a_press_without_javascript_also_saves_what_was_typed(
    as_member: Client, member: Member
) -> None:
    as_member.post(URL, {"posts-count": "4", "comments-step": "1"})
    assert counts(member) == {"posts": 4, "comments": 1}


def test_a_refused_form_saves_nothing_and_keeps_all_that_was_typed(
    as_member: Client, member: Member
) -> None:
    note = "n" * 10_000
    data = {"posts-count": "2", "comments-count": "25.5", "note-text": note}
    response = as_member.post(URL, data)
    page = text_of(response)
    assert response.status_code == 422
    assert 'value="25.5"' in page
    assert 'name="posts-count" value="2"' in page
    assert note in page
    assert "is not a whole number" in page
    assert counts(member) == {}


def test_an_empty_post_changes_nothing(as_member: Client, member: Member) -> None:
    set_counts(member=member, week=WEEK, counts={"posts": 1})
    assert as_member.post(URL, {}).status_code == 302
    assert counts(member) == {"posts": 1}


# ---- Copying ----


def test_copying_says_what_it_did(as_member: Client, member: Member) -> None:
    url = f"{URL}copy/"
    assert "Week 46 holds nothing to copy." in text_of(as_member.post(url, follow=True))
    set_counts(member=member, week=WEEK - 1, counts={"posts": 2, "comments": 5})
    set_counts(member=member, week=WEEK, counts={"comments": 1})
    assert "Copied 1 count from week 46." in text_of(as_member.post(url, follow=True))
    assert "Nothing was blank here" in text_of(as_member.post(url, follow=True))
    assert counts(member) == {"posts": 2, "comments": 1}


def test_a_week_is_changed_by_post_only(as_member: Client) -> None:
    for part in ("note/", "copy/", "count/posts/"):
        assert as_member.get(f"{URL}{part}").status_code == 405


def test_a_post_without_its_token_is_refused(member: Member) -> None:
    client = Client(enforce_csrf_checks=True)
    client.force_login(make_member())
    assert press(client).status_code == 403
