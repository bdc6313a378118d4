"""docs/scoring.md is part of the formula: what it prints is what the code computes."""

import re
from collections.abc import Iterator
from decimal import Decimal
from fractions import Fraction
from pathlib import Path

from tracker.core.activity import (
    FORMULA_VERSION,
    KINDS,
    PRESETS,
    PROFILE_CHECKLIST,
    ChecklistItem,
    Preset,
)
from tracker.core.components import Component
from tracker.core.scoring import ActivityScore, activity_score
from tracker.core.weeks import Week

DOCUMENT = (Path(__file__).parents[2] / "docs" / "scoring.md").read_text(encoding="utf-8")
EXAMPLE = DOCUMENT.partition("## A worked example")[2].partition("\n## ")[0]
RUNNING = Week(2026, 47)


def rows_under(heading: str) -> Iterator[dict[str, str]]:
    """The rows of the one table whose header line starts with `heading`, by column name."""
    table = DOCUMENT[DOCUMENT.index(heading) :].partition("\n\n")[0]
    header, _, *lines = [_cells(line) for line in table.splitlines()]
    return (dict(zip(header, line, strict=True)) for line in lines)


def _cells(line: str) -> list[str]:
    return [cell.strip(" `") for cell in line.strip("|").split("|")]


def the_logged_weeks() -> dict[Week, dict[str, int]]:
    keys = {
        "Posts": "posts",
        "Articles": "articles",
        "Recommendations received": "recommendations_received",
    }
    return {
        Week.parse(row["Week"]): {keys[name]: int(row[name]) for name in keys if row[name]}
        for row in rows_under("| Week |")
    }


def the_ticked_items() -> set[ChecklistItem]:
    return {ChecklistItem(key) for key in re.findall(r"`(\w+)`", EXAMPLE)}


def robins_score(weeks: dict[Week, dict[str, int]], running_week: Week) -> ActivityScore | None:
    return activity_score(
        Component.BRAND,
        weeks,
        running_week=running_week,
        targets=PRESETS[Preset.STEADY],
        checklist=the_ticked_items(),
    )


def test_the_document_prints_every_kind_with_its_component_weight_and_maximum() -> None:
    printed = [
        (row["Key"], row["Component"], int(row["Weight"]), int(row["Most"]), row["Paid plan"])
        for row in rows_under("| Kind | Key |")
    ]
    assert printed == [
        (kind.key, kind.component, kind.weight, kind.weekly_maximum, "yes" if kind.paid else "no")
        for kind in KINDS.values()
    ]


def test_the_document_prints_every_target_of_every_preset() -> None:
    for preset in Preset:
        printed = {
            row["Key"]: Decimal(row[preset.capitalize()])
            for row in rows_under("| Kind | Key |")
            if row[preset.capitalize()] != "none"
        }
        assert printed == PRESETS[preset]


def test_the_document_prints_the_checklist() -> None:
    assert [row["Key"] for row in rows_under("| Item |")] == list(PROFILE_CHECKLIST)


def test_the_document_names_the_version_of_the_formula() -> None:
    assert f"version {FORMULA_VERSION} of the formula" in DOCUMENT


def test_the_document_says_that_the_score_is_never_linkedins() -> None:
    assert "**never LinkedIn's score**" in DOCUMENT


def test_the_example_comes_to_the_score_and_weeks_it_prints() -> None:
    thousandths, counted = re.findall(r"\*\*([^*]+)\*\*", EXAMPLE)
    score = robins_score(the_logged_weeks(), RUNNING)
    assert score is not None
    assert thousandths == f"{score.thousandths / 1000:.3f}"
    assert counted == f"{score.logged_weeks} of {score.of_weeks} weeks"
    assert not score.counts_running_week


def test_the_example_says_rightly_what_the_running_week_would_have_made_of_it() -> None:
    a_week_later = robins_score(the_logged_weeks(), RUNNING + 1)
    assert a_week_later is not None
    assert a_week_later.logged_weeks == 4
    assert f"would be {a_week_later.thousandths / 1000:.3f}." in EXAMPLE


def test_the_table_of_the_example_adds_up() -> None:
    *kinds, total = list(rows_under("| Kind | Mean |"))
    for row in kinds:
        met = min(Fraction(1), Fraction(row["Mean"]) / Fraction(row["Target"]))
        assert Fraction(row["Met"]) == met
        assert Fraction(row["Weight x met"]) == Fraction(row["Weight"]) * met
    for column in ("Weight", "Weight x met"):
        assert Fraction(total[column]) == sum(Fraction(row[column]) for row in kinds)


def test_the_table_of_the_example_holds_the_means_of_its_weeks() -> None:
    past = [counts for week, counts in the_logged_weeks().items() if week < RUNNING]
    for row in rows_under("| Kind | Mean |"):
        if row["Kind"] != "Sum":
            key = row["Kind"].lower()
            assert Fraction(row["Mean"]) == Fraction(sum(c.get(key, 0) for c in past), len(past))
            assert Decimal(row["Target"]) == PRESETS[Preset.STEADY][key]
            assert int(row["Weight"]) == KINDS[key].weight


def test_the_halves_of_the_example_make_its_exact_score() -> None:
    activity = Fraction(17, 6) / 4
    profile = Fraction(len(the_ticked_items()), len(PROFILE_CHECKLIST))
    share = (activity + profile) / 2
    assert f"17/6 / 4 = {activity}" in EXAMPLE
    assert f"6/9 = {profile}" in EXAMPLE
    assert f"= {share} of 25: {float(25 * share)}" in EXAMPLE
