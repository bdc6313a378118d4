"""The pictures of the README, and the same pages in the other theme and width.

They go to pytest's temporary folder; with SSI_SCREENSHOTS=1 those of the README to its own.
"""

import os
import re
from collections.abc import Callable
from pathlib import Path
from typing import Final

import pytest
from django.conf import settings
from playwright.sync_api import Page, expect

from tests.browser.steps import paste, ssi_page
from tests.browser.test_demo import fill_demo
from tracker.models import Member

FOLDER: Final = Path(__file__).parents[2] / "docs" / "screenshots"
README: Final = FOLDER.parents[1] / "README.md"
LIMIT: Final = 250_000
SIZES: Final = {
    "1280": {"viewport": {"width": 1280, "height": 800}, "device_scale_factor": 1},
    "360": {"viewport": {"width": 360, "height": 740}, "device_scale_factor": 2},
}
PASTED: Final = (
    ssi_page(brand="17.12", people="13.4", insights="9.25", relationships="18.03", total=58)
    .replace("75", "9")
    .replace("81", "14")
)


def landing(page: Page) -> None:
    page.goto("/")


def dashboard(page: Page) -> None:
    page.goto("/dashboard/")
    chart = page.locator("#trend canvas")
    chart.scroll_into_view_if_needed()
    expect(chart).to_have_role("application")
    page.evaluate("scrollTo(0, 0)")


def snapshot_new(page: Page) -> None:
    page.goto("/snapshots/new/")
    paste(page, PASTED)
    expect(page.get_by_label("Build relationships", exact=True)).to_have_value("18.03")
    page.get_by_role("textbox", name="1. Paste").evaluate(
        "box => { box.scrollTop = 0; box.blur() }"
    )


def activity(page: Page) -> None:
    page.goto("/activity/")


def tips_component(page: Page) -> None:
    page.goto("/tips/insights/")


def peers(page: Page) -> None:
    page.goto("/peers/industry/")


def network(page: Page) -> None:
    page.goto("/networks/northside-consultants/")


PAGES: Final[dict[str, Callable[[Page], None]]] = {
    "landing": landing,
    "dashboard": dashboard,
    "snapshot-new": snapshot_new,
    "activity": activity,
    "tips-component": tips_component,
    "peers": peers,
    "network": network,
}


def shown_in_readme() -> set[str]:
    return set(re.findall(r"docs/screenshots/([\w-]+\.png)", README.read_text()))


@pytest.fixture
def place(tmp_path: Path) -> Callable[[str], Path]:
    """Where the picture of this name goes."""
    kept = shown_in_readme() if os.environ.get("SSI_SCREENSHOTS") == "1" else set()
    return lambda name: (FOLDER if name in kept else tmp_path) / name


def test_every_page_is_pictured_in_both_themes_and_widths(new_context, log_in, place):
    fill_demo(peers=400, weeks=52)
    for size, options in SIZES.items():
        for theme in ("light", "dark"):
            context = new_context(**options, color_scheme=theme)
            page = context.new_page()
            for name, open_page in PAGES.items():
                open_page(page)
                picture(page, place(f"{name}-{size}-{theme}.png"))
                if name == "landing":
                    log_in(context, Member.objects.get(email=settings.DEMO_EMAIL))
            context.close()


def test_the_readme_shows_small_pictures_that_exist():
    assert shown_in_readme()
    for name in shown_in_readme():
        assert 0 < (FOLDER / name).stat().st_size < LIMIT


def picture(page: Page, path: Path) -> None:
    page.evaluate("document.fonts.ready")
    page.screenshot(path=path, animations="disabled", caret="hide")
