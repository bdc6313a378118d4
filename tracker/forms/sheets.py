"""A spreadsheet that is handed in, and how it is to be read."""

from collections.abc import Iterable
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy

from tracker.core.sheets.opening import LARGEST, open_sheet
from tracker.core.sheets.plans import Doubts, Plan
from tracker.core.sheets.tables import SheetFault, SheetRefused
from tracker.forms.sheet_words import DATE_NAMES, HOLDS_NAMES, MARK_NAMES, fault_sentence
from tracker.forms.uploads import UploadForm
from tracker.templatetags.formatting import long_date


class SheetForm(UploadForm):
    file = forms.FileField(
        label=gettext_lazy("Spreadsheet or export"),
        widget=forms.FileInput(attrs={"accept": ".csv,.tsv,.txt,.json,.xlsx"}),
        help_text=gettext_lazy("CSV, TSV, JSON or XLSX, at most 5 MB and 50,000 lines."),
        allow_empty_file=True,
        error_messages={"required": gettext_lazy("Choose a file.")},
    )

    def look_into(self, file: Any) -> None:
        try:
            if file.size > LARGEST:
                raise SheetRefused(SheetFault.TOO_LARGE, limit=LARGEST)
            self.content: bytes = file.read()
            open_sheet(self.content)
        except SheetRefused as error:
            self.add_error("file", fault_sentence(error))

    def not_received(self, why: str) -> str:
        if why == "too_large":
            return fault_sentence(SheetRefused(SheetFault.TOO_LARGE, limit=LARGEST))
        return super().not_received(why)


class PlanForm(forms.Form):
    """How the table is to be read. It shows a plan that is whole already, so it is never bound."""

    holds = forms.ChoiceField(label=gettext_lazy("What the file holds"))
    header = forms.ChoiceField(
        label=gettext_lazy("Names of columns"),
        choices=[
            ("yes", gettext_lazy("in a line of their own")),
            ("no", gettext_lazy("there are none")),
        ],
    )
    dates = forms.ChoiceField(label=gettext_lazy("Dates are written"))
    mark = forms.ChoiceField(label=gettext_lazy("Before decimals stands"))

    def __init__(self, plan: Plan, doubts: Doubts) -> None:
        super().__init__(
            initial={
                "holds": plan.holds or "",
                "header": "no" if plan.header is None else "yes",
                "dates": plan.dates or "",
                "mark": plan.mark or "",
            }
        )
        self._offer("holds", HOLDS_NAMES.items(), asks=plan.holds is None)
        self._offer("dates", _dates_offered(doubts), asks=plan.dates is None)
        self._offer("mark", MARK_NAMES.items() if doubts.marks else (), asks=plan.mark is None)

    def _offer(self, name: str, choices: Iterable[tuple[Any, Any]], *, asks: bool) -> None:
        """A field without anything to choose is not shown."""
        offered = [(str(value), words) for value, words in choices]
        if not offered:
            del self.fields[name]
            return
        field = self.fields[name]
        empty = [("", gettext_lazy("Choose …"))] if asks else []
        field.choices = [*empty, *offered]  # type: ignore[attr-defined]


def _dates_offered(doubts: Doubts) -> list[tuple[str, str]]:
    """Each format with the first days as it reads them."""
    return [
        (
            written.value,
            f"{DATE_NAMES[written]}: {', '.join(long_date(day) or '–' for day in days)}",
        )
        for written, days in doubts.examples.items()
    ]
