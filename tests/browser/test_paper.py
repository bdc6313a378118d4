"""What comes out of a printer: ink on white, without what is operated."""

import pytest
from playwright.sync_api import Page, expect

from tests.browser.pages import full
from tracker.models import Member

__all__ = ["full"]

PAGES = ("/dashboard/", "/activity/", "/snapshots/", "/tips/", "/tips/insights/")


@pytest.fixture
def paper(new_context, log_in, full: Member) -> Page:
    context = new_context(color_scheme="dark")
    log_in(context, full)
    return context.new_page()


@pytest.mark.parametrize("path", PAGES)
def test_paper_has_no_navigation_and_no_buttons(paper, path):
    paper.goto(path)
    paper.emulate_media(media="print")
    for unwanted in (".sidebar", ".bottombar", ".topbar", ".toasts", ".skip"):
        expect(paper.locator(unwanted)).to_be_hidden()
    assert paper.locator("a.button:visible, button.button:visible").count() == 0
    expect(paper.get_by_role("heading", level=1)).to_be_visible()


def test_paper_says_where_the_page_is_from_and_when(paper):
    paper.goto("/dashboard/")
    expect(paper.locator(".print-head")).to_be_hidden()
    paper.emulate_media(media="print")
    expect(paper.locator(".print-head")).to_be_visible()
    expect(paper.locator(".print-head")).to_contain_text("SSI Tracker 19 November 2026")


def test_paper_is_white_though_the_screen_is_dark(paper):
    paper.goto("/settings/")
    paper.get_by_role("main").get_by_text("Dark", exact=True).click()
    colours = "getComputedStyle(document.documentElement).getPropertyValue('--text')"
    assert paper.evaluate(colours) == "#ecebe6"
    paper.emulate_media(media="print")
    assert paper.evaluate(colours) == "#1f1e1b"
    card = paper.locator(".card").first
    expect(card).to_have_css("background-color", "rgb(255, 255, 255)")
    expect(card).to_have_css("box-shadow", "none")


def test_only_links_off_the_site_print_their_address(paper):
    paper.goto("/snapshots/")
    paper.emulate_media(media="print")
    address = "link => getComputedStyle(link, '::after').content"
    outside = paper.locator("main a[href^=http]").first
    assert "linkedin.com" in outside.evaluate(address)
    inside = paper.locator("main a[href^='/snapshots/']").last
    assert inside.evaluate(address) in ("none", "normal")
