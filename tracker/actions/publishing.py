"""Publishing what cohorts look like: by night, from a queue, in batches (docs/publishing.md)."""

import logging
import time
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Final, TypeVar

from django.db import OperationalError, connection, transaction
from django.db.backends.utils import CursorWrapper

from tracker.actions import publishing_apply_sql, publishing_plan_sql
from tracker.core.standing import CHANGES_TO_SHOW, WEEKS_COUNTED_AFTER_ITS_OWN
from tracker.core.weeks import latest_running_week
from tracker.models import ChangedMember
from tracker.models.wanted import SPANS, WANTED

logger = logging.getLogger(__name__)

# One transaction for many millions of spans outgrows memory. Every batch writes the rows of its
# cohorts anew, so members with few snapshots go together in large ones.
SNAPSHOTS_IN_BATCH: Final = 2_000_000
BATCH_SIZE: Final = SNAPSHOTS_IN_BATCH
ATTEMPTS: Final = 5
PUBLISHER_LOCK: Final = 5_511_001
# Serialization failure, deadlock, lock timeout: the same transaction may pass the next time.
PASSING_FAILURES: Final = frozenset({"40001", "40P01", "55P03"})
# A publication may take minutes; its sorts and sums of millions of rows belong in memory. A run
# over few members looks them up in indexes one by one; those are in memory for the most part.
SESSION: Final = """
set local statement_timeout = 0;
set local work_mem = '128MB';
set local random_page_cost = 1.1;
set local jit = off
"""

Result = TypeVar("Result")
Parameters = dict[str, Any]
Step = Callable[[CursorWrapper, Parameters], Result]


@dataclass(frozen=True, slots=True)
class Publication:
    members: int
    cohorts: int
    seconds: float

    def __str__(self) -> str:
        return (
            f"Published {self.cohorts} cohorts after changes of {self.members} members "
            f"in {self.seconds:.1f} s."
        )


@dataclass(frozen=True, slots=True)
class Progress:
    """A batch that is planned or applied; `seconds` are its own, `share` is that of the run."""

    phase: str  # "Plan", then "Apply"
    batch: int
    batches: int
    members: int
    seconds: float
    share: float

    def __str__(self) -> str:
        return (
            f"{self.phase} batch {self.batch} of {self.batches}: {self.members} members "
            f"in {self.seconds:.1f} s, {self.share:.0%} done"
        )


Report = Callable[[Progress], None]


def queue_members(member_ids: Iterable[int]) -> None:
    """Have the next publication count them anew; belongs in the change's transaction."""
    ChangedMember.objects.bulk_create(
        [ChangedMember(member_id=member_id) for member_id in member_ids]
    )


def publish(
    *,
    now: datetime,
    gated: bool = True,
    batch_size: int = BATCH_SIZE,
    report: Report = lambda progress: None,
) -> Publication | None:
    """Bring every due cohort up to the running week; None when another publisher is at work.

    A run that dies leaves whole batches behind; what is left stays queued for the next one.
    Needs its own transactions and a connection of its own, not a pooler's.
    """
    parameters = {
        "week": latest_running_week(now).monday,
        "reach": WEEKS_COUNTED_AFTER_ITS_OWN * 7,
        "enough": CHANGES_TO_SHOW,
        "size": batch_size,
        "snapshots": SNAPSHOTS_IN_BATCH,
        "gated": gated,
        "now": now,
    }
    with _only_publisher() as alone:
        if not alone:
            logger.info("Another publisher is at work; this one ends.")
            return None
        with _run_tables():
            return _run(parameters, report)


def _run(parameters: Parameters, report: Report) -> Publication:
    started = time.monotonic()
    _repeatable(_remove_gone, parameters)
    batches = _repeatable(_dispatch, parameters)
    _in_batches(_plan, parameters, batches, report, done=0.0)
    cohorts = _repeatable(_decide, parameters)
    _in_batches(_apply, parameters, batches, report, done=0.5)
    result = Publication(sum(batches.values()), cohorts, time.monotonic() - started)
    logger.info("%s", result)
    return result


def _in_batches(
    step: Step[None],
    parameters: Parameters,
    batches: Mapping[int, int],
    report: Report,
    *,
    done: float,
) -> None:
    """Run one half of the publication, each batch in a transaction.

    `batches` are how many members each has, `done` is the share of the whole that came before.
    """
    for position, (batch, members) in enumerate(batches.items(), start=1):
        started = time.monotonic()
        _repeatable(step, {**parameters, "batch": batch})
        progress = Progress(
            phase=step.__name__.strip("_").capitalize(),
            batch=position,
            batches=len(batches),
            members=members,
            seconds=time.monotonic() - started,
            share=done + position / len(batches) / 2,
        )
        logger.info("%s", progress)
        report(progress)


def _remove_gone(cursor: CursorWrapper, parameters: Parameters) -> None:
    cursor.execute(publishing_plan_sql.REMOVE_GONE)
    (gone,) = cursor.fetchone()
    if gone:
        logger.info("Removed the figures of %d deleted networks.", gone)


def _dispatch(cursor: CursorWrapper, parameters: Parameters) -> Mapping[int, int]:
    """Deal the queue out in batches, at least one; returns how many members each has."""
    cursor.execute(publishing_plan_sql.DISPATCH, parameters)
    cursor.execute(publishing_plan_sql.BATCHES)
    return dict(cursor.fetchall()) or {0: 0}


def _plan(cursor: CursorWrapper, parameters: Parameters) -> None:
    for statement in (
        publishing_plan_sql.TOUCHED,
        "analyze touched",
        SPANS,
        "analyze span",
        publishing_plan_sql.NEW_COHORTS,
        WANTED,
        "analyze wanted",
        publishing_plan_sql.MOVED,
        "analyze moved",
        publishing_plan_sql.CHANGE,
    ):
        cursor.execute(statement, parameters)


def _decide(cursor: CursorWrapper, parameters: Parameters) -> int:
    """Choose the cohorts of this run, over the whole queue; returns how many."""
    cursor.execute(publishing_plan_sql.INDEX_PLAN)
    cursor.execute(publishing_plan_sql.DUE, parameters)
    cohorts: int = cursor.rowcount
    cursor.execute("analyze due")
    return cohorts


def _apply(cursor: CursorWrapper, parameters: Parameters) -> None:
    for statement in (
        publishing_apply_sql.ACTIVE,
        "analyze active",
        publishing_apply_sql.EVENTS,
        "analyze event",
        publishing_apply_sql.MERGE,
        publishing_apply_sql.SUBTRACT_FROM_LEDGER,
        publishing_apply_sql.ADD_TO_LEDGER,
        publishing_apply_sql.MARK_COHORTS,
        publishing_apply_sql.EMPTY_QUEUE,
    ):
        cursor.execute(statement, parameters)


def _repeatable(step: Step[Result], parameters: Parameters) -> Result:
    """Run `step` in a REPEATABLE READ transaction, and again when it failed in passing."""
    for _attempt in range(ATTEMPTS - 1):
        try:
            return _once(step, parameters)
        except OperationalError as error:
            if getattr(error.__cause__, "sqlstate", None) not in PASSING_FAILURES:
                raise
            logger.info("Once more: %s", error)
    return _once(step, parameters)


def _once(step: Step[Result], parameters: Parameters) -> Result:
    with transaction.atomic(durable=True), connection.cursor() as cursor:
        cursor.execute("set transaction isolation level repeatable read")
        cursor.execute(SESSION)
        return step(cursor, parameters)


@contextmanager
def _only_publisher() -> Iterator[bool]:
    with connection.cursor() as cursor:
        cursor.execute("select pg_try_advisory_lock(%s)", [PUBLISHER_LOCK])
        (alone,) = cursor.fetchone()
        try:
            yield alone
        finally:
            if alone:
                cursor.execute("select pg_advisory_unlock(%s)", [PUBLISHER_LOCK])


@contextmanager
def _run_tables() -> Iterator[None]:
    with connection.cursor() as cursor:
        cursor.execute(publishing_plan_sql.RUN_TABLES)
        try:
            yield
        finally:
            cursor.execute(publishing_plan_sql.DROP_RUN_TABLES)
