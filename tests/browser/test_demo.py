"""What one press of a button on the landing page of local mode shows."""

from datetime import datetime

from django.conf import settings
from playwright.sync_api import expect

from tests.conftest import NOW
from tests.factories import PASSWORD
from tracker.actions.demo import seed_demo
from tracker.actions.publishing import publish


def fill_demo(*, peers: int = 60, weeks: int = 8, now: datetime = NOW) -> None:
    seed_demo(peers=peers, weeks=weeks, seed=1, password=PASSWORD, now=now)
    publish(now=now, gated=False)


def test_one_button_opens_the_dashboard_of_the_demo_member(page):
    fill_demo()
    page.goto("/")
    page.get_by_role("button", name="Open the demo").click()
    expect(page).to_have_url("/dashboard/")
    expect(page.get_by_role("heading", level=1)).to_contain_text("of 100")
    expect(page.get_by_role("row").filter(has_text="n = ")).not_to_have_count(0)
    page.locator(".sidebar").get_by_role("link", name="Settings").click()
    expect(page.get_by_text(settings.DEMO_EMAIL)).to_be_visible()


def test_a_database_without_the_demo_says_how_to_make_one(page, complaints):
    complaints.expect("status of 409")
    page.goto("/")
    page.get_by_role("button", name="Open the demo").click()
    expect(page.get_by_text("There is no demo in this database yet.")).to_be_visible()
