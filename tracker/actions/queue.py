"""Hands work to the job queue by the task's name, and keeps that queue in order."""

from typing import Any

from procrastinate.contrib.django import app


def defer(task: str, **arguments: Any) -> None:
    """Queue `task` (its full name, as in jobs.py) with JSON-able arguments.

    It is queued with the caller's transaction, or not at all.
    """
    app.configure_task(task).defer(**arguments)


async def retry_stalled_jobs() -> int:
    """Queue again what a worker left behind when it died; returns how many jobs."""
    stalled = list(await app.job_manager.get_stalled_jobs())
    for job in stalled:
        await app.job_manager.retry_job(job)
    return len(stalled)
