"""A worker of the job queue that does what is queued, then ends."""

import asyncio
from collections.abc import Callable

import pytest
from django.db import connections
from procrastinate.contrib.django import app

Work = Callable[[], None]


@pytest.fixture
def work(transactional_db: None, monkeypatch: pytest.MonkeyPatch) -> Work:
    """A worker that does all that is queued by then."""
    # The worker's threads keep no connection behind that would outlive the test's database.
    monkeypatch.setitem(connections.settings["default"], "CONN_MAX_AGE", 0)
    return _work


def _work() -> None:
    with app.replace_connector(app.connector.get_worker_connector()):
        asyncio.run(_until_idle())


async def _until_idle() -> None:
    async with app.open_async():
        await app.run_worker_async(wait=False, install_signal_handlers=False, listen_notify=False)
