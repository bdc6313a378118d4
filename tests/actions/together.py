"""Two at once, in the order a test says: each call runs in a connection of its own."""

from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from threading import Barrier, Event
from typing import Any

from django.db import connection, transaction

# As often as it takes a slow machine to get somewhere; a lock gives up after three seconds.
LOOKS = 250
WAITING = """
select count(*)
  from pg_stat_activity
 where datname = current_database() and wait_event_type = 'Lock'
"""

Call = Callable[[], Any]


def in_turn(hold: Call, *calls: Call) -> list[Any]:
    """Have the calls wait in this order for what `hold` locks, then let them go.

    Returns what each returned or raised. Fails when a call does not wait: it takes no lock.
    """
    with ThreadPoolExecutor(len(calls)) as threads:
        with transaction.atomic():
            hold()
            waiting = [_wait_with(threads, call, number) for number, call in enumerate(calls, 1)]
        return [_outcome(call) for call in waiting]


def at_once(*calls: Call) -> list[Any]:
    """Start the calls at the same moment, and see; returns what each returned or raised."""
    together = Barrier(len(calls))

    def start(call: Call) -> Any:
        together.wait(timeout=10)
        return call()

    with ThreadPoolExecutor(len(calls)) as threads:
        started = [threads.submit(_connected, lambda call=call: start(call)) for call in calls]
        return [_outcome(each) for each in started]


def _wait_with(threads: ThreadPoolExecutor, call: Call, number: int) -> "Future[Any]":
    submitted = threads.submit(_connected, call)
    for _look in range(LOOKS):
        if submitted.done() or _waiting() == number:
            break
        Event().wait(0.01)
    assert not submitted.done(), "a call took no lock and was done at once"
    return submitted


def _waiting() -> int:
    with connection.cursor() as cursor:
        cursor.execute("select pg_stat_clear_snapshot()")
        cursor.execute(WAITING)
        (count,) = cursor.fetchone()
    return int(count)


def _connected(call: Call) -> Any:
    try:
        return call()
    finally:
        connection.close()


def _outcome(submitted: "Future[Any]") -> Any:
    return submitted.exception() or submitted.result()
