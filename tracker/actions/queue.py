"""Hands work to the job queue by the task's name, and keeps that queue in order."""

from typing import Any, Final

from procrastinate.contrib.django import app
from procrastinate.exceptions import UniqueViolation
from procrastinate.jobs import Status

# Long enough to look at what went wrong; a failed mail may hold a code that has expired long since.
HOURS_FAILED_JOBS_STAY: Final = 72


# How long after its worker's last sign a job counts as left behind; a worker gives one every 5 s.
SECONDS_WITHOUT_A_SIGN: Final = 20


def defer(task: str, *, lock: str | None = None, **arguments: Any) -> None:
    """Queue `task` (its full name, as in jobs.py) with JSON-able arguments.

    It is queued with the caller's transaction, or not at all. Of the jobs that share a lock one
    runs at a time, in the order they were queued in.
    """
    app.configure_task(task, lock=lock).defer(**arguments)


async def retry_stalled_jobs() -> int:
    """Queue again what a worker left behind when it died; returns how many jobs.

    A job whose successor already waits in the queue is dropped instead.
    """
    retried = 0
    stalled = await app.job_manager.get_stalled_jobs(seconds_since_heartbeat=SECONDS_WITHOUT_A_SIGN)
    for job in list(stalled):
        try:
            await app.job_manager.retry_job(job)
        except UniqueViolation:
            await app.job_manager.finish_job(job, status=Status.FAILED, delete_job=True)
        else:
            retried += 1
    return retried


async def remove_old_jobs() -> None:
    """Remove jobs that ended without success some days ago; finished ones go at once."""
    await app.job_manager.delete_old_jobs(
        nb_hours=HOURS_FAILED_JOBS_STAY,
        include_failed=True,
        include_cancelled=True,
        include_aborted=True,
    )
