"""The week in use: several pages at once, and a session that ends meanwhile."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from tests.browser.steps import count, more
from tracker.models import ActivityCount

WEEK = "/activity/2026-W47/"


def test_two_pages_that_press_the_same_stepper_lose_nothing(context, member, log_in):
    log_in(context, member)
    pages = [context.new_page(), context.new_page()]
    for page in pages:
        page.goto(WEEK)
    for _press in range(3):
        for page in pages:
            more(page, "Comments").click()
    wait_until(lambda: ActivityCount.objects.get(kind="comments").count == 6, pages[0])
    for page in pages:
        page.reload()
        expect(count(page, "Comments")).to_have_value("6")


def wait_until(comes_true: Callable[[], bool], page: Page) -> None:
    """Presses wait in line for each other, so an idle network says nothing about them."""
    for _try in range(100):
        if comes_true():
            return
        page.wait_for_timeout(100)
    pytest.fail("the presses were not all counted within ten seconds")


def test_quick_presses_are_all_counted_and_the_target_is_met(page, member, log_in):
    log_in(page.context, member)
    page.goto(WEEK)
    for _press in range(10):
        more(page, "Comments").click(delay=0)
    expect(page.locator("#comments-state .met")).to_contain_text("10 of 10")
    expect(count(page, "Comments")).to_have_value("10")


def test_an_impossible_number_is_refused_and_stays_where_it_was_typed(
    page, member, log_in, complaints
):
    complaints.expect("status of 422")
    log_in(page.context, member)
    page.goto(WEEK)
    count(page, "Active days").fill("8")
    count(page, "Active days").press("Enter")
    expect(page.locator("#active_days-state")).to_contain_text("7")
    expect(count(page, "Active days")).to_have_attribute("aria-invalid", "true")
    expect(count(page, "Active days")).to_have_value("8")
    expect(page.locator("#saved")).to_contain_text("Not saved")


def test_a_note_is_kept_as_it_is_typed(page, member, log_in):
    log_in(page.context, member)
    page.goto(WEEK)
    note = page.get_by_label("Note for this week")
    note.fill("A week with a fair")
    note.press("Tab")
    expect(page.locator("#saved")).to_contain_text("Saved")
    page.reload()
    expect(note).to_have_value("A week with a fair")


def test_a_press_after_logging_out_elsewhere_leads_to_the_login_page_and_back(
    context, member, log_in
):
    log_in(context, member)
    page, other = context.new_page(), context.new_page()
    page.goto(WEEK)
    other.goto("/dashboard/")
    other.locator(".sidebar").get_by_role("button", name="Log out").click()
    expect(other).to_have_url("/")

    more(page, "Comments").click()
    expect(page).to_have_url(f"/accounts/login/?next={WEEK}")
    expect(page.get_by_role("heading", level=1)).to_have_text("Log in")
