"""The pages of peers at every width, and the switches of their charts."""

import pytest
from playwright.sync_api import Page, expect

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
