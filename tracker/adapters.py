"""What allauth asks of us."""

from typing import Any

from allauth.account.adapter import DefaultAccountAdapter
from django.http import HttpRequest
from django.utils.translation import get_language

from tracker.actions.mail import send_later
from tracker.models import Member

# Mails name the product; the sites framework, which allauth would ask, is not installed.
SITE = {"name": "SSI Tracker", "domain": "SSI Tracker"}


class AccountAdapter(DefaultAccountAdapter):
    def save_user(
        self, request: HttpRequest, user: Member, form: Any, commit: bool = True
    ) -> Member:
        user.language = get_language() or Member.Language.ENGLISH
        return super().save_user(request, user, form, commit=commit)

    def populate_username(self, request: HttpRequest, user: Member) -> None:
        """Members have no user name: the e-mail address is the login."""

    def send_mail(self, template_prefix: str, email: str, context: dict[str, Any]) -> None:
        """Mail leaves from a job: a slow or absent mail server never shows in the answer."""
        message = self.render_mail(
            template_prefix,
            email,
            {"request": self.request, "email": email, "current_site": SITE, **context},
        )
        send_later(
            subject=message.subject, body=message.body, sender=message.from_email, to=message.to
        )


def display_name(member: Member) -> str:
    return str(member)
