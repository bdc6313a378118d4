"""How far a new member is: who they are, a first snapshot, this week, one tip."""

from datetime import date
from enum import IntEnum

from tracker.core.components import Component
from tracker.core.trend import weakest
from tracker.core.weeks import Week
from tracker.models import ActivityCount, Member, Snapshot, TipProgress
from tracker.reads.snapshots import score_points


class Step(IntEnum):
    PROFILE = 1
    SNAPSHOT = 2
    WEEK = 3
    TIP = 4


def next_step(*, member: Member, today: date, reached: int) -> Step | None:
    """The first step from `reached` on that is still open; None when none is left.

    A tip is of the weakest component, so without a snapshot of the four there is none to choose.
    """
    return next((step for step in Step if step >= reached and _is_open(step, member, today)), None)


def weakest_component(member: Member) -> Component | None:
    points = score_points(member)
    return weakest(points[-1]) if points else None


def _is_open(step: Step, member: Member, today: date) -> bool:
    if step is Step.PROFILE:
        return member.industry_id is None
    if step is Step.SNAPSHOT:
        return not Snapshot.objects.of(member).exists()
    if step is Step.WEEK:
        week = Week.of(today).monday
        return not ActivityCount.objects.filter(member=member, week=week).exists()
    begun = TipProgress.objects.filter(member=member, state=TipProgress.State.DOING)
    return not begun.exists() and weakest_component(member) is not None
