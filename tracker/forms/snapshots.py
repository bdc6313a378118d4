"""A snapshot as a form: what a member typed, or corrected after a paste."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from datetime import date
from typing import Any, Final

from django import forms
from django.core.exceptions import ValidationError
from django.utils.formats import get_format
from django.utils.text import get_text_list
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from tracker.actions.snapshots import SnapshotValues
from tracker.core import scores
from tracker.core.components import COMPONENTS, Component
from tracker.forms.fields import IndustryField, NoteField
from tracker.forms.scores import (
    AverageField,
    ComponentField,
    DayForm,
    PrintedTotalField,
    RankField,
)
from tracker.models import Industry, Snapshot
from tracker.models.labels import COMPONENT_NAMES

COMPONENT_FIELDS: Final = tuple(component.value for component in COMPONENTS)


@dataclass(frozen=True, slots=True)
class SumCheck:
    """The sum of the four against the printed total; both in the units of the table."""

    exact: int | None
    printed: int | None
    waits_for: tuple[Component, ...]

    @property
    def differs(self) -> bool:
        if self.exact is None or self.printed is None:
            return False
        return not scores.agrees(self.printed, self.exact)

    @property
    def waits_for_all(self) -> bool:
        return len(self.waits_for) == len(COMPONENTS)

    @property
    def names(self) -> str:
        return get_text_list([str(COMPONENT_NAMES[each]) for each in self.waits_for], _("and"))


class SnapshotForm(DayForm):
    """All four components, or none of them and a printed total.

    While a pasted text is being checked (`complete=False`) what is missing is not refused yet.
    """

    brand = ComponentField(label=COMPONENT_NAMES[Component.BRAND])
    people = ComponentField(label=COMPONENT_NAMES[Component.PEOPLE])
    insights = ComponentField(label=COMPONENT_NAMES[Component.INSIGHTS])
    relationships = ComponentField(label=COMPONENT_NAMES[Component.RELATIONSHIPS])
    printed_total = PrintedTotalField(label=gettext_lazy("Printed total"))
    industry_rank = RankField(label=gettext_lazy("Industry rank, top %"))
    network_rank = RankField(label=gettext_lazy("LinkedIn network rank, top %"))
    industry_average = AverageField(label=gettext_lazy("Industry average"))
    network_average = AverageField(label=gettext_lazy("LinkedIn network average"))
    industry = IndustryField(required=False)
    note = NoteField(
        label=gettext_lazy("Note"), required=False, widget=forms.Textarea(attrs={"rows": 2})
    )

    def __init__(
        self,
        data: Mapping[str, Any] | None = None,
        *,
        today: date,
        complete: bool = True,
        **options: Any,
    ) -> None:
        super().__init__(data, today=today, **options)
        self.complete = complete

    def clean(self) -> None:
        if self.complete:
            self._refuse_what_is_missing()
        if self.sum_check.differs:
            raise ValidationError(self._sum_differs(), code="sum_differs")

    def _refuse_what_is_missing(self) -> None:
        missing = [name for name in COMPONENT_FIELDS if self.cleaned_data.get(name, "") is None]
        if len(missing) < len(COMPONENT_FIELDS):
            for name in missing:
                self.add_error(name, self._is_missing(name))
        elif self.cleaned_data.get("printed_total", "") is None:
            raise ValidationError(
                _("Nothing to save yet: type the four components, or at least the printed total."),
                code="empty",
            )

    def _is_missing(self, name: str) -> ValidationError:
        return ValidationError(
            _("%(name)s is missing. Type all four, or none of them and the printed total."),
            code="missing",
            params={"name": self.fields[name].label},
        )

    def _sum_differs(self) -> str:
        check = self.sum_check
        return _(
            "The four numbers add up to %(sum)s, the page said %(total)s. Check them once more."
        ) % {
            "sum": scores.format_score(check.exact or 0, 2, str(get_format("DECIMAL_SEPARATOR"))),
            "total": check.printed,
        }

    @property
    def sum_check(self) -> SumCheck:
        known = self._known
        values = [known.get(name) for name in COMPONENT_FIELDS]
        return SumCheck(
            exact=scores.total_of(values),
            printed=known.get("printed_total"),
            waits_for=tuple(
                each for each, value in zip(COMPONENTS, values, strict=True) if value is None
            ),
        )

    @property
    def values(self) -> dict[str, Any]:
        """The arguments of `SnapshotValues`, without the source."""
        industry: Industry | None = self.cleaned_data["industry"]
        others = {
            name: v for name, v in self.cleaned_data.items() if name not in {"day", "industry"}
        }
        return {**others, "industry_id": industry and industry.pk}

    @property
    def refused(self) -> list[forms.BoundField]:
        return [field for field in self if field.errors]

    @property
    def first_refused(self) -> str | None:
        """Where a refused save leads to; while a text is checked the focus stays where it is."""
        refused = self.refused if self.complete else []
        return refused[0].name if refused else None

    @property
    def _known(self) -> Mapping[str, Any]:
        """The clean values as far as there are any; asking for the errors cleans the form."""
        return self.cleaned_data if self.is_bound and self.errors is not None else self.initial

    @property
    def chosen_day(self) -> date | None:
        """The day as far as it is one."""
        return self._known.get("day")

    @property
    def is_today(self) -> bool:
        return self.chosen_day == self.today


def initial_of(snapshot: Snapshot) -> dict[str, Any]:
    """What the form shows for a saved snapshot."""
    values = asdict(SnapshotValues.of(snapshot))
    return {**values, "day": snapshot.day, "industry": snapshot.industry}
