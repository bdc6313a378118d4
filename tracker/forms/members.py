"""First steps and settings."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from tracker.forms.fields import IndustryField, LanguageField, NameField, TimeZoneField
from tracker.models import Member

SHARING_LABEL = _("Count me among the peers of my industry")
SHARING_HELP = _(
    "Your scores become part of anonymous totals that other members can compare with. "
    "Under 10 members nothing is shown, and you can stop at any time."
)


class FirstStepsForm(forms.Form):
    """Who the member is. Sharing is off until they say otherwise."""

    industry = IndustryField(
        required=False,
        help_text=_("The one LinkedIn shows on your SSI page. Type a few letters to search."),
    )
    time_zone = TimeZoneField(help_text=_("Your weeks begin on Monday in this zone."))
    language = LanguageField()
    shares_with_industry = forms.BooleanField(
        label=SHARING_LABEL, help_text=SHARING_HELP, required=False
    )


class ProfileForm(FirstStepsForm):
    """The same, with a name, later."""

    display_name = NameField(
        label=_("Display name"),
        max_length=80,
        required=False,
        help_text=_("Shown only inside networks you join."),
    )
    field_order = ["display_name", "industry", "time_zone", "language", "shares_with_industry"]


class DeleteAccountForm(forms.Form):
    """Asks for the address once more, so that no slip of the hand deletes an account."""

    email = forms.CharField(label=_("Type your e-mail address to confirm"), max_length=254)

    def __init__(self, *args: Any, member: Member, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.member = member

    def clean_email(self) -> str:
        email: str = self.cleaned_data["email"]
        if email.strip().lower() != self.member.email.lower():
            raise forms.ValidationError(_("This is not the address of this account."))
        return email
