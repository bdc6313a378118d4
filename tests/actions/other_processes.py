"""Processes beside the test's own, on its database: started, watched and killed."""

import time
from collections.abc import Callable
from typing import Final
from urllib.parse import quote

from django.db import connection

PATIENCE: Final = 30  # seconds until a test that hangs gives up


def own_address() -> str:
    names = ("USER", "PASSWORD", "HOST", "NAME")
    settings = connection.settings_dict
    user, password, host, name = (quote(settings[key], safe="") for key in names)
    port = f":{settings['PORT']}" if settings["PORT"] else ""
    return f"postgres://{user}{password and ':' + password}@{host}{port}/{name}"


def own_connection() -> dict[str, object]:
    names = ("host", "port", "user", "password", "dbname")
    return {k: v for k, v in connection.get_connection_params().items() if k in names}


def wait_until(happened: Callable[[], bool]) -> None:
    deadline = time.monotonic() + PATIENCE
    while not happened():
        assert time.monotonic() < deadline
        time.sleep(0.05)


def somebody_waits() -> bool:
    """For a lock that another holds."""
    return asked(
        "select exists (select from pg_stat_activity"
        " where datname = current_database() and wait_event_type = 'Lock')"
    )


def asked(question: str) -> bool:
    with connection.cursor() as cursor:
        cursor.execute(question)
        (answer,) = cursor.fetchone()
    return answer
