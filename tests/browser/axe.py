"""What axe finds on a page: the rules of WCAG 2.2 A and AA, and axe's own good practice."""

from axe_playwright_python.base import AXE_SCRIPT
from playwright.sync_api import Page

TAGS = ("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice")
OPTIONS = {
    "runOnly": {"type": "tag", "values": TAGS},
    "resultTypes": ["violations"],
    # It would ask for the style sheets of a layer at a wrong address.
    "preload": False,
}
THEMES = ("light", "dark")
WIDTHS = (360, 768, 1280)


def findings(page: Page, part: str = "html") -> list[str]:
    """One line for each element that breaks a rule."""
    if not page.evaluate("'axe' in window"):
        page.evaluate(AXE_SCRIPT)
    answer = page.evaluate("([part, options]) => axe.run(part, options)", [part, OPTIONS])
    return [
        f"{broken['id']} ({broken['help']}): {node['html'][:160]} {node['failureSummary'][:300]}"
        for broken in answer["violations"]
        for node in broken["nodes"]
    ]


def findings_everywhere(page: Page, address: str) -> list[str]:
    """On one page at every width and in both themes; it is loaded once."""
    page.goto(address)
    found = []
    for theme in THEMES:
        page.emulate_media(color_scheme=theme)
        for width in WIDTHS:
            page.set_viewport_size({"width": width, "height": 800})
            found += [f"{address} {width} px {theme}: {line}" for line in findings(page)]
    return found
