"""What a member says about a tip."""

from django import forms
from django.utils.translation import gettext_lazy as _

from tracker.models import TipProgress


class TipProgressForm(forms.Form):
    """`page` is where the form stood: the list of a component, or the tip's own page."""

    state = forms.ChoiceField(
        choices=TipProgress.State.choices,
        error_messages={
            "required": _("Choose one of the four: To do, Doing, Done or Not for me."),
            "invalid_choice": _("Choose one of the four: To do, Doing, Done or Not for me."),
        },
    )
    page = forms.ChoiceField(choices=[("component", ""), ("tip", "")], required=False)
