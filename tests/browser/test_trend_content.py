"""Creator analytics in the trend: 1,400,000 impressions in the last whole week."""

from datetime import timedelta

import pytest
from playwright.sync_api import Page, expect

from tests.browser.fit import misfits_everywhere
from tests.browser.test_trend import (
    chart,
    chip,
    content,
    history,
    inks_of,
    open_chart,
    said,
    size_of_png,
)
from tests.factories import TODAY, make_content_week
from tracker.models import Member

__all__ = ["content", "history"]


@pytest.fixture
def shown(page: Page, content: Member, log_in) -> Page:
    log_in(page.context, content)
    open_chart(page, "?range=26w")
    return page


def switch_on(page: Page) -> None:
    page.get_by_role("link", name="Creator analytics (off)").click()
    expect(page.get_by_role("link", name="Creator analytics (on)")).to_be_focused()
    expect(chart(page)).to_have_role("application")


def test_it_has_a_panel_and_chips_of_its_own_and_can_be_put_away(shown):
    frame = shown.locator("#trend .chart")
    height = frame.bounding_box()["height"]
    switch_on(shown)
    expect(shown).to_have_url("/dashboard/?range=26w&content=1")
    assert frame.bounding_box()["height"] > height
    expect(chip(shown, "Impressions")).to_contain_text("1.4M")
    expect(chip(shown, "Engagements")).to_contain_text("140")
    expect(chip(shown, "New followers")).to_contain_text("7")
    shown.get_by_role("link", name="Creator analytics (on)").click()
    expect(chip(shown, "Impressions")).to_have_count(0)
    assert frame.bounding_box()["height"] == height


def test_each_line_is_drawn_in_its_own_ink_and_switched_off_alone(shown):
    switch_on(shown)
    for name, ink in {"Impressions": "#27408b", "New followers": "#8a8f00"}.items():
        assert ink in inks_of(chart(shown))
        chip(shown, name).click()
        assert ink not in inks_of(chart(shown))
        expect(chip(shown, name)).to_contain_text("off")


def test_keys_tell_true_values_also_where_a_chip_is_short(shown):
    switch_on(shown)
    chart(shown).press("End")
    expect(said(shown)).to_contain_text("Impressions –; Engagements –; New followers –")
    chart(shown).press("ArrowLeft")
    expect(said(shown)).to_contain_text("Impressions 1,400,000; Engagements 140; New followers 7")
    expect(chip(shown, "Impressions")).to_contain_text("1.4M")
    chart(shown).press("ArrowLeft")
    expect(said(shown)).to_contain_text("Impressions 700,000; Engagements 70;")
    chart(shown).press("ArrowLeft")
    expect(said(shown)).to_contain_text("Impressions –;")
    chart(shown).press("PageUp")
    expect(said(shown)).to_contain_text("Engagements −280;")


def test_a_week_without_a_snapshot_still_tells_its_content(shown):
    switch_on(shown)
    for _press in range(6):
        chart(shown).press("ArrowLeft")
    expect(said(shown)).to_contain_text("Week 42, 12–18 Oct 2026. Total –;")
    expect(said(shown)).to_contain_text("Impressions 280,000;")


def test_the_weeks_before_stand_beside(shown, content):
    make_content_week(content, TODAY - timedelta(weeks=27), 1_000)
    switch_on(shown)
    shown.get_by_role("link", name="Compare with the 26 weeks before (off)").click()
    expect(chip(shown, "Impressions")).to_contain_text("1.4M before 7,000")


@pytest.mark.parametrize("width", [360, 1280])
def test_nothing_moves_while_weeks_are_pointed_at(shown, width):
    shown.set_viewport_size({"width": width, "height": 800})
    switch_on(shown)

    def places():
        return shown.locator(
            "#trend .chip, #trend :is(.trend-links, .trend-switches)"
        ).evaluate_all(
            "all => all.map(each => Object.values(each.getBoundingClientRect().toJSON()))"
        )

    chart(shown).press("End")
    before = places()
    for _press in range(24):
        chart(shown).press("ArrowLeft")
        assert places() == before


@pytest.mark.parametrize("language", ["en", "nl"])
def test_its_words_fit_and_the_open_table_lies_below_the_switches(page, content, log_in, language):
    log_in(page.context, content)
    Member.objects.filter(pk=content.pk).update(language=language)
    query = "/dashboard/?range=26w&compare=1&ranks=1&content=1&table=1"
    found = misfits_everywhere(page, query)
    # On small screens a chip has two or three lines.
    assert [line for line in found if not line.endswith("second line (button.chip)")] == []
    for width in (360, 720, 1110, 1280):
        page.set_viewport_size({"width": width, "height": 800})
        switches = page.locator(".trend-switches").bounding_box()
        table = page.locator("#trend-table").bounding_box()
        assert table["y"] >= switches["y"] + switches["height"], width


def test_the_picture_has_it(shown, tmp_path):
    switch_on(shown)
    with shown.expect_download() as found:
        shown.get_by_role("button", name="PNG").click()
    found.value.save_as(tmp_path / "trend.png")
    _width, height = size_of_png(tmp_path / "trend.png")
    assert height > 1_450


def test_numbers_follow_the_readers_language(shown, content):
    Member.objects.filter(pk=content.pk).update(language="nl")
    open_chart(shown, "?range=26w&content=1")
    chart(shown).press("End")
    chart(shown).press("ArrowLeft")
    expect(said(shown)).to_contain_text("1.400.000;")
    expect(shown.locator("[data-figure=impressions]")).to_contain_text("1,4")


def test_forced_colours_are_the_readers_own(shown):
    switch_on(shown)
    shown.emulate_media(forced_colors="active")
    assert not {"#27408b", "#1a7f7a", "#8a8f00"} & inks_of(chart(shown))
    mark = shown.locator(".mark.impressions")
    assert mark.evaluate("mark => getComputedStyle(mark).stroke") == "rgb(0, 0, 0)"
