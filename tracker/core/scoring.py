"""The activity score: our own formula, told with a worked example in docs/scoring.md."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from math import floor
from typing import Final

from tracker.core.activity import PROFILE_CHECKLIST, ChecklistItem, Kind, Targets, kinds_of
from tracker.core.components import COMPONENT_MAXIMUM, Component
from tracker.core.weeks import Week

WINDOW: Final = 13

# What one week holds: a kind that is absent was left blank and is 0, None is unknown.
WeekCounts = Mapping[str, int | None]


@dataclass(frozen=True, slots=True)
class ActivityScore:
    """A component's activity score in thousandths, and the weeks it is the average of."""

    thousandths: int
    logged_weeks: int
    counts_running_week: bool
    of_weeks: int = WINDOW


def activity_score(
    component: Component,
    weeks: Mapping[Week, WeekCounts],
    *,
    running_week: Week,
    targets: Targets,
    checklist: Collection[ChecklistItem] | None = None,
    paid_plan: bool = False,
) -> ActivityScore | None:
    """`25 * sum(w_k * min(1, mean(n_k) / target_k)) / sum(w_k)` over the last 13 weeks.

    Only over the logged ones, which is every week in `weeks`. The running week is the last of the
    13 and counts only when it raises the score, or when there would be none without it. A kind
    without a target leaves both sums, as does one unknown in every week. The checklist is half of
    brand once the member has answered it (`None`: never). Without a week or a kind: no score.
    """
    kinds = [kind for kind in kinds_of(component, paid_plan) if targets.get(kind.key, 0) > 0]
    profile = _checklist_share(checklist) if component is Component.BRAND else None
    past = [counts for week, counts in weeks.items() if 0 < running_week - week < WINDOW]
    score = _score(kinds, past, targets, profile)
    if running_week in weeks:
        with_running = [*past, weeks[running_week]]
        raised = _score(kinds, with_running, targets, profile)
        if raised is not None and (score is None or raised > score):
            return ActivityScore(_thousandths(raised), len(with_running), True)
    if score is None:
        return None
    return ActivityScore(_thousandths(score), len(past), False)


def _score(
    kinds: Sequence[Kind],
    weeks: Sequence[WeekCounts],
    targets: Targets,
    profile: Fraction | None,
) -> Fraction | None:
    """The score as a share of full marks."""
    parts = [(kind.weight, _met(kind, weeks, targets)) for kind in kinds]
    known = [(weight, met) for weight, met in parts if met is not None]
    if not known:
        return None
    total = sum((weight * met for weight, met in known), Fraction(0))
    activity = total / sum(weight for weight, _ in known)
    return activity if profile is None else (activity + profile) / 2


def _met(kind: Kind, weeks: Sequence[WeekCounts], targets: Targets) -> Fraction | None:
    """How much of its target a kind meets, at most 1, over the weeks in which it is known."""
    counts = [count for week in weeks if (count := week.get(kind.key, 0)) is not None]
    if not counts:
        return None
    mean = Fraction(sum(counts), len(counts))
    return min(Fraction(1), mean / Fraction(targets[kind.key]))


def _checklist_share(checklist: Collection[ChecklistItem] | None) -> Fraction | None:
    if checklist is None:
        return None
    return Fraction(len(set(checklist)), len(PROFILE_CHECKLIST))


def _thousandths(share: Fraction) -> int:
    return floor(share * COMPONENT_MAXIMUM + Fraction(1, 2))
