"""The weeks a member has said something about, as they were written down: no targets, no scores."""

from collections.abc import Collection
from dataclasses import dataclass
from typing import Any

from django.db.models import QuerySet

from tracker.core.weeks import Week
from tracker.models import ActivityCount, ImportedCount, Member, WeekNote
from tracker.reads.logged_weeks import CountedWeek, counted_weeks, week_notes


@dataclass(frozen=True, slots=True)
class WeekEntry:
    """One week: what was typed, what archives say, and the note."""

    week: Week
    counted: CountedWeek
    note: str
    nothing_to_log: bool

    @property
    def is_logged(self) -> bool:
        return bool(self.counted.both) or self.nothing_to_log


def week_entry(*, member: Member, week: Week) -> WeekEntry:
    """Two queries; a week nobody wrote about is an empty one."""
    (entry,) = _entries(member, [week])
    return entry


def week_entries(*, member: Member, before: Week | None, limit: int) -> tuple[WeekEntry, ...]:
    """The latest weeks before `before` that hold anything, newest first; three queries."""
    weeks = (
        _mondays(ActivityCount.objects.filter(member=member), before)
        .union(
            _mondays(ImportedCount.objects.filter(member=member), before),
            _mondays(WeekNote.objects.filter(member=member), before),
        )
        .order_by("-week")[:limit]
    )
    return _entries(member, [Week.from_monday(monday) for (monday,) in weeks])


def _mondays(rows: "QuerySet[Any, Any]", before: Week | None) -> "QuerySet[Any, Any]":
    found = rows.filter(week__lt=before.monday) if before else rows
    return found.order_by().values_list("week").distinct()


def _entries(member: Member, weeks: Collection[Week]) -> tuple[WeekEntry, ...]:
    counts = counted_weeks(member, weeks)
    notes = week_notes(member, weeks)
    return tuple(_entry(week, counts.get(week, CountedWeek()), notes.get(week)) for week in weeks)


def _entry(week: Week, counted: CountedWeek, note: WeekNote | None) -> WeekEntry:
    return WeekEntry(
        week=week,
        counted=counted,
        note=note.text if note else "",
        nothing_to_log=note.nothing_to_log if note else False,
    )
