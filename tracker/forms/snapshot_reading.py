"""What was read from a pasted text, as the page shows it: field by field and line by line."""

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Final

from django.forms import BoundField
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from tracker.core.components import COMPONENTS
from tracker.core.parsing.reading import Doubt, FieldName, FieldReading, Line, PageReading, Status
from tracker.forms.snapshots import SnapshotForm

LINES_SHOWN: Final = 200
QUOTE_LENGTH: Final = 44

DOUBTS: Final = {
    Doubt.TWO_VALUES: _("The text holds two values for this. Type the one your page shows."),
    Doubt.WHICH_SIDE: _("The number may belong to the line before it or after it. Type it here."),
    Doubt.WHOSE: _("The only table in the text may be that of peers. Type your own number."),
    Doubt.SUM_DIFFERS: _(
        "The only table in the text does not add up to the printed total. Type your own number."
    ),
    Doubt.TOTAL_DIFFERS: _("The total is not the sum of the four. Type what your page shows."),
    Doubt.NOT_A_NUMBER: _("What stands there is not a number. Type the one your page shows."),
    Doubt.NOT_SCORES: _(
        "These look like the numbers of a list or the most a component can be. "
        "Type the ones your page shows."
    ),
}
KEPT: Final = _("Not in the text. What stood here before was kept.")
KEPT_IN_DOUBT: Final = _("%(doubt)s What stood here before was kept.")
MISSING_COMPONENT: Final = _("Not in the text. Type it from the page.")
MISSING: Final = _(
    "Not in the text. Leave it empty, or type it from the page. Empty stays unknown, not zero."
)


@dataclass(frozen=True, slots=True)
class CheckRow:
    """A field beside what was read for it; `read` is the text that the reading put in it."""

    field: BoundField
    reading: FieldReading | None
    read: str
    is_first_refused: bool = False

    @property
    def component(self) -> str | None:
        return self.field.name if self.field.name in COMPONENTS else None

    @property
    def status(self) -> Status | None:
        """Found means that its text came into the field: an unknown industry is not found."""
        if self.reading is None:
            return None
        if self.is_unknown_industry:
            return Status.AMBIGUOUS
        return self.reading.status

    def is_from(self, line_number: int) -> bool:
        return self.reading is not None and line_number in self.reading.lines

    @property
    def is_unknown_industry(self) -> bool:
        if self.reading is None or self.reading.name is not FieldName.INDUSTRY_NAME:
            return False
        found = self.reading.status is Status.FOUND
        return found and self.reading.text.casefold() != self.read.casefold()

    @property
    def is_kept(self) -> bool:
        """Whether a value stands in the field that this text did not bring."""
        return self.field.value() not in (None, "")

    @property
    def doubt(self) -> Promise | str:
        """Why the field was left to the member, and whether it still holds what it held."""
        if self.reading is None:
            return ""
        if self.is_unknown_industry:
            return _("“%(name)s” is not in our list of industries. Pick one, or leave it.") % {
                "name": self.reading.text
            }
        if isinstance(self.reading.reason, Doubt):
            doubt = DOUBTS[self.reading.reason]
            return KEPT_IN_DOUBT % {"doubt": doubt} if self.is_kept else doubt
        if self.is_kept:
            return KEPT
        return MISSING_COMPONENT if self.component else MISSING

    @property
    def quote(self) -> str:
        """The source line, cut around what was read from it when it is long."""
        if self.reading is None:
            return ""
        source, text = self.reading.source, self.reading.text
        if len(source) <= QUOTE_LENGTH:
            return source
        if text not in source:
            return f"{source[:QUOTE_LENGTH]} …"
        room = max(QUOTE_LENGTH - len(text), 0) // 2
        place = max(source.find(text), 0)
        before = source[:place][-room:].partition(" ")[2] if place > room else source[:place]
        after = source[place + len(text) :]
        if len(after) > room:
            after = after[:room].rpartition(" ")[0] + " …"
        return f"{'… ' if place > room else ''}{before}{text}{after}"

    @property
    def control(self) -> str:
        """The input, tied to what is said about it."""
        said = [f"{self.field.auto_id}_source"] if self.reading else []
        said.append(f"{self.field.auto_id}_error")
        attributes: dict[str, str | bool] = {"aria-describedby": " ".join(said)}
        if self.status is Status.MISSING:
            attributes["placeholder"] = "—"
        if self.is_first_refused:
            attributes["autofocus"] = True
        return self.field.as_widget(attrs=attributes)


@dataclass(frozen=True, slots=True)
class TextLine:
    """A line of the text with the fields that were read from it."""

    line: Line
    uses: tuple[CheckRow, ...]

    @property
    def is_refused(self) -> bool:
        return any(row.status is Status.REFUSED for row in self.uses)


@dataclass(frozen=True, slots=True)
class ShownReading:
    """A reading with the rows of the form. Far more lines than a page has are left out."""

    day: CheckRow
    note: CheckRow
    rows: tuple[CheckRow, ...]
    lines: tuple[TextLine, ...] = ()
    lines_left_out: int = 0

    def count(self, status: Status) -> int:
        return Counter(row.status for row in self.rows)[status]

    @property
    def found(self) -> int:
        return self.count(Status.FOUND)

    @property
    def missing(self) -> int:
        return self.count(Status.MISSING)

    @property
    def ambiguous(self) -> int:
        return self.count(Status.AMBIGUOUS)

    @property
    def refused(self) -> int:
        return self.count(Status.REFUSED)

    @property
    def by_name(self) -> dict[str, CheckRow]:
        return {row.field.name: row for row in self.rows}


def shown_reading(
    form: SnapshotForm, reading: PageReading | None, read: Mapping[str, str]
) -> ShownReading:
    rows = tuple(_rows(form, reading, read))
    lines = reading.lines if reading else ()
    return ShownReading(
        day=_plain_row(form, "day"),
        note=_plain_row(form, "note"),
        rows=rows,
        lines=tuple(
            TextLine(line, tuple(row for row in rows if row.is_from(line.number)))
            for line in lines[:LINES_SHOWN]
        ),
        lines_left_out=max(len(lines) - LINES_SHOWN, 0),
    )


def field_of(name: FieldName) -> str:
    """The form's name for what the parser found."""
    return "industry" if name is FieldName.INDUSTRY_NAME else name.value


def _plain_row(form: SnapshotForm, field: str) -> CheckRow:
    """A field that no text speaks of."""
    return CheckRow(form[field], None, "", form.first_refused == field)


def _rows(
    form: SnapshotForm, reading: PageReading | None, read: Mapping[str, str]
) -> Iterator[CheckRow]:
    for name in FieldName:
        field = field_of(name)
        yield CheckRow(
            form[field],
            reading.fields[name] if reading else None,
            read.get(field, ""),
            form.first_refused == field,
        )
