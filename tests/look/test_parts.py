"""The shared parts of pages, drawn from plain values."""

import re
from pathlib import Path
from types import SimpleNamespace

import pytest
from django import forms
from django.conf import settings
from django.template.loader import render_to_string

from tracker.core.components import COMPONENTS
from tracker.core.drawing import ring, sparkline

ROOT = Path(settings.BASE_DIR)
COMPONENT_VALUES = {"brand": 17_120, "people": 13_400, "insights": 9_250, "relationships": 18_030}
TEMPLATES = sorted((ROOT / "templates").rglob("*.html"))


def part(name: str, **context: object) -> str:
    return render_to_string(f"tracker/parts/{name}.html", context)


class Form(forms.Form):
    score = forms.DecimalField(label="Find the right people", max_value=25, help_text="0 to 25")
    note = forms.CharField(required=False)
    shared = forms.BooleanField(label="Count me", required=False)


def test_the_ring_says_all_five_numbers() -> None:
    values = SimpleNamespace(total=57_800, **COMPONENT_VALUES)
    drawing = part("ring", arcs=ring(tuple(COMPONENT_VALUES.values()), 57_800), values=values)

    assert (
        "Total 58 of 100; Brand 17.12, People 13.40, Insights 9.25, Relationships 18.03" in drawing
    )
    assert all(f"l-{component}" in drawing for component in COMPONENTS)


def test_a_ring_of_a_printed_total_has_one_arc_and_says_what_is_missing() -> None:
    values = SimpleNamespace(total=51_000, brand=None)
    drawing = part("ring", arcs=ring(None, 51_000), values=values)

    assert "Total 51 of 100; the components are not given" in drawing
    assert drawing.count("l-total") == 1
    assert "l-brand" not in drawing


def test_a_sparkline_is_broken_where_weeks_are_missing() -> None:
    line = sparkline([12_000, 12_500, None, 13_000, 13_500])

    assert part("sparkline", sparkline=line, component="people").count("<polyline") == 2


def test_a_sparkline_of_one_point_is_dotted() -> None:
    line = sparkline([None, 12_000])

    assert 'class="dots"' in part("sparkline", sparkline=line, component="people")


@pytest.mark.parametrize(
    ("change", "css", "word", "number"),
    [(1_400, "up", "up", "1.4"), (-200, "down", "down", "0.2"), (0, "same", "unchanged", "0.0")],
)
def test_a_change_is_a_triangle_a_word_and_a_number(
    change: int, css: str, word: str, number: str
) -> None:
    drawing = part("change", change=change)

    assert f'class="change {css}"' in drawing
    assert f'<span class="sr">{word} </span>{number}' in drawing


def test_an_unknown_change_is_not_drawn_as_zero() -> None:
    assert "0.0" not in part("change", change=None)


def test_a_mark_has_its_letter() -> None:
    assert "on-brand" in part("mark", component="brand")


def test_a_target_that_is_met_says_so_in_words() -> None:
    met = part("target", count=18, target=15)

    assert "18 of 15" in met
    assert "met</span>" in met
    assert 'width="100%"' in met


def test_a_refused_field_keeps_its_value_and_points_to_the_sentence() -> None:
    form = Form({"score": "25.001"})
    form.is_valid()
    field = form["score"].as_field_group()

    assert 'value="25.001"' in field
    assert 'aria-invalid="true"' in field
    assert 'aria-describedby="id_score_helptext id_score_error"' in field
    assert 'id="id_score_error"' in field
    assert 'id="id_score_helptext"' in field


def test_a_field_that_may_stay_empty_says_so() -> None:
    assert "optional" in Form()["note"].as_field_group()
    assert "optional" not in Form()["score"].as_field_group()
    assert "optional" not in Form()["shared"].as_field_group()


@pytest.mark.parametrize("template", TEMPLATES, ids=lambda path: path.name)
def test_a_template_has_no_inline_style_or_script(template: Path) -> None:
    """The content security policy would refuse them."""
    source = template.read_text()

    assert not re.search(r"\sstyle=", source)
    assert not re.search(r"\son[a-z]+=", source)
    assert "<style" not in source
    for attributes in re.findall(r"<script([^>]*)>", source):
        assert "src=" in attributes or 'type="application/json"' in attributes


@pytest.mark.parametrize("sheet", sorted((ROOT / "static/css").glob("*.css")), ids=lambda p: p.name)
def test_a_style_sheet_takes_its_colours_from_the_tokens(sheet: Path) -> None:
    if sheet.name != "tokens.css":
        assert not re.search(r":[^;{]*#[0-9a-fA-F]{3,8}\b", sheet.read_text())
