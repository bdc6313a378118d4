"""Hands work to the job queue by the task's name, inside the caller's transaction."""

from typing import Any

from procrastinate.contrib.django import app


def defer(task: str, **arguments: Any) -> None:
    """Queue `task` (its full name, as in jobs.py) with JSON-able arguments."""
    app.configure_task(task).defer(**arguments)
