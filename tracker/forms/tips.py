"""What a member says about a tip."""

from django import forms
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext_lazy as _

from tracker.models import TipProgress

# The one thing that can be wrong, said in one sentence.
CHOOSE_ONE = _("Choose To do, Doing, Done or Not for me.")


class TipProgressForm(forms.Form):
    """`next` is the page to go back to; an address outside this site is ignored."""

    state = forms.TypedChoiceField(choices=TipProgress.State.choices, coerce=TipProgress.State)
    next = forms.CharField(required=False)

    def clean_next(self) -> str:
        address: str = self.cleaned_data["next"]
        return address if url_has_allowed_host_and_scheme(address, allowed_hosts=None) else ""
