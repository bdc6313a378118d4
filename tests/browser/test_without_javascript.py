"""The main job with JavaScript switched off."""

import re
from datetime import timedelta

import pytest
from playwright.sync_api import Page, expect

from tests.browser.steps import INDUSTRY, count, paste, publish_peers, sign_up, ssi_page
from tests.conftest import NOW
from tests.factories import TODAY, make_industry, make_member, make_snapshot
from tracker.actions.tips import load_catalogue
from tracker.models import Member

FIRST = ssi_page(brand="13.118", people="3.68", insights="0.3", relationships="2.608", total=20)


@pytest.fixture
def plain(new_context) -> Page:
    return new_context(java_script_enabled=False).new_page()


def test_a_new_member_signs_up_and_reports_a_first_snapshot(plain):
    make_industry(INDUSTRY)
    sign_up(plain)
    plain.get_by_role("combobox", name="Industry").fill(INDUSTRY)
    plain.get_by_role("button", name="Continue").click()

    paste(plain, FIRST)
    plain.get_by_role("button", name="Read the text").click()
    expect(plain.get_by_label("Engage with insights", exact=True)).to_have_value("0.3")
    expect(plain.locator("#row-insights")).to_contain_text("0.3 | Engage with insights")
    plain.get_by_role("button", name="Save snapshot").click()
    plain.get_by_role("button", name="Skip all").click()
    expect(plain.get_by_role("heading", level=1)).to_have_text("20 of 100: your first snapshot")


def test_a_week_is_saved_by_one_form(plain, member, log_in):
    log_in(plain.context, member)
    plain.goto("/activity/2026-W47/")
    count(plain, "Comments").fill("7")
    plain.get_by_label("Note for this week").fill("A week with a fair")
    plain.get_by_role("main").get_by_role("button", name="Save week").last.click()
    expect(plain.get_by_role("status").filter(has_text="Week 47 saved")).to_be_visible()
    expect(count(plain, "Comments")).to_have_value("7")
    expect(plain.get_by_label("Note for this week")).to_have_value("A week with a fair")

    plain.get_by_role("button", name="One more: Comments").click()
    expect(count(plain, "Comments")).to_have_value("8")


def test_a_tip_is_begun_and_the_page_comes_back_to_it(plain, member, log_in):
    load_catalogue()
    make_snapshot(member)
    log_in(plain.context, member)
    plain.goto("/tips/insights/")
    plain.locator("article.tip").first.get_by_role("button", name="Doing").click()
    pressed = plain.locator("article.tip").first.get_by_role("button", name="Doing")
    expect(pressed).to_have_attribute("aria-pressed", "true")
    assert "/tips/insights/#tip-" in plain.url


def test_the_trend_can_be_read_as_a_table(plain, member, log_in):
    make_snapshot(member)
    make_snapshot(member, day=TODAY - timedelta(weeks=1))
    log_in(plain.context, member)
    plain.goto("/dashboard/")
    expect(plain.locator("noscript p")).to_contain_text("The chart needs JavaScript")
    expect(plain.get_by_role("button", name="Brand")).to_be_disabled()
    plain.get_by_text("Show as table").click()
    plain.get_by_role("link", name="Open the table").click()
    expect(plain.get_by_role("row").filter(has_text="2026-W46")).to_contain_text("17.12")
    plain.get_by_role("link", name="13 w", exact=True).click()
    expect(plain).to_have_url("/dashboard/?range=13w&table=1#trend")
    plain.get_by_role("link", name="Compare with the 13 weeks before").click()
    expect(plain.get_by_text("No snapshots in the 13 weeks before.")).to_be_visible()


def test_a_network_is_made_and_joined_by_its_link(plain, new_context, member, log_in):
    log_in(plain.context, member)
    plain.goto("/networks/new/")
    plain.get_by_label("Name").fill("Northside Consultants")
    plain.get_by_role("button", name="Create network").click()
    plain.get_by_role("link", name="Invite").click()
    plain.get_by_role("button", name="Create link").click()
    expect(plain.get_by_role("button", name="Copy")).to_have_count(0)
    link = plain.get_by_role("textbox", name="Your new link").input_value()

    joining = new_context(java_script_enabled=False).new_page()
    log_in(joining.context, make_member(display_name="Sam", welcomed_at=NOW))
    joining.goto(link)
    joining.get_by_role("button", name="Join the network").click()
    expect(joining.get_by_role("status").filter(has_text="You are in the network")).to_be_visible()
    joining.get_by_role("button", name="Put me on the leaderboard").click()
    expect(joining.get_by_text("You are on it, and are shown here once")).to_be_visible()
    joining.get_by_role("link", name="By four-week gain").click()
    expect(joining.get_by_role("heading", level=1)).to_have_text("No gain is known yet")


def test_another_score_of_the_peers_is_a_page_of_its_own(plain, member, log_in):
    publish_peers(NOW)
    log_in(plain.context, member)
    Member.objects.filter(pk=member.pk).update(industry=make_industry(INDUSTRY))
    plain.goto("/peers/industry/")
    plain.get_by_role("link", name="Insights", exact=True).click()
    expect(plain).to_have_url(
        re.compile(r"/peers/industry/\?score=insights&range=\w+#distribution$")
    )
    expect(plain.get_by_text("Bars of 2.5 points.")).to_be_visible()
    plain.get_by_text("Show as table").first.click()
    expect(plain.get_by_role("region", name="Distribution as table")).to_be_visible()
