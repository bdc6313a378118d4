"""The page of a spreadsheet: what was understood, what is asked, what would be saved.

It is made anew from the file and what was chosen with every request, so what is saved is what it
showed: the choices come with it, and the digest of what would be done.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any, Final

from django.utils.translation import gettext as _

from tracker.core.sheets.changes import Change, Changes
from tracker.core.sheets.dates import DateFormat
from tracker.core.sheets.documents import Document, read_document
from tracker.core.sheets.entries import Reading, Refused, shown
from tracker.core.sheets.numbers import DecimalMark
from tracker.core.sheets.plans import (
    FIELDS,
    Holds,
    Lack,
    Plan,
    decided,
    doubts,
    lacks,
    proposed_fields,
    proposed_holds,
)
from tracker.core.sheets.snapshots import read_snapshots
from tracker.core.sheets.tables import Table
from tracker.core.sheets.weeks import read_weeks
from tracker.forms.sheet_words import (
    DELIMITER_NAMES,
    ENCODING_NAMES,
    LACK_SENTENCES,
    PART_NAMES,
    field_name,
    key_name,
    refused_sentence,
    value_text,
)
from tracker.forms.sheets import PlanForm
from tracker.models import Member
from tracker.reads.sheets import sheet_changes

SHOWN_LINES: Final = 5
SHOWN_ROWS: Final = 50

Sent = Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Column:
    """`choices` are (value, words, is chosen)."""

    name: str
    words: str
    choices: Sequence[tuple[str, str, bool]]

    @property
    def id(self) -> str:
        return f"id_{self.name}"


@dataclass(frozen=True, slots=True)
class RefusedRow:
    place: str
    field: str
    sentence: str


@dataclass(frozen=True, slots=True)
class ChangeRow:
    """`values` are (field, was, becomes)."""

    place: str
    name: str
    values: Sequence[tuple[str, str, str]]


@dataclass(frozen=True, slots=True)
class Some:
    """The first rows of a list, and how many there are besides."""

    rows: Sequence[Any]
    more: int
    count: int


class SheetCheck:
    """The page of a file: what was understood, what is asked, what would be saved."""

    def __init__(self, opened: Table | Document, sent: Sent, *, member: Member) -> None:
        self.sent = sent
        self.member = member
        self.today = member.today()
        self.document = opened if isinstance(opened, Document) else None
        self.table = opened if isinstance(opened, Table) else None
        if self.table:
            self._plan(self.table)

    @property
    def lack_sentence(self) -> str:
        return str(LACK_SENTENCES[self.lack]) if self.table and self.lack else ""

    @property
    def asks(self) -> bool:
        return self.table is not None and self.lack is not None

    @cached_property
    def reading(self) -> Reading:
        if self.document:
            return read_document(self.document, self.today)
        read = read_snapshots if self.plan.holds is Holds.SNAPSHOTS else read_weeks
        return read(self._table(), self.plan, self.today)

    @cached_property
    def changes(self) -> Changes | None:
        """None while something is still asked."""
        return None if self.asks else sheet_changes(member=self.member, reading=self.reading)

    @property
    def may_be_saved(self) -> bool:
        return self.changes is not None and self.changes.saves_something

    @property
    def understood(self) -> list[str]:
        """How the text was read, in a few words."""
        if self.table is None or self.table.encoding is None:
            return []
        separated = _("separated by %(marks)s") % {
            "marks": DELIMITER_NAMES[self.table.delimiter],
        }
        return [ENCODING_NAMES[self.table.encoding], separated]

    @property
    def lines_count(self) -> int:
        return len(self._table().lines(self.plan.header))

    @property
    def columns(self) -> list[Column]:
        names = self._table().names(self.plan.header)
        return [
            Column(
                f"c{place}",
                shown(name) or _("Column %(number)s") % {"number": place + 1},
                self._choices(self.plan.fields[place] if self.plan.fields else ""),
            )
            for place, name in enumerate(names)
        ]

    @property
    def first_lines(self) -> list[tuple[int, list[str]]]:
        table = self._table()
        width = len(table.names(self.plan.header))
        lines = table.lines(self.plan.header)[:SHOWN_LINES]
        return [
            (line, [shown(cell) for cell in [*cells, *[""] * width][:width]])
            for line, cells in lines
        ]

    @property
    def hidden(self) -> list[tuple[str, str]]:
        """The choices that the page shows, for the form that saves."""
        if self.table is None:
            return []
        form = [(name, str(self.form.initial[name])) for name in self.form.fields]
        fields = [(f"c{place}", field) for place, field in enumerate(self.plan.fields)]
        return [*form, ("shown", self.shown), *fields]

    @property
    def refused(self) -> Some:
        return self._refused_rows(self.changes.refused if self.changes else ())

    @property
    def kept_out(self) -> Some:
        return self._refused_rows(self.changes.kept_out if self.changes else ())

    @property
    def new(self) -> Some:
        return self._change_rows(self.changes.new if self.changes else ())

    @property
    def changed(self) -> Some:
        return self._change_rows(self.changes.changed if self.changes else ())

    def _plan(self, table: Table) -> None:
        header = self._header(table)
        names = table.names(header)
        holds = _member_of(Holds, self.sent.get("holds")) or proposed_holds(names)
        self.shown = f"{'no' if header is None else 'yes'}-{holds or ''}"
        plan = Plan(
            header,
            holds,
            self._fields(table, header, holds),
            _member_of(DateFormat, self.sent.get("dates")),
            _member_of(DecimalMark, self.sent.get("mark")),
        )
        self.doubts = doubts(table, plan)
        self.plan = decided(plan, self.doubts)
        self.lack: Lack | None = lacks(self.plan, self.doubts)
        self.form = PlanForm(self.plan, self.doubts)

    def _header(self, table: Table) -> int | None:
        match self.sent.get("header"):
            case "yes":
                return table.header or 0
            case "no":
                return None
        return table.header

    def _fields(self, table: Table, header: int | None, holds: Holds | None) -> tuple[str, ...]:
        """Those chosen, unless they were chosen for something else."""
        if holds is None:
            return ()
        if self.sent.get("shown") != self.shown:
            return proposed_fields(table, header, holds)
        chosen = [self.sent.get(f"c{place}", "") for place in range(len(table.names(header)))]
        return tuple(field if field in FIELDS[holds] else "" for field in chosen)

    def _choices(self, chosen: str) -> list[tuple[str, str, bool]]:
        offered = FIELDS[self.plan.holds] if self.plan.holds else ()
        named = [(field, field_name(field), field == chosen) for field in offered]
        return [("", _("leave out"), not chosen), *named]

    def _table(self) -> Table:
        if self.table is None:
            raise TypeError("our own JSON has no table")
        return self.table

    def _place(self, of: Refused | Change) -> str:
        """The line; in JSON, where lines say nothing, the entry of a part."""
        return f"{PART_NAMES[of.part]} {of.line}" if self.document else str(of.line)

    def _refused_rows(self, refused: Sequence[Refused]) -> Some:
        rows = [
            RefusedRow(
                self._place(each),
                field_name(each.field) if each.field else "",
                refused_sentence(each),
            )
            for each in refused[:SHOWN_ROWS]
        ]
        return Some(rows, len(refused) - len(rows), len(refused))

    def _change_rows(self, changes: Sequence[Change]) -> Some:
        rows = [
            ChangeRow(self._place(change), key_name(change), _values(change))
            for change in changes[:SHOWN_ROWS]
        ]
        return Some(rows, len(changes) - len(rows), len(changes))


def _values(change: Change) -> list[tuple[str, str, str]]:
    return [
        (
            field_name(each.field),
            "" if change.was is None else shown(value_text(each.field, each.was)),
            shown(value_text(each.field, each.becomes)),
        )
        for each in change.differences
    ]


def _member_of(words: Any, value: str | None) -> Any:
    """The word of an enumeration, None for any other."""
    return words(value) if value in {word.value for word in words} else None
