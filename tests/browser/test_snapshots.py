"""Snapshots in use: what is refused, and what can be undone."""

import pytest
from playwright.sync_api import Page, expect

from tests.browser.steps import field, paste, ssi_page
from tests.factories import make_snapshot
from tracker.models import Member


@pytest.fixture
def mine(page: Page, member: Member, log_in) -> Page:
    log_in(page.context, member)
    return page


def test_a_deleted_snapshot_comes_back_by_undo(mine, member):
    make_snapshot(member, note="after the holiday")
    mine.goto("/snapshots/")
    mine.get_by_role("link", name="19 Nov 2026").click()
    mine.get_by_role("button", name="Delete snapshot").click()
    expect(mine.get_by_role("heading", level=1)).to_have_text("No snapshots yet")

    mine.get_by_role("button", name="Undo").click()
    expect(mine.get_by_role("heading", level=1)).to_have_text("1 snapshot")
    expect(mine.get_by_role("row").filter(has_text="19 Nov 2026")).to_contain_text(
        "after the holiday"
    )


def test_what_cannot_be_right_is_marked_and_what_was_read_stays(mine, complaints):
    complaints.expect("status of 422")
    mine.goto("/snapshots/new/")
    text = ssi_page(brand="17.12", people="134.0", insights="9.25", relationships="18", total=58)
    paste(mine, text)
    expect(field(mine, "Establish your professional brand")).to_contain_text("17.12 |")
    expect(mine.get_by_role("button", name="Save snapshot")).to_be_enabled()
    people = mine.get_by_label("Find the right people", exact=True)
    people.fill("134.0")
    mine.get_by_role("button", name="Save snapshot").click()
    expect(field(mine, "Find the right people")).to_contain_text("more than 25")
    expect(people).to_have_value("134.0")
    expect(mine.get_by_label("Engage with insights", exact=True)).to_have_value("9.25")


def test_typed_numbers_are_saved_without_pasting(mine):
    mine.goto("/snapshots/new/")
    for name, value in {
        "Establish your professional brand": "17,12",
        "Find the right people": "13.4",
        "Engage with insights": "9.25",
        "Build relationships": "18.03",
    }.items():
        mine.get_by_label(name, exact=True).fill(value)
    mine.get_by_label("Build relationships", exact=True).press("Tab")
    expect(mine.locator("#sum")).to_contain_text("57.80")
    mine.get_by_role("button", name="Save snapshot").click()
    expect(mine.get_by_role("heading", level=1)).to_have_text("58 of 100: your first snapshot")
