"""What an import would do: the entries of a file compared with what is there.

A file never takes anything away: what it does not say stays, and of what archives said the higher
number stays (docs/archives.md).
"""

from bisect import bisect_right
from collections.abc import Callable, Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from hashlib import sha256
from typing import Final, cast

from tracker.core.scores import agrees, total_of
from tracker.core.sheets.entries import (
    COMPONENT_FIELDS,
    Entry,
    EntryError,
    Part,
    Reading,
    Refused,
    Value,
    Values,
    Why,
)
from tracker.core.sheets.headers import INDUSTRY


@dataclass(frozen=True, slots=True)
class Held:
    """What the member has: rows by part and key, and what entries are looked up in.

    `industries` and `tips` are the names there are, industries by their name in small letters.
    `stated` are the days on which snapshots name an industry, the oldest first.
    """

    rows: Mapping[Part, Mapping[Hashable, Values]]
    industries: Mapping[str, str]
    stated: Sequence[tuple[date, str]]
    own_industry: str | None
    own_since: date | None
    tips: frozenset[Hashable]
    notes: int
    most_notes: int

    def industry_on(self, day: date) -> str | None:
        """What a new snapshot takes over where the file has no column for it (docs/adr/0008)."""
        place = bisect_right(self.stated, day, key=lambda stated: stated[0])
        newest = self.stated[place - 1] if place else None
        chosen = self.own_since is not None and self.own_since <= day
        if newest is None or (chosen and self.own_since and newest[0] <= self.own_since):
            return self.own_industry
        return newest[1]


@dataclass(frozen=True, slots=True)
class Difference:
    field: str
    was: Value
    becomes: Value


@dataclass(frozen=True, slots=True)
class Change:
    """`was` is the row that is there, None without one; `values` is what it will be."""

    part: Part
    key: Hashable
    line: int
    was: Values | None
    values: Values
    differences: tuple[Difference, ...]

    @property
    def is_new(self) -> bool:
        return self.was is None


@dataclass(frozen=True, slots=True)
class Changes:
    """`kept_out` are values that are not taken, of lines that are."""

    new: tuple[Change, ...]
    changed: tuple[Change, ...]
    unchanged: int
    refused: tuple[Refused, ...]
    kept_out: tuple[Refused, ...]

    @property
    def saves_something(self) -> bool:
        return bool(self.new or self.changed)

    def of(self, part: Part) -> list[Change]:
        return [change for change in (*self.new, *self.changed) if change.part is part]

    @property
    def digest(self) -> str:
        """The same only where the same would be done to the same rows."""
        told = [
            (change.part, str(change.key), change.is_new, change.differences)
            for change in (*self.new, *self.changed)
        ]
        return sha256(repr((told, self.refused, self.kept_out)).encode()).hexdigest()


Merge = Callable[[Values, Values], dict[str, Value]]


def compare(reading: Reading, held: Held) -> Changes:
    comparison = _Comparison(held)
    for entry in reading.entries:
        comparison.add(entry)
    return Changes(
        tuple(comparison.new),
        tuple(comparison.changed),
        comparison.unchanged,
        (*reading.refused, *comparison.refused),
        tuple(comparison.kept_out),
    )


class _Comparison:
    def __init__(self, held: Held) -> None:
        self.held = held
        self.new: list[Change] = []
        self.changed: list[Change] = []
        self.unchanged = 0
        self.refused: list[Refused] = []
        self.kept_out: list[Refused] = []
        self.notes = held.notes

    def add(self, entry: Entry) -> None:
        was = self.held.rows.get(entry.part, {}).get(entry.key)
        if entry.part is Part.TIPS and entry.key not in self.held.tips:
            self._keep_out(entry, Why.UNKNOWN_TIP, "", str(entry.key))
            return
        try:
            change = self._change(self._known(entry, was), was)
        except EntryError as error:
            self.refused.append(error.at(entry.part, entry.line))
            return
        if not change.differences:
            self.unchanged += 1
        elif change.is_new:
            self.new.append(change)
        else:
            self.changed.append(change)

    def _known(self, entry: Entry, was: Values | None) -> Entry:
        """With the industry as it is called here."""
        if entry.part is Part.SNAPSHOTS:
            return replace(entry, values=self._with_industry(entry, was))
        return entry

    def _with_industry(self, entry: Entry, was: Values | None) -> Values:
        if INDUSTRY not in entry.values:
            default = None if was else self.held.industry_on(cast("date", entry.key))
            return {**entry.values, INDUSTRY: default}
        name = entry.values[INDUSTRY]
        known = self.held.industries.get(str(name).casefold()) if name else None
        if name and not known:
            self._keep_out(entry, Why.UNKNOWN_INDUSTRY, INDUSTRY, str(name))
        return {**entry.values, INDUSTRY: known}

    def _keep_out(self, entry: Entry, why: Why, field: str, text: str) -> None:
        self.kept_out.append(EntryError(why, field, text).at(entry.part, entry.line))

    def _change(self, entry: Entry, was: Values | None) -> Change:
        merged = _MERGES.get(entry.part, _replaced)(was or {}, entry.values)
        if entry.part is Part.SNAPSHOTS:
            _check_whole(merged)
        if entry.part is Part.NOTES and was is None:
            self._count_note()
        differences = tuple(
            Difference(field, (was or {}).get(field), value)
            for field, value in merged.items()
            if _differs((was or {}).get(field), value)
        )
        return Change(entry.part, entry.key, entry.line, was, merged, differences)

    def _count_note(self) -> None:
        if self.notes >= self.held.most_notes:
            raise EntryError(Why.TOO_MANY_NOTES, limit=self.held.most_notes)
        self.notes += 1


def _differs(was: Value, becomes: Value) -> bool:
    return was != becomes and not (_says_nothing(was) and _says_nothing(becomes))


def _says_nothing(value: Value) -> bool:
    """No answer and "no" are one where nothing was there; a zero is a number."""
    return value is None or value is False or value == ""


def _replaced(was: Values, said: Values) -> dict[str, Value]:
    return {**was, **{field: value for field, value in said.items() if value not in (None, "")}}


def _higher(was: Values, said: Values) -> dict[str, Value]:
    """As `actions.imported_counts` keeps them."""
    merged = dict(was)
    for field, value in said.items():
        before = merged.get(field)
        if isinstance(value, int) and (not isinstance(before, int) or before < value):
            merged[field] = value
    return merged


def _progress(was: Values, said: Values) -> dict[str, Value]:
    """Whether a tip helped is known of one that is done, and asked anew when it is done again."""
    merged = _replaced(was, said)
    if merged["state"] != "done":
        merged["helpful"] = None
    elif was.get("state") != "done":
        merged["helpful"] = said.get("helpful")
    return merged


_MERGES: Final[Mapping[Part, Merge]] = {
    Part.IMPORTED: _higher,
    Part.ANALYTICS: _higher,
    Part.TIPS: _progress,
}


def _check_whole(values: Values) -> None:
    """All four components, or none and a printed total; and the two agree."""
    components = [values.get(field) for field in COMPONENT_FIELDS]
    printed = values.get("printed_total")
    missing = [
        field for field, value in zip(COMPONENT_FIELDS, components, strict=True) if value is None
    ]
    if not missing:
        _check_sum(_ints(components), printed)
    elif len(missing) < len(components):
        raise EntryError(Why.MISSING, missing[0], missing=tuple(missing))
    elif printed is None:
        raise EntryError(Why.EMPTY)


def _check_sum(components: Iterable[int], printed: Value) -> None:
    exact = total_of(components)
    if isinstance(printed, int) and exact is not None and not agrees(printed, exact):
        raise EntryError(Why.SUM_DIFFERS, sum=exact, total=printed)


def _ints(values: Iterable[Value]) -> list[int]:
    return [value for value in values if isinstance(value, int)]
