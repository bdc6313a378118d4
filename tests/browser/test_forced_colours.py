"""Where a reader forces colours of their own, everything that a colour said is still there."""

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser.test_peers import compared
from tests.factories import make_snapshot
from tracker.actions.activity import set_counts
from tracker.core.weeks import Week

__all__ = ["compared"]


@pytest.fixture(params=["light", "dark"])
def forced(request, new_context, compared, log_in) -> Page:
    """The pages of a member with peers, in both of the themes that readers force."""
    week = Week.of(compared.snapshots.first().day)
    set_counts(member=compared, week=week, counts={"comments": 20, "posts": 1})
    context = new_context(forced_colors="active", color_scheme=request.param)
    log_in(context, compared)
    return context.new_page()


def style(part: Locator, name: str, pseudo: str | None = None) -> str:
    return part.first.evaluate(
        "(part, [name, pseudo]) => getComputedStyle(part, pseudo)[name]", [name, pseudo]
    )


def ground(page: Page) -> str:
    return style(page.locator("body"), "backgroundColor")


def test_the_ring_tells_what_is_there_from_what_is_left(forced):
    forced.goto("/dashboard/")
    there = forced.locator(".ring .arc.l-people")
    left = forced.locator(".ring .arc.l-track")
    assert style(there, "stroke") not in {ground(forced), "none"}
    assert float(style(there, "strokeWidth")[:-2]) > 4 * float(style(left, "strokeWidth")[:-2])


def test_drawings_stand_out_from_the_page(forced):
    forced.goto("/dashboard/")
    for part, name in {
        ".ring-number": "fill",
        ".sparkline .halo": "fill",
        ".mark .f-brand": "fill",
        ".segments i.met": "backgroundColor",
    }.items():
        assert style(forced.locator(part), name) != ground(forced), part
    assert style(forced.locator(".segments i"), "borderTopWidth") == "1px"
    assert style(forced.locator(".segments i.met"), "backgroundColor") != style(
        forced.locator(".segments i:not(.met)"), "backgroundColor"
    )


def test_the_own_bar_differs_from_all_others(forced):
    forced.goto("/peers/industry/")
    own = forced.locator(".histogram .column.own")
    others = forced.locator(".histogram .column:not(.own)")
    assert len({style(own, "fill"), style(others, "fill"), ground(forced)}) == 3
    expect(forced.locator(".histogram .own-label")).to_be_visible()


def test_a_bar_shows_how_much_of_a_target_is_met(forced):
    forced.goto("/activity/")
    bar = forced.locator(".target .bar")
    assert style(bar, "borderTopWidth") == "1px"
    assert style(bar.locator("rect"), "fill") != style(bar, "backgroundColor")


@pytest.mark.parametrize("width", [360, 1280])
def test_the_current_page_is_marked_in_the_menu(forced, width):
    forced.set_viewport_size({"width": width, "height": 740})
    forced.goto("/activity/")
    menu = forced.get_by_role("navigation", name="Main pages" if width == 360 else "Pages")
    side = "borderTopColor"
    current = menu.get_by_role("link", name="Activity")
    assert style(current, side) != style(menu.get_by_role("link", name="Tips"), side)
    assert style(menu.get_by_role("link", name="Tips"), side) == ground(forced)


def test_a_line_that_is_off_has_another_edge_than_one_that_is_on(forced, compared):
    make_snapshot(compared, Week.of(compared.snapshots.first().day).monday)
    forced.goto("/dashboard/")
    chart = forced.locator("#trend canvas")
    chart.scroll_into_view_if_needed()
    expect(chart).to_have_role("application")
    chip = forced.get_by_role("button", name="Brand")
    chip.click()
    assert style(chip, "borderTopStyle") == "dashed"
    assert style(forced.get_by_role("button", name="People"), "borderTopStyle") == "solid"


def test_a_ticked_box_and_a_chosen_segment_are_told_apart(forced):
    forced.goto("/settings/")
    assert style(forced.locator("main input[type=checkbox]"), "appearance") == "auto"
    chosen, other = (
        forced.locator(f"main .theme input[value={value}] + span") for value in ("system", "dark")
    )
    assert style(chosen, "borderTopWidth") != style(other, "borderTopWidth")


def test_the_focus_is_seen(forced):
    forced.goto("/settings/")
    forced.get_by_role("textbox", name="Display name").focus()
    focused = forced.locator(":focus")
    assert style(focused, "outlineStyle") == "solid"
    assert style(focused, "outlineColor") != ground(forced)


def test_a_message_has_an_edge(forced):
    forced.goto("/settings/")
    forced.evaluate("document.dispatchEvent(new CustomEvent('toast', { detail: { text: 'No' } }))")
    toast = forced.locator(".toast")
    assert style(toast, "borderTopWidth") == "1px"
    assert style(toast, "borderTopColor") != style(toast, "backgroundColor")
