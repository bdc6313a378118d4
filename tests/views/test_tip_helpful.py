import pytest
from django.test import Client

from tracker.actions.tips import load_catalogue, set_helpful, set_progress, unpublish_tip
from tracker.models import Tip, TipProgress

pytestmark = pytest.mark.django_db

SLUG = "answer-with-a-view"
LIST = "/tips/insights/"
TIP = f"/tips/insights/{SLUG}/"
HELPFUL = f"/tips/insights/{SLUG}/helpful/"
QUESTION = "Did it help?"


@pytest.fixture(autouse=True)
def _catalogue(noon) -> None:
    load_catalogue()


@pytest.fixture
def done(member) -> None:
    set_progress(member=member, tip=tip(), state=TipProgress.State.DONE)


def tip() -> Tip:
    return Tip.objects.get(slug=SLUG)


def answer_of(member) -> bool | None:
    return TipProgress.objects.get(member=member).helpful


def by_htmx(client: Client, helpful: str, target: str = "tip"):
    headers = {"HX-Request": "true", "HX-Target": target}
    return client.post(HELPFUL, {"helpful": helpful}, headers=headers)


@pytest.mark.parametrize("page", [LIST, TIP])
def test_only_a_tip_that_is_done_is_asked_about(as_member, member, page):
    for state in TipProgress.State:
        set_progress(member=member, tip=tip(), state=state)
        asked = 1 if state is TipProgress.State.DONE else 0
        assert as_member.get(page).text.count(QUESTION) == asked, state


@pytest.mark.parametrize(("sent", "answer"), [("yes", True), ("no", False), ("none", None)])
def test_every_answer_can_be_given_without_javascript(as_member, member, done, sent, answer):
    set_helpful(member=member, tip=tip(), helpful=True)
    response = as_member.post(HELPFUL, {"helpful": sent, "next": f"{LIST}#tip-{SLUG}"})
    assert (response.status_code, response.url) == (302, f"{LIST}#tip-{SLUG}")
    assert answer_of(member) is answer


@pytest.mark.parametrize("back", ["", "https://evil.example/", "//evil.example"])
def test_without_a_page_of_this_site_to_go_back_to_it_is_the_tips_own(as_member, done, back):
    assert as_member.post(HELPFUL, {"helpful": "yes", "next": back}).url == TIP


def test_htmx_gets_the_tip_again_with_the_answer_pressed(as_member, done):
    response = by_htmx(as_member, "yes")
    assert response.status_code == 200
    assert response.text.lstrip().startswith('<article id="tip"')
    assert f'value="yes" id="{SLUG}-helpful-yes" aria-pressed="true"' in response.text
    assert f'value="no" id="{SLUG}-helpful-no" aria-pressed="false"' in response.text
    assert "Take back" in response.text


def test_htmx_gets_the_list_again_where_the_list_asked(as_member, done):
    response = by_htmx(as_member, "no", target="tips")
    assert response.text.lstrip().startswith('<section id="tips"')
    assert f'value="no" id="{SLUG}-helpful-no" aria-pressed="true"' in response.text


def test_an_answer_taken_back_leaves_the_focus_at_the_question(as_member, done):
    by_htmx(as_member, "yes")
    html = by_htmx(as_member, "none").text
    assert f'id="{SLUG}-helpful-none" tabindex="-1">{QUESTION}' in html
    assert "Take back" not in html


@pytest.mark.parametrize("sent", ["", "maybe", "YES", "yes\x00", "x" * 10_000])
def test_another_answer_is_refused_with_a_sentence(as_member, member, done, sent):
    set_helpful(member=member, tip=tip(), helpful=False)
    for response in (by_htmx(as_member, sent), as_member.post(HELPFUL, {"helpful": sent})):
        assert response.status_code == 422
        assert "Choose Yes or No, or take your answer back." in response.text
    assert answer_of(member) is False


def test_a_tip_that_was_put_back_in_another_window_is_not_answered(as_member, member, done):
    set_progress(member=member, tip=tip(), state=TipProgress.State.DOING)
    response = by_htmx(as_member, "yes")
    assert response.status_code == 422
    assert "This tip is not marked as done, so nothing was noted." in response.text
    assert answer_of(member) is None


def test_a_tip_that_members_do_not_see_is_404(as_member, done):
    unpublish_tip(tip=tip())
    assert as_member.post(HELPFUL, {"helpful": "yes"}).status_code == 404


def test_answering_needs_a_token_and_an_account(client, member, done):
    assert client.post(HELPFUL, {"helpful": "yes"}).status_code == 302
    strict = Client(enforce_csrf_checks=True)
    strict.force_login(member)
    assert strict.post(HELPFUL, {"helpful": "yes"}).status_code == 403
    assert answer_of(member) is None
