"""A snapshot and a step of activity through the actions, against the barest statement."""

from collections.abc import Callable, Iterator
from datetime import date, timedelta
from itertools import count, cycle
from statistics import median
from time import perf_counter
from typing import Any

from django.db import connection, transaction

from bench.report import Line
from bench.timing import medians
from tracker.actions.activity import step_count
from tracker.actions.snapshots import SnapshotValues, save_snapshot
from tracker.core.activity import KINDS
from tracker.core.weeks import Week
from tracker.models import ActivityCount, Member, Snapshot

ROUNDS = 200
SNAPSHOT = "A new snapshot: the action / a bare INSERT"
STEP = "A step of activity: the action / a bare UPDATE"
VALUES = SnapshotValues(brand=17_120, people=13_400, insights=9_250, relationships=18_030)
KIND = KINDS["comments"]

INSERT = """
insert into tracker_snapshot (member_id, day, brand, people, insights, relationships,
                              note, source, created_at, updated_at)
values (%s, %s, 17120, 13400, 9250, 18030, '', 'typed', now(), now())
"""
UPDATE = (
    "update tracker_activitycount set count = %s where member_id = %s and week = %s and kind = %s"
)


class InsertWatch:
    """Milliseconds of the INSERT statements, without the Python around them."""

    def __init__(self) -> None:
        self.runs: list[float] = []

    def around(self, case: Callable[[], None]) -> Callable[[], None]:
        def watched() -> None:
            self.runs.append(0)
            with connection.execute_wrapper(self):
                case()

        return watched

    def __call__(self, execute: Callable[..., Any], sql: str, *rest: Any) -> Any:
        started = perf_counter()
        try:
            return execute(sql, *rest)
        finally:
            if sql.lstrip().lower().startswith("insert"):
                self.runs[-1] += 1000 * (perf_counter() - started)


def measure(member: Member, *, today: date) -> list[Line]:
    return [*snapshot_lines(member), step_line(member, Week.of(today))]


def snapshot_lines(member: Member) -> list[Line]:
    days = unused_days(member)

    def by_action() -> None:
        save_snapshot(member=member, day=next(days), values=VALUES)

    def bare() -> None:
        with transaction.atomic(), connection.cursor() as cursor:
            cursor.execute(INSERT, [member.pk, next(days)])

    watches = {"action": InsertWatch(), "bare": InsertWatch()}
    cases = {"action": watches["action"].around(by_action), "bare": watches["bare"].around(bare)}
    whole = medians(cases, rounds=ROUNDS)
    statements = {name: median(watch.runs) for name, watch in watches.items()}
    return [
        line(SNAPSHOT, "statements that write", statements, "1.5 x or less"),
        line(SNAPSHOT, "whole, with BEGIN and COMMIT", whole),
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

    return line(STEP, "one step", medians({"action": by_action, "bare": bare}, rounds=ROUNDS))


def line(group: str, what: str, times: dict[str, float], target: str = "") -> Line:
    context = f"{times['action']:.2f} ms / {times['bare']:.2f} ms"
    return Line(group, what, times["action"] / times["bare"], "x", target, context)
