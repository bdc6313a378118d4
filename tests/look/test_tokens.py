"""The figures printed in docs/design.md are those of the style sheet."""

import re
from itertools import combinations, dropwhile, takewhile
from pathlib import Path

import pytest
from django.conf import settings

from tests.look.colour import VISIONS, contrast, difference

ROOT = Path(settings.BASE_DIR)
SHEET = (ROOT / "static/css/tokens.css").read_text()
DOCUMENT = (ROOT / "docs/design.md").read_text()
INKS = {
    "components": ("c-brand", "c-people", "c-insights", "c-relationships"),
    "content": ("c-impressions", "c-engagements", "c-new-followers"),
}
NAMES = re.compile(r"[a-z][a-z-]*")


def tokens_of(selector: str) -> dict[str, str]:
    start = SHEET.index(selector + " {")
    block = SHEET[start : SHEET.index("}", start)]
    return dict(re.findall(r"--([a-z-]+): (#[0-9a-f]{6});", block))


THEMES = {"light": tokens_of(":root"), "dark": tokens_of('[data-theme="dark"]')}


def rows_of(heading: str) -> list[list[str]]:
    """The cells of the first table below a heading, without its two head rows."""
    lines = dropwhile(lambda line: line[:1] != "|", DOCUMENT.split(heading, 1)[1].splitlines())
    table = list(takewhile(lambda line: line[:1] == "|", lines))
    return [[cell.strip() for cell in line.strip("|").split("|")] for line in table[2:]]


def contrast_cases() -> list[tuple[str, str, str, float, float]]:
    cases = []
    for fronts, grounds, light, dark, least in rows_of("### Contrast"):
        pairs = [(f, g) for f in NAMES.findall(fronts) for g in NAMES.findall(grounds)]
        for theme, printed in (("light", light), ("dark", dark)):
            for (front, ground), figure in zip(pairs, printed.split(", "), strict=True):
                cases.append((theme, front, ground, float(figure), float(least)))
    return cases


def vision_cases() -> list[tuple[str, str, str, float]]:
    rows = rows_of("### Colour blindness")
    return [
        (theme, kind, vision, float(figure))
        for theme, kind, *figures in rows
        for vision, figure in zip(VISIONS, figures, strict=True)
    ]


@pytest.mark.parametrize(("theme", "front", "ground", "printed", "least"), contrast_cases())
def test_a_printed_contrast_is_the_true_one_and_enough(
    theme: str, front: str, ground: str, printed: float, least: float
) -> None:
    measured = contrast(THEMES[theme][front], THEMES[theme][ground])

    assert measured == pytest.approx(printed, abs=0.006)
    assert measured >= least


@pytest.mark.parametrize(("theme", "kind", "vision", "printed"), vision_cases())
def test_any_two_inks_stay_apart_for_every_kind_of_sight(
    theme: str, kind: str, vision: str, printed: float
) -> None:
    inks = [THEMES[theme][ink] for ink in INKS[kind]]
    smallest = min(difference(a, b, vision) for a, b in combinations(inks, 2))

    assert smallest == pytest.approx(printed, abs=0.06)
    assert smallest >= 15


def test_the_contrast_table_names_every_text_and_every_ink() -> None:
    named = {front for _theme, front, *_rest in contrast_cases()}

    inks = {ink for kind in INKS.values() for ink in kind}
    assert {"text", "muted", "accent-text", "danger", "warn", "on-accent", *inks} <= named


def test_both_dark_blocks_say_the_same() -> None:
    assert tokens_of(":root:not([data-theme])") == THEMES["dark"]


def test_light_and_dark_name_the_same_tokens() -> None:
    assert THEMES["light"].keys() == THEMES["dark"].keys()


@pytest.mark.parametrize(
    ("first", "second", "expected"),
    [("#ffffff", "#000000", 21.0), ("#777777", "#ffffff", 4.48)],
)
def test_contrast_agrees_with_known_values(first: str, second: str, expected: float) -> None:
    assert contrast(first, second) == pytest.approx(expected, abs=0.005)
