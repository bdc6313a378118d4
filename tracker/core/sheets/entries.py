"""What is read from a file: entries for a part of the member's data, and what was refused."""

from collections.abc import Hashable, Mapping
from dataclasses import dataclass
from dataclasses import field as defined
from datetime import date
from decimal import Decimal
from enum import StrEnum
from typing import Final

from tracker.core.components import COMPONENTS

LONGEST_SHOWN: Final = 40


class Part(StrEnum):
    """What an entry is about, by its name in our JSON; `IMPORTED` lies within the activity."""

    SNAPSHOTS = "snapshots"
    ACTIVITY = "activity"
    IMPORTED = "imported"
    ANALYTICS = "creator_analytics"
    NOTES = "chart_notes"
    TARGETS = "targets"
    TIPS = "tip_progress"


class Why(StrEnum):
    """Why a line was refused or a value kept out; the interface has a sentence for each."""

    # Of a number, as of one that is typed.
    NOT_A_NUMBER = "not_a_number"
    TOO_LONG = "too_long"
    NEGATIVE = "negative"
    NOT_WHOLE = "not_whole"
    LESS_THAN = "less_than"
    MORE_THAN = "more_than"
    UNREADABLE_DAY = "unreadable_day"
    UNREADABLE_WEEK = "unreadable_week"
    NO_DAY = "no_day"
    FUTURE = "future"
    TOO_OLD = "too_old"
    TOO_MANY_CELLS = "too_many_cells"
    TWICE = "twice"
    WEEK_INCOMPLETE = "week_incomplete"
    WEEK_TOO_MANY = "week_too_many"
    UNKNOWN_KIND = "unknown_kind"
    NOT_YES_OR_NO = "not_yes_or_no"
    NOTE_TOO_LONG = "note_too_long"
    MISSING = "missing"
    EMPTY = "empty"
    SUM_DIFFERS = "sum_differs"
    WRONG_TYPE = "wrong_type"
    UNKNOWN_WORD = "unknown_word"
    TOO_MANY_NOTES = "too_many_notes"
    # The rest of the line is taken.
    UNKNOWN_INDUSTRY = "unknown_industry"
    UNKNOWN_TIP = "unknown_tip"


Value = int | str | bool | Decimal | None
Values = Mapping[str, Value]

COMPONENT_FIELDS: Final = tuple(component.value for component in COMPONENTS)
POINT_FIELDS: Final = (*COMPONENT_FIELDS, "industry_average", "network_average")
# In the order of our columns; `industry_name` and `note` are texts.
SNAPSHOT_FIELDS: Final = (
    *COMPONENT_FIELDS,
    "printed_total",
    "industry_rank",
    "network_rank",
    "industry_average",
    "network_average",
    "industry_name",
    "note",
)


@dataclass(frozen=True, slots=True)
class Entry:
    """One row of the member's data as the file has it; what is not in `values` it does not say.

    `key` is a day, a `Week`, a kind, or what else a row of that part is known by. `line` is the
    first physical line, in JSON the number of the entry.
    """

    part: Part
    key: Hashable
    values: Values
    line: int


@dataclass(frozen=True, slots=True)
class Refused:
    """`field` and `cell` are empty where the line as a whole is meant."""

    part: Part
    line: int
    why: Why
    field: str = ""
    cell: str = ""
    params: Mapping[str, object] = defined(default_factory=dict)


class EntryError(ValueError):
    """A cell was refused."""

    def __init__(self, why: Why, field: str = "", cell: str = "", **params: object) -> None:
        super().__init__(why.value)
        self.why = why
        self.field = field
        self.cell = shown(cell)
        self.params = params

    def at(self, part: Part, line: int) -> Refused:
        return Refused(part, line, self.why, self.field, self.cell, self.params)


@dataclass(frozen=True, slots=True)
class Reading:
    """`adds_up`: days of one week were added up."""

    entries: tuple[Entry, ...]
    refused: tuple[Refused, ...]
    adds_up: bool = False


def shown(text: str) -> str:
    """A cell as a sentence or a table can show it, on one line."""
    line = "".join(
        each if each.isprintable() else "\N{REPLACEMENT CHARACTER}"
        for each in " ".join(text[: 4 * LONGEST_SHOWN].split())
    )
    return line if len(line) <= LONGEST_SHOWN else line[: LONGEST_SHOWN - 1] + "…"


def check_day(day: date, *, first: date, last: date, field: str, cell: str) -> None:
    if day > last:
        raise EntryError(Why.FUTURE, field, cell)
    if day < first:
        raise EntryError(Why.TOO_OLD, field, cell)
