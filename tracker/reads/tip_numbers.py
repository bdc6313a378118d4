"""A member's own numbers behind a tip: its kinds week by week, the profile items it ticks off."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from tracker.core.activity import Kind, Targets
from tracker.core.bars import WeekBars, week_bars
from tracker.core.scoring import WINDOW, WeekCounts
from tracker.core.weeks import Week, weeks_between
from tracker.models import Member
from tracker.reads.logged_weeks import averaged_weeks, known_counts, mean_of
from tracker.reads.tip_effects import TipEffect, begun_in, counted_kinds, effect_on
from tracker.reads.tips import TipCard


@dataclass(frozen=True, slots=True)
class KindNumbers:
    """One kind in the last 13 weeks, oldest first; None is a week that is not logged.

    `mean` is over `averaged` logged weeks and None without any. `effect` is missing where the tip
    is not begun, or one side of it has no logged week.
    """

    kind: Kind
    target: Decimal | None
    counts: tuple[int | None, ...]
    mean: Fraction | None
    averaged: int
    bars: WeekBars
    effect: TipEffect | None

    @property
    def this_week(self) -> int | None:
        return self.counts[-1]

    @property
    def is_met(self) -> bool:
        return self.target is not None and (self.this_week or 0) >= self.target


@dataclass(frozen=True, slots=True)
class ChecklistNumbers:
    """Items of the profile that the tip ticks off; `done` is None while never answered."""

    items: tuple[str, ...]
    done: tuple[str, ...] | None


@dataclass(frozen=True, slots=True)
class TipNumbers:
    """`needs_paid_plan`: some kinds are left out, as the member has no paid LinkedIn plan."""

    week: Week
    kinds: tuple[KindNumbers, ...]
    needs_paid_plan: bool
    checklist: ChecklistNumbers | None

    @property
    def keys(self) -> tuple[str, ...]:
        return tuple(each.kind.key for each in self.kinds)

    @property
    def has_logged_weeks(self) -> bool:
        return any(each.averaged for each in self.kinds)

    @property
    def effects(self) -> tuple[TipEffect, ...]:
        return tuple(each.effect for each in self.kinds if each.effect)


def tip_numbers(
    *,
    member: Member,
    tip: TipCard,
    running: Week,
    logged: Mapping[Week, WeekCounts],
    targets: Targets,
) -> TipNumbers:
    counted = counted_kinds(tip, member)
    begun = begun_in(tip, member)
    return TipNumbers(
        week=running,
        kinds=tuple(_kind(kind, running, logged, targets, begun) for kind in counted),
        needs_paid_plan=len(counted) < len(tip.kinds),
        checklist=_checklist(tip, member.profile_checklist),
    )


def _kind(
    kind: Kind,
    running: Week,
    logged: Mapping[Week, WeekCounts],
    targets: Targets,
    begun: Week | None,
) -> KindNumbers:
    window = list(weeks_between(running - (WINDOW - 1), running))
    counts = tuple(logged[week].get(kind.key, 0) if week in logged else None for week in window)
    averaged = averaged_weeks({week: logged[week] for week in window if week in logged}, running)
    target = targets.get(kind.key) or None
    return KindNumbers(
        kind=kind,
        target=target,
        counts=counts,
        mean=mean_of(kind, averaged),
        averaged=len(known_counts(kind, averaged)),
        bars=week_bars(counts, float(target) if target else None),
        effect=effect_on(kind.key, begun=begun, running=running, logged=logged) if begun else None,
    )


def _checklist(tip: TipCard, answered: Sequence[str] | None) -> ChecklistNumbers | None:
    if not tip.checklist:
        return None
    done = None if answered is None else tuple(item for item in tip.checklist if item in answered)
    return ChecklistNumbers(items=tip.checklist, done=done)
