"""How a table is to be read: what it holds, which column is what, in which format days are.

A plan is proposed by the table. Where the table leaves a doubt, the plan has none and asks.
"""

from collections.abc import Container, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum
from typing import Final, TypeVar

from tracker.core.activity import KINDS
from tracker.core.sheets import headers
from tracker.core.sheets.dates import DateFormat, days_by_format, possible_formats
from tracker.core.sheets.entries import COMPONENT_FIELDS, SNAPSHOT_FIELDS
from tracker.core.sheets.headers import COUNT, DAY, KIND, NOTE, NOTHING, WEEK
from tracker.core.sheets.numbers import DecimalMark, possible_marks
from tracker.core.sheets.tables import Table


class Holds(StrEnum):
    SNAPSHOTS = "snapshots"
    # A line a week (or day), a column a kind.
    WEEKS = "weeks"
    # A line a count: its week or day, its kind, how many.
    COUNTS = "counts"


# What a column can be, in the order in which it is offered.
FIELDS: Final = {
    Holds.SNAPSHOTS: (DAY, *SNAPSHOT_FIELDS),
    Holds.WEEKS: (WEEK, *KINDS, NOTHING, NOTE),
    Holds.COUNTS: (WEEK, KIND, COUNT),
}
_NAMED: Final = {
    Holds.SNAPSHOTS: headers.snapshot_field,
    Holds.WEEKS: headers.week_field,
    Holds.COUNTS: headers.count_field,
}
_SHOWN: Final = 2

Choice = TypeVar("Choice", DateFormat, DecimalMark)


class Lack(StrEnum):
    """What is still to be said before a table can be read."""

    HOLDS = "holds"
    DAY = "day"
    VALUE = "value"
    KIND_AND_COUNT = "kind_and_count"
    TWICE = "twice"
    DATES = "dates"
    MARK = "mark"


@dataclass(frozen=True, slots=True)
class Plan:
    """`fields` has one for each column, empty where it is left out."""

    header: int | None
    holds: Holds | None
    fields: tuple[str, ...] = ()
    dates: DateFormat | None = None
    mark: DecimalMark | None = None

    def place(self, field: str) -> int:
        return self.fields.index(field)


@dataclass(frozen=True, slots=True)
class Doubts:
    """What the chosen columns can mean: several formats or marks are a question."""

    dates: tuple[DateFormat, ...]
    marks: tuple[DecimalMark, ...]
    # Some days as each format reads them, the same ones in each; None where it cannot.
    examples: Mapping[DateFormat, tuple[date | None, ...]]


def proposed_holds(names: Sequence[str]) -> Holds | None:
    """None where the names of the columns do not tell."""
    if headers.about_counts(names):
        return Holds.COUNTS
    if headers.about_snapshots(names):
        return Holds.SNAPSHOTS
    return Holds.WEEKS if headers.about_weeks(names) else None


def proposed_fields(table: Table, header: int | None, holds: Holds) -> tuple[str, ...]:
    """By the names of the columns: our own name of a field before others, the first of two."""
    names = table.names(header)
    place_of: dict[str, int] = {}
    for place in sorted(range(len(names)), key=lambda place: names[place] not in FIELDS[holds]):
        place_of.setdefault(_NAMED[holds](names[place]), place)
    fields = [""] * len(names)
    for field, place in place_of.items():
        fields[place] = field
    if holds is Holds.SNAPSHOTS and _total_is_a_sum(table, header, fields):
        fields[place_of["printed_total"]] = ""
    return tuple(fields)


def doubts(table: Table, plan: Plan) -> Doubts:
    """Raises nothing: a plan without a column of days has no doubt about them."""
    days = DAY if plan.holds is Holds.SNAPSHOTS else WEEK
    counted = {COUNT, *KINDS} if plan.holds is not Holds.SNAPSHOTS else set()
    written = list(_cells(table, plan, {days}))
    return Doubts(
        possible_formats(written),
        possible_marks(_cells(table, plan, counted)),
        _examples(written),
    )


def decided(plan: Plan, doubts: Doubts) -> Plan:
    """With what the file leaves no doubt about; a choice that it does not leave is none."""
    return replace(
        plan,
        dates=_chosen(plan.dates, doubts.examples, doubts.dates),
        mark=_chosen(plan.mark, doubts.marks and tuple(DecimalMark), doubts.marks),
    )


def lacks(plan: Plan, doubts: Doubts) -> Lack | None:
    """The first thing that is missing."""
    chosen = [field for field in plan.fields if field]
    if plan.holds is None:
        return Lack.HOLDS
    if len(set(chosen)) < len(chosen):
        return Lack.TWICE
    if FIELDS[plan.holds][0] not in chosen:
        return Lack.DAY
    if plan.holds is Holds.COUNTS and len(chosen) < len(FIELDS[Holds.COUNTS]):
        return Lack.KIND_AND_COUNT
    if len(chosen) < 2:
        return Lack.VALUE
    if doubts.dates and plan.dates is None:
        return Lack.DATES
    return Lack.MARK if doubts.marks and plan.mark is None else None


def _chosen(
    choice: Choice | None, offered: Container[Choice], possible: Sequence[Choice]
) -> Choice | None:
    if choice in offered:
        return choice
    return possible[0] if len(possible) == 1 else None


def _examples(written: Sequence[str]) -> dict[DateFormat, tuple[date | None, ...]]:
    days = days_by_format(written)
    texts = list(dict.fromkeys(text for each in days.values() for text in each))[:_SHOWN]
    return {each: tuple(read.get(text) for text in texts) for each, read in days.items()}


def _cells(table: Table, plan: Plan, fields: set[str]) -> Iterator[str]:
    places = [place for place, field in enumerate(plan.fields) if field in fields]
    for _line, cells in table.lines(plan.header):
        yield from (cells[place] for place in places if place < len(cells))


def _total_is_a_sum(table: Table, header: int | None, fields: Sequence[str]) -> bool:
    """A total with decimals beside its components is worked out from them, and so left out."""
    if not {*COMPONENT_FIELDS, "printed_total"} <= set(fields):
        return False
    plan = Plan(header, Holds.SNAPSHOTS, tuple(fields))
    return any("." in cell or "," in cell for cell in _cells(table, plan, {"printed_total"}))
