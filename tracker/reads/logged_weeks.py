"""What is known of a member's weeks, typed or imported, and the averages of those logged."""

from collections import defaultdict
from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from fractions import Fraction

from django.db.models import Value

from tracker.core.activity import KINDS, Kind, Targets, kinds_of
from tracker.core.components import Component
from tracker.core.scoring import WINDOW, WeekCounts
from tracker.core.weeks import Week, weeks_between
from tracker.models import ActivityCount, ImportedCount, Member, WeekNote
from tracker.reads.targets import targets_of

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
class KindMean:
    """A kind's average over the logged weeks; None when no week is logged."""

    kind: Kind
    mean: Fraction | None
    target: Decimal | None


def logged_weeks(member: Member, through: Week, count: int = WINDOW) -> Mapping[Week, WeekCounts]:
    """The counts of each logged week among the `count` weeks that end with `through`.

    A week is logged once it has a count, typed or imported, or once its note says that there was
    nothing. In a week that was imported alone, what no archive tells is None: unknown.
    """
    weeks = weeks_through(through, count)
    return logged_of(weeks, counted_weeks(member, weeks), week_notes(member, weeks))


def logged_of(
    weeks: Collection[Week], counts: Mapping[Week, CountedWeek], notes: Mapping[Week, WeekNote]
) -> Mapping[Week, WeekCounts]:
    nothing = {week for week, note in notes.items() if note.nothing_to_log}
    counted = {week: counts.get(week, CountedWeek()) for week in weeks}
    return {
        week: each.known(blank_is_zero=bool(each.typed) or week in nothing)
        for week, each in counted.items()
        if each.both or week in nothing
    }


def weeks_through(through: Week, count: int = WINDOW) -> list[Week]:
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
