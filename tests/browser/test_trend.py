"""The trend chart in use: its lines, weeks, theme, table, files, and when its scripts come."""

import csv
import re
import struct
from datetime import timedelta
from pathlib import Path

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser.axe import THEMES, WIDTHS, findings
from tests.browser.steps import drawn_pixels
from tests.factories import TODAY, make_annotation, make_content_week, make_snapshot
from tracker.models import Member

WEEKS_WITHOUT = {5, 6, 30}
WEEKS = 70
PHONE = {"viewport": {"width": 360, "height": 740}}


@pytest.fixture
def history(member: Member) -> Member:
    """A snapshot in most weeks of more than a year, and a note on 12 November."""
    for ago in set(range(WEEKS)) - WEEKS_WITHOUT:
        make_snapshot(
            member,
            TODAY - timedelta(weeks=ago),
            brand=18_000 - 60 * ago,
            insights=9_250,
            industry_rank=9 + ago // 10,
            network_average=41_000,
        )
    make_annotation(member, TODAY - timedelta(weeks=1), "New headline and photo")
    return member


@pytest.fixture
def dashboard(page: Page, history: Member, log_in) -> Page:
    log_in(page.context, history)
    open_chart(page)
    return page


@pytest.fixture
def content(history: Member) -> Member:
    """Creator analytics of the 20 weeks before the running one, without the third last."""
    for ago in set(range(1, 21)) - {3}:
        day = TODAY - timedelta(weeks=ago)
        make_content_week(history, day, 200_000 // ago, 30 - 10 * ago, ago if ago < 15 else None)
    return history


def open_chart(page: Page, query: str = "") -> None:
    page.goto(f"/dashboard/{query}")
    chart(page).scroll_into_view_if_needed()
    expect(chart(page)).to_have_role("application")


def chip(page: Page, name: str) -> Locator:
    return page.get_by_role("group", name="Lines").get_by_role("button", name=name)


def chart(page: Page) -> Locator:
    return page.locator("#trend canvas")


def said(page: Page) -> Locator:
    """What a screen reader is told of the chart."""
    return page.locator("#trend").get_by_role("status")


def choose_range(page: Page, name: str) -> None:
    page.get_by_role("navigation", name="Range").get_by_role("link", name=name, exact=True).click()
    chosen = page.get_by_role("navigation", name="Range").locator("[aria-current]")
    expect(chosen).to_have_text(name)


class TestRange:
    def test_another_one_swaps_the_chart_and_nothing_else(self, dashboard):
        heading = dashboard.get_by_role("heading", level=1)
        heading.evaluate("heading => { heading.isTheSame = true }")
        year = drawn_pixels(chart(dashboard))

        choose_range(dashboard, "4 w")

        assert heading.evaluate("heading => heading.isTheSame")
        expect(chart(dashboard)).to_have_role("application")
        assert drawn_pixels(chart(dashboard)) not in {0, year}

    def test_it_stays_in_the_address_and_keeps_the_focus(self, dashboard):
        choose_range(dashboard, "13 w")
        expect(dashboard).to_have_url("/dashboard/?range=13w")
        link = dashboard.get_by_role("link", name="13 w", exact=True)
        expect(link).to_be_focused()
        dashboard.reload()
        expect(link).to_have_attribute("aria-current", "true")


class TestLines:
    def test_a_chip_switches_its_line_off_and_on(self, dashboard):
        whole = drawn_pixels(chart(dashboard))
        brand = chip(dashboard, "Brand")
        brand.click()
        expect(brand).to_have_attribute("aria-pressed", "false")
        expect(brand).to_contain_text("off")
        assert drawn_pixels(chart(dashboard)) < whole
        brand.click()
        expect(brand).to_have_attribute("aria-pressed", "true")
        assert drawn_pixels(chart(dashboard)) == whole

    def test_what_is_off_stays_off_in_another_range(self, dashboard):
        chip(dashboard, "Brand").click()
        choose_range(dashboard, "26 w")
        expect(chip(dashboard, "Brand")).to_have_attribute("aria-pressed", "false")
        expect(chip(dashboard, "Brand")).to_contain_text("off")
        expect(chip(dashboard, "People")).to_have_attribute("aria-pressed", "true")

    def test_the_period_before_is_drawn_beside_and_told_in_the_chips(self, dashboard):
        choose_range(dashboard, "13 w")
        alone = drawn_pixels(chart(dashboard))
        dashboard.get_by_role("link", name="Compare with the 13 weeks before (off)").click()
        switch = dashboard.get_by_role("link", name="Compare with the 13 weeks before (on)")
        expect(switch).to_be_focused()
        expect(chip(dashboard, "Brand")).to_contain_text("18.00 before 17.22")
        expect(dashboard).to_have_url("/dashboard/?range=13w&compare=1")
        assert drawn_pixels(chart(dashboard)) > alone
        chart(dashboard).press("Home")
        expect(chip(dashboard, "Brand")).to_contain_text("17.28 before 16.50")

    def test_linkedins_ranks_have_a_panel_and_chips_of_their_own(self, dashboard):
        height = chart(dashboard).bounding_box()["height"]
        dashboard.get_by_role("link", name="LinkedIn’s ranks and averages").click()
        expect(chip(dashboard, "Industry rank")).to_contain_text("top 9 %")
        expect(chip(dashboard, "LinkedIn network average")).to_contain_text("41")
        expect(chart(dashboard)).to_have_role("application")
        assert chart(dashboard).bounding_box()["height"] > height


class TestWeeks:
    def test_arrow_keys_show_the_values_beside_the_names(self, dashboard):
        expect(chip(dashboard, "Brand")).to_contain_text("18.00")
        chart(dashboard).press("ArrowLeft")
        expect(dashboard.locator("[data-trend-status]")).to_contain_text("Week 47")
        chart(dashboard).press("ArrowLeft")
        expect(dashboard.locator("[data-trend-status]")).to_contain_text(
            "Week 46, 9–15 Nov 2026. New headline and photo, 12 Nov"
        )
        expect(chip(dashboard, "Brand")).to_contain_text("17.94")
        chart(dashboard).press("Escape")
        expect(chip(dashboard, "Brand")).to_contain_text("18.00")

    def test_keys_go_a_week_or_four_and_to_both_ends(self, dashboard):
        status = dashboard.locator("[data-trend-status]")
        for key, week in {
            "Home": "Week 48, 24–30 Nov 2025",
            "ArrowRight": "Week 49, 1–7 Dec 2025",
            "ArrowLeft": "Week 48, 24–30 Nov 2025",
            "PageDown": "Week 52, 22–28 Dec 2025",
            "End": "Week 47, 16–22 Nov 2026",
            "PageUp": "Week 43, 19–25 Oct 2026",
        }.items():
            chart(dashboard).press(key)
            expect(status).to_have_text(week)

    def test_a_screen_reader_is_told_by_keys_and_not_by_every_move_of_the_pointer(self, dashboard):
        box = chart(dashboard).bounding_box()
        dashboard.mouse.move(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)
        expect(dashboard.locator("[data-trend-status]")).to_contain_text("Week 2")
        expect(said(dashboard)).to_be_empty()
        chart(dashboard).press("End")
        expect(said(dashboard)).to_have_text(
            "Week 47, 16–22 Nov 2026. "
            "Total 59; Brand 18.00; People 13.40; Insights 9.25; Relationships 18.03"
        )
        chart(dashboard).press("Escape")
        expect(said(dashboard)).to_be_empty()

    def test_a_missing_week_has_no_value(self, dashboard):
        for _press in range(6):
            chart(dashboard).press("ArrowLeft")
        expect(said(dashboard)).to_have_text("Week 42, 12–18 Oct 2026. no snapshot")
        expect(chip(dashboard, "Brand")).to_contain_text("–")

    def test_the_chart_says_what_it_is_and_which_keys_it_knows(self, dashboard):
        expect(chart(dashboard)).to_have_accessible_name(
            "Trend chart, week by week; the same figures stand in the table below."
        )
        expect(chart(dashboard)).to_have_accessible_description(re.compile("^Arrow keys go"))

    def test_a_finger_points_and_its_week_stays(self, new_context, history, log_in):
        context = new_context(**PHONE, has_touch=True, is_mobile=True)
        log_in(context, history)
        page = context.new_page()
        open_chart(page)
        box = chart(page).bounding_box()
        page.touchscreen.tap(box["x"] + box["width"] * 0.8, box["y"] + 60)
        expect(page.locator("[data-trend-status]")).to_contain_text("Week ")
        assert chart(page).evaluate("canvas => getComputedStyle(canvas).touchAction") == "pan-y"
        page.touchscreen.tap(40, box["y"] - 12)
        expect(page.locator("[data-trend-status]")).to_contain_text("the latest")

    def test_nothing_moves_while_weeks_are_pointed_at(self, dashboard):
        def places():
            return dashboard.locator(
                "#trend .chip, #trend :is(.trend-links, .trend-switches)"
            ).evaluate_all(
                "all => all.map(each => Object.values(each.getBoundingClientRect().toJSON()))"
            )

        chart(dashboard).focus()  # This alone may bring it into the window.
        before = places()
        for key in ("Home", *["PageDown"] * 13):
            chart(dashboard).press(key)
            assert places() == before


class TestTheme:
    def test_it_is_painted_at_once_and_stays(self, dashboard):
        paint = "() => getComputedStyle(document.body).backgroundColor"
        light, inks = dashboard.evaluate(paint), inks_of(chart(dashboard))
        dashboard.locator(".sidebar").get_by_text("Dark").click()
        assert dashboard.evaluate(paint) != light
        assert not inks & inks_of(chart(dashboard))

        dashboard.reload()
        assert dashboard.evaluate(paint) != light
        expect(dashboard.locator(".sidebar").get_by_label("Dark")).to_be_checked()
        dashboard.locator(".sidebar").get_by_text("System").click()
        assert dashboard.evaluate(paint) == light

    def test_the_systems_own_change_is_followed(self, dashboard):
        inks = inks_of(chart(dashboard))
        dashboard.emulate_media(color_scheme="dark")
        assert not inks & inks_of(chart(dashboard))

    def test_forced_colours_are_the_readers_own(self, dashboard):
        dashboard.emulate_media(forced_colors="active")
        assert "#c47300" not in inks_of(chart(dashboard))

    def test_paper_is_drawn_in_light_colours_also_from_a_dark_screen(self, dashboard):
        light = inks_of(chart(dashboard))
        dashboard.emulate_media(color_scheme="dark")
        dashboard.evaluate("dispatchEvent(new Event('beforeprint'))")
        assert inks_of(chart(dashboard)) == light
        assert chart(dashboard).evaluate("canvas => canvas.clientWidth") == 660
        dashboard.evaluate("dispatchEvent(new Event('afterprint'))")
        assert not light & inks_of(chart(dashboard))


def test_axe_finds_nothing_with_all_switches_on(new_context, content, log_in):
    page = new_context(bypass_csp=True).new_page()
    log_in(page.context, content)
    open_chart(page, "?range=26w&compare=1&ranks=1&content=1&table=1")
    found = []
    for theme in THEMES:
        for width in WIDTHS:
            page.emulate_media(color_scheme=theme)
            page.set_viewport_size({"width": width, "height": 800})
            found += findings(page, "#trend")
    assert found == []


class TestTable:
    def test_it_comes_when_it_is_opened_and_stays_open_in_another_range(self, dashboard):
        expect(dashboard.locator("#trend table")).to_have_count(0)
        dashboard.get_by_text("Show as table").click()
        rows = dashboard.locator("#trend tbody tr")
        expect(rows).to_have_count(52 - len(WEEKS_WITHOUT))
        choose_range(dashboard, "4 w")
        expect(rows).to_have_count(4)
        dashboard.get_by_text("Show as table").click()
        choose_range(dashboard, "13 w")
        expect(dashboard.locator("#trend table")).to_have_count(0)


class TestFiles:
    def test_the_picture_is_a_png_of_twice_the_size(self, dashboard, tmp_path):
        with dashboard.expect_download() as found:
            dashboard.get_by_role("button", name="PNG").click()
        download = found.value
        assert download.suggested_filename == "ssi-trend-1y-2026-11-19.png"
        download.save_as(tmp_path / "trend.png")
        width, height = size_of_png(tmp_path / "trend.png")
        assert width == 2_000
        assert 1_100 < height < 1_300

    def test_the_figures_are_a_file(self, dashboard, tmp_path):
        choose_range(dashboard, "4 w")
        with dashboard.expect_download() as found:
            dashboard.get_by_role("link", name="CSV").click()
        assert found.value.suggested_filename == "ssi-trend-4w-2026-11-19.csv"
        found.value.save_as(tmp_path / "trend.csv")
        lines = (tmp_path / "trend.csv").read_text(encoding="utf-8-sig").splitlines()
        rows = list(csv.reader(lines))
        assert [row[0] for row in rows] == ["Week", *(f"2026-W{week}" for week in range(44, 48))]


class TestScripts:
    def test_a_phone_brings_them_when_the_chart_comes_near(self, new_context, history, log_in):
        context = new_context(**PHONE)
        log_in(context, history)
        page = context.new_page()
        asked: list[str] = []
        page.on("request", lambda request: asked.append(request.url))
        page.goto("/dashboard/", wait_until="networkidle")
        assert not [address for address in asked if re.search("chart.lines|js/trend", address)]
        expect(chip(page, "Brand")).to_be_disabled()
        chart(page).scroll_into_view_if_needed()
        expect(chart(page)).to_have_role("application")
        expect(chip(page, "Brand")).to_be_enabled()
        assert len([address for address in asked if "chart.lines" in address]) == 1

    def test_a_first_key_brings_them_so_that_a_print_has_its_chart(
        self, new_context, history, log_in
    ):
        context = new_context(**PHONE)
        log_in(context, history)
        page = context.new_page()
        page.goto("/dashboard/", wait_until="networkidle")
        assert chart(page).evaluate("canvas => !canvas.hasAttribute('style')")
        page.keyboard.press("Control")
        expect(chart(page)).to_have_role("application")

    def test_the_page_keeps_its_place_while_they_come(self, page, content, log_in):
        log_in(page.context, content)
        page.add_init_script(
            """window.moved = 0;
            new PerformanceObserver(list => {
                for (const entry of list.getEntries()) window.moved += entry.value;
            }).observe({ type: "layout-shift", buffered: true });"""
        )
        open_chart(page, "?compare=1&ranks=1&content=1")
        assert drawn_pixels(chart(page)) > 0
        assert page.evaluate("window.moved") == 0

    def test_a_chart_that_comes_by_htmx_brings_them_too(self, page, member, log_in):
        for ago in (20, 19):
            make_snapshot(member, TODAY - timedelta(weeks=ago))
        log_in(page.context, member)
        page.goto("/dashboard/?range=4w")
        expect(page.get_by_text("No snapshot in this range")).to_be_visible()
        choose_range(page, "26 w")
        expect(chart(page)).to_have_role("application")

    def test_ten_years_are_drawn_within_the_blink_of_an_eye(self, page, member, log_in):
        for ago in range(520):
            make_snapshot(member, TODAY - timedelta(weeks=ago), brand=ago * 40)
        log_in(page.context, member)
        open_chart(page, "?range=all")
        chart(page).press("Home")
        expect(page.locator("[data-trend-status]")).to_contain_text("2016")
        spent = page.evaluate(
            """() => {
                const began = performance.now();
                document.dispatchEvent(new CustomEvent("themechange"));
                return performance.now() - began;
            }"""
        )
        assert spent < 400


def inks_of(canvas: Locator) -> set[str]:
    """The colours that many pixels of it have."""
    return set(
        canvas.evaluate(
            """canvas => {
                const { width, height } = canvas;
                const copy = new OffscreenCanvas(width, height);
                const pen = copy.getContext("2d", { willReadFrequently: true });
                pen.drawImage(canvas, 0, 0);
                const { data } = pen.getImageData(0, 0, width, height);
                const found = new Map();
                for (let at = 0; at < data.length; at += 4) {
                    if (data[at + 3] < 255) continue;
                    const hex = [0, 1, 2].map(
                        part => data[at + part].toString(16).padStart(2, "0")
                    );
                    const colour = `#${hex.join("")}`;
                    found.set(colour, (found.get(colour) ?? 0) + 1);
                }
                return [...found].filter(([, pixels]) => pixels > 60).map(([colour]) => colour);
            }"""
        )
    )


def size_of_png(path: Path) -> tuple[int, int]:
    content = path.read_bytes()
    assert content.startswith(b"\x89PNG\r\n\x1a\n")
    width, height = struct.unpack(">II", content[16:24])
    return width, height
