"""What allauth's own forms leave open."""

from typing import Any

from allauth.account.forms import AddEmailForm, SignupForm
from allauth.mfa.totp.forms import ActivateTOTPForm
from allauth.mfa.webauthn.forms import AddWebAuthnForm, EditWebAuthnForm
from django.contrib import messages
from django.db import IntegrityError, transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _

from tracker.models import Member


class SignUpForm(SignupForm):
    def try_save(self, request: HttpRequest) -> tuple[Member | None, HttpResponse | None]:
        """A second press on the button can pass the checks while the first one is being saved."""
        try:
            with transaction.atomic():
                saved: tuple[Any, Any] = super().try_save(request)
        except IntegrityError:
            messages.info(request, _("This account has just been made. Log in to go on."))
            return None, redirect("account_login")
        return saved


class ChangeEmailForm(AddEmailForm):
    """The address of now stands above the field, so the field says which one it asks for."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["email"].label = _("New e-mail address")


class ActivateAppForm(ActivateTOTPForm):
    """An authenticator app shows digits only."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["code"].widget.attrs["inputmode"] = "numeric"


class AddKeyForm(AddWebAuthnForm):
    """allauth leaves the label of the name to Django, which writes it in English."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["name"].label = _("Name")


class EditKeyForm(EditWebAuthnForm):
    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["name"].label = _("Name")
