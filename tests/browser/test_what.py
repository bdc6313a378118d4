"""A sign beside a number opens a note: by pointer, by keyboard, on a phone; or it is a link."""

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser.axe import findings
from tests.factories import make_snapshot

ADDRESS = "/help/numbers/trend/"


@pytest.fixture
def dashboard(page: Page, member, log_in) -> Page:
    make_snapshot(member)
    log_in(page.context, member)
    page.goto("/dashboard/")
    return page


def sign(page: Page, name: str = "Trend") -> Locator:
    return page.get_by_role("link", name=f"What is this? {name}").first


def note(page: Page) -> Locator:
    return page.get_by_role("dialog", name="Trend")


def test_a_press_opens_the_note_beside_the_sign(dashboard):
    sign(dashboard).click()
    expect(note(dashboard)).to_contain_text("One point a week")
    expect(note(dashboard)).to_be_focused()
    expect(sign(dashboard)).to_have_attribute("aria-expanded", "true")
    expect(dashboard).to_have_url("/dashboard/")
    at, shown = sign(dashboard).bounding_box(), note(dashboard).bounding_box()
    assert shown["width"] <= 340
    assert min(abs(shown["y"] - at["y"] - at["height"]), abs(at["y"] - shown["y"])) < 400


@pytest.mark.parametrize("way", ["Escape", "the sign", "the cross"])
def test_the_note_closes_and_the_focus_goes_back_to_the_sign(dashboard, way):
    sign(dashboard).click()
    expect(note(dashboard)).to_be_visible()
    if way == "Escape":
        dashboard.keyboard.press("Escape")
    elif way == "the sign":
        sign(dashboard).click()
    else:
        note(dashboard).get_by_role("button", name="Close").click()
    expect(note(dashboard)).to_be_hidden()
    expect(sign(dashboard)).to_be_focused()
    expect(sign(dashboard)).to_have_attribute("aria-expanded", "false")


def test_a_press_elsewhere_closes_the_note_and_does_what_it_does(dashboard):
    sign(dashboard).click()
    expect(note(dashboard)).to_be_visible()
    dashboard.get_by_role("heading", level=1).click()
    expect(note(dashboard)).to_be_hidden()


def test_the_note_is_read_and_left_by_keyboard_alone(dashboard):
    sign(dashboard).focus()
    dashboard.keyboard.press("Enter")
    expect(note(dashboard)).to_be_focused()
    dashboard.keyboard.press("Tab")
    expect(note(dashboard).get_by_role("button", name="Close")).to_be_focused()
    dashboard.keyboard.press("Tab")
    expect(note(dashboard).get_by_role("link", name="What the numbers mean")).to_be_focused()
    dashboard.keyboard.press("Tab")
    expect(note(dashboard)).to_be_hidden()
    expect(dashboard.get_by_role("link", name="Add them, each with its date")).to_be_focused()


def test_going_backwards_out_of_the_note_leads_to_the_sign(dashboard):
    sign(dashboard).focus()
    dashboard.keyboard.press("Enter")
    expect(note(dashboard)).to_be_focused()
    dashboard.keyboard.press("Shift+Tab")
    expect(note(dashboard)).to_be_hidden()
    expect(sign(dashboard)).to_be_focused()


def test_one_note_takes_the_place_of_another_and_is_fetched_once(dashboard):
    asked: list[str] = []
    dashboard.on("request", lambda request: asked.append(request.url.split("/help/")[-1]))
    sign(dashboard).click()
    expect(note(dashboard)).to_be_visible()
    sign(dashboard, "Total").click()
    expect(dashboard.get_by_role("dialog", name="Total")).to_be_visible()
    expect(note(dashboard)).to_be_hidden()
    sign(dashboard).click()
    expect(note(dashboard)).to_be_visible()
    assert [path for path in asked if "numbers/" in path] == ["numbers/trend/", "numbers/total/"]


def test_a_note_that_cannot_be_fetched_becomes_a_page(dashboard, complaints):
    complaints.expect("Failed to load resource")
    dashboard.route(
        f"**{ADDRESS}",
        lambda route: route.continue_() if route.request.is_navigation_request() else route.abort(),
    )
    sign(dashboard).click()
    expect(dashboard).to_have_url(ADDRESS)
    expect(dashboard.get_by_role("heading", level=1)).to_have_text("Trend")


def test_without_a_script_the_sign_leads_to_a_page(new_context, member, log_in):
    make_snapshot(member)
    context = new_context(java_script_enabled=False)
    log_in(context, member)
    page = context.new_page()
    page.goto("/dashboard/")
    sign(page).click()
    expect(page).to_have_url(ADDRESS)
    expect(page.get_by_role("main")).to_contain_text("One point a week")


@pytest.mark.parametrize("width", [320, 360])
def test_on_a_phone_every_note_stays_within_the_window(new_context, member, log_in, width):
    make_snapshot(member, industry_rank=14)
    context = new_context(viewport={"width": width, "height": 640}, has_touch=True)
    log_in(context, member)
    page = context.new_page()
    page.goto("/dashboard/")
    signs = page.locator("main a.what:visible")
    assert signs.count() >= 6
    for number in range(signs.count()):
        signs.nth(number).click()
        expect(page.locator("#what-note")).to_be_visible()
        box = page.locator("#what-note").bounding_box()
        assert box["x"] >= 0
        assert box["x"] + box["width"] <= width
        assert box["y"] >= 0
        assert box["y"] + box["height"] <= 640
        page.keyboard.press("Escape")


def test_in_the_sample_a_note_is_as_narrow_as_for_members(new_context):
    page = new_context(viewport={"width": 768, "height": 800}).new_page()
    page.goto("/demo/")
    page.locator("main a.what:visible").first.click()
    expect(page.locator("#what-note")).to_be_visible()
    assert page.locator("#what-note").bounding_box()["width"] <= 340


def test_axe_finds_nothing_in_an_open_note(new_context, member, log_in):
    make_snapshot(member)
    context = new_context(bypass_csp=True)
    log_in(context, member)
    page = context.new_page()
    page.goto("/dashboard/")
    sign(page).click()
    expect(note(page)).to_be_visible()
    assert findings(page) == []
