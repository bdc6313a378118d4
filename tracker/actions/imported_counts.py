"""What files say, kept in the tables. The highest that was ever said stays: LinkedIn's archives
lose what was deleted, and recent days of its analytics are corrected upwards."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any, Final

from django.db import connection, transaction

from tracker.core.weeks import Week
from tracker.models import ContentDay, ImportedCount, Member

# (week, kind, what was kept so far, what is said now), of what is said to be less.
LOWER: Final = """
    SELECT kept.week, kept.kind, kept.count, said.count
    FROM unnest(%(weeks)s::date[], %(kinds)s::text[], %(counts)s::integer[])
         AS said (week, kind, count)
    JOIN tracker_importedcount kept USING (week, kind)
    WHERE kept.member_id = %(member)s AND said.count < kept.count
    ORDER BY kept.week, kept.kind
"""
KEEP: Final = """
    INSERT INTO tracker_importedcount (member_id, week, kind, count)
    SELECT %(member)s, said.week, said.kind, said.count
    FROM unnest(%(weeks)s::date[], %(kinds)s::text[], %(counts)s::integer[])
         AS said (week, kind, count)
    ON CONFLICT (member_id, week, kind) DO UPDATE SET count = excluded.count
    WHERE tracker_importedcount.count < excluded.count
"""
# greatest() passes over what is unknown.
KEEP_DAYS: Final = """
    INSERT INTO tracker_contentday AS kept
           (member_id, day, impressions, engagements, new_followers)
    SELECT %(member)s, said.* FROM unnest(
        %(days)s::date[], %(impressions)s::integer[], %(engagements)s::integer[],
        %(new_followers)s::integer[]
    ) AS said
    ON CONFLICT (member_id, day) DO UPDATE SET
        impressions = greatest(kept.impressions, excluded.impressions),
        engagements = greatest(kept.engagements, excluded.engagements),
        new_followers = greatest(kept.new_followers, excluded.new_followers)
"""


# A day with its impressions, engagements and new followers; None is unknown.
Day = tuple[date, int | None, int | None, int | None]


@dataclass(frozen=True, slots=True)
class LowerCount:
    """Less than was kept: `kept` stays, `said` is what the newer file holds."""

    week: Week
    kind: str
    kept: int
    said: int


@transaction.atomic
def keep_counts(
    *, member_id: int, weeks: Mapping[Week, Mapping[str, int]]
) -> tuple[LowerCount, ...]:
    """Add what is new and raise what is higher; returns what would have been lowered."""
    said = [
        (week.monday, kind, count)
        for week, counts in weeks.items()
        for kind, count in counts.items()
    ]
    values = _columns(("weeks", "kinds", "counts"), said) | {"member": member_id}
    with connection.cursor() as cursor:
        cursor.execute(LOWER, values)
        lower = [LowerCount(Week.of(row[0]), *row[1:]) for row in cursor.fetchall()]
        cursor.execute(KEEP, values)
    return tuple(lower)


def keep_days(*, member_id: int, days: Iterable[Day]) -> None:
    values = _columns(("days", "impressions", "engagements", "new_followers"), list(days))
    with connection.cursor() as cursor:
        cursor.execute(KEEP_DAYS, values | {"member": member_id})


@transaction.atomic
def remove_imported(*, member: Member) -> None:
    """Everything that files said; what was typed stays."""
    ImportedCount.objects.of(member).delete()
    ContentDay.objects.filter(member=member).delete()


def _columns(names: tuple[str, ...], rows: list[tuple[Any, ...]]) -> dict[str, Any]:
    """Lists by name, as unnest() takes them."""
    columns = zip(*rows, strict=True) if rows else [[] for _ in names]
    return {name: list(column) for name, column in zip(names, columns, strict=True)}
