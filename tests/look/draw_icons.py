"""Draws the PNGs of static/icons from the SVGs beside them: python -m tests.look.draw_icons

Run it after a change of an SVG, or of what the link preview shows. SSI_BROWSER names the browser.
"""

import base64
import os
from pathlib import Path
from urllib.parse import urlsplit

import django
from django.template import engines
from playwright.sync_api import Page, Route, sync_playwright

from tests.look.png import ico, indexed_png
from tracker.core.example import example

ROOT = Path(__file__).resolve().parents[2]
ICONS = ROOT / "static" / "icons"
SITE = "http://site.invalid"
PREVIEW = (1200, 630)
# File name, drawing, size.
PNGS = (
    ("icon-192", "icon", 192),
    ("icon-512", "icon", 512),
    ("icon-maskable-192", "icon-maskable", 192),
    ("icon-maskable-512", "icon-maskable", 512),
    ("icon-monochrome-512", "icon-monochrome", 512),
    # Apple rounds the corners itself.
    ("apple-touch-180", "icon-maskable", 180),
    ("shortcut-paste-96", "shortcut-paste", 96),
    ("shortcut-activity-96", "shortcut-activity", 96),
)
ICO_SIZES = (16, 32, 48)
READ_PIXELS = """async ({ address, width, height }) => {
    const image = new Image();
    image.src = address;
    await image.decode();
    const pen = new OffscreenCanvas(width, height).getContext("2d");
    pen.drawImage(image, 0, 0, width, height);
    const bytes = pen.getImageData(0, 0, width, height).data;
    let text = "";
    for (let at = 0; at < bytes.length; at += 8192) {
        text += String.fromCharCode(...bytes.subarray(at, at + 8192));
    }
    return btoa(text);
}"""


def main() -> None:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "ssi_site.settings")
    django.setup()
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=os.environ.get("SSI_BROWSER"), args=["--no-sandbox", "--disable-gpu"]
        )
        page = browser.new_page(viewport=dict(zip(("width", "height"), PREVIEW, strict=True)))
        page.route(f"{SITE}/**", _answer)
        page.goto(f"{SITE}/")
        for name, drawing, size in PNGS:
            (ICONS / f"{name}.png").write_bytes(_drawn(page, drawing, size))
        favicons = [_drawn(page, "favicon", size) for size in ICO_SIZES]
        (ICONS / "favicon.ico").write_bytes(ico(favicons))
        page.evaluate("document.fonts.ready")
        (ICONS / "preview.png").write_bytes(_small(page, page.screenshot(), "png", *PREVIEW))
        browser.close()


def _drawn(page: Page, drawing: str, size: int) -> bytes:
    return _small(page, (ICONS / f"{drawing}.svg").read_bytes(), "svg+xml", size, size)


def _small(page: Page, image: bytes, kind: str, width: int, height: int) -> bytes:
    address = f"data:image/{kind};base64,{base64.b64encode(image).decode()}"
    asked = {"address": address, "width": width, "height": height}
    return indexed_png(width, height, base64.b64decode(page.evaluate(READ_PIXELS, asked)))


def _answer(route: Route) -> None:
    """The site as the link preview needs it: one page and the files it names."""
    path = urlsplit(route.request.url).path
    if path == "/":
        route.fulfill(body=_preview(), content_type="text/html")
    else:
        route.fulfill(path=ROOT / path.lstrip("/"))


def _preview() -> str:
    """Says no more than the name, so that one picture serves readers of every language."""
    template = (Path(__file__).parent / "preview.html").read_text()
    return engines["django"].from_string(template).render({"example": example()})


if __name__ == "__main__":
    main()
