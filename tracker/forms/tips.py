"""What a member says about a tip."""

from django import forms
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext_lazy as _

from tracker.models import TipProgress

# The one thing that can be wrong, said in one sentence.
CHOOSE_ONE = _("Choose To do, Doing, Done or Not for me.")


class TipProgressForm(forms.Form):
    """`next` is the page to go back to; what is no path on this site is ignored."""

    state = forms.TypedChoiceField(choices=TipProgress.State.choices, coerce=TipProgress.State)
    next = forms.CharField(required=False)

    def clean_next(self) -> str:
        address: str = self.cleaned_data["next"]
        is_here = address.startswith("/") and url_has_allowed_host_and_scheme(address, None)
        return address if is_here else ""
