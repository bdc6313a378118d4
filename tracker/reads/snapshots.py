"""A member's snapshots: their history, and what a new one takes over from them."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, fields
from datetime import date
from itertools import zip_longest
from typing import Final

from django.core.paginator import Paginator

from tracker.core.components import COMPONENTS, Component
from tracker.core.trend import ScorePoint
from tracker.models import Industry, Member, Snapshot

PAGE_SIZE: Final = 50

_POINT: Final = tuple(field.name for field in fields(ScorePoint))


@dataclass(frozen=True, slots=True)
class HistoryRow:
    """A snapshot with its change since the one before it, in thousandths; None for the first."""

    snapshot: Snapshot
    change: int | None

    @property
    def components(self) -> tuple[tuple[Component, int | None], ...]:
        return tuple((each, getattr(self.snapshot, each.value)) for each in COMPONENTS)


@dataclass(frozen=True, slots=True)
class SnapshotHistory:
    """One page of the history, newest first; `count` is that of all pages."""

    rows: tuple[HistoryRow, ...]
    count: int
    page: int
    pages: int

    @property
    def newer_page(self) -> int | None:
        return self.page - 1 if self.page > 1 else None

    @property
    def older_page(self) -> int | None:
        return self.page + 1 if self.page < self.pages else None


@dataclass(frozen=True, slots=True)
class SavedChange:
    """How a total moved, in thousandths, since the snapshot before it."""

    thousandths: int
    since: date


def snapshot_history(member: Member, page: str | int = 1) -> SnapshotHistory:
    """Two queries. A page that does not exist is the nearest one that does."""
    snapshots = Snapshot.objects.of(member).newest_first()
    shown = Paginator(snapshots, PAGE_SIZE).get_page(page)
    start = (shown.number - 1) * PAGE_SIZE
    # One more than is shown: the last row's change is since that one.
    found = list(snapshots[start : start + PAGE_SIZE + 1])
    return SnapshotHistory(
        rows=tuple(_with_changes(found))[:PAGE_SIZE],
        count=shown.paginator.count,
        page=shown.number,
        pages=shown.paginator.num_pages,
    )


def score_points(member: Member) -> list[ScorePoint]:
    """The scores of all snapshots, oldest first; one query, answered by the index alone."""
    rows = Snapshot.objects.of(member).order_by("day")
    scores = rows.values_list("day", "total", "brand", "people", "insights", "relationships")
    return [ScorePoint(*row) for row in scores]


def whole_points(member: Member) -> list[ScorePoint]:
    """The same with LinkedIn's ranks and averages, which the index does not hold."""
    rows = Snapshot.objects.of(member).order_by("day")
    return [ScorePoint(*row) for row in rows.values_list(*_POINT)]


def snapshot_on(member: Member, day: date) -> Snapshot | None:
    return Snapshot.objects.of(member).filter(day=day).first()


def snapshots_before(*, member: Member, day: date | None, limit: int) -> tuple[Snapshot, ...]:
    """The latest snapshots before a day, newest first: what is added later moves none of them."""
    found = Snapshot.objects.of(member).select_related("industry").newest_first()
    return tuple((found.filter(day__lt=day) if day else found)[:limit])


def saved_change(snapshot: Snapshot) -> SavedChange | None:
    """None for the first snapshot."""
    before = Snapshot.objects.of(snapshot.member_id).filter(day__lt=snapshot.day)
    found = before.newest_first().values_list("day", "total").first()
    if found is None:
        return None
    since, total = found
    return SavedChange(snapshot.total - total, since)


def default_industry(member: Member, day: date) -> Industry | None:
    """The newest statement of an industry at or before `day`: a snapshot's, or the profile's.

    The profile's is dated by the day it was chosen, wins on that day, and is also the answer when
    nothing is as old (docs/adr/0008).
    """
    stating = Snapshot.objects.of(member).filter(day__lte=day, industry__isnull=False)
    if member.industry_since is not None and member.industry_since <= day:
        stating = stating.filter(day__gt=member.industry_since)
    stated = stating.select_related("industry").newest_first().first()
    return member.industry if stated is None else stated.industry


def _with_changes(newest_first: Sequence[Snapshot]) -> Iterator[HistoryRow]:
    for snapshot, before in zip_longest(newest_first, newest_first[1:]):
        yield HistoryRow(snapshot, None if before is None else snapshot.total - before.total)
