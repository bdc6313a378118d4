"""What stands on a home screen and beside a link."""

import re

import pytest

from tests.look.draw_icons import ICO_SIZES, ICONS, PNGS, PREVIEW
from tests.look.png import ico_sizes, indexed_png, png_size

SAFE_ZONE = 0.4
"""What no launcher cuts off a maskable icon: a circle of this radius, as a part of its width."""


@pytest.mark.parametrize(("name", "drawing", "size"), PNGS)
def test_an_icon_has_the_size_in_its_name_and_a_drawing(name, drawing, size):
    assert png_size((ICONS / f"{name}.png").read_bytes()) == (size, size)
    assert name.endswith(f"-{size}")
    assert (ICONS / f"{drawing}.svg").exists()


def test_the_old_favicon_holds_its_three_sizes():
    sizes = ico_sizes((ICONS / "favicon.ico").read_bytes())
    assert sizes == [(size, size) for size in ICO_SIZES]


def test_the_link_preview_has_the_size_that_its_page_says():
    assert png_size((ICONS / "preview.png").read_bytes()) == PREVIEW


@pytest.mark.parametrize("file", sorted(ICONS.glob("*.*")), ids=lambda file: file.name)
def test_an_icon_is_light_and_the_preview_is_too(file):
    assert file.stat().st_size < (40_000 if file.name == "preview.png" else 12_000)


def test_the_ring_of_the_maskable_icon_keeps_within_the_safe_zone():
    svg = (ICONS / "icon-maskable.svg").read_text()
    scale = float(re.search(r"scale\(([\d.]+)\)", svg)[1])
    width = float(re.search(r'viewBox="0 0 (\d+)', svg)[1])
    outer = (9.2 + 4.4 / 2) * scale
    assert outer <= SAFE_ZONE * width


def test_the_favicon_follows_a_dark_browser():
    assert "prefers-color-scheme: dark" in (ICONS / "favicon.svg").read_text()


def test_more_colours_than_a_palette_holds_become_their_nearest():
    pixels = b"".join(bytes((shade, shade, other, 255)) for shade in range(256) for other in (0, 1))
    assert png_size(indexed_png(512, 1, pixels)) == (512, 1)
