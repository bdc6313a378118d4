"""What the worker does. Every job here has a management command or an action of the same name."""

import logging
from uuid import UUID

from django.core.mail import EmailMessage
from django.core.management import call_command
from django.db import DatabaseError
from django.utils import timezone
from procrastinate import JobContext, RetryStrategy
from procrastinate.contrib.django import app

from tracker.actions import idempotency, imports, invitations, queue
from tracker.actions.import_runs import give_up, run_import
from tracker.actions.publishing import publish

logger = logging.getLogger(__name__)

MAIL_RETRY = RetryStrategy(max_attempts=6, exponential_wait=5)
# While the database is away; a file that cannot be read is no failure of the job.
IMPORT_RETRY = RetryStrategy(max_attempts=10, wait=5, retry_exceptions=[DatabaseError])
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


@app.task(name="tracker.read_import", retry=IMPORT_RETRY, pass_context=True)
def read_import(context: JobContext, *, import_id: str) -> None:
    """Read a file that a member handed in; again when the database or a worker went away."""
    attempt = context.job.attempts + 1
    try:
        run_import(import_id=UUID(import_id), attempt=attempt)
    except DatabaseError:
        raise
    except Exception:
        give_up(import_id=UUID(import_id))
        raise


# Three times a minute: the last figure of this cron is the seconds.
@app.periodic(cron="* * * * * */20")
@app.task(name="tracker.retry_stalled_jobs", queueing_lock="retry_stalled_jobs")
async def retry_stalled_jobs(timestamp: int) -> None:
    """Have the jobs of workers that died done by one that lives."""
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


@app.periodic(cron="0 * * * *")
@app.task(name="tracker.remove_leftover_files", queueing_lock="remove_leftover_files")
def remove_leftover_files(timestamp: int) -> None:
    """Every hour, remove files that were handed in and that no import waits for any more."""
    imports.remove_leftover_files(now=timezone.now())


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
