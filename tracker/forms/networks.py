"""Networks: what they are called, who may come in, and what cannot be undone."""

from typing import Any, Final

from django import forms
from django.core.exceptions import ValidationError
from django.utils.text import format_lazy
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext_lazy

from tracker.core.names import one_line
from tracker.forms.fields import NameField
from tracker.models import Membership, Network
from tracker.models.networks import MOST_USES

DAYS: Final = (1, 7, 30, 90)
USUAL_DAYS: Final = 7

USES: Final = format_lazy(gettext_lazy("Type a whole number from 1 to {most}."), most=MOST_USES)


def _days() -> list[tuple[int, str]]:
    return [(days, ngettext_lazy("%d day", "%d days", days) % days) for days in DAYS]


class NetworkForm(forms.Form):
    name = NameField(label=gettext_lazy("Name"), max_length=80)
    purpose = NameField(
        label=gettext_lazy("Purpose"),
        max_length=500,
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=gettext_lazy("What the group is for. Whoever holds an invitation reads it too."),
    )
    leaderboard = forms.ChoiceField(
        label=gettext_lazy("Who may see the leaderboard"),
        choices=Network.Leaderboard.choices,
        initial=Network.Leaderboard.EVERYONE,
        widget=forms.RadioSelect,
        help_text=gettext_lazy("Only those stand on it who put themselves there."),
    )


class PlainHiddenInput(forms.HiddenInput):
    """Without the reference to a help text, which HTML forbids to what nobody sees."""

    def get_context(self, name: str, value: Any, attrs: Any) -> dict[str, Any]:
        context = super().get_context(name, value, attrs)
        context["widget"]["attrs"].pop("aria-describedby", None)
        return context


class NetworkSettingsForm(NetworkForm):
    """Knows what its reader saw, so that nobody takes back what another owner changed meanwhile."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for field in self.fields.values():
            field.show_hidden_initial = True
            field.hidden_widget = PlainHiddenInput

    @property
    def changed(self) -> dict[str, str]:
        return {name: self.cleaned_data[name] for name in self.changed_data}


class DeleteNetworkForm(forms.Form):
    """Asks for the name, so that no slip of the hand deletes a network."""

    name = forms.CharField(
        label=gettext_lazy("Type the name of the network to confirm"),
        max_length=200,
        widget=forms.TextInput(attrs={"autocomplete": "off", "dir": "auto"}),
    )

    def __init__(self, *args: Any, network: Network, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.network = network

    def clean_name(self) -> str:
        name: str = self.cleaned_data["name"]
        if one_line(name).casefold() != one_line(self.network.name).casefold():
            raise ValidationError(_("This is not the name of this network."))
        return name


class RoleForm(forms.Form):
    role = forms.ChoiceField(
        label=gettext_lazy("Role"),
        choices=[
            (Membership.Role.OWNER, gettext_lazy("Owner: also roles, settings and deleting")),
            (
                Membership.Role.MANAGER,
                gettext_lazy("Manager: also invitations, members and the figures of the whole"),
            ),
            (
                Membership.Role.PARTICIPANT,
                gettext_lazy("Participant: is counted, and sees the comparison"),
            ),
        ],
        widget=forms.RadioSelect,
    )


class LinkForm(forms.Form):
    """A link that somebody passes on."""

    days = forms.TypedChoiceField(
        label=gettext_lazy("Good for"), choices=_days, coerce=int, initial=USUAL_DAYS
    )
    uses = forms.IntegerField(
        label=gettext_lazy("How many may use it"),
        min_value=1,
        max_value=MOST_USES,
        initial=1,
        error_messages=dict.fromkeys(("required", "invalid", "min_value", "max_value"), USES),
    )
    asks_first = forms.BooleanField(
        label=gettext_lazy("An owner or manager approves each request"), required=False
    )


class MailForm(forms.Form):
    """An invitation to one address, for one person."""

    email = forms.EmailField(label=gettext_lazy("E-mail address"), max_length=254)
    days = forms.TypedChoiceField(
        label=gettext_lazy("Good for"), choices=_days, coerce=int, initial=USUAL_DAYS
    )


class JoinForm(forms.Form):
    """Asks for a name where the profile has none: owners and managers read it."""

    display_name = NameField(
        label=gettext_lazy("Your name"),
        max_length=80,
        required=False,
        widget=forms.TextInput(attrs={"autocomplete": "name"}),
        help_text=gettext_lazy(
            "Owners and managers see it beside your e-mail address. It is saved to your profile."
        ),
    )

    def __init__(self, *args: Any, has_name: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if has_name:
            del self.fields["display_name"]
