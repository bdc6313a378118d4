"""The whole product without a pointer: each control is reached, seen and left by keys."""

from itertools import pairwise

import pytest
from playwright.sync_api import Page, expect

from audit.pages import Actor
from tests.browser.keyboard import Keyboard
from tests.browser.site import people, tab_of
from tests.browser.steps import INDUSTRY
from tests.factories import (
    PASSWORD,
    make_industry,
    make_member,
    make_membership,
    make_network,
    make_snapshot,
)
from tracker.actions.tips import load_catalogue
from tracker.models import Member, Membership

__all__ = ["people", "tab_of"]

WALKED = (
    "/dashboard/",
    "/snapshots/new/",
    "/activity/{week}/",
    "/peers/industry/",
    "/tips/insights/answer-with-a-view/",
    "/networks/{network}/members/",
    "/settings/",
)


@pytest.fixture
def keyboard(page: Page) -> Keyboard:
    return Keyboard(page)


@pytest.fixture
def mine(keyboard: Keyboard, member: Member, log_in) -> Keyboard:
    load_catalogue()
    log_in(keyboard.page.context, member)
    return keyboard


@pytest.mark.parametrize("width", [360, 1280])
def test_every_stop_is_seen_in_the_order_of_reading_and_no_page_holds_the_focus(
    tab_of, people, width
):
    page = tab_of(Actor.MEMBER)
    page.set_viewport_size({"width": width, "height": 740})
    wrong: list[str] = []
    for address in WALKED:
        page.goto(address.format_map(people.slots))
        keyboard = Keyboard(page)
        stops = keyboard.walk()
        assert len(stops) > 10, address
        wrong += keyboard.complaints
        wrong += [f"{address}: {stop.name} comes too late" for stop in stops if not stop.follows]
        if width == 360:
            # One column: no stop lies above the one before.
            wrong += [
                f"{address}: {stop.name} lies above {before.name}"
                for before, stop in pairwise(stops)
                if not (stop.is_fixed or before.is_fixed) and stop.bottom <= before.top
            ]
    assert not wrong, "\n".join(wrong)


def test_a_newcomer_gets_from_the_front_door_to_a_full_dashboard(keyboard):
    make_industry(INDUSTRY)
    load_catalogue()
    page = keyboard.page
    main = page.get_by_role("main")
    page.goto("/")
    keyboard.enters(main.get_by_role("link", name="Create an account"))
    page.wait_for_url("/accounts/signup/")
    keyboard.types(page.get_by_label("E-mail"), "new@example.com")
    keyboard.types(page.get_by_label("Password").and_(page.locator("input")), PASSWORD)
    keyboard.press("Enter")

    page.wait_for_url("/welcome/")
    keyboard.types(page.get_by_role("combobox", name="Industry"), INDUSTRY)
    keyboard.press("Escape")
    keyboard.enters(main.get_by_role("button", name="Continue"))

    page.wait_for_url("/snapshots/new/")
    for name, value in {
        "Establish your professional brand": "13.118",
        "Find the right people": "3.68",
        "Engage with insights": "0.3",
        "Build relationships": "2.608",
    }.items():
        keyboard.types(page.get_by_label(name, exact=True), value)
    keyboard.enters(main.get_by_role("button", name="Save snapshot"))

    page.wait_for_url("/welcome/week/")
    keyboard.types(page.get_by_role("textbox", name="Comments"), "3")
    keyboard.enters(main.get_by_role("button", name="Continue"))
    page.wait_for_url("/welcome/tip/")
    keyboard.enters(main.get_by_role("button", name="Start"))
    page.wait_for_url("/dashboard/")
    expect(page.get_by_text("3 of 3 done")).to_be_visible()
    assert not keyboard.complaints, "\n".join(keyboard.complaints)


def test_a_week_is_counted_and_a_tip_is_done(mine):
    page = mine.page
    page.goto("/dashboard/")
    mine.enters(page.locator(".sidebar").get_by_role("link", name="Activity"))
    page.wait_for_url("/activity/2026-W47/")
    mine.goes_to(page.get_by_role("button", name="One more: Comments"))
    mine.press("Enter")
    count = page.get_by_role("textbox", name="Comments", exact=True)
    expect(count).to_have_value("1")
    expect(page.get_by_role("button", name="One more: Comments")).to_be_focused()
    mine.press("Space")
    expect(count).to_have_value("2")

    mine.enters(page.locator(".sidebar").get_by_role("link", name="Tips"))
    page.wait_for_url("/tips/")
    page.goto("/tips/insights/answer-with-a-view/")
    mine.enters(page.get_by_role("button", name="Doing"))
    doing = page.get_by_role("button", name="Doing")
    expect(doing).to_have_attribute("aria-pressed", "true")
    expect(doing).to_be_focused()
    assert not mine.complaints, "\n".join(mine.complaints)


def test_the_chart_and_its_notes_are_read_and_the_member_logs_out(mine, member):
    for weeks in (7, 14):
        make_snapshot(member, member.today().replace(day=19 - weeks))
    make_snapshot(member)
    page = mine.page
    page.goto("/dashboard/")
    what = page.get_by_role("link", name="What is this? Trend")
    mine.enters(what)
    expect(page.get_by_role("dialog", name="Trend")).to_be_focused()
    mine.press("Escape")
    expect(what).to_be_focused()

    page.locator("#trend canvas").scroll_into_view_if_needed()
    chart = page.get_by_role("application")
    mine.goes_to(chart)
    mine.press("Home")
    expect(page.locator("#trend").get_by_role("status")).to_contain_text("Total")
    mine.press("Tab")
    expect(chart).not_to_be_focused()
    mine.press("Shift+Tab")
    expect(chart).to_be_focused()

    mine.enters(page.get_by_role("button", name="Log out").and_(page.locator(".sidebar *")))
    page.wait_for_url("/")
    assert not mine.complaints, "\n".join(mine.complaints)


def test_a_dialog_keeps_the_focus_until_it_is_answered(mine, member):
    network = make_network("Northside")
    make_membership(make_member(), network, role=Membership.Role.OWNER)
    make_membership(member, network)
    page = mine.page
    page.goto(f"/networks/{network.slug}/")
    leave = page.get_by_role("link", name="Leave network")
    mine.enters(leave)
    dialog = page.get_by_role("dialog", name="Leave Northside?")
    expect(dialog).to_be_visible()
    for _press in range(6):
        mine.press("Tab")
        outside = page.evaluate(
            "document.activeElement !== document.body && !document.activeElement.closest('dialog')"
        )
        assert not outside
    mine.press("Escape")
    expect(leave).to_be_focused()
    mine.press("Enter")
    mine.enters(dialog.get_by_role("button", name="Leave network"))
    expect(dialog).to_be_hidden()
    assert not Membership.objects.present().filter(network=network, member=member).exists()


def test_the_skip_link_leads_past_the_menu(mine):
    page = mine.page
    page.goto("/snapshots/new/")
    mine.press("Tab")
    expect(page.get_by_role("link", name="Skip to content")).to_be_in_viewport()
    mine.press("Enter", "Tab")
    assert page.evaluate("document.activeElement.closest('main') !== null")


def test_a_bar_at_the_foot_of_a_phone_never_lies_over_the_focus(mine):
    page = mine.page
    page.set_viewport_size({"width": 360, "height": 480})
    page.goto("/activity/2026-W47/")
    stops = mine.walk()
    assert len(stops) > 30
    assert not mine.complaints, "\n".join(mine.complaints)
