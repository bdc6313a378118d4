"""What a member logged: one week in full, and the scores and averages of the last 13 weeks."""

from collections import defaultdict
from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from fractions import Fraction
from typing import Final

from django.db.models import Value

from tracker.core.activity import (
    KINDS,
    ChecklistItem,
    Kind,
    Preset,
    Targets,
    kinds_of,
    targets_for,
)
from tracker.core.components import COMPONENTS, Component
from tracker.core.scoring import WINDOW, ActivityScore, WeekCounts, activity_score
from tracker.core.weeks import FIRST_DAY, Week, weeks_between
from tracker.models import ActivityCount, ActivityTarget, ImportedCount, Member, WeekNote

FIRST_WEEK: Final = Week.of(FIRST_DAY)
FURTHEST: Final = 2

Counts = dict[str, int]


@dataclass(frozen=True, slots=True)
class CountedWeek:
    """What the member typed for a week, and what archives say of it. What was typed wins."""

    typed: Counts = field(default_factory=dict)
    imported: Counts = field(default_factory=dict)

    @property
    def both(self) -> Counts:
        return self.imported | self.typed

    def known(self, *, blank_is_zero: bool) -> WeekCounts:
        """A blank kind is 0 in a week that was typed; of some kinds archives know nothing."""
        return self.both if blank_is_zero else dict.fromkeys(KINDS) | self.both


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


@dataclass(frozen=True, slots=True)
class KindMean:
    """A kind's average over the logged weeks; None when no week is logged."""

    kind: Kind
    mean: Fraction | None
    target: Decimal | None


def is_open(week: Week, today: date) -> bool:
    """Whether a member can log that week: LinkedIn's index existed and the week has begun."""
    return FIRST_WEEK <= week <= Week.of(today)


def activity_week(member: Member, week: Week, today: date) -> ActivityWeek:
    weeks = {*_window(Week.of(today)), week - 1, week}
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
    window = _window(running)
    logged = logged_of(window, counts, notes)
    note = notes.get(week, WeekNote())
    scores = _scores(member, logged, running, targets)
    return ActivityWeek(
        week=week,
        components=tuple(
            ScoredComponent(part.component, part.kinds, scores[part.component])
            for part in _components(member, counts.get(week, CountedWeek()), targets)
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


def targets_of(member: Member) -> Targets:
    """Weekly targets by kind: the member's own where set, else the preset's."""
    return targets_for(Preset(member.target_preset), own_targets(member))


def own_targets(member: Member) -> Targets:
    """The targets a member set, without the zeros that a fixed scale adds: 10, 0.5."""
    rows = ActivityTarget.objects.filter(member=member).values_list("kind", "per_week")
    return {kind: _shortest(target) for kind, target in rows}


def _shortest(number: Decimal) -> Decimal:
    whole = number.to_integral_value()
    return whole if whole == number else number.normalize()


def logged_weeks(member: Member, through: Week, count: int = WINDOW) -> Mapping[Week, WeekCounts]:
    """The counts of each logged week among the `count` weeks that end with `through`.

    A week is logged once it has a count, typed or imported, or once its note says that there was
    nothing. In a week that was imported alone, what no archive tells is None: unknown.
    """
    window = _window(through, count)
    return logged_of(window, counted_weeks(member, window), week_notes(member, window))


def weekly_means(member: Member, component: Component, today: date) -> tuple[KindMean, ...]:
    """Averages over the logged weeks among the last 13; the running one only when it is alone."""
    running = Week.of(today)
    logged = logged_weeks(member, running)
    return weekly_means_of(member, component, running, logged=logged, targets=targets_of(member))


def weekly_means_of(
    member: Member,
    component: Component,
    running: Week,
    *,
    logged: Mapping[Week, WeekCounts],
    targets: Targets,
) -> tuple[KindMean, ...]:
    weeks = averaged_weeks(logged, running)
    return tuple(
        KindMean(kind, mean_of(kind, weeks), targets.get(kind.key) or None)
        for kind in kinds_of(component, member.has_paid_plan)
    )


def averaged_weeks(logged: Mapping[Week, WeekCounts], running: Week) -> list[WeekCounts]:
    """The logged weeks that an average is over: the running one only when it is alone."""
    return [counts for week, counts in logged.items() if week < running] or list(logged.values())


def mean_of(kind: Kind, weeks: Collection[WeekCounts]) -> Fraction | None:
    known = known_counts(kind, weeks)
    return Fraction(sum(known), len(known)) if known else None


def known_counts(kind: Kind, weeks: Collection[WeekCounts]) -> list[int]:
    """Of the weeks in which the kind is known: blank is 0, None is not."""
    return [count for week in weeks if (count := week.get(kind.key, 0)) is not None]


def _window(through: Week, count: int = WINDOW) -> list[Week]:
    return list(weeks_between(through - (count - 1), through))


def counted_weeks(member: Member, weeks: Collection[Week]) -> Mapping[Week, CountedWeek]:
    counts: dict[Week, CountedWeek] = defaultdict(CountedWeek)
    mondays = [week.monday for week in weeks]
    typed, imported = (
        model.objects.filter(member=member, week__in=mondays)
        .annotate(is_typed=Value(is_typed))
        .values_list("week", "kind", "count", "is_typed")
        for model, is_typed in ((ActivityCount, True), (ImportedCount, False))
    )
    for monday, kind, count, is_typed in typed.union(imported, all=True):
        counted = counts[Week.from_monday(monday)]
        (counted.typed if is_typed else counted.imported)[kind] = count
    return counts


def week_notes(member: Member, weeks: Collection[Week]) -> Mapping[Week, WeekNote]:
    rows = WeekNote.objects.filter(member=member, week__in=[week.monday for week in weeks])
    return {Week.from_monday(note.week): note for note in rows}


def logged_of(
    window: Collection[Week], counts: Mapping[Week, CountedWeek], notes: Mapping[Week, WeekNote]
) -> Mapping[Week, WeekCounts]:
    nothing = {week for week, note in notes.items() if note.nothing_to_log}
    counted = {week: counts.get(week, CountedWeek()) for week in window}
    return {
        week: each.known(blank_is_zero=bool(each.typed) or week in nothing)
        for week, each in counted.items()
        if each.both or week in nothing
    }


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
