"""Mail leaves the house through the queue."""

from tracker.actions.queue import defer


def send_later(*, subject: str, body: str, sender: str, to: list[str]) -> None:
    """Queue one plain-text mail; the worker sends it and tries again when the server is away."""
    defer("tracker.send_mail", subject=subject, body=body, sender=sender, to=to)
