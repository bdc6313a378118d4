"""What may be typed as a weekly target."""

from decimal import Decimal

import pytest

from tracker.forms.targets import ChecklistForm, TargetsForm


def form_with(**targets: str) -> TargetsForm:
    return TargetsForm({"preset": "steady", **targets}, initial={}, own={})


@pytest.mark.parametrize(
    ("text", "target"),
    [
        ("2", "2"),
        ("0.5", "0.5"),
        ("0,25", "0.25"),
        (".5", "0.5"),
        ("2.", "2"),
        ("1.500", "1.5"),
        ("0", "0"),
        ("0007", "7"),
    ],
)
def test_a_target_has_a_point_or_a_comma(text: str, target: str) -> None:
    form = form_with(posts=text)
    assert form.is_valid()
    assert form.own["posts"] == Decimal(target)


def test_a_blank_target_is_that_of_the_preset() -> None:
    form = form_with(posts="  ")
    assert form.is_valid()
    assert set(form.own.values()) == {None}


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("-1", "-1 is less than 0. Type 0 for no weekly target."),
        ("NaN", "“NaN” is not a number. Type a target such as 2 or 0.5."),
        ("1e3", "“1e3” is not a number. Type a target such as 2 or 0.5."),
        ("Infinity", "“Infinity” is not a number. Type a target such as 2 or 0.5."),
        ("1,000.5", "“1,000.5” is not a number. Type a target such as 2 or 0.5."),
        (".", "“.” is not a number. Type a target such as 2 or 0.5."),
        ("3\x00", "“3\ufffd” is not a number. Type a target such as 2 or 0.5."),
        ("0.333", "0.333 has more than two decimals. Shorten it, such as 0.25."),
        ("500.01", "500.01 is more than 500, the most a week can hold."),
        ("9" * 5000, "99999999999… is more than 500, the most a week can hold."),
    ],
)
def test_another_text_is_refused_with_a_sentence_that_names_it(text: str, sentence: str) -> None:
    form = form_with(posts=text)
    assert form.errors["posts"] == [sentence]


def test_a_preset_that_does_not_exist_is_refused() -> None:
    assert "preset" in TargetsForm({"preset": "heroic"}, initial={}, own={}).errors


def test_an_item_that_is_not_on_the_checklist_is_refused() -> None:
    assert ChecklistForm({"done": ["photo"]}).is_valid()
    assert not ChecklistForm({"done": ["photo", "yacht"]}).is_valid()
