"""A draft beside the form that changes it, before anybody saves."""

import re

import pytest

from tests.admin.pages import signed_in
from tests.factories import make_member
from tracker.actions.tips import load_catalogue
from tracker.models import Tip, TipText

pytestmark = pytest.mark.django_db

SLUG = "answer-with-a-view"
TITLE = "Answer with a view of your own"
DRAFT = "/admin/tracker/tip/draft/en/"
TYPED = {
    "component": "insights",
    "kinds": ["comments"],
    "title": "Say what you think",
    "why": "Because **it** helps.",
    "how": "1. Read\n2. Answer",
    "effort": "5 minutes",
}


@pytest.fixture(autouse=True)
def _catalogue() -> None:
    load_catalogue()


def tip() -> Tip:
    return Tip.objects.get(slug=SLUG)


def form() -> str:
    return f"/admin/tracker/tip/{tip().pk}/change/"


def frame_in(html: str) -> str:
    match = re.search(r'<iframe id="tip-draft" src="([^"]+)"', html)
    assert match
    return match[1]


def test_the_form_has_the_saved_draft_beside_it(as_editor):
    TipText.objects.filter(tip=tip(), state="draft", language="en").update(title="In the draft")
    html = as_editor.get(frame_in(as_editor.get(form()).text)).text
    assert "In the draft" in html
    assert TITLE not in html


def test_the_form_of_a_new_tip_has_an_empty_page_beside_it(as_editor):
    frame = frame_in(as_editor.get("/admin/tracker/tip/add/").text)
    assert frame == DRAFT
    assert '<article id="tip"' in as_editor.get(frame).text


def test_the_frame_speaks_the_editors_language_first(as_editor):
    editor = as_editor.get(form()).wsgi_request.user
    editor.language = "nl"
    editor.save()
    html = as_editor.get(frame_in(as_editor.get(form()).text)).text
    assert '<html lang="nl"' in html
    assert "Reageer met een eigen kijk" in html


def test_what_is_typed_is_shown_and_saved_nowhere(as_editor):
    before = (Tip.history.count(), TipText.history.count())
    html = as_editor.post(DRAFT, TYPED).text
    assert "Say what you think" in html
    assert "<strong>it</strong>" in html
    assert "<li>Answer</li>" in html
    assert (Tip.history.count(), TipText.history.count()) == before


@pytest.mark.parametrize(
    "change",
    [
        {"component": "total"},
        {"kinds": ["retweets"]},
        {"checklist": ["beard"]},
        {"title": ""},
        {"why": "x" * 2_001},
        {"how": "a\x00b"},
        {"tool": "x" * 10_000},
    ],
)
def test_what_cannot_be_shown_is_left_out(as_editor, change):
    response = as_editor.post(DRAFT, {**TYPED, **change})
    assert response.status_code == 200
    if "title" not in change:
        assert "Say what you think" in response.text


def test_markup_that_is_typed_is_shown_as_text(as_editor):
    html = as_editor.post(
        DRAFT, {**TYPED, "title": "<b>x</b>", "why": "<script>alert(1)</script>"}
    ).text
    assert "<b>x</b>" not in html
    assert "<script>alert(1)" not in html


def test_only_the_frame_may_be_framed_and_only_by_this_site(as_editor):
    frame, page = as_editor.get(DRAFT), as_editor.get(form())
    assert frame["X-Frame-Options"] == "SAMEORIGIN"
    assert "frame-ancestors 'self'" in frame["Content-Security-Policy"]
    assert page["X-Frame-Options"] == "DENY"
    assert "frame-ancestors 'none'" in page["Content-Security-Policy"]
    assert "frame-src 'self'" in page["Content-Security-Policy"]
    assert "frame-src" not in frame["Content-Security-Policy"]


def test_the_frame_shows_neither_menus_nor_who_is_signed_in(as_editor):
    html = as_editor.get(f"{DRAFT}?tip={tip().pk}").text
    assert "editor@example.com" not in html
    assert "/dashboard/" not in html


@pytest.mark.parametrize("page", ["/admin/tracker/tip/draft/de/", f"{DRAFT}?tip=0"])
def test_there_is_no_frame_of_what_does_not_exist(as_editor, page):
    assert as_editor.get(page).status_code == 404


@pytest.mark.parametrize("number", ["x", "9" * 40, "1' or '1'='1"])
def test_a_number_that_is_none_is_404(as_editor, number):
    assert as_editor.get(DRAFT, {"tip": number}).status_code == 404


def test_staff_who_may_not_see_tips_see_no_draft():
    client = signed_in(make_member(is_staff=True))
    assert client.get(DRAFT).status_code == 403
    assert client.post(DRAFT, TYPED).status_code == 403


def test_a_form_that_was_refused_is_answered_with_its_frame(as_editor):
    response = as_editor.post(form(), {"slug": "not a slug"})
    assert frame_in(response.text) == f"{DRAFT}?tip={tip().pk}"
