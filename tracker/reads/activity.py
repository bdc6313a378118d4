"""One week of a member's activity in full, against its targets, with the scores of today."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from fractions import Fraction
from typing import Final

from tracker.core.activity import ChecklistItem, Kind, Preset, Targets, kinds_of
from tracker.core.components import COMPONENTS, Component
from tracker.core.scoring import ActivityScore, WeekCounts, activity_score
from tracker.core.weeks import FIRST_DAY, Week
from tracker.models import Member, WeekNote
from tracker.reads.logged_weeks import (
    CountedWeek,
    counted_weeks,
    logged_of,
    week_notes,
    weeks_through,
)
from tracker.reads.targets import targets_of

FIRST_WEEK: Final = Week.of(FIRST_DAY)
FURTHEST: Final = 2


@dataclass(frozen=True, slots=True)
class KindWeek:
    """One kind in one week. `target` is None without one, `imported` where no archive tells."""

    kind: Kind
    typed: int | None
    target: Decimal | None
    imported: int | None = None

    @property
    def count(self) -> int | None:
        """What counts: what was typed, else what was imported; None while left blank."""
        return self.imported if self.typed is None else self.typed

    @property
    def differs(self) -> bool:
        """Whether the member typed something else than the archives say."""
        return None not in (self.typed, self.imported) and self.typed != self.imported

    @property
    def met(self) -> bool:
        return self.target is not None and (self.count or 0) >= self.target

    @property
    def share(self) -> Fraction:
        """How much of the target is done, 0 to 1; 0 without a target."""
        if self.target is None:
            return Fraction(0)
        return min(Fraction(1), Fraction(self.count or 0) / Fraction(self.target))

    @property
    def percent(self) -> int:
        """The filled part of the progress bar; full only when the target is met."""
        return int(self.share * 100)

    @property
    def lacks(self) -> Fraction:
        """What the missing part of the target weighs in the score."""
        if self.target is None:
            return Fraction(0)
        return self.kind.weight * (1 - self.share)


@dataclass(frozen=True, slots=True)
class ComponentWeek:
    """The kinds of one component in one week, in the order of the page."""

    component: Component
    kinds: tuple[KindWeek, ...]

    @property
    def targets(self) -> int:
        return sum(kind.target is not None for kind in self.kinds)

    @property
    def met(self) -> int:
        return sum(kind.met for kind in self.kinds)

    @property
    def open(self) -> tuple[KindWeek, ...]:
        """The kinds whose target is not met yet, the weightiest first."""
        unmet = [kind for kind in self.kinds if kind.target is not None and not kind.met]
        return tuple(sorted(unmet, key=lambda kind: -kind.lacks))


@dataclass(frozen=True, slots=True)
class ScoredComponent(ComponentWeek):
    """The same with today's activity score, whichever week is shown; None without one."""

    score: ActivityScore | None


@dataclass(frozen=True, slots=True)
class WeekSummary:
    """One week against its targets."""

    week: Week
    components: tuple[ComponentWeek, ...]

    @property
    def targets(self) -> int:
        return sum(component.targets for component in self.components)

    @property
    def met(self) -> int:
        return sum(component.met for component in self.components)

    @property
    def has_counts(self) -> bool:
        return any(kind.count is not None for part in self.components for kind in part.kinds)

    @property
    def furthest(self) -> tuple[KindWeek, ...]:
        """At most two kinds whose missing part weighs most, in the order of the page."""
        unmet = [kind for component in self.components for kind in component.open]
        chosen = sorted(unmet, key=lambda kind: -kind.lacks)[:FURTHEST]
        return tuple(kind for part in self.components for kind in part.kinds if kind in chosen)

    def of(self, component: Component) -> ComponentWeek:
        return self.components[COMPONENTS.index(component)]


@dataclass(frozen=True, slots=True)
class ActivityWeek(WeekSummary):
    """All that the page of one week shows."""

    components: tuple[ScoredComponent, ...]
    running_week: Week
    logged: int
    note: str
    nothing_to_log: bool
    preset: Preset
    can_copy: bool

    @property
    def is_logged(self) -> bool:
        """Whether a blank kind means zero."""
        return self.nothing_to_log or any(
            kind.typed is not None for part in self.components for kind in part.kinds
        )

    @property
    def has_imported(self) -> bool:
        return any(kind.imported is not None for part in self.components for kind in part.kinds)

    @property
    def is_running(self) -> bool:
        return self.week == self.running_week

    @property
    def previous(self) -> Week | None:
        return self.week - 1 if self.week > FIRST_WEEK else None

    @property
    def following(self) -> Week:
        return self.week + 1

    @property
    def next(self) -> Week | None:
        return self.following if self.week < self.running_week else None


def is_open(week: Week, today: date) -> bool:
    """Whether a member can log that week: LinkedIn's index existed and the week has begun."""
    return FIRST_WEEK <= week <= Week.of(today)


def activity_week(member: Member, week: Week, today: date) -> ActivityWeek:
    weeks = {*weeks_through(Week.of(today)), week - 1, week}
    return activity_week_of(
        member,
        week,
        today,
        counts=counted_weeks(member, weeks),
        notes=week_notes(member, weeks),
        targets=targets_of(member),
    )


def activity_week_of(
    member: Member,
    week: Week,
    today: date,
    *,
    counts: Mapping[Week, CountedWeek],
    notes: Mapping[Week, WeekNote],
    targets: Targets,
) -> ActivityWeek:
    running = Week.of(today)
    logged = logged_of(weeks_through(running), counts, notes)
    note = notes.get(week, WeekNote())
    parts = _components(member, counts.get(week, CountedWeek()), targets)
    scores = _scores(member, logged, running, targets)
    return ActivityWeek(
        week=week,
        components=tuple(
            ScoredComponent(part.component, part.kinds, scores[part.component]) for part in parts
        ),
        running_week=running,
        logged=len(logged),
        note=note.text,
        nothing_to_log=note.nothing_to_log,
        preset=Preset(member.target_preset),
        can_copy=bool(counts.get(week - 1, CountedWeek()).typed),
    )


def week_summary(member: Member, week: Week) -> WeekSummary:
    counted = counted_weeks(member, {week}).get(week, CountedWeek())
    return WeekSummary(week, _components(member, counted, targets_of(member)))


def _components(member: Member, counts: CountedWeek, targets: Targets) -> tuple[ComponentWeek, ...]:
    return tuple(
        ComponentWeek(
            component,
            tuple(
                KindWeek(
                    kind,
                    typed=counts.typed.get(kind.key),
                    target=targets.get(kind.key) or None,
                    imported=counts.imported.get(kind.key),
                )
                for kind in kinds_of(component, member.has_paid_plan)
            ),
        )
        for component in COMPONENTS
    )


def _scores(
    member: Member, logged: Mapping[Week, WeekCounts], running: Week, targets: Targets
) -> Mapping[Component, ActivityScore | None]:
    checklist = member.profile_checklist
    return {
        component: activity_score(
            component,
            logged,
            running_week=running,
            targets=targets,
            checklist=None if checklist is None else [ChecklistItem(item) for item in checklist],
            paid_plan=member.has_paid_plan,
        )
        for component in COMPONENTS
    }
