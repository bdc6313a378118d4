from decimal import Decimal

import pytest

from tracker.core.activity import (
    KINDS,
    PRESETS,
    PROFILE_CHECKLIST,
    Preset,
    Unit,
    kinds_of,
    targets_for,
)
from tracker.core.components import COMPONENTS, Component

FREE_KINDS = {
    Component.BRAND: ["posts", "articles", "recommendations_received"],
    Component.PEOPLE: ["searches", "profiles_viewed", "active_days"],
    Component.INSIGHTS: ["comments", "reactions", "reshares", "messages", "follows"],
    Component.RELATIONSHIPS: [
        "invitations",
        "invitations_with_note",
        "connections",
        "follow_ups",
        "recommendations_given",
    ],
}


@pytest.mark.parametrize("component", COMPONENTS)
def test_each_component_has_its_kinds_in_the_order_of_the_page(component: Component) -> None:
    assert [kind.key for kind in kinds_of(component, paid_plan=False)] == FREE_KINDS[component]


def test_a_paid_plan_adds_leads_saved_and_inmails_and_nothing_else() -> None:
    paid = {
        kind.key
        for component in COMPONENTS
        for kind in kinds_of(component, paid_plan=True)
        if kind.key not in FREE_KINDS[component]
    }
    assert paid == {"leads_saved", "inmails"}


def test_every_kind_stands_under_its_own_key_and_belongs_to_one_component() -> None:
    assert all(kind.key == key for key, kind in KINDS.items())
    assert sum(len(kinds_of(component, paid_plan=True)) for component in COMPONENTS) == len(KINDS)


def test_a_week_has_seven_active_days_at_most() -> None:
    assert KINDS["active_days"].weekly_maximum == 7
    assert [kind.key for kind in KINDS.values() if kind.unit is Unit.DAYS] == ["active_days"]


def test_every_kind_weighs_something_and_fits_a_small_column() -> None:
    assert all(kind.weight > 0 for kind in KINDS.values())
    assert all(0 < kind.weekly_maximum <= 32_767 for kind in KINDS.values())


@pytest.mark.parametrize("preset", Preset)
def test_a_preset_names_only_known_kinds_with_targets_a_week_can_hold(preset: Preset) -> None:
    for key, target in PRESETS[preset].items():
        assert 0 < target <= KINDS[key].weekly_maximum


@pytest.mark.parametrize("preset", Preset)
def test_no_preset_sets_a_weekly_target_for_recommendations(preset: Preset) -> None:
    assert set(KINDS) - set(PRESETS[preset]) == {
        "recommendations_received",
        "recommendations_given",
    }


def test_a_heavier_preset_never_asks_for_less() -> None:
    light, steady, intense = PRESETS[Preset.LIGHT], PRESETS[Preset.STEADY], PRESETS[Preset.INTENSE]
    assert all(light[key] <= steady[key] <= intense[key] for key in steady)


@pytest.mark.parametrize("preset", Preset)
def test_notes_are_never_asked_for_beyond_the_invitations_they_go_with(preset: Preset) -> None:
    assert PRESETS[preset]["invitations_with_note"] <= PRESETS[preset]["invitations"]


def test_an_own_target_replaces_the_one_of_the_preset() -> None:
    targets = targets_for(Preset.STEADY, {"posts": Decimal("1.5")})
    assert targets["posts"] == Decimal("1.5")
    assert targets["articles"] == Decimal(1)


def test_an_own_target_of_zero_switches_the_kind_off() -> None:
    assert targets_for(Preset.STEADY, {"posts": Decimal(0)})["posts"] == 0


def test_setting_an_own_target_leaves_the_preset_as_it_is() -> None:
    targets_for(Preset.STEADY, {"posts": Decimal(9)})
    assert PRESETS[Preset.STEADY]["posts"] == Decimal(2)


def test_the_checklist_has_nine_items_four_of_them_recommendations() -> None:
    assert len(PROFILE_CHECKLIST) == 9
    assert sum(item.startswith("recommendation_") for item in PROFILE_CHECKLIST) == 4
