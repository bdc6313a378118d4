"""What a member's weeks looked like before and after a tip was done; no claim about the cause."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from typing import Final

from tracker.core.weeks import Week, today_in
from tracker.models import Member
from tracker.reads.activity import Counts, logged_weeks
from tracker.reads.tips import TipCard

WEEKS_BEFORE: Final = 13
FURTHEST_BACK: Final = 52


@dataclass(frozen=True, slots=True)
class TipEffect:
    """Averages a week of the first kind the tip moves, over the logged weeks on either side."""

    kind: str
    before: Fraction
    after: Fraction


def tip_effects(*, member: Member, tips: Iterable[TipCard], today: date) -> Mapping[str, TipEffect]:
    """Effects by slug, of tips done in the last year with logged weeks on both sides."""
    running = Week.of(today)
    done = {
        tip: Week.of(today_in(member.time_zone, tip.changed_at))
        for tip in tips
        if tip.is_done and tip.kinds and tip.changed_at
    }
    if not done:
        return {}
    weeks = logged_weeks(member, running, FURTHEST_BACK + WEEKS_BEFORE)
    effects = {tip.slug: _effect(tip.kinds[0], week, weeks) for tip, week in done.items()}
    return {slug: effect for slug, effect in effects.items() if effect}


def _effect(kind: str, done: Week, weeks: Mapping[Week, Counts]) -> TipEffect | None:
    """The week in which the tip was done belongs to neither side."""
    before = [counts for week, counts in weeks.items() if 0 < done - week <= WEEKS_BEFORE]
    after = [counts for week, counts in weeks.items() if week > done]
    if not before or not after:
        return None
    return TipEffect(kind, before=_mean(kind, before), after=_mean(kind, after))


def _mean(kind: str, weeks: list[Counts]) -> Fraction:
    return Fraction(sum(counts.get(kind, 0) for counts in weeks), len(weeks))
