"""The targets page, its two forms, and the public page about the score."""

from decimal import Decimal
from html import unescape

import pytest
from django.http import HttpResponse
from django.test import Client

from tracker.core.activity import KINDS
from tracker.models import ActivityTarget, Member

URL = "/settings/targets/"


def text_of(response: HttpResponse) -> str:
    return unescape(response.content.decode())


def test_targets_are_saved_and_shown_without_needless_zeros(
    as_member: Client, member: Member
) -> None:
    data = {"preset": "intense", "has_paid_plan": "on", "posts": "2,5", "comments": "10"}
    page = text_of(as_member.post(URL, data, follow=True))
    member.refresh_from_db()
    assert (member.target_preset, member.has_paid_plan) == ("intense", True)
    assert 'name="posts" value="2.5"' in page
    assert 'name="comments" value="10"' in page
    assert "Targets saved" in page


def test_saving_targets_does_not_answer_the_checklist(as_member: Client, member: Member) -> None:
    as_member.post(URL, {"preset": "light"})
    member.refresh_from_db()
    assert member.profile_checklist is None


def test_a_checklist_is_answered_by_its_own_button(as_member: Client, member: Member) -> None:
    page = as_member.post(URL, {"checklist": "1", "done": ["photo", "cover"]}, follow=True)
    member.refresh_from_db()
    assert member.profile_checklist == ["photo", "cover"]
    assert member.target_preset == "steady"
    assert "Profile checklist saved" in text_of(page)


def test_an_empty_checklist_is_an_answer(as_member: Client, member: Member) -> None:
    as_member.post(URL, {"checklist": "1"})
    member.refresh_from_db()
    assert member.profile_checklist == []


@pytest.mark.parametrize("text", ["-1", "NaN", "1e3", "0.333", "9999999", "\x00", "<b>"])
def test_a_refused_target_saves_nothing_and_keeps_what_was_typed(
    as_member: Client, member: Member, text: str
) -> None:
    data = {"preset": "light", "posts": text, "comments": "4"}
    response = as_member.post(URL, data)
    member.refresh_from_db()
    assert response.status_code == 422
    assert 'name="comments" value="4"' in text_of(response)
    assert 'class="error"' in text_of(response)
    assert member.target_preset == "steady"
    assert not ActivityTarget.objects.exists()


def test_an_unknown_item_or_preset_is_refused(as_member: Client) -> None:
    assert as_member.post(URL, {"checklist": "1", "done": ["yacht"]}).status_code == 422
    assert as_member.post(URL, {"preset": "heroic"}).status_code == 422
    assert as_member.post(URL, {}).status_code == 422


def test_targets_of_another_member_are_out_of_reach(
    as_member: Client, member: Member, stranger: Member
) -> None:
    ActivityTarget.objects.create(member=stranger, kind="posts", per_week=Decimal("4"))
    assert 'name="posts" value=""' in text_of(as_member.get(URL))
    as_member.post(URL, {"preset": "light", "posts": ""})
    assert ActivityTarget.objects.filter(member=stranger).exists()


def test_a_visitor_is_sent_to_log_in(client: Client) -> None:
    assert client.get(URL)["Location"].startswith("/accounts/login/")


@pytest.mark.django_db
def test_the_score_is_explained_to_everyone_from_the_data_that_counts_it(client: Client) -> None:
    response = client.get("/help/scoring/")
    page = text_of(response)
    assert response.status_code == 200
    assert page.count('<th scope="row">') == len(KINDS)
    assert "Version 1 of the formula." in page


def test_a_member_reads_the_same_page_inside_the_frame(as_member: Client) -> None:
    assert URL in text_of(as_member.get("/help/scoring/"))
