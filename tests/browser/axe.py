"""What axe finds on a page: the rules of WCAG 2.2 A and AA, and axe's own good practice."""

from collections.abc import Iterator, Sequence

from axe_playwright_python.base import AXE_SCRIPT
from playwright.sync_api import Page

TAGS = ("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice")
EVERY_RULE = {"type": "tag", "values": TAGS}
# What a change of theme can break.
COLOUR_RULES = {"type": "rule", "values": ["color-contrast", "link-in-text-block"]}
RULES_BY_THEME = {"light": EVERY_RULE, "dark": COLOUR_RULES}
THEMES = tuple(RULES_BY_THEME)
WIDTHS = (360, 768, 1280)


def findings(page: Page, rules: dict[str, object] = EVERY_RULE) -> list[str]:
    """One line for each element that breaks a rule."""
    if not page.evaluate("'axe' in window"):
        page.evaluate(AXE_SCRIPT)
    options = {
        "runOnly": rules,
        "resultTypes": ["violations"],
        # It would ask for the style sheets of a layer at a wrong address.
        "preload": False,
    }
    answer = page.evaluate("options => axe.run(document, options)", options)
    return [
        f"{broken['id']} ({broken['help']}): {node['html'][:160]} {node['failureSummary'][:300]}"
        for broken in answer["violations"]
        for node in broken["nodes"]
    ]


def findings_at_every_size(page: Page, widths: Sequence[int] = WIDTHS) -> Iterator[str]:
    """In the state in which the page is, at every width and in both themes."""
    for theme, rules in RULES_BY_THEME.items():
        page.emulate_media(color_scheme=theme)
        for width in widths:
            page.set_viewport_size({"width": width, "height": 800})
            yield from (f"{page.url} {width} px {theme}: {line}" for line in findings(page, rules))


def findings_everywhere(page: Page, address: str) -> list[str]:
    """On one page at every width and in both themes; it is loaded once."""
    page.goto(address)
    return list(findings_at_every_size(page))
