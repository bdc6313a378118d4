"""Fields that several forms share."""

from typing import Any, Final

from django import forms
from django.core.exceptions import ValidationError
from django.utils.text import get_text_list
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from tracker.core.names import NOTE_LENGTH, can_be_seen, note_lines, one_line
from tracker.models import Industry
from tracker.models.languages import language_read, languages
from tracker.models.members import time_zones

SUGGESTIONS: Final = 5


class IndustryField(forms.CharField):
    """An industry by its name: typed, picked from the list, or by the one name that fits.

    Cleans to an Industry or None.
    """

    def __init__(self, **options: Any) -> None:
        options.setdefault("label", gettext_lazy("Industry"))
        options.setdefault("max_length", 120)
        widget = forms.TextInput(
            attrs={"list": "industries", "autocomplete": "off", "spellcheck": "false"}
        )
        super().__init__(widget=widget, **options)

    def prepare_value(self, value: object) -> object:
        return value.name if isinstance(value, Industry) else value

    def clean(self, value: object) -> Industry | None:
        name = super().clean(value)
        if not name:
            return None
        exact = Industry.objects.filter(name__iexact=name).first()
        return exact or self._only_match(name)

    def _only_match(self, name: str) -> Industry:
        matches = list(Industry.objects.search(name)[: SUGGESTIONS + 1])
        if len(matches) == 1:
            return matches[0]
        if not matches:
            raise ValidationError(
                _("LinkedIn has no industry called “%(name)s”. Pick one from the list."),
                params={"name": name},
            )
        raise ValidationError(
            _("Several industries fit “%(name)s”: %(names)s. Pick one."),
            params={
                "name": name,
                "names": get_text_list([str(match) for match in matches[:SUGGESTIONS]], _("or")),
            },
        )


class NameField(forms.CharField):
    """A name that others read; one that was typed but shows nothing is refused."""

    default_error_messages = {
        "unseen": gettext_lazy("Nothing of this name can be seen. Type it again."),
    }

    def to_python(self, value: Any) -> str:
        name = one_line(super().to_python(value) or "")
        if value and not value.isspace() and not can_be_seen(name):
            raise ValidationError(self.error_messages["unseen"], code="unseen")
        return name


class NoteField(forms.CharField):
    """Lines of text, as `note_lines` cleans them."""

    def to_python(self, value: Any) -> str:
        return super().to_python(note_lines(str(value or ""))) or ""

    def clean(self, value: Any) -> str:
        text = self.to_python(value)
        if len(text) > NOTE_LENGTH:
            raise ValidationError(
                ngettext(
                    "This note is %(extra)s character too long; %(most)s is the most.",
                    "This note is %(extra)s characters too long; %(most)s is the most.",
                    len(text) - NOTE_LENGTH,
                ),
                params={"extra": len(text) - NOTE_LENGTH, "most": NOTE_LENGTH},
            )
        return text


class TimeZoneField(forms.ChoiceField):
    """A zone by its name in the tz database, grouped by continent."""

    def __init__(self, **options: Any) -> None:
        options.setdefault("label", gettext_lazy("Time zone"))
        super().__init__(choices=_zones_by_continent, **options)


class LanguageField(forms.ChoiceField):
    """One of the languages there are; a removed one shows as the default, which its readers get."""

    def __init__(self, **options: Any) -> None:
        options.setdefault("label", gettext_lazy("Language"))
        super().__init__(choices=_languages_by_code, **options)

    def prepare_value(self, value: Any) -> Any:
        return language_read(value) if value else value


def _languages_by_code() -> list[tuple[str, str]]:
    return list(languages().items())


def _zones_by_continent() -> list[tuple[str, list[tuple[str, str]] | str]]:
    groups: dict[str, list[tuple[str, str]]] = {}
    for zone in sorted(time_zones()):
        continent, _slash, place = zone.partition("/")
        if place and continent not in {"Etc", "SystemV", "posix", "right"}:
            groups.setdefault(continent, []).append((zone, place.replace("_", " ")))
    return [("UTC", "UTC"), *groups.items()]
