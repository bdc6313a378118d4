"""The pages of peers at every width, and the switches of their charts."""

import re

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser.test_layout import assert_nothing_sticks_out
from tests.conftest import NOW
from tests.factories import make_industry, make_member, make_membership, make_network, make_snapshot
from tracker.actions.publishing import publish, queue_members
from tracker.models import Member

NETWORK = "peers-of-the-north-abcdefgh"


@pytest.fixture
def compared(member: Member) -> Member:
    """A member among ten in an industry and in a network, both with long names, both published."""
    industry = make_industry("Technology, Information and Internet, and Other Long Names")
    network = make_network("Theassociationofindependentconsultants" * 2, slug=NETWORK)
    Member.objects.filter(pk=member.pk).update(industry=industry, shares_with_industry=True)
    others = [make_member(industry=industry, shares_with_industry=True) for _ in range(9)]
    for points, each in enumerate([*others, member]):
        make_membership(each, network)
        make_snapshot(each, industry=industry, brand=2_000 * points, industry_rank=9)
    queue_members([each.pk for each in [*others, member]])
    publish(now=NOW)
    return member


def test_no_page_of_peers_is_wider_than_the_window(page: Page, compared, log_in):
    log_in(page.context, compared)
    for path in ("/peers/", "/peers/industry/", f"/peers/{NETWORK}/?score=people&range=4w"):
        assert_nothing_sticks_out(page, path)


def test_another_score_changes_the_charts_and_keeps_the_focus(page: Page, compared, log_in):
    log_in(page.context, compared)
    page.goto("/peers/industry/")
    insights = page.get_by_role("link", name="Insights", exact=True)
    insights.focus()
    page.keyboard.press("Enter")
    expect(page.get_by_text("Bars of 2.5 points.")).to_be_visible()
    expect(insights).to_be_focused()
    expect(insights).to_have_attribute("aria-current", "true")
    expect(page.get_by_role("heading", level=1)).to_contain_text("Percentile 95")


def test_the_letters_of_the_charts_keep_their_size_on_a_phone(page: Page, compared, log_in):
    log_in(page.context, compared)
    page.set_viewport_size({"width": 360, "height": 740})
    page.goto("/peers/industry/")
    heights = page.evaluate(
        "[...document.querySelectorAll('.histogram text, .lines text')]"
        ".map(text => text.getBoundingClientRect().height).filter(height => height > 0)"
    )
    assert heights
    assert min(heights) >= 12


def score(page: Page, name: str) -> Locator:
    return page.get_by_role("navigation", name="Score").get_by_role("link", name=name, exact=True)


def test_the_address_says_what_is_shown_and_the_way_back_finds_it(page: Page, compared, log_in):
    log_in(page.context, compared)
    page.goto("/networks/")
    page.goto("/peers/industry/")
    score(page, "Brand").click()
    expect(page).to_have_url(re.compile(r"/peers/industry/\?score=brand&range=\w+$"))
    page.get_by_role("navigation", name="Range").get_by_role("link", name="4 w").click()
    expect(page).to_have_url(re.compile(r"/peers/industry/\?score=brand&range=4w$"))

    page.reload()
    expect(score(page, "Brand")).to_have_attribute("aria-current", "true")
    page.get_by_role("link", name="How standing is counted").click()
    expect(page).to_have_url(re.compile("/help/scoring/"))
    page.go_back()
    expect(score(page, "Brand")).to_have_attribute("aria-current", "true")
    expect(page.get_by_text("Bars of 2.5 points.")).to_be_visible()
    page.go_back()
    expect(page).to_have_url("/networks/")


def test_each_group_has_a_tab_and_all_are_compared_on_the_last(page: Page, compared, log_in):
    log_in(page.context, compared)
    page.goto("/peers/")
    tabs = page.get_by_role("navigation", name="Groups")
    expect(tabs.locator("[aria-current]")).to_have_text("Compare")
    expect(page.get_by_role("heading", level=1)).to_contain_text("Percentile 95 in")

    tabs.get_by_role("link", name="Theassociation").click()
    expect(page).to_have_url(f"/peers/{NETWORK}/")
    expect(tabs.locator("[aria-current]")).to_contain_text("Theassociation")
    expect(page.get_by_role("heading", level=1)).to_contain_text("Percentile 95 in Theassociation")


def test_the_charts_can_be_read_as_tables(page: Page, compared, log_in):
    log_in(page.context, compared)
    page.goto("/peers/industry/")
    distribution = page.get_by_role("region", name="Distribution as table")
    over_time = page.get_by_role("region", name="Standing over time as table")
    expect(distribution).to_be_hidden()
    expect(over_time).to_be_hidden()

    for summary in page.get_by_text("Show as table").all():
        summary.focus()
        page.keyboard.press("Enter")
    expect(distribution.get_by_role("row").filter(has_text="you")).to_have_text("55 to 60 you2")
    expect(
        over_time.get_by_role("row").filter(has_text="2026-W47").get_by_role("cell")
    ).to_have_text(["95", "95"])


def test_the_pages_are_painted_dark_where_the_system_is(new_context, compared, log_in):
    page = new_context(color_scheme="dark").new_page()
    log_in(page.context, compared)
    page.goto("/peers/industry/")
    paint = "element => getComputedStyle(element).backgroundColor"
    ground, card = (page.locator(each).first.evaluate(paint) for each in ("body", ".card"))
    assert brightness(ground) < 60
    assert brightness(card) < 80
    letters = page.locator(".histogram text").first
    assert brightness(letters.evaluate("text => getComputedStyle(text).fill")) > 120


def brightness(colour: str) -> float:
    """From 0 to 255."""
    return sum(float(part) for part in re.findall(r"[\d.]+", colour)[:3]) / 3
