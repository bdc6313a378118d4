"""Fields for the numbers and the day of a snapshot, as a person types them."""

from collections.abc import Callable, Mapping
from datetime import date
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.formats import get_format
from django.utils.translation import gettext_lazy as _

from tracker.core import scores
from tracker.core.scores import ScoreError, ScoreErrorCode, shorten
from tracker.core.weeks import FIRST_DAY

Sentences = Mapping[ScoreErrorCode, Any]

NUMBER_SENTENCES: Sentences = {
    ScoreErrorCode.NOT_A_NUMBER: _("“%(text)s” is not a number. Type it as on the page."),
    ScoreErrorCode.TOO_LONG: _("“%(text)s” is too long for a score. Type it as on the page."),
    ScoreErrorCode.NEGATIVE: _("%(text)s is less than 0, the least it can be."),
    ScoreErrorCode.NOT_WHOLE: _("%(text)s is not whole. LinkedIn shows this without decimals."),
}


class NumberField(forms.Field):
    """A number in the unit of the table, read by `parse`; empty is None, never zero."""

    parse: Callable[[str], int]
    sentences: Sentences = {}
    input_mode = "decimal"

    def __init__(self, **options: Any) -> None:
        options.setdefault("required", False)
        super().__init__(**options)

    def widget_attrs(self, widget: forms.Widget) -> dict[str, Any]:
        return {
            "class": "number-field",
            "inputmode": self.input_mode,
            "autocomplete": "off",
        }

    def prepare_value(self, value: Any) -> Any:
        return self.write(value) if isinstance(value, int) else value

    def write(self, value: int) -> str:
        return scores.format_exact(value, str(get_format("DECIMAL_SEPARATOR")))

    def to_python(self, value: Any) -> int | None:
        text = str(value or "").strip()
        if not text:
            return None
        try:
            return type(self).parse(text)
        except ScoreError as error:
            sentences = {**NUMBER_SENTENCES, **self.sentences}
            params = {**error.params, "text": printable(error.text)}
            raise ValidationError(sentences[error.code], error.code.value, params) from None


class ComponentField(NumberField):
    parse = staticmethod(scores.parse_score)
    sentences = {
        ScoreErrorCode.MORE_THAN: _(
            "%(text)s is more than %(limit)s, the most a component can be. "
            "Look it up and type it here."
        ),
    }


class WholeField(NumberField):
    input_mode = "numeric"

    def write(self, value: int) -> str:
        return str(value)


class PrintedTotalField(WholeField):
    parse = staticmethod(scores.parse_printed_total)
    sentences = {
        ScoreErrorCode.MORE_THAN: _("%(text)s is more than %(limit)s, the most a total can be."),
    }


class RankField(WholeField):
    parse = staticmethod(scores.parse_rank)
    sentences = {
        ScoreErrorCode.LESS_THAN: _("%(text)s is less than %(limit)s, the best rank there is."),
        ScoreErrorCode.MORE_THAN: _("%(text)s is more than %(limit)s, the last rank there is."),
    }


class AverageField(NumberField):
    parse = staticmethod(scores.parse_average)
    sentences = {
        ScoreErrorCode.MORE_THAN: _("%(text)s is more than %(limit)s, the most an average can be."),
    }


class DayField(forms.DateField):
    """A calendar day as browsers send it, 2026-11-19."""

    default_error_messages = {"required": _("Choose the day of the snapshot.")}

    def __init__(self, **options: Any) -> None:
        widget = forms.DateInput(format="%Y-%m-%d", attrs={"type": "date"})
        super().__init__(widget=widget, input_formats=["%Y-%m-%d"], **options)

    def to_python(self, value: Any) -> date | None:
        try:
            return super().to_python(value)
        except ValidationError:
            raise ValidationError(
                _("“%(text)s” is not a day of the calendar. Write it like 2026-11-19."),
                code="invalid",
                params={"text": printable(shorten(str(value)))},
            ) from None


def refuse_day_outside(day: date, *, today: date) -> None:
    """Refuse a day on which LinkedIn did not show the score yet, or that has not come."""
    if day > today:
        raise ValidationError(
            _("This day has not come yet in your time zone. Choose today or an earlier day.")
        )
    if day < FIRST_DAY:
        raise ValidationError(
            _("LinkedIn has shown this score since August 2014. Choose a later day.")
        )


class DayForm(forms.Form):
    """About one day on which LinkedIn showed the score: today or an earlier one."""

    day = DayField(label=_("Date"))

    def __init__(self, *args: Any, today: date, **options: Any) -> None:
        super().__init__(*args, **options)
        self.today = today
        limits = {"min": FIRST_DAY.isoformat(), "max": today.isoformat()}
        self.fields["day"].widget.attrs.update(limits)

    def clean_day(self) -> date:
        day: date = self.cleaned_data["day"]
        refuse_day_outside(day, today=self.today)
        return day


def printable(text: str) -> str:
    """The text with a visible stand-in for every control character."""
    return "".join(
        letter if letter.isprintable() else "\N{REPLACEMENT CHARACTER}" for letter in text
    )
