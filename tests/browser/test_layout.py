"""Every page at every width, and by keyboard alone."""

import pytest
from playwright.sync_api import Page, expect

from tests.browser.pages import EMPTY, MEMBER, PUBLIC, WIDTHS, full
from tracker.models import Snapshot

__all__ = ["full"]


def assert_nothing_sticks_out(page: Page, path: str) -> None:
    page.goto(path)
    # What the page would cut off sticks out too.
    page.locator("main").evaluate("main => { main.style.overflowX = 'visible' }")
    for width in WIDTHS:
        page.set_viewport_size({"width": width, "height": 800})
        needed, given = page.evaluate(
            "[document.documentElement.scrollWidth, document.documentElement.clientWidth]"
        )
        assert needed <= given, f"{path} needs {needed} px where {given} are given"


@pytest.mark.parametrize("path", PUBLIC)
def test_no_public_page_is_wider_than_the_window(page, path, complaints):
    complaints.expect("status of 404")
    assert_nothing_sticks_out(page, path)


def test_no_page_of_a_member_is_wider_than_the_window(page, full, log_in, complaints):
    complaints.expect("status of 404")
    log_in(page.context, full)
    newest = Snapshot.objects.of(full).order_by("-day").first()
    for path in (*MEMBER, f"/snapshots/{newest.pk}/"):
        assert_nothing_sticks_out(page, path)


def test_no_empty_page_is_wider_than_the_window(page, member, log_in):
    log_in(page.context, member)
    for path in EMPTY:
        assert_nothing_sticks_out(page, path)


def test_the_first_tab_offers_to_skip_the_navigation(page, full, log_in):
    log_in(page.context, full)
    page.goto("/dashboard/")
    page.keyboard.press("Tab")
    skip = page.get_by_role("link", name="Skip to content")
    expect(skip).to_be_focused()
    expect(skip).to_be_in_viewport()
    page.keyboard.press("Enter")
    expect(page.locator("#main")).to_be_focused()


def test_the_main_pages_are_reached_by_keyboard(page, full, log_in):
    log_in(page.context, full)
    page.goto("/dashboard/")
    for name in ("Dashboard", "Snapshots", "Activity", "Peers", "Networks", "Tips", "Settings"):
        link = page.locator(".sidebar").get_by_role("link", name=name, exact=True)
        tab_to(page, link)
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", level=1)).to_have_text("Settings")


def tab_to(page: Page, target, presses: int = 20) -> None:
    for _press in range(presses):
        page.keyboard.press("Tab")
        if target.evaluate("element => element === document.activeElement"):
            return
    pytest.fail(f"{target} is not reached by {presses} presses of Tab")


def test_the_menu_of_a_phone_opens_and_closes_by_keyboard(page, full, log_in):
    log_in(page.context, full)
    page.set_viewport_size({"width": 360, "height": 740})
    page.goto("/dashboard/")
    tab_to(page, page.locator("details.menu > summary"))
    page.keyboard.press("Enter")
    expect(page.locator(".menu-sheet").get_by_role("link", name="Settings")).to_be_visible()
    page.keyboard.press("Escape")
    expect(page.locator(".menu-sheet").get_by_role("link", name="Settings")).to_be_hidden()
    expect(page.locator("details.menu > summary")).to_be_focused()
