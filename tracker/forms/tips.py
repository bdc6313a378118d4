"""What a member says about a tip."""

from django import forms
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext_lazy as _

from tracker.models import TipProgress

# What can be wrong, each said in one sentence.
CHOOSE_ONE = _("Choose To do, Doing, Done or Not for me.")
SAY_YES_OR_NO = _("Choose Yes or No, or take your answer back.")
NOT_DONE = _("This tip is not marked as done, so nothing was noted.")

ANSWERS = {"yes": True, "no": False, "none": None}


class ComesBackForm(forms.Form):
    """`next` is the page to go back to; what is no path on this site is ignored."""

    next = forms.CharField(required=False)

    def clean_next(self) -> str:
        address: str = self.cleaned_data["next"]
        is_here = address.startswith("/") and url_has_allowed_host_and_scheme(address, None)
        return address if is_here else ""


class TipProgressForm(ComesBackForm):
    state = forms.TypedChoiceField(choices=TipProgress.State.choices, coerce=TipProgress.State)


class FirstTipForm(forms.Form):
    tip = forms.SlugField()


class TipHelpfulForm(ComesBackForm):
    """Cleans to True, False, or None for an answer that is taken back."""

    helpful = forms.ChoiceField(choices=[(answer, answer) for answer in ANSWERS])

    def clean_helpful(self) -> bool | None:
        return ANSWERS[self.cleaned_data["helpful"]]
