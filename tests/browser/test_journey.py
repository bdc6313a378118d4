"""A new member, from the landing page to the change since last week."""

from datetime import UTC, datetime

from playwright.sync_api import Page, expect

from tests.browser.steps import (
    INDUSTRY,
    count,
    drawn_pixels,
    field,
    more,
    paste,
    publish_peers,
    sign_up,
    ssi_page,
)
from tracker.actions.industries import load_industries
from tracker.actions.tips import load_catalogue

A_WEEK_LATER = datetime(2026, 11, 26, 12, 0, tzinfo=UTC)
FIRST = ssi_page(brand="13.118", people="3.68", insights="0.3", relationships="2.608", total=20)
SECOND = ssi_page(brand="14.018", people="3.68", insights="0.8", relationships="2.608", total=21)


def test_a_new_member_reports_logs_picks_a_tip_and_sees_the_change_a_week_later(
    page, clock, complaints
):
    complaints.expect("status of 422")  # of an industry that is not precise enough
    load_industries()
    load_catalogue()

    sign_up(page)
    takes_the_first_steps(page)
    reports_a_first_snapshot(page)
    logs_the_week(page)
    starts_a_tip_of_the_weakest_component(page)

    clock.move_to(A_WEEK_LATER)
    reports_again_and_sees_the_change(page)
    reads_the_trend(page)

    publish_peers(A_WEEK_LATER)
    sees_the_standing_in_the_industry(page)


def takes_the_first_steps(page: Page) -> None:
    expect(page.get_by_label("Time zone")).to_have_value("Europe/Amsterdam")
    sharing = page.get_by_label("Count me among the peers of my industry")
    expect(sharing).not_to_be_checked()

    page.get_by_role("combobox", name="Industry").fill("software")
    page.get_by_role("button", name="Continue").click()
    expect(page.get_by_text("Several industries fit “software”")).to_contain_text(INDUSTRY)

    offered = page.locator("#industries option").evaluate_all("all => all.map(one => one.value)")
    assert len(offered) == 432
    assert INDUSTRY in offered
    page.get_by_role("combobox", name="Industry").fill(INDUSTRY)
    page.get_by_label("Language").select_option(label="English")
    sharing.check()
    page.get_by_role("button", name="Continue").click()
    expect(page).to_have_url("/snapshots/new/")


def reports_a_first_snapshot(page: Page) -> None:
    paste(page, FIRST)
    expect(page.get_by_text("English page recognised")).to_be_visible()
    expect(page.get_by_label("Engage with insights", exact=True)).to_have_value("0.3")
    insights = field(page, "Engage with insights")
    expect(insights.locator(".source")).to_contain_text("0.3 | Engage with insights")
    expect(insights.get_by_role("link", name="line 11")).to_have_attribute("href", "#line-11")
    expect(page.locator("#line-11")).to_contain_text("0.3 | Engage with insights")
    expect(page.get_by_role("combobox", name="Industry")).to_have_value(INDUSTRY)
    expect(page.locator("#sum")).to_contain_text("19.71, which agrees with 20")

    page.get_by_role("button", name="Save snapshot").click()
    expect(page).to_have_url("/welcome/week/")
    expect(page.get_by_role("status")).to_contain_text("Snapshot of 19 Nov 2026 saved")
    page.get_by_role("button", name="Skip all").click()
    expect(page).to_have_url("/dashboard/")
    expect(page.get_by_role("heading", level=1)).to_have_text("20 of 100: your first snapshot")
    expect(page.get_by_text("1 of 3 done")).to_be_visible()


def logs_the_week(page: Page) -> None:
    page.get_by_role("main").get_by_role("link", name="Log this week").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Week 47: nothing logged yet")
    more(page, "Comments").click()
    expect(count(page, "Comments")).to_have_value("1")
    more(page, "Comments").click()
    expect(count(page, "Comments")).to_have_value("2")
    count(page, "Posts").fill("2")
    count(page, "Posts").press("Tab")
    expect(page.get_by_role("heading", level=1)).to_contain_text("1 of")
    expect(page.locator("#saved")).to_contain_text("Saved")

    page.reload()
    expect(count(page, "Comments")).to_have_value("2")
    expect(count(page, "Posts")).to_have_value("2")
    expect(page.locator("#comments-state")).to_contain_text("2 of 10")


def starts_a_tip_of_the_weakest_component(page: Page) -> None:
    page.goto("/dashboard/")
    page.get_by_role("link", name="See tips").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Engage with insights")
    sentence = "You are at 0.30 of 25 in Engage with insights. It is your weakest now."
    expect(page.get_by_text(sentence)).to_be_visible()
    tip = page.locator("article.tip").first
    tip.get_by_role("button", name="Doing").click()
    expect(tip.get_by_role("button", name="Doing")).to_have_attribute("aria-pressed", "true")
    expect(page.get_by_role("status").filter(has_text="1 doing")).to_be_visible()

    page.goto("/dashboard/")
    expect(page.get_by_text("3 of 3 done")).to_be_visible()


def reports_again_and_sees_the_change(page: Page) -> None:
    page.goto("/snapshots/new/")
    paste(page, SECOND)
    expect(page.get_by_label("Engage with insights", exact=True)).to_have_value("0.8")
    page.get_by_role("button", name="Save snapshot").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("21 of 100, up 1.4 since last week")
    expect(page.locator("#toasts")).to_contain_text("21 of 100, up 1.4 since 19 Nov 2026")


def reads_the_trend(page: Page) -> None:
    chart = page.locator("#trend canvas")
    chart.scroll_into_view_if_needed()
    expect(chart).to_have_role("application")
    assert drawn_pixels(chart) > 2_000
    page.get_by_text("Show as table").click()
    rows = page.get_by_role("row")
    newest = ["26 Nov", "21", "14.02", "3.68", "0.80", "2.61"]
    expect(rows.filter(has_text="2026-W48").get_by_role("cell")).to_have_text(newest)
    before = ["19 Nov", "20", "13.12", "3.68", "0.30", "2.61"]
    expect(rows.filter(has_text="2026-W47").get_by_role("cell")).to_have_text(before)


def sees_the_standing_in_the_industry(page: Page) -> None:
    expect(page.get_by_text("No comparison is published for this group now")).to_be_visible()
    page.reload()
    industry = page.get_by_role("row").filter(has_text=INDUSTRY)
    expect(industry).to_contain_text("n = 11")
    expect(industry.get_by_role("cell")).to_have_text(["5", "100 %"])
    expect(page.get_by_text("Self-reported by members here who agreed")).to_be_visible()
