"""The page on which a member adds a snapshot: paste, check, save.

One form holds the pasted text and the values. Beside each value stands, hidden, what was read for
it last, so that a newly pasted text replaces what an earlier one brought, but not a correction.
"""

from collections.abc import Mapping
from datetime import date
from functools import cached_property
from typing import Any, Final

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from tracker.actions.snapshots import SnapshotValues
from tracker.core.parsing.page import parse_page
from tracker.core.parsing.reading import FieldName, PageKind, PageReading, Status
from tracker.forms.scores import DayField
from tracker.forms.snapshot_reading import ShownReading, field_of, shown_reading
from tracker.forms.snapshots import SnapshotForm, initial_of
from tracker.models import Industry, Member, Snapshot
from tracker.reads.snapshots import default_industry, snapshot_on

LONGEST_PASTE: Final = 100_000
READ_BEFORE: Final = "read-"
SHOWN_DAY: Final = "shown-day"
READ_KINDS: Final = {PageKind.PAGE, PageKind.JSON}
LEGIBLE: Final = {Status.FOUND, Status.REFUSED}
READ_FIELDS: Final = tuple(field_of(name) for name in FieldName)

Sent = Mapping[str, str]


class PasteField(forms.CharField):
    """A text of any content. It is read, never stored."""

    def __init__(self, **options: Any) -> None:
        # One more than is accepted: the browser cuts there, and the sentence still comes.
        attrs = {"rows": 5, "maxlength": LONGEST_PASTE + 1, "spellcheck": "false"}
        super().__init__(required=False, widget=forms.Textarea(attrs), **options)

    def clean(self, value: Any) -> str:
        text = str(value or "").replace("\r\n", "\n")
        if len(text) > LONGEST_PASTE:
            raise ValidationError(
                _("This text is longer than 100,000 characters. Copy only the page of your score.")
            )
        return text


class PasteForm(forms.Form):
    text = PasteField(label=_("Text of your SSI page"))

    @cached_property
    def reading(self) -> PageReading | None:
        """What stands in the text; None when there is nothing to read."""
        text = self.cleaned_data["text"] if self.is_valid() else ""
        return parse_page(text) if text.strip() else None

    @property
    def page(self) -> PageReading | None:
        """The reading, when the text is that of the SSI page or the JSON that it loads."""
        return self.reading if self.reading and self.reading.kind in READ_KINDS else None


class SnapshotCheck:
    """The state of that page: fresh, being checked, refused, or ready to be saved."""

    def __init__(self, sent: Sent | None, *, member: Member) -> None:
        self.today = member.today()
        self.is_bound = sent is not None
        self.sent: Sent = sent or {}
        self.paste = PasteForm(sent)
        self.day = _day_in(self.sent) or self.today
        self.existing = snapshot_on(member, self.day)
        self.default_industry = str(default_industry(member, self.day) or "")
        self.read = {name: self._read_now(name) for name in READ_FIELDS}
        self.filled = {name: self._merged(name) for name in READ_FIELDS}

    @property
    def shown_day(self) -> str:
        """The day whose saved values, if any, the member was shown in the fields."""
        return self.sent.get(SHOWN_DAY, "") if self.is_bound else self.today.isoformat()

    @property
    def replaces_seen(self) -> bool:
        return self.shown_day == self.day.isoformat()

    @property
    def is_newly_read(self) -> bool:
        """A text, or another day, has brought values that the member has not seen yet."""
        return any(text != self.sent.get(name, text) for name, text in self.filled.items())

    @property
    def only_reads(self) -> bool:
        return "read" in self.sent or self.is_newly_read

    @property
    def asks_to_look_again(self) -> bool:
        return self.is_bound and self.is_newly_read and "read" not in self.sent

    @property
    def may_be_saved(self) -> bool:
        return (
            self.is_bound and not self.only_reads and self.paste.is_valid() and self.form.is_valid()
        )

    @property
    def status(self) -> int:
        """422 where a save, or the text itself, was refused."""
        asked_to_read = "read" in self.sent and self.paste.is_valid()
        return 200 if asked_to_read or not self.is_bound else 422

    @cached_property
    def form(self) -> SnapshotForm:
        if self.is_bound:
            sent = {**self.sent, **self.filled}
            return SnapshotForm(sent, today=self.today, complete=not self.only_reads)
        initial = {"day": self.today, "industry": self.default_industry}
        if self.existing:
            initial = initial_of(self.existing)
        return SnapshotForm(today=self.today, initial=initial)

    @cached_property
    def shown(self) -> ShownReading:
        return shown_reading(self.form, self.paste.page, self.read)

    @property
    def values(self) -> SnapshotValues:
        page = self.paste.page
        was_pasted = page is not None and bool(page.with_status(Status.FOUND))
        source = Snapshot.Source.PASTED if was_pasted else Snapshot.Source.TYPED
        return SnapshotValues(**self.form.values, source=source.value)

    def _read_now(self, name: str) -> str:
        """What the text holds for a field; without a text, what an earlier one held."""
        before = self.sent.get(READ_BEFORE + name, "")
        page = self.paste.page
        if name == "industry":
            return self._industry_in(page) or self._industry_by_default(before)
        if page is None:
            return before
        reading = page.fields[FieldName(name)]
        return reading.text if reading.status in LEGIBLE else ""

    def _industry_in(self, page: PageReading | None) -> str:
        name = page.fields[FieldName.INDUSTRY_NAME].text if page else ""
        known = name and Industry.objects.filter(name__iexact=name).first()
        return known.name if known else ""

    def _industry_by_default(self, before: str) -> str:
        """The day's own default, where the member left the one of another day untouched."""
        untouched = self.sent.get("industry", "") == before
        return self.default_industry if untouched else before

    def _merged(self, name: str) -> str:
        """Something new in the text wins, and what an earlier text brought goes with it."""
        typed = self.sent.get(name, "")
        before, now = self.sent.get(READ_BEFORE + name, ""), self.read[name]
        if now == before:
            return typed
        return now if now or typed == before else typed


def _day_in(sent: Sent) -> date | None:
    """The day as the form will read it: what is saved is saved under this one."""
    try:
        return DayField(required=False).clean(sent.get("day", ""))
    except ValidationError:
        return None
