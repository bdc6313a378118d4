"""A visitor tries the sample."""

import pytest
from django.urls import reverse
from playwright.sync_api import expect

from tests.browser.steps import drawn_pixels

PAGES = ["demo", "demo_activity", "demo_peers", "demo_tips"]


def test_a_visitor_chooses_a_range_and_the_lines_of_the_chart(page):
    page.goto(reverse("demo"))
    weeks = page.get_by_role("link", name="13 w", exact=True)
    weeks.click()
    expect(page).to_have_url("/demo/?range=13w#trend")
    expect(weeks).to_have_attribute("aria-current", "true")
    insights = page.get_by_role("button", name="Insights 9.25")
    insights.scroll_into_view_if_needed()
    chart = page.locator("#trend canvas")
    expect(chart).to_have_role("application")
    drawn = drawn_pixels(chart)
    insights.click()
    expect(page.locator("#trend [data-figure=insights]")).to_have_attribute("aria-pressed", "false")
    assert 0 < drawn_pixels(chart) < drawn
    assert page.context.cookies() == []


@pytest.mark.parametrize("width", [320, 360])
def test_every_page_fits_a_phone(new_context, width):
    page = new_context(viewport={"width": width, "height": 740}).new_page()
    for name in PAGES:
        page.goto(reverse(name))
        assert page.evaluate("document.documentElement.scrollWidth") <= width, name
        expect(page.get_by_text("Sample, invented numbers.")).to_be_visible()
        tabs = page.get_by_role("navigation", name="Sample")
        expect(tabs.locator("[aria-current=page]")).to_have_count(1)
