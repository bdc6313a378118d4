"""What a member's weeks looked like before and after a tip was begun; no claim about the cause."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from fractions import Fraction
from typing import Final

from tracker.core.activity import KINDS, Kind
from tracker.core.scoring import WeekCounts
from tracker.core.weeks import Week, today_in
from tracker.models import Member
from tracker.reads.logged_weeks import mean_of
from tracker.reads.tips import TipCard

WEEKS_BEFORE: Final = 13
FURTHEST_BACK: Final = 52
# How many weeks, the running one included, effects are told from.
WEEKS_ASKED: Final = FURTHEST_BACK + WEEKS_BEFORE


@dataclass(frozen=True, slots=True)
class TipEffect:
    """Averages a week of one kind the tip moves, over the logged weeks on either side."""

    kind: str
    before: Fraction
    after: Fraction


def tip_effects(
    *, member: Member, tips: Iterable[TipCard], running: Week, logged: Mapping[Week, WeekCounts]
) -> Mapping[str, TipEffect]:
    """By slug, for the first kind each tip moves, where it is under way or done."""
    effects = {
        tip.slug: effect_on(kinds[0].key, begun=begun, running=running, logged=logged)
        for tip in tips
        if (kinds := counted_kinds(tip, member)) and (begun := begun_in(tip, member))
    }
    return {slug: effect for slug, effect in effects.items() if effect}


def counted_kinds(tip: TipCard, member: Member) -> tuple[Kind, ...]:
    """The kinds a tip moves, without those that the member has no paid LinkedIn plan for."""
    kinds = (KINDS[key] for key in tip.kinds)
    return tuple(kind for kind in kinds if member.has_paid_plan or not kind.paid)


def begun_in(tip: TipCard, member: Member) -> Week | None:
    """The member's week in which a tip was last marked as under way or done."""
    if tip.changed_at is None or not tip.is_begun:
        return None
    return Week.of(today_in(member.time_zone, tip.changed_at))


def effect_on(
    kind: str, *, begun: Week, running: Week, logged: Mapping[Week, WeekCounts]
) -> TipEffect | None:
    """Neither the week in which the tip was begun nor the running one belongs to a side."""
    if running - begun > FURTHEST_BACK:
        return None
    before = [counts for week, counts in logged.items() if 0 < begun - week <= WEEKS_BEFORE]
    after = [counts for week, counts in logged.items() if begun < week < running]
    means = mean_of(KINDS[kind], before), mean_of(KINDS[kind], after)
    if means[0] is None or means[1] is None:
        return None
    return TipEffect(kind, before=means[0], after=means[1])
