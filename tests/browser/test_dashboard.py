"""The dashboard in use: the chart, its ranges, its chips, the theme."""

from datetime import timedelta

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser.steps import drawn_pixels
from tests.factories import TODAY, make_snapshot
from tracker.models import Member

WEEKS_WITHOUT = {5, 6, 30}


@pytest.fixture
def dashboard(page: Page, member: Member, log_in) -> Page:
    """Of a member with a snapshot in most weeks of the last year."""
    for ago in range(52):
        if ago not in WEEKS_WITHOUT:
            make_snapshot(
                member, TODAY - timedelta(weeks=ago), brand=18_000 - 60 * ago, insights=9_250
            )
    log_in(page.context, member)
    page.goto("/dashboard/")
    return page


def chip(page: Page, name: str) -> Locator:
    return page.get_by_role("group", name="Lines").get_by_role("button", name=name)


def chart(page: Page) -> Locator:
    return page.locator("#trend canvas")


def test_another_range_swaps_the_chart_and_nothing_else(dashboard):
    heading = dashboard.get_by_role("heading", level=1)
    heading.evaluate("heading => { heading.isTheSame = true }")
    year = drawn_pixels(chart(dashboard))

    dashboard.get_by_role("navigation", name="Range").get_by_role("link", name="4 w").click()

    chosen = dashboard.get_by_role("navigation", name="Range").locator("[aria-current]")
    expect(chosen).to_have_text("4 w")
    assert heading.evaluate("heading => heading.isTheSame")
    expect(dashboard.locator("#trend tbody tr")).to_have_count(4)
    assert drawn_pixels(chart(dashboard)) not in {0, year}


def test_a_chip_switches_its_line_off_and_on(dashboard):
    whole = drawn_pixels(chart(dashboard))
    brand = chip(dashboard, "Brand")
    brand.click()
    expect(brand).to_have_attribute("aria-pressed", "false")
    expect(brand).to_contain_text("off")
    assert drawn_pixels(chart(dashboard)) < whole
    brand.click()
    expect(brand).to_have_attribute("aria-pressed", "true")
    assert drawn_pixels(chart(dashboard)) == whole


def test_arrow_keys_show_the_values_of_a_week_beside_the_names(dashboard):
    expect(chip(dashboard, "Brand")).to_contain_text("18.00")
    chart(dashboard).press("ArrowLeft")
    expect(dashboard.locator("#trend")).to_contain_text("week 47")
    chart(dashboard).press("ArrowLeft")
    expect(dashboard.locator("#trend")).to_contain_text("week 46")
    expect(chip(dashboard, "Brand")).to_contain_text("17.94")
    chart(dashboard).press("Escape")
    expect(chip(dashboard, "Brand")).to_contain_text("18.00")


def test_a_missing_week_has_no_value(dashboard):
    for _press in range(6):
        chart(dashboard).press("ArrowLeft")
    expect(dashboard.locator("#trend")).to_contain_text("week 42")
    expect(chip(dashboard, "Brand")).to_contain_text("–")


def test_the_chosen_theme_is_painted_at_once_and_stays(dashboard):
    paint = "() => getComputedStyle(document.body).backgroundColor"
    light = dashboard.evaluate(paint)
    canvas = chart(dashboard).screenshot()
    dashboard.locator(".sidebar").get_by_text("Dark").click()
    assert dashboard.evaluate(paint) != light
    assert chart(dashboard).screenshot() != canvas

    dashboard.reload()
    assert dashboard.evaluate(paint) != light
    expect(dashboard.locator(".sidebar").get_by_label("Dark")).to_be_checked()
    dashboard.locator(".sidebar").get_by_text("System").click()
    assert dashboard.evaluate(paint) == light
