"""What can happen to a snapshot: saved, edited, deleted, and brought back."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass, fields
from datetime import date
from functools import cache
from typing import Final, Self

from django.db import IntegrityError, connection, transaction
from django.utils import timezone

from tracker.actions.publishing import queue_members
from tracker.models import Member, Snapshot

ONE_A_DAY = "snapshot_one_a_day"
# What may be left out of a day's second snapshot by somebody who did not see the first.
PEER_FIGURES = frozenset({"industry_rank", "network_rank", "industry_average", "network_average"})

# One statement, so that the line in the publisher's queue costs no journey of its own.
UPSERT: Final = """
with queued as (insert into tracker_changedmember (member_id) values (%(member_id)s))
insert into tracker_snapshot ({columns}, created_at, updated_at)
values ({values}, %(now)s, %(now)s)
    on conflict (member_id, day) do update set {replaced}, updated_at = excluded.updated_at
returning id, xmax = 0
"""


class DayTakenError(Exception):
    """The member has another snapshot of that day."""

    def __init__(self, day: date) -> None:
        super().__init__(day.isoformat())
        self.day = day


@dataclass(frozen=True, slots=True, kw_only=True)
class SnapshotValues:
    """What a snapshot says about its day, in the units of the table; None is unknown."""

    industry_id: int | None = None
    brand: int | None = None
    people: int | None = None
    insights: int | None = None
    relationships: int | None = None
    printed_total: int | None = None
    industry_rank: int | None = None
    network_rank: int | None = None
    industry_average: int | None = None
    network_average: int | None = None
    note: str = ""
    source: str = Snapshot.Source.TYPED.value

    @classmethod
    def of(cls, snapshot: Snapshot) -> Self:
        return cls(**{field.name: getattr(snapshot, field.name) for field in fields(cls)})


@transaction.atomic
def save_snapshot(
    *, member: Member, day: date, values: SnapshotValues, replaces_seen: bool = False
) -> tuple[Snapshot, bool]:
    """Save the snapshot of a day, over one that is there already; also says whether it is new.

    A note that is left out leaves the one that is there, and so do ranks and averages unless the
    member saw what the day held (`replaces_seen`): then to leave them out is to take them out.
    """
    given = asdict(values)
    kept = {"note"} if replaces_seen else {"note", *PEER_FIGURES}
    left_out = {name for name, value in given.items() if value in (None, "")}
    replaced = [name for name in given if name not in kept & left_out]
    row = {"member_id": member.pk, "day": day, **given}
    with connection.cursor() as cursor:
        cursor.execute(_upsert(tuple(row), tuple(replaced)), {**row, "now": timezone.now()})
        pk, is_new = cursor.fetchone()
    return Snapshot(pk=pk, **row), is_new


@cache
def _upsert(columns: tuple[str, ...], replaced: tuple[str, ...]) -> str:
    """A row that this statement made, and not one it found, has never been locked: no xmax."""
    return UPSERT.format(
        columns=", ".join(columns),
        values=", ".join(f"%({name})s" for name in columns),
        replaced=", ".join(f"{name} = excluded.{name}" for name in replaced),
    )


@transaction.atomic
def edit_snapshot(*, snapshot: Snapshot, day: date, values: SnapshotValues) -> None:
    """Raises DayTakenError, or Snapshot.DoesNotExist when it was deleted meanwhile."""
    current = Snapshot.objects.select_for_update().get(pk=snapshot.pk)
    current.day = day
    for name, value in asdict(values).items():
        setattr(current, name, value)
    with _one_a_day(day):
        current.save()
    queue_members([current.member_id])


@transaction.atomic
def delete_snapshot(*, snapshot: Snapshot) -> None:
    queue_members([snapshot.member_id])
    snapshot.delete()


@transaction.atomic
def restore_snapshot(*, member: Member, day: date, values: SnapshotValues) -> None:
    """Bring a deleted snapshot back; once more changes nothing.

    Raises DayTakenError when the day has got a different snapshot meanwhile.
    """
    snapshot, created = Snapshot.objects.get_or_create(
        member=member, day=day, defaults=asdict(values)
    )
    if not created and SnapshotValues.of(snapshot) != values:
        raise DayTakenError(day)
    queue_members([member.pk])


@contextmanager
def _one_a_day(day: date) -> Iterator[None]:
    try:
        with transaction.atomic():
            yield
    except IntegrityError as error:
        if ONE_A_DAY in str(error):
            raise DayTakenError(day) from error
        raise
