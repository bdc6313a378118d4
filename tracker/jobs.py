"""What the worker does. Every job here has a management command or an action of the same name."""

from django.core.mail import EmailMessage
from procrastinate import RetryStrategy
from procrastinate.contrib.django import app

MAIL_RETRY = RetryStrategy(max_attempts=6, exponential_wait=5)


@app.task(name="tracker.send_mail", retry=MAIL_RETRY)
def send_mail(*, subject: str, body: str, sender: str, to: list[str]) -> None:
    """Send one plain-text mail; tried again for some minutes while the server is away."""
    EmailMessage(subject=subject, body=body, from_email=sender, to=to).send()
