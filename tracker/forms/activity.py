"""A week of activity: one small form a kind, one for the note."""

import re
from collections.abc import Iterator, Mapping
from typing import Any, Final

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from tracker.core.activity import Kind, Unit
from tracker.core.names import CONTROL
from tracker.core.scores import shorten
from tracker.forms.fields import NoteField
from tracker.models.labels import KIND_NAMES
from tracker.reads.activity import ActivityWeek, KindWeek

_WHOLE: Final = re.compile(r"\d+", re.ASCII)
_NEGATIVE: Final = re.compile(r"[-−–]\s*[\d.,]+", re.ASCII)


def _visible(text: str) -> str:
    return CONTROL.sub("\ufffd", text)


class NumberField(forms.CharField):
    """A number as a person types it. What is refused is kept, and named in the sentence."""

    longest_shown = 12

    def __init__(self, kind: Kind, **options: Any) -> None:
        super().__init__(label=KIND_NAMES[kind.key], required=False, **options)
        self.kind = kind

    def prepare_value(self, value: object) -> object:
        return _visible(value) if isinstance(value, str) else value

    def refuse(self, sentence: str, text: str, **params: object) -> ValidationError:
        shown = shorten(_visible(text), self.longest_shown)
        return ValidationError(sentence, params={"text": shown, **params})

    @staticmethod
    def is_negative(text: str) -> bool:
        return _NEGATIVE.fullmatch(text) is not None


class CountField(NumberField):
    """How often in one week: blank, or a whole number up to the kind's maximum. Cleans to int.

    An archive may know of more than the maximum: what it says (`imported`) can stay, and counts
    because nothing is typed.
    """

    def __init__(self, kind: Kind, *, imported: int | None = None, **options: Any) -> None:
        super().__init__(kind, **options)
        self.imported = imported

    def clean(self, value: object) -> int | None:
        text = self.to_python(value)
        if not text:
            return None
        if self.is_negative(text):
            sentence = _("%(text)s is less than 0. Type how often, or leave it empty.")
            raise self.refuse(sentence, text)
        if not _WHOLE.fullmatch(text):
            sentence = _("“%(text)s” is not a whole number. Type how often, such as 3.")
            raise self.refuse(sentence, text)
        digits = text.lstrip("0") or "0"
        maximum = self.kind.weekly_maximum
        if len(digits) <= len(str(maximum)) and int(digits) <= maximum:
            return int(digits)
        if digits == str(self.imported):
            return None
        raise self.refuse(self._too_many(), text, maximum=maximum)

    def _too_many(self) -> str:
        if self.kind.unit is Unit.DAYS:
            return _("%(text)s is more than %(maximum)s, the days of a week.")
        return _("%(text)s is more than %(maximum)s, the most a week can hold.")


class CountForm(forms.Form):
    """One kind: a number that replaces its count, or a press on - or +."""

    step = forms.ChoiceField(choices=[("-1", "-1"), ("1", "1")], required=False)

    def __init__(
        self, kind: Kind, data: Mapping[str, Any] | None = None, row: KindWeek | None = None
    ) -> None:
        super().__init__(data, prefix=kind.key, initial={"count": row.count if row else None})
        self.kind = kind.key
        imported = row.imported if row else None
        self.fields["count"] = CountField(kind, imported=imported, show_hidden_initial=True)

    @property
    def pressed(self) -> int:
        """One up, one down, or 0 when neither was pressed."""
        return int(self.cleaned_data["step"] or 0)


class NoteForm(forms.Form):
    """What a member writes about a week."""

    text = NoteField(
        label=gettext_lazy("Note for this week"),
        required=False,
        show_hidden_initial=True,
        widget=forms.Textarea,
    )
    nothing_to_log = forms.BooleanField(
        label=gettext_lazy("Nothing to log this week"), required=False, show_hidden_initial=True
    )

    prefix = "note"

    @property
    def sent(self) -> dict[str, Any]:
        """What was sent on its own: a box that is not ticked is known by its hidden field."""
        return {
            name: value
            for name, value in self.cleaned_data.items()
            if self[name].html_initial_name in self.data
        }


class WeekForm:
    """The whole week in one form. Only what differs from the value it was shown with is saved."""

    def __init__(self, page: ActivityWeek, data: Mapping[str, Any] | None = None) -> None:
        self.is_bound = data is not None
        self.sections = [
            (part, [(row, CountForm(row.kind, data, row)) for row in part.kinds])
            for part in page.components
        ]
        note = {"text": page.note, "nothing_to_log": page.nothing_to_log}
        self.note = NoteForm(data, initial=note)

    def __iter__(self) -> Iterator[CountForm]:
        return (form for _part, rows in self.sections for _row, form in rows)

    @property
    def weightiest(self) -> list[tuple[KindWeek, CountForm]]:
        """One kind a component, the first of equals: all that a first week asks for."""
        return [max(rows, key=lambda row: row[0].kind.weight) for _part, rows in self.sections]

    def is_valid(self) -> bool:
        return self.is_bound and all(form.is_valid() for form in (*self, self.note))

    @property
    def changes(self) -> dict[str, Any]:
        """The arguments of the action that saves a week."""
        return {
            "counts": {
                form.kind: form.cleaned_data["count"]
                for form in self
                if "count" in form.changed_data
            },
            "steps": {form.kind: form.pressed for form in self if form.pressed},
            **{name: self.note.cleaned_data[name] for name in self.note.changed_data},
        }
