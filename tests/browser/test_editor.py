"""An editor changes a tip in the admin, and members read it once it is published."""

import pytest
from playwright.sync_api import BrowserContext, Page, expect

from tests.factories import PASSWORD
from tracker.actions.members import create_member
from tracker.actions.tips import load_catalogue
from tracker.models import Member, Tip

SLUG = "answer-with-a-view"
OLD, NEW = "Answer with a view of your own", "Answer with what you have seen yourself"


@pytest.fixture
def editor(new_context) -> Page:
    """Signed in at /admin/, which leads to the login page of everybody."""
    create_member(email="editor@example.com", password=PASSWORD, staff=True)
    page = new_context().new_page()
    page.goto("/admin/")
    page.get_by_label("E-mail").fill("editor@example.com")
    page.get_by_label("Password").fill(PASSWORD)
    page.get_by_role("main").get_by_role("button", name="Log in", exact=True).click()
    expect(page).to_have_url("/admin/")
    return page


def read_tip(context: BrowserContext, member: Member) -> Page:
    page = context.new_page()
    page.goto(f"/tips/{Tip.objects.get(slug=SLUG).component}/{SLUG}/")
    return page


def test_a_tip_is_edited_previewed_and_published(editor, context, member, log_in):
    load_catalogue()
    log_in(context, member)

    editor.get_by_role("link", name="Tips", exact=True).click()
    editor.get_by_role("link", name=OLD).click()
    title = editor.locator("input[name$=title]").first
    expect(title).to_have_value(OLD)
    title.fill(NEW)
    beside = editor.frame_locator("#tip-draft").get_by_role("heading", level=1)
    expect(beside).to_have_text(NEW)
    editor.get_by_role("button", name="preview").click()
    expect(editor.get_by_role("heading", level=1)).to_have_text(NEW)
    expect(editor.get_by_text("A preview of the draft")).to_be_visible()
    expect(read_tip(context, member).get_by_role("heading", level=1)).to_have_text(OLD)

    editor.get_by_role("link", name="Back to the draft").click()
    editor.get_by_role("button", name="publish").click()
    expect(editor.get_by_text("Members now read this text.")).to_be_visible()
    expect(read_tip(context, member).get_by_role("heading", level=1)).to_have_text(NEW)


def test_the_preview_beside_the_form_follows_the_language_that_is_written(editor):
    load_catalogue()
    editor.goto(f"/admin/tracker/tip/{Tip.objects.get(slug=SLUG).pk}/change/")
    frame = editor.frame_locator("#tip-draft")
    expect(frame.get_by_role("heading", level=1)).to_have_text(OLD)
    editor.get_by_label("Title").nth(1).fill("Een nieuwe titel")
    expect(frame.get_by_role("heading", level=1)).to_have_text("Een nieuwe titel")
    frame.get_by_role("link", name="English").click()
    expect(frame.get_by_role("heading", level=1)).to_have_text(OLD)


def test_a_new_tip_appears_beside_its_form_while_it_is_written(editor):
    editor.goto("/admin/tracker/tip/add/")
    frame = editor.frame_locator("#tip-draft")
    expect(frame.get_by_text("Nothing is written yet.")).to_be_visible()
    editor.get_by_label("Title").first.fill("Thank people")
    editor.get_by_label("How").first.fill("1. Write\n2. Send")
    expect(frame.get_by_role("heading", level=1)).to_have_text("Thank people")
    expect(frame.locator("#tip ol").get_by_role("listitem")).to_have_text(["Write", "Send"])
    assert not Tip.objects.exists()
