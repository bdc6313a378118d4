"""What a member's tables hold for the entries of a file, for those who show and who save them."""

from collections.abc import Hashable, Iterable, Mapping, Sequence
from typing import Any, Final

from django.db.models import F, QuerySet

from tracker.core.activity import KINDS
from tracker.core.sheets.changes import Held
from tracker.core.sheets.entries import SNAPSHOT_FIELDS, Entry, Part, Value, Values
from tracker.core.sheets.headers import INDUSTRY, NOTE, NOTHING
from tracker.core.weeks import Week
from tracker.models.activity import ActivityCount, ActivityTarget, WeekNote
from tracker.models.annotations import MOST_ANNOTATIONS, Annotation
from tracker.models.imports import ContentDay, ImportedCount
from tracker.models.industries import Industry
from tracker.models.members import Member
from tracker.models.snapshots import Snapshot
from tracker.models.tips import Tip, TipProgress

_CONTENT: Final = ("impressions", "engagements", "new_followers")

Rows = dict[Hashable, Values]


def held_by(member: Member, entries: Iterable[Entry], *, lock: bool = False) -> Held:
    """A query or two for each part that the entries are about; `lock` keeps what was found."""
    keys: dict[Part, list[Any]] = {}
    for entry in entries:
        keys.setdefault(entry.part, []).append(entry.key)
    rows = {part: _LOADERS[part](member, wanted, lock) for part, wanted in keys.items()}
    about_snapshots = Part.SNAPSHOTS in keys
    return Held(
        rows=rows,
        industries=_industries() if about_snapshots else {},
        stated=_stated(member) if about_snapshots else [],
        own_industry=member.industry.name if about_snapshots and member.industry else None,
        own_since=member.industry_since,
        tips=_tips() if Part.TIPS in keys else frozenset(),
        notes=Annotation.objects.of(member).count() if Part.NOTES in keys else 0,
        most_notes=MOST_ANNOTATIONS,
    )


def _industries() -> dict[str, str]:
    names = Industry.objects.order_by().values_list("name", flat=True)
    return {name.casefold(): name for name in names}


def _stated(member: Member) -> list[Any]:
    naming = Snapshot.objects.of(member).filter(industry__isnull=False).order_by("day")
    return list(naming.values_list("day", "industry__name"))


def _tips() -> frozenset[Hashable]:
    return frozenset(Tip.objects.order_by().values_list("slug", flat=True))


def _found(rows: "QuerySet[Any, Any]", lock: bool) -> "QuerySet[Any, Any]":
    if lock:
        list(rows.order_by("pk").select_for_update().values_list("pk", flat=True))
    return rows


def _snapshots(member: Member, days: Sequence[Any], lock: bool) -> Rows:
    own = [field for field in SNAPSHOT_FIELDS if field != INDUSTRY]
    rows = _found(Snapshot.objects.of(member).filter(day__in=days), lock)
    found = rows.values("day", *own, **{INDUSTRY: F("industry__name")})
    return {row.pop("day"): row for row in found}


def _activity(member: Member, weeks: Sequence[Week], lock: bool) -> Rows:
    """A week with a note has both of its fields, also where they are empty."""
    found: dict[Hashable, dict[str, Value]] = _counts(ActivityCount, member, weeks, lock)
    notes = _found(WeekNote.objects.filter(member=member, week__in=_mondays(weeks)), lock)
    for monday, text, nothing in notes.values_list("week", "text", "nothing_to_log"):
        found.setdefault(Week.of(monday), {}).update({NOTE: text, NOTHING: nothing})
    return {**found}


def _imported(member: Member, weeks: Sequence[Week], lock: bool) -> Rows:
    return {**_counts(ImportedCount, member, weeks, lock)}


def _counts(
    model: Any, member: Member, weeks: Sequence[Week], lock: bool
) -> dict[Hashable, dict[str, Value]]:
    rows = _found(model.objects.filter(member=member, week__in=_mondays(weeks)), lock)
    found: dict[Hashable, dict[str, Value]] = {}
    for monday, kind, count in rows.values_list("week", "kind", "count"):
        if kind in KINDS:
            found.setdefault(Week.of(monday), {})[kind] = count
    return found


def _content_days(member: Member, days: Sequence[Any], lock: bool) -> Rows:
    rows = _found(ContentDay.objects.filter(member=member, day__in=days), lock)
    return {row.pop("day"): row for row in rows.values("day", *_CONTENT)}


def _notes(member: Member, keys: Sequence[Any], lock: bool) -> Rows:
    rows = Annotation.objects.of(member).filter(day__in={day for day, _text in keys})
    return {(day, text): {"text": text} for day, text in rows.values_list("day", "text")}


def _targets(member: Member, kinds: Sequence[Any], lock: bool) -> Rows:
    rows = _found(ActivityTarget.objects.filter(member=member, kind__in=kinds), lock)
    return {kind: {"per_week": target} for kind, target in rows.values_list("kind", "per_week")}


def _progress(member: Member, slugs: Sequence[Any], lock: bool) -> Rows:
    rows = _found(TipProgress.objects.filter(member=member, tip__slug__in=slugs), lock)
    return {row.pop("slug"): row for row in rows.values("state", "helpful", slug=F("tip__slug"))}


def _mondays(weeks: Iterable[Week]) -> list[Any]:
    return [week.monday for week in weeks]


_LOADERS: Final[Mapping[Part, Any]] = {
    Part.SNAPSHOTS: _snapshots,
    Part.ACTIVITY: _activity,
    Part.IMPORTED: _imported,
    Part.ANALYTICS: _content_days,
    Part.NOTES: _notes,
    Part.TARGETS: _targets,
    Part.TIPS: _progress,
}
