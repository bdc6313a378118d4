"""A snapshot and a step of activity through the actions, against the barest statement."""

from collections.abc import Callable, Iterator
from dataclasses import asdict
from datetime import date, timedelta
from functools import partial
from itertools import count, cycle
from statistics import median
from time import perf_counter
from typing import Any

from django.db import connection, transaction
from django.utils import timezone

from bench.filling import Fill
from bench.report import Line, at_most, ratio
from bench.timing import Case, medians
from tracker.actions.activity import step_count
from tracker.actions.snapshots import SnapshotValues, save_snapshot
from tracker.core.activity import KINDS
from tracker.core.weeks import Week
from tracker.models import ActivityCount, Member, Snapshot

TURNS = 50
SNAPSHOT = "A new snapshot: the action, which has it published / barer statements"
STEP = "A step of activity: the action / a bare UPDATE"
VALUES = SnapshotValues(brand=17_120, people=13_400, insights=9_250, relationships=18_030)
KIND = KINDS["comments"]

ROW = asdict(VALUES)
# The same row, from the same parameters.
INSERT = f"""
insert into tracker_snapshot (member_id, day, {", ".join(ROW)}, created_at, updated_at)
values (%(member_id)s, %(day)s, {", ".join(f"%({name})s" for name in ROW)}, %(now)s, %(now)s)
"""
# All that a snapshot of a day needs, but for the line that has it published.
UPSERT = f"""{INSERT}
on conflict (member_id, day) do update
set {", ".join(f"{name} = excluded.{name}" for name in ROW)}, updated_at = excluded.updated_at
returning id, xmax = 0
"""
UPDATE = (
    "update tracker_activitycount set count = %s where member_id = %s and week = %s and kind = %s"
)


class InsertWatch:
    """Milliseconds of the statements that insert, without the Python around them."""

    def __init__(self, case: Callable[[], None]) -> None:
        self.case = case
        self.runs: list[float] = []

    def run(self) -> None:
        self.runs.append(0)
        with connection.execute_wrapper(self.execute):
            self.case()

    def execute(self, execute: Callable[..., Any], sql: str, *rest: Any) -> Any:
        started = perf_counter()
        try:
            return execute(sql, *rest)
        finally:
            if "insert into" in sql.lower():
                self.runs[-1] += 1000 * (perf_counter() - started)


def measure(fill: Fill, member: Member) -> list[Line]:
    fill.use()
    return [*snapshot_lines(member), step_line(member, Week.of(fill.today))]


def snapshot_lines(member: Member) -> list[Line]:
    days = unused_days(member)

    def by_action() -> None:
        save_snapshot(member=member, day=next(days), values=VALUES)

    def by_statement(statement: str) -> None:
        with transaction.atomic(), connection.cursor() as cursor:
            row = {"member_id": member.pk, "day": next(days), **ROW, "now": timezone.now()}
            cursor.execute(statement, row)

    watches = {
        "action": InsertWatch(by_action),
        "upsert": InsertWatch(partial(by_statement, UPSERT)),
        "bare": InsertWatch(partial(by_statement, INSERT)),
    }
    whole = medians({name: Case(watch.run) for name, watch in watches.items()}, turns=TURNS)
    statement = {name: median(watch.runs) for name, watch in watches.items()}
    action, upsert, bare = statement["action"], statement["upsert"], statement["bare"]
    return [
        ratio(SNAPSHOT, "its statement / a bare INSERT", action, bare, at_most(1.5)),
        ratio(SNAPSHOT, "its statement / the same upsert, not queued", action, upsert),
        ratio(SNAPSHOT, "an upsert, not queued / a bare INSERT", upsert, bare),
        ratio(SNAPSHOT, "whole, with BEGIN and COMMIT", whole["action"], whole["bare"]),
    ]


def unused_days(member: Member) -> Iterator[date]:
    oldest = Snapshot.objects.of(member).earliest("day").day
    return (oldest - timedelta(days=number) for number in count(1))


def step_line(member: Member, week: Week) -> Line:
    steps = cycle((1, -1))
    counts = cycle((1, 2))
    ActivityCount.objects.get_or_create(
        member=member, week=week.monday, kind=KIND.key, defaults={"count": 1}
    )

    def by_action() -> None:
        step_count(member=member, week=week, kind=KIND.key, by=next(steps))

    def bare() -> None:
        with connection.cursor() as cursor:
            cursor.execute(UPDATE, [next(counts), member.pk, week.monday, KIND.key])

    times = medians({"action": Case(by_action), "bare": Case(bare)}, turns=TURNS)
    return ratio(STEP, "one step", times["action"], times["bare"])
