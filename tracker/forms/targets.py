"""What a member aims for in a week, and the profile checklist."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Any, Final

from django import forms
from django.forms import BoundField
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from tracker.core.activity import KINDS, PRESETS, PROFILE_CHECKLIST, Kind, kinds_of
from tracker.core.components import COMPONENTS, Component
from tracker.forms.activity import NumberField
from tracker.models.labels import CHECKLIST_NAMES
from tracker.models.members import PRESET_NAMES

DECIMALS: Final = 2
_DECIMAL: Final = re.compile(r"(?=[.,]?\d)(\d*)(?:[.,](\d*))?", re.ASCII)


class TargetField(NumberField):
    """A weekly target with a point or a comma, at most two decimals; blank is the preset's."""

    def clean(self, value: object) -> Decimal | None:
        text = self.to_python(value)
        if not text:
            return None
        if self.is_negative(text):
            raise self.refuse(_("%(text)s is less than 0. Type 0 for no weekly target."), text)
        number = self._read(text)
        if number > self.kind.weekly_maximum:
            sentence = _("%(text)s is more than %(maximum)s, the most a week can hold.")
            raise self.refuse(sentence, text, maximum=self.kind.weekly_maximum)
        return number

    def _read(self, text: str) -> Decimal:
        match = _DECIMAL.fullmatch(text)
        if match is None:
            sentence = _("“%(text)s” is not a number. Type a target such as 2 or 0.5.")
            raise self.refuse(sentence, text)
        whole, fraction = match[1], (match[2] or "").rstrip("0")
        if len(fraction) > DECIMALS:
            sentence = _("%(text)s has more than two decimals. Shorten it, such as 0.25.")
            raise self.refuse(sentence, text)
        return Decimal(f"{whole or 0}.{fraction or 0}")


@dataclass(frozen=True, slots=True)
class TargetRow:
    """One kind with what the presets ask, by name; those that ask nothing are left out."""

    kind: Kind
    field: BoundField
    presets: list[tuple[str, Decimal]]


class PresetForm(forms.Form):
    """How much to aim for, in one word."""

    preset = forms.ChoiceField(
        label=gettext_lazy("Preset"),
        choices=[(preset.value, name) for preset, name in PRESET_NAMES.items()],
        widget=forms.RadioSelect,
    )


class TargetsForm(PresetForm):
    """A preset, and a target of one's own for any kind."""

    has_paid_plan = forms.BooleanField(
        label=gettext_lazy("I have a paid LinkedIn plan"),
        help_text=gettext_lazy("Adds leads saved and InMails, which need one."),
        required=False,
    )

    def __init__(
        self,
        data: Mapping[str, Any] | None = None,
        *,
        initial: Mapping[str, Any],
        own: Mapping[str, Decimal],
    ) -> None:
        super().__init__(data, initial={**initial, **own})
        for kind in KINDS.values():
            self.fields[kind.key] = TargetField(kind)

    @property
    def sections(self) -> list[tuple[Component, list[TargetRow]]]:
        return [
            (component, [self._row(kind) for kind in kinds_of(component, paid_plan=True)])
            for component in COMPONENTS
        ]

    def _row(self, kind: Kind) -> TargetRow:
        presets = [
            (str(PRESET_NAMES[preset]), targets[kind.key])
            for preset, targets in PRESETS.items()
            if kind.key in targets
        ]
        return TargetRow(kind, self[kind.key], presets)

    @property
    def own(self) -> dict[str, Decimal | None]:
        return {key: self.cleaned_data[key] for key in KINDS}


class ChecklistForm(forms.Form):
    """What is done once on a profile."""

    done = forms.MultipleChoiceField(
        label=gettext_lazy("Done on your LinkedIn profile"),
        choices=[(item.value, CHECKLIST_NAMES[item]) for item in PROFILE_CHECKLIST],
        widget=forms.CheckboxSelectMultiple,
        required=False,
    )
