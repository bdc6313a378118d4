"""What can happen to a snapshot: saved, edited, deleted, and brought back."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass, fields
from datetime import date
from typing import Self

from django.db import IntegrityError, transaction

from tracker.actions.publishing import queue_members
from tracker.models import Member, Snapshot

ONE_A_DAY = "snapshot_one_a_day"
# What may be left out of a day's second snapshot by somebody who did not see the first.
PEER_FIGURES = frozenset({"industry_rank", "network_rank", "industry_average", "network_average"})


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
    is_new = not Snapshot.objects.of(member).filter(day=day).exists()
    kept = {"note"} if replaces_seen else {"note", *PEER_FIGURES}
    left_out = {name for name, value in asdict(values).items() if value in (None, "")}
    replaced = {field.name for field in fields(values)} - (kept & left_out)
    (snapshot,) = Snapshot.objects.bulk_create(
        [Snapshot(member=member, day=day, **asdict(values))],
        update_conflicts=True,
        unique_fields=["member", "day"],
        update_fields=[*sorted(replaced), "updated_at"],
    )
    queue_members([member.pk])
    return snapshot, is_new


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
