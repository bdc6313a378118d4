"""A key to the API: what it is for, and what it may do."""

from django import forms
from django.utils.translation import gettext_lazy as _

from tracker.forms.fields import NameField
from tracker.models import ApiToken


class TokenForm(forms.Form):
    name = NameField(
        label=_("Name"),
        max_length=80,
        help_text=_("What uses it, such as “Spreadsheet at home”. Only you see it."),
    )
    scope = forms.ChoiceField(
        label=_("It may"),
        choices=[
            (ApiToken.Scope.READ, _("Read: everything of yours that pages and exports show")),
            (ApiToken.Scope.WRITE, _("Read and write: also save, edit, delete and hand in files")),
        ],
        initial=ApiToken.Scope.READ,
        widget=forms.RadioSelect,
    )
