"""A spreadsheet from the import page to the history, with a question on the way."""

from datetime import date
from pathlib import Path

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.factories import TODAY, make_snapshot
from tracker.models import Member, Snapshot

SCORES = (
    "Date;Brand;People;Insights;Relationships\n"
    "03/04/2026;13,1;10;12,5;18\n"
    "04/04/2026;130;10;12,5;18\n"
    f"{TODAY};14;;;\n"
)


def hand_in(page: Page) -> None:
    page.goto("/import/")
    page.get_by_role("link", name="Hand in a spreadsheet or export").click()
    file = {"name": "scores.csv", "mimeType": "text/csv", "buffer": SCORES.encode()}
    page.get_by_label("Spreadsheet or export").set_input_files([file])
    page.get_by_role("button", name="Look at it").click()
    page.wait_for_url("**/import/sheet/check/**")


def choose(select: Locator, value: str) -> None:
    """Once what was swapped in has come to rest; before that nothing listens to it."""
    select.wait_for()
    expect(select.page.locator(".htmx-added, .htmx-swapping, .htmx-settling")).to_have_count(0)
    select.select_option(value)


@pytest.fixture
def reporting(member: Member, uploads_folder: Path) -> Member:
    """Somebody with a snapshot of today."""
    make_snapshot(member, brand=13_000)
    return member


def test_a_spreadsheet_is_asked_about_looked_through_and_saved(
    page: Page, reporting: Member, log_in
) -> None:
    log_in(page.context, reporting)
    hand_in(page)
    expect(page.get_by_text("The dates can be read in several ways.")).to_be_visible()
    expect(page.get_by_role("button", name="Save this")).to_have_count(0)

    dates = page.get_by_label("Dates are written")
    dates.select_option(label="day/month/year: 3 Apr 2026, 4 Apr 2026")
    expect(page.get_by_role("region", name="Refused").first).to_contain_text("“130” is more than")
    expect(page.get_by_role("region", name="Changed").first).to_contain_text("Brand 13")
    expect(page.get_by_role("region", name="New").first).to_contain_text("3 Apr 2026")

    first_column = page.locator("select[name=c0]")
    choose(first_column, "note")
    expect(page.get_by_text("Choose the column with the days or weeks.")).to_be_visible()
    choose(first_column, "day")
    choose(dates, "day_first")

    page.get_by_role("button", name="Save this").click()
    saved = page.get_by_text("Saved from your file: 1 new, 1 changed, 1 line refused")
    expect(saved).to_be_visible()
    assert page.url.endswith("/snapshots/")
    assert Snapshot.objects.count() == 2


def test_the_same_goes_without_javascript(new_context, reporting: Member, log_in) -> None:
    context = new_context(java_script_enabled=False)
    log_in(context, reporting)
    page = context.new_page()
    hand_in(page)
    page.get_by_label("Dates are written").select_option("month_first")
    page.get_by_role("button", name="Look again").click()
    expect(page.get_by_role("region", name="New").first).to_contain_text("4 Mar 2026")
    page.get_by_role("button", name="Save this").click()
    assert page.url.endswith("/snapshots/")
    assert Snapshot.objects.filter(day=date(2026, 3, 4)).exists()
