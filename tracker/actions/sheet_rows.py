"""The changes of an import as rows: a statement a table, however many rows there are."""

from collections.abc import Mapping, Sequence
from datetime import date
from decimal import Decimal
from functools import cache
from typing import Any, Final, cast

from django.db import connection
from django.utils import timezone

from tracker.actions.imported_counts import keep_counts, keep_days
from tracker.actions.publishing import queue_members
from tracker.core.activity import KINDS
from tracker.core.sheets.changes import Change, Changes
from tracker.core.sheets.entries import SNAPSHOT_FIELDS, Part
from tracker.core.sheets.headers import INDUSTRY, NOTE, NOTHING
from tracker.core.weeks import Week
from tracker.models import (
    ActivityTarget,
    Annotation,
    Industry,
    Member,
    Snapshot,
    Tip,
    TipProgress,
)

_NUMBERS: Final = tuple(field for field in SNAPSHOT_FIELDS if field not in (INDUSTRY, NOTE))
_SNAPSHOTS: Final = """
    INSERT INTO tracker_snapshot
           (member_id, day, industry_id, note, {columns}, source, created_at, updated_at)
    SELECT %(member)s, said.*, %(source)s, %(now)s, %(now)s FROM unnest(
        %(day)s::date[], %(industry_id)s::bigint[], %(note)s::text[], {values}
    ) AS said
    ON CONFLICT (member_id, day) DO UPDATE SET
        industry_id = excluded.industry_id, note = excluded.note, {replaced},
        source = excluded.source, updated_at = excluded.updated_at
    RETURNING xmax = 0
"""
_COUNTS: Final = """
    INSERT INTO tracker_activitycount (member_id, week, kind, count)
    SELECT %(member)s, said.* FROM unnest(
        %(week)s::date[], %(kind)s::text[], %(count)s::smallint[]
    ) AS said
    ON CONFLICT (member_id, week, kind) DO UPDATE SET count = excluded.count
    RETURNING xmax = 0
"""
_NOTES: Final = """
    INSERT INTO tracker_weeknote (member_id, week, text, nothing_to_log)
    SELECT %(member)s, said.* FROM unnest(
        %(week)s::date[], %(text)s::text[], %(nothing)s::boolean[]
    ) AS said
    ON CONFLICT (member_id, week) DO UPDATE SET
        text = excluded.text, nothing_to_log = excluded.nothing_to_log
    RETURNING xmax = 0
"""

Row = Mapping[str, Any]


class ChangedMeanwhileError(Exception):
    """What would be saved is not what the member has seen."""


def save_changes(member: Member, changes: Changes) -> None:
    """In the caller's transaction, with the rows that are there locked.

    Raises ChangedMeanwhileError where a row came meanwhile.
    """
    for part, save in _SAVERS.items():
        if found := changes.of(part):
            save(member, found)


def _save_snapshots(member: Member, changes: Sequence[Change]) -> None:
    names = {change.values.get(INDUSTRY) for change in changes}
    ids = dict(Industry.objects.filter(name__in=names - {None}).values_list("name", "pk"))
    rows = [
        {
            "day": change.key,
            "industry_id": ids.get(cast("str", change.values.get(INDUSTRY))),
            "note": change.values.get(NOTE) or "",
            **{name: change.values.get(name) for name in _NUMBERS},
        }
        for change in changes
    ]
    source = Snapshot.Source.IMPORTED.value
    fixed = {"member": member.pk, "source": source, "now": timezone.now()}
    _upsert(_snapshots_statement(), rows, fixed, new=sum(change.is_new for change in changes))
    queue_members([member.pk])


@cache
def _snapshots_statement() -> str:
    return _SNAPSHOTS.format(
        columns=", ".join(_NUMBERS),
        values=", ".join(f"%({name})s::integer[]" for name in _NUMBERS),
        replaced=", ".join(f"{name} = excluded.{name}" for name in _NUMBERS),
    )


def _save_activity(member: Member, changes: Sequence[Change]) -> None:
    fixed = {"member": member.pk}
    counts = [
        (cast("Week", change.key), difference)
        for change in changes
        for difference in change.differences
        if difference.field in KINDS
    ]
    _upsert(
        _COUNTS,
        [{"week": week.monday, "kind": each.field, "count": each.becomes} for week, each in counts],
        fixed,
        new=sum(each.was is None for _week, each in counts),
    )
    notes = [change for change in changes if _writes_note(change)]
    had_none = [change for change in notes if NOTE not in (change.was or {})]
    _upsert(_NOTES, [_note(change) for change in notes], fixed, new=len(had_none))


def _writes_note(change: Change) -> bool:
    return any(difference.field in (NOTE, NOTHING) for difference in change.differences)


def _note(change: Change) -> Row:
    return {
        "week": cast("Week", change.key).monday,
        "text": change.values.get(NOTE) or "",
        "nothing": bool(change.values.get(NOTHING)),
    }


def _save_imported(member: Member, changes: Sequence[Change]) -> None:
    weeks = {
        cast("Week", change.key): {
            each.field: cast("int", each.becomes) for each in change.differences
        }
        for change in changes
    }
    keep_counts(member_id=member.pk, weeks=weeks)


def _save_days(member: Member, changes: Sequence[Change]) -> None:
    names = ("impressions", "engagements", "new_followers")
    keep_days(
        member_id=member.pk,
        days=[
            (cast("date", change.key), *(cast("Any", change.values.get(name)) for name in names))
            for change in changes
        ],
    )


def _save_chart_notes(member: Member, changes: Sequence[Change]) -> None:
    Annotation.objects.bulk_create(
        Annotation(member=member, day=day, text=text)
        for day, text in (cast("tuple[date, str]", change.key) for change in changes)
    )


def _save_targets(member: Member, changes: Sequence[Change]) -> None:
    ActivityTarget.objects.bulk_create(
        [
            ActivityTarget(
                member=member,
                kind=cast("str", change.key),
                per_week=cast("Decimal", change.values["per_week"]),
            )
            for change in changes
        ],
        update_conflicts=True,
        unique_fields=["member", "kind"],
        update_fields=["per_week"],
    )


def _save_progress(member: Member, changes: Sequence[Change]) -> None:
    slugs = [change.key for change in changes]
    tips = {tip.slug: tip for tip in Tip.objects.filter(slug__in=slugs)}
    TipProgress.objects.bulk_create(
        [
            TipProgress(
                member=member,
                tip=tips[cast("str", change.key)],
                state=cast("str", change.values["state"]),
                helpful=cast("bool | None", change.values.get("helpful")),
            )
            for change in changes
        ],
        update_conflicts=True,
        unique_fields=["member", "tip"],
        update_fields=["state", "helpful", "changed_at"],
    )


_SAVERS: Final = {
    Part.SNAPSHOTS: _save_snapshots,
    Part.ACTIVITY: _save_activity,
    Part.IMPORTED: _save_imported,
    Part.ANALYTICS: _save_days,
    Part.NOTES: _save_chart_notes,
    Part.TARGETS: _save_targets,
    Part.TIPS: _save_progress,
}


def _upsert(statement: str, rows: Sequence[Row], fixed: Row, *, new: int) -> None:
    """One statement for all rows. A row that was made by this statement has no xmax.

    Rows that were there are locked since they were looked at; one that came since is an edit that
    must not be overwritten.
    """
    if not rows:
        return
    columns = {name: [row[name] for row in rows] for name in rows[0]}
    with connection.cursor() as cursor:
        cursor.execute(statement, {**columns, **fixed})
        made = sum(is_new for (is_new,) in cursor.fetchall())
    if made != new:
        raise ChangedMeanwhileError
