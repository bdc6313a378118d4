"""Lines as weeks of activity: a line a week or day, or a line for each count.

Days of one week are added up. Where one of them was refused the sum would be too low, so the week
(of that kind) is refused with it; and a day that comes twice is one of two numbers, or their sum.
"""

from collections import defaultdict
from collections.abc import Hashable, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Final

from tracker.core.activity import KINDS
from tracker.core.names import NOTE_LENGTH
from tracker.core.sheets.cells import note, plain_text, week_of, yes_or_no
from tracker.core.sheets.entries import Entry, EntryError, Part, Reading, Refused, Value, Why
from tracker.core.sheets.headers import COUNT, KIND, NOTE, NOTHING, WEEK, kind_named
from tracker.core.sheets.numbers import whole_number
from tracker.core.sheets.plans import Holds, Plan
from tracker.core.sheets.tables import Table
from tracker.core.weeks import Week

_ACTIVITY: Final = Part.ACTIVITY


@dataclass(frozen=True, slots=True)
class _Said:
    """One line: about a day of the week, or about the week where it names no day."""

    line: int
    when: Hashable
    counts: Mapping[str, int]
    note: str = ""
    nothing: bool | None = None


@dataclass(slots=True)
class _Group:
    """The lines about one week, or of one week and kind."""

    said: list[_Said] = field(default_factory=list)
    # The first line that was refused.
    spoiled: int | None = None

    def another(self, when: Hashable) -> _Said | None:
        """A line about the same day; one about the whole week is about each of its days."""
        for said in self.said:
            if said.when == when or Week in {type(said.when), type(when)}:
                return said
        return None


class Weeks:
    """Collects lines; a group that turns out to be incomplete is refused in the end."""

    def __init__(self, plan: Plan, today: date, *, is_guarded: bool = False) -> None:
        self.plan = plan
        self.today = today
        self.is_guarded = is_guarded
        self.groups: dict[tuple[Week, str], _Group] = defaultdict(_Group)
        self.refused: list[Refused] = []

    def add(self, line: int, texts: Mapping[str, str]) -> None:
        group = None
        try:
            week, day = week_of(texts.get(WEEK, ""), self.plan.dates, self.today)
            group = self.groups[week, self._kind(texts)]
            said = self._said(line, day or week, texts)
            if first := group.another(said.when):
                raise EntryError(Why.TWICE, WEEK, texts[WEEK], line=first.line)
            group.said.append(said)
        except EntryError as error:
            self.refused.append(error.at(_ACTIVITY, line))
            if group is not None and error.why is not Why.TWICE:
                group.spoiled = group.spoiled or line

    def refuse(self, line: int, why: Why) -> None:
        self.refused.append(Refused(_ACTIVITY, line, why))

    @property
    def reading(self) -> Reading:
        weeks: dict[Week, list[_Said]] = defaultdict(list)
        for (week, _kind), group in self.groups.items():
            weeks[week] += self._whole(group)
        entries = tuple(_entry(week, said) for week, said in weeks.items() if said)
        adds_up = any(len(group.said) > 1 for group in self.groups.values())
        refused = sorted(self.refused, key=lambda refused: refused.line)
        return Reading(entries, tuple(refused), adds_up)

    def _kind(self, texts: Mapping[str, str]) -> str:
        """Which kind a line of counts is about; empty for a line of a whole week."""
        if self.plan.holds is not Holds.COUNTS:
            return ""
        named = texts.get(KIND, "")
        kind = kind_named(named)
        if not kind:
            raise EntryError(Why.UNKNOWN_KIND, KIND, named)
        return kind

    def _said(self, line: int, when: Hashable, texts: Mapping[str, str]) -> _Said:
        if self.plan.holds is Holds.COUNTS:
            return _Said(line, when, self._counts({self._kind(texts): texts.get(COUNT, "")}))
        return _Said(
            line,
            when,
            self._counts({kind: texts[kind] for kind in texts.keys() & KINDS.keys()}),
            note(plain_text(texts.get(NOTE, ""), is_guarded=self.is_guarded)),
            yes_or_no(NOTHING, texts.get(NOTHING, "")),
        )

    def _counts(self, texts: Mapping[str, str]) -> dict[str, int]:
        """By kind; an empty cell says nothing."""
        return {
            kind: whole_number(text, self.plan.mark, kind, KINDS[kind].weekly_maximum)
            for kind, text in texts.items()
            if text.strip()
        }

    def _whole(self, group: _Group) -> list[_Said]:
        """The lines of a group, none where one is missing or together they are too much."""
        if group.spoiled is not None:
            for said in group.said:
                params = {"line": group.spoiled}
                refused = Refused(_ACTIVITY, said.line, Why.WEEK_INCOMPLETE, params=params)
                self.refused.append(refused)
            return []
        try:
            _check_sums(group.said)
        except EntryError as error:
            self.refused.append(error.at(_ACTIVITY, group.said[0].line))
            return []
        return group.said


def read_weeks(table: Table, plan: Plan, today: date) -> Reading:
    found = Weeks(plan, today, is_guarded=table.is_guarded)
    width = len(table.names(plan.header))
    for line, cells in table.lines(plan.header):
        if any(cell.strip() for cell in cells[width:]):
            found.refuse(line, Why.TOO_MANY_CELLS)
        else:
            found.add(line, dict(zip(plan.fields, cells, strict=False)))
    return found.reading


def _check_sums(said: Iterable[_Said]) -> None:
    for kind, count in _sums(said).items():
        limit = KINDS[kind].weekly_maximum
        if count > limit:
            raise EntryError(Why.WEEK_TOO_MANY, kind, str(count), limit=limit)
    if len(text := _note(said)) > NOTE_LENGTH:
        extra = len(text) - NOTE_LENGTH
        raise EntryError(Why.NOTE_TOO_LONG, NOTE, text, extra=extra, most=NOTE_LENGTH)


def _sums(said: Iterable[_Said]) -> dict[str, int]:
    sums: dict[str, int] = {}
    for each in said:
        for kind, count in each.counts.items():
            sums[kind] = sums.get(kind, 0) + count
    return sums


def _note(said: Iterable[_Said]) -> str:
    return "\n".join(each.note for each in said if each.note)


def _entry(week: Week, said: list[_Said]) -> Entry:
    answers = [each.nothing for each in said if each.nothing is not None]
    values: dict[str, Value] = {**_sums(said)}
    if text := _note(said):
        values[NOTE] = text
    if answers:
        values[NOTHING] = any(answers)
    return Entry(_ACTIVITY, week, values, min(each.line for each in said))
