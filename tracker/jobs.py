"""What the worker does. Every job here has a management command or an action of the same name."""

import logging

from django.core.mail import EmailMessage
from django.core.management import call_command
from django.utils import timezone
from procrastinate import RetryStrategy
from procrastinate.contrib.django import app

from tracker.actions import idempotency, invitations, queue
from tracker.actions.publishing import publish

logger = logging.getLogger(__name__)

MAIL_RETRY = RetryStrategy(max_attempts=6, exponential_wait=5)
PUBLICATION_RETRY = RetryStrategy(max_attempts=3, wait=300)


@app.task(name="tracker.send_mail", retry=MAIL_RETRY)
def send_mail(*, subject: str, body: str, sender: str, to: list[str]) -> None:
    """Send one plain-text mail; tried again for some minutes while the server is away."""
    EmailMessage(subject=subject, body=body, from_email=sender, to=to).send()


@app.periodic(cron="0 2 * * *")
@app.task(
    name="tracker.publish_distributions",
    queueing_lock="publish_distributions",
    retry=PUBLICATION_RETRY,
)
def publish_distributions(timestamp: int) -> None:
    """Publish what has changed, every night at two o'clock UTC."""
    publish(now=timezone.now())


@app.periodic(cron="*/5 * * * *")
@app.task(name="tracker.retry_stalled_jobs", queueing_lock="retry_stalled_jobs")
async def retry_stalled_jobs(timestamp: int) -> None:
    """Every five minutes, have the jobs of workers that died done by one that lives."""
    retried = await queue.retry_stalled_jobs()
    if retried:
        logger.warning("%d stalled jobs were queued again.", retried)


@app.periodic(cron="30 3 * * *")
@app.task(name="tracker.remove_old_jobs", queueing_lock="remove_old_jobs")
async def remove_old_jobs(timestamp: int) -> None:
    """Every night, remove jobs that failed some days ago, with all they carried."""
    await queue.remove_old_jobs()


@app.periodic(cron="45 3 * * *")
@app.task(name="tracker.clearsessions", queueing_lock="clearsessions")
def clearsessions(timestamp: int) -> None:
    """Every night, remove sessions that have expired."""
    call_command("clearsessions")


@app.periodic(cron="15 4 * * *")
@app.task(name="tracker.remove_old_invitations", queueing_lock="remove_old_invitations")
def remove_old_invitations(timestamp: int) -> None:
    """Every night, remove invitations that ended long ago, with the addresses they went to."""
    invitations.remove_old_invitations(now=timezone.now())


@app.periodic(cron="30 4 * * *")
@app.task(name="tracker.remove_old_answers", queueing_lock="remove_old_answers")
def remove_old_answers(timestamp: int) -> None:
    """Every night, remove what the API answered more than a day ago."""
    idempotency.remove_old_answers(now=timezone.now())
