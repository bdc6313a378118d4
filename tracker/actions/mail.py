"""Mail leaves the house through the queue."""

from django.conf import settings
from django.template.loader import render_to_string
from django.utils.translation import override

from tracker.actions.queue import defer
from tracker.core.names import one_line
from tracker.models.languages import language_read


def send_later(*, subject: str, body: str, sender: str, to: list[str]) -> None:
    """Queue one plain-text mail; the worker sends it and tries again when the server is away."""
    defer("tracker.send_mail", subject=subject, body=body, sender=sender, to=to)


def send_in_language(*, template: str, to: str, language: str, **context: object) -> None:
    """Queue the mail of templates/tracker/mail/; the first line of its text is the subject."""
    with override(language_read(language)):
        text = render_to_string(f"tracker/mail/{template}.txt", context)
    subject, _line, body = text.strip().partition("\n")
    send_later(
        subject=one_line(subject),
        body=f"{body.strip()}\n",
        sender=settings.DEFAULT_FROM_EMAIL,
        to=[to],
    )
