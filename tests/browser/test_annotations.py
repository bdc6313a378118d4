"""Notes on the chart, with and without JavaScript; and whether a tip helped."""

import re

import pytest
from playwright.sync_api import expect

from tests.factories import make_annotation
from tracker.actions.tips import load_catalogue, set_progress
from tracker.models import Annotation, Tip, TipProgress

SLUG = "answer-with-a-view"


@pytest.mark.parametrize("scripts", [True, False])
def test_a_note_is_added_edited_deleted_and_brought_back(new_context, member, log_in, scripts):
    context = new_context(java_script_enabled=scripts)
    log_in(context, member)
    page = context.new_page()
    page.goto("/annotations/")
    page.get_by_label("Note", exact=True).fill("New headline")
    page.get_by_role("button", name="Save note").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("1 note on the chart")
    page.get_by_role("link", name=re.compile("Edit.*New headline")).click()
    page.get_by_label("Note", exact=True).fill("New photo")
    page.get_by_role("button", name="Save changes").click()
    page.get_by_role("button", name=re.compile("Delete.*New photo")).click()
    expect(page.get_by_role("heading", level=1)).to_have_text("No notes on the chart yet")
    page.get_by_role("button", name="Undo").click()
    expect(page.get_by_role("link", name=re.compile("Edit.*New photo"))).to_be_visible()
    assert Annotation.objects.get().member == member


def test_the_page_fits_the_smallest_phone_with_the_longest_words(new_context, member, log_in):
    make_annotation(member, text="W" * 80)
    make_annotation(None, text="n" * 80)
    context = new_context(viewport={"width": 320, "height": 640})
    log_in(context, member)
    page = context.new_page()
    page.goto("/annotations/")
    assert page.evaluate("document.documentElement.scrollWidth") == 320


def test_whether_a_tip_helped_is_said_and_taken_back_by_keyboard(context, member, log_in):
    load_catalogue()
    tip = Tip.objects.get(slug=SLUG)
    set_progress(member=member, tip=tip, state=TipProgress.State.DONE)
    log_in(context, member)
    page = context.new_page()
    page.goto(f"/tips/{tip.component}/{SLUG}/")
    yes = page.get_by_role("group", name="Did “").get_by_role("button", name="Yes")
    yes.focus()
    yes.press("Enter")
    expect(yes).to_have_attribute("aria-pressed", "true")
    expect(yes).to_be_focused()
    page.get_by_role("button", name="Take back").press("Enter")
    expect(yes).to_have_attribute("aria-pressed", "false")
    expect(page.get_by_text("Did it help?")).to_be_focused()
