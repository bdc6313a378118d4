"""What allauth asks of us."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from allauth.account.adapter import DefaultAccountAdapter
from allauth.account.auth_backends import AuthenticationBackend
from allauth.account.utils import filter_users_by_email
from django.conf import settings
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.translation import get_language, override
from django.utils.translation import gettext as _

from tracker.actions.mail import send_later
from tracker.core.weeks import zone_named
from tracker.models import Member
from tracker.models.languages import language_read

# What the column of every address holds, and the longest that mail allows.
EMAIL_LENGTH = 254
# Mails name the product; the sites framework, which allauth would ask, is not installed.
SITE = {"name": "SSI Tracker", "domain": "SSI Tracker"}


class AccountAdapter(DefaultAccountAdapter):
    def save_user(
        self, request: HttpRequest, user: Member, form: Any, commit: bool = True
    ) -> Member:
        user.language = get_language() or settings.LANGUAGE_CODE
        return super().save_user(request, user, form, commit=commit)

    def clean_email(self, email: str) -> str:
        if len(email) > EMAIL_LENGTH:
            raise ValidationError(
                _("This address is longer than %(most)s characters, the most an address can be."),
                params={"most": EMAIL_LENGTH},
            )
        return super().clean_email(email)

    def populate_username(self, request: HttpRequest, user: Member) -> None:
        """Members have no user name: the e-mail address is the login."""

    def pre_login(self, request: HttpRequest, user: Member, **kwargs: Any) -> HttpResponse | None:
        if not may_log_in(user):
            return self.respond_user_inactive(request, user)
        return super().pre_login(request, user, **kwargs)

    def send_mail(self, template_prefix: str, email: str, context: dict[str, Any]) -> None:
        """Mail leaves from a job: a slow or absent mail server never shows in the answer.

        It is written in the language and zone of its reader, whoever asked for it.
        """
        with _as_read_by(_reader(email, context)):
            message = self.render_mail(
                template_prefix,
                email,
                {"request": self.request, "email": email, "current_site": SITE, **context},
            )
        send_later(
            subject=message.subject, body=message.body, sender=message.from_email, to=message.to
        )


def _reader(email: str, context: dict[str, Any]) -> Member | None:
    """None where the address belongs to nobody here."""
    owner: Member | None = context.get("user")
    return owner or next(iter(filter_users_by_email(email, prefer_verified=True)), None)


@contextmanager
def _as_read_by(reader: Member | None) -> Iterator[None]:
    """A stranger's mail stays in the language of the page where it was asked for."""
    if reader is None:
        yield
        return
    with override(language_read(reader.language)), timezone.override(zone_named(reader.time_zone)):
        yield


class MemberBackend(AuthenticationBackend):
    """The one way to authenticate; asked again at every request, so it ends open sessions too."""

    def user_can_authenticate(self, user: Member) -> bool:
        return super().user_can_authenticate(user) and may_log_in(user)


def may_log_in(member: Member) -> bool:
    """The demo member, whose password is no secret, opens nothing outside local mode."""
    return settings.LOCAL or member.email != settings.DEMO_EMAIL


def display_name(member: Member) -> str:
    return str(member)
