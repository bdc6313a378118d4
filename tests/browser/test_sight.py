"""Every page enlarged, in a small window, with spaced letters, without motion."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Page

from tests.browser.sight import (
    SPACING,
    cut_words,
    motions,
    sideways,
    small_controls,
    small_targets,
    words_over_words,
)
from tests.browser.site import LOOKED_AT, opened, people, tab_of

__all__ = ["opened", "people", "tab_of"]

Look = Callable[[Page], list[str]]
LOOKS: dict[int, tuple[Look, ...]] = {
    # A window of 1280 px at 400 %, a phone, 1280 px at 200 %, a desk.
    320: (sideways, cut_words, words_over_words),
    360: (small_controls, small_targets),
    640: (sideways, cut_words, words_over_words),
    1280: (small_targets, cut_words, words_over_words, motions),
}
SPACED_WIDTHS = (360, 1280)


def looked_at(page: Page) -> list[str]:
    found: list[str] = []
    for width, looks in LOOKS.items():
        page.set_viewport_size({"width": width, "height": 800})
        found += [f"at {width} px {line}" for look in looks for line in look(page)]
    page.add_style_tag(content=SPACING)
    for width in SPACED_WIDTHS:
        page.set_viewport_size({"width": width, "height": 800})
        found += [
            f"with spaced letters at {width} px {line}"
            for look in (sideways, cut_words, words_over_words)
            for line in look(page)
        ]
    return found


@pytest.mark.parametrize("part", range(2))
def test_every_page_keeps_its_content_and_its_targets(opened, part):
    found = [
        f"{page.name} {line}" for page in LOOKED_AT[part::2] for line in looked_at(opened(page))
    ]
    assert not found, "\n".join(found)
