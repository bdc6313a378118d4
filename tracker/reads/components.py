"""A member's own state in one component: where it is, how it moved and what feeds it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from typing import Final

from tracker.core.components import Component, Score
from tracker.core.drawing import Sparkline, sparkline
from tracker.core.trend import ScorePoint, weakest
from tracker.models import Member
from tracker.reads.changes import Changes, changes_of, recent_weeks
from tracker.reads.logged_weeks import KindMean, weekly_means
from tracker.reads.snapshots import score_points
from tracker.reads.standing import (
    CohortStanding,
    ScoreStanding,
    TooFew,
    industry_standing,
    standings,
)

SPARKLINE_SIZE: Final = (246, 48)


@dataclass(frozen=True, slots=True)
class ComponentState:
    """`value` is None before the first snapshot and where the latest gave only a total.

    `industry` is missing below its minimum; `feeds` has no means while no week is logged.
    """

    component: Component
    value: int | None
    has_snapshot: bool
    is_weakest: bool
    sparkline: Sparkline
    changes: Changes
    industry: ScoreStanding | None
    feeds: tuple[KindMean, ...]

    @property
    def has_logged_weeks(self) -> bool:
        return any(feed.mean is not None for feed in self.feeds)

    @property
    def furthest(self) -> KindMean | None:
        """The kind whose missing part weighs most in the activity score, if any is missing."""
        unmet = [feed for feed in self.feeds if _lacks(feed)]
        return max(unmet, key=_lacks, default=None)


@dataclass(frozen=True, slots=True)
class ComponentValue:
    """A component in the latest snapshot, in thousandths."""

    value: int | None
    is_weakest: bool


def component_state(*, member: Member, component: Component, today: date) -> ComponentState:
    return component_state_of(
        score_points(member),
        component=component,
        today=today,
        peers=standings(member=member, today=today),
        feeds=weekly_means(member, component, today),
    )


def component_state_of(
    points: Sequence[ScorePoint],
    *,
    component: Component,
    today: date,
    peers: Sequence[CohortStanding | TooFew],
    feeds: tuple[KindMean, ...],
) -> ComponentState:
    return ComponentState(
        component=component,
        value=points[-1].value(component) if points else None,
        has_snapshot=bool(points),
        is_weakest=_is_weakest(points, component),
        sparkline=sparkline(
            [week.value(component) for week in recent_weeks(points, today=today)], *SPARKLINE_SIZE
        ),
        changes=changes_of(points, today=today, score=component),
        industry=industry_standing(peers, Score(component.value)),
        feeds=feeds,
    )


def component_values(*, member: Member) -> dict[Component, ComponentValue]:
    """All four components in the latest snapshot."""
    return component_values_of(score_points(member))


def component_values_of(points: Sequence[ScorePoint]) -> dict[Component, ComponentValue]:
    return {
        component: ComponentValue(
            value=points[-1].value(component) if points else None,
            is_weakest=_is_weakest(points, component),
        )
        for component in Component
    }


def _is_weakest(points: Sequence[ScorePoint], component: Component) -> bool:
    return bool(points) and weakest(points[-1]) is component


def _lacks(feed: KindMean) -> Fraction:
    if not feed.target or feed.mean is None:
        return Fraction(0)
    return feed.kind.weight * max(Fraction(0), 1 - feed.mean / Fraction(feed.target))
