"""A note on the chart: a day and a few words."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from tracker.forms.fields import NameField
from tracker.forms.scores import DayField, DayForm
from tracker.models.annotations import TEXT_LENGTH


class AnnotationTextField(NameField):
    """One line, stripped of what cannot be seen."""

    default_error_messages = {
        "required": _("Type a few words."),
        "unseen": _("Nothing of this note can be seen. Type it again."),
    }

    def __init__(self, **options: Any) -> None:
        super().__init__(**{"max_length": TEXT_LENGTH, **options})


class AnnotationForm(DayForm):
    day = DayField(label=_("Date"), error_messages={"required": _("Choose the day of the note.")})
    text = AnnotationTextField(
        label=_("Note"),
        widget=forms.TextInput(attrs={"autocomplete": "off", "dir": "auto"}),
        help_text=_("At most 80 characters, for example: new headline, two weeks of holiday."),
    )
