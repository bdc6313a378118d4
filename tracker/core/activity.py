"""What a member can count in a week, what it weighs and what a preset asks for.

These numbers are our own choice and published in docs/scoring.md; LinkedIn publishes none.
Raise `FORMULA_VERSION` with every change of a weight, a preset or the checklist.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from typing import Final

from tracker.core.components import Component

FORMULA_VERSION: Final = 1

Targets = Mapping[str, Decimal]


class Unit(StrEnum):
    """What one step of a count is."""

    TIMES = "times"
    DAYS = "days"


@dataclass(frozen=True, slots=True)
class Kind:
    """A countable thing that feeds one component.

    `weekly_maximum` is the most a week is believed to hold, a bar against typing errors.
    `paid` kinds need a paid LinkedIn plan and are off until the member says they have one.
    """

    key: str
    component: Component
    weekly_maximum: int
    weight: int
    paid: bool = False
    unit: Unit = Unit.TIMES


class Preset(StrEnum):
    """A ready-made set of weekly targets."""

    LIGHT = "light"
    STEADY = "steady"
    INTENSE = "intense"


class ChecklistItem(StrEnum):
    """What is done once on a profile rather than every week."""

    PHOTO = "photo"
    COVER = "cover"
    HEADLINE = "headline"
    SUMMARY = "summary"
    COMPLETE = "complete"
    RECOMMENDATION_MANAGER = "recommendation_manager"
    RECOMMENDATION_CLIENT = "recommendation_client"
    RECOMMENDATION_COLLEAGUE = "recommendation_colleague"
    RECOMMENDATION_REPORT = "recommendation_report"


PROFILE_CHECKLIST: Final = tuple(ChecklistItem)

_BRAND, _PEOPLE, _INSIGHTS, _RELATIONSHIPS = Component

KINDS: Final[Mapping[str, Kind]] = {
    kind.key: kind
    for kind in (
        Kind("posts", _BRAND, 500, 3),
        Kind("articles", _BRAND, 100, 1),
        Kind("recommendations_received", _BRAND, 100, 1),
        Kind("searches", _PEOPLE, 9999, 2),
        Kind("profiles_viewed", _PEOPLE, 9999, 2),
        Kind("active_days", _PEOPLE, 7, 2, unit=Unit.DAYS),
        Kind("leads_saved", _PEOPLE, 9999, 1, paid=True),
        Kind("comments", _INSIGHTS, 9999, 3),
        Kind("reactions", _INSIGHTS, 9999, 1),
        Kind("reshares", _INSIGHTS, 500, 1),
        Kind("messages", _INSIGHTS, 9999, 2),
        Kind("inmails", _INSIGHTS, 1000, 1, paid=True),
        Kind("follows", _INSIGHTS, 1000, 1),
        Kind("invitations", _RELATIONSHIPS, 500, 1),
        Kind("invitations_with_note", _RELATIONSHIPS, 500, 2),
        Kind("connections", _RELATIONSHIPS, 1000, 3),
        Kind("follow_ups", _RELATIONSHIPS, 1000, 3),
        Kind("recommendations_given", _RELATIONSHIPS, 100, 1),
    )
}


def _targets(**weekly: str) -> Targets:
    return {key: Decimal(target) for key, target in weekly.items()}


# A kind that is absent has no weekly target. A quarter is once in four weeks.
PRESETS: Final[Mapping[Preset, Targets]] = {
    Preset.LIGHT: _targets(
        posts="1",
        articles="0.25",
        searches="5",
        profiles_viewed="10",
        active_days="3",
        leads_saved="10",
        comments="3",
        reactions="5",
        reshares="0.5",
        messages="3",
        inmails="2",
        follows="0.5",
        invitations="3",
        invitations_with_note="3",
        connections="2",
        follow_ups="1",
    ),
    Preset.STEADY: _targets(
        posts="2",
        articles="1",
        searches="10",
        profiles_viewed="25",
        active_days="5",
        leads_saved="20",
        comments="10",
        reactions="15",
        reshares="1",
        messages="10",
        inmails="5",
        follows="1",
        invitations="8",
        invitations_with_note="8",
        connections="5",
        follow_ups="3",
    ),
    Preset.INTENSE: _targets(
        posts="3",
        articles="1",
        searches="25",
        profiles_viewed="100",
        active_days="6",
        leads_saved="50",
        comments="25",
        reactions="30",
        reshares="2",
        messages="15",
        inmails="10",
        follows="2",
        invitations="30",
        invitations_with_note="30",
        connections="15",
        follow_ups="5",
    ),
}


def kinds_of(component: Component, paid_plan: bool) -> tuple[Kind, ...]:
    """The kinds a member counts for a component, in the order of the page."""
    return tuple(
        kind
        for kind in KINDS.values()
        if kind.component is component and (paid_plan or not kind.paid)
    )


def targets_for(preset: Preset, own: Targets) -> Targets:
    """The member's own target of each kind where set (0: no weekly target), else the preset's."""
    return {**PRESETS[preset], **own}
