"""The run of an import, in the worker: the file is read, then all that it says is kept at once.

The report (`Import.report`) of an archive is JSON: `archive` (basic, complete, part), `zone`,
`through` (the last day told of), `weeks` ({"2026-W05": {kind: count}}, without zeros), `unknown`
(kinds), `refused` ([{file, line, why}]), `refused_more` (a number), `lower` ([{week, kind, kept,
said}]), `files` ([{file, rows, counted, left_out: {why: number}}]), `profile` ({item: bool}), and
what had to be assumed: `odd_dates` and `guessed_zone` (bool, as `ArchiveReading` has them).
That of analytics has `first` and `through` (days), `days` (a number), `refused`, `refused_more`.
"""

from collections.abc import Callable
from dataclasses import dataclass, field
from time import monotonic
from typing import Any, BinaryIO, Final, cast
from uuid import UUID

from django.db import transaction
from django.utils import timezone

from tracker.actions.imported_counts import LowerCount, keep_counts, keep_days
from tracker.actions.imports import end_import
from tracker.actions.locks import lock_member
from tracker.core.analytics import AnalyticsReading, read_analytics
from tracker.core.archive import ArchiveReading, Refused, read_archive
from tracker.core.uploads import FileFault
from tracker.core.weeks import today_in, zone_named
from tracker.models import Import, Member
from tracker.models.imports import uploads

# A worker that died over a file this often would die over it again.
MOST_ATTEMPTS: Final = 5
SECONDS_BETWEEN_SIGNS: Final = 0.5
GAVE_UP: Final = "gave_up"
FILE_IS_GONE: Final = "file_is_gone"

Report = dict[str, Any]
# What is left to do with the numbers that were read: keep them, and tell about it.
Keep = Callable[[], Report]


class _Ended(Exception):
    """The import was cancelled, or removed, while it ran."""


@dataclass(slots=True)
class _Signs:
    """Writes down from time to time how far the reading is, and learns whether to go on."""

    import_id: UUID
    written: float = field(default_factory=monotonic)

    def __call__(self, share: float) -> None:
        now = monotonic()
        if now - self.written < SECONDS_BETWEEN_SIGNS:
            return
        self.written = now
        running = Import.objects.filter(pk=self.import_id, state=Import.State.RUNNING)
        if not running.update(progress=min(99, int(share * 100))):
            raise _Ended


def run_import(*, import_id: UUID, attempt: int = 1) -> None:
    """Read the file and keep what it says, or end with a code of what is wrong with it.

    May be called again after a death at any moment: nothing is kept before the end.
    """
    handed_in = _begun(import_id)
    if handed_in is None:
        return
    if attempt > MOST_ATTEMPTS:
        _fail(import_id, GAVE_UP)
        return
    try:
        with uploads().open(handed_in.file) as file:
            read = _READERS[handed_in.kind]
            keep = read(handed_in.member, cast("BinaryIO", file), _Signs(import_id))
    except _Ended:
        return
    except FileNotFoundError:
        _fail(import_id, FILE_IS_GONE)
    except FileFault as fault:
        _fail(import_id, fault.code.value, fault.detail)
    else:
        _finish(handed_in, keep)


def give_up(*, import_id: UUID) -> None:
    """End what nobody foresaw; the log has it."""
    _fail(import_id, GAVE_UP)


def _begun(import_id: UUID) -> Import | None:
    waiting = Import.objects.unfinished().filter(pk=import_id)
    waiting.update(state=Import.State.RUNNING, progress=0)
    return waiting.select_related("member").first()


@transaction.atomic
def _finish(begun: Import, keep: Keep) -> None:
    try:
        # First, as who deletes the account does: else each could wait for the other.
        lock_member(begun.member_id)
    except Member.DoesNotExist:
        return
    handed_in = _still_running(begun.pk)
    if handed_in is None:
        return
    handed_in.report = keep()
    handed_in.progress = 100
    end_import(handed_in, state=Import.State.DONE)


@transaction.atomic
def _fail(import_id: UUID, code: str, detail: Report | None = None) -> None:
    handed_in = _still_running(import_id)
    if handed_in is None:
        return
    handed_in.error = code
    handed_in.report = {"detail": detail or {}}
    end_import(handed_in, state=Import.State.FAILED)


def _still_running(import_id: UUID) -> Import | None:
    """Locked; None when it was cancelled, removed, or ended by another worker."""
    running = Import.objects.select_for_update().filter(state=Import.State.RUNNING)
    return running.filter(pk=import_id).first()


def _read_archive(member: Member, file: BinaryIO, signs: _Signs) -> Keep:
    zone = zone_named(member.time_zone)
    today = today_in(member.time_zone, timezone.now())
    reading = read_archive(file, zone=zone, today=today, on_progress=signs)

    def keep() -> Report:
        lower = keep_counts(member_id=member.pk, weeks=reading.weeks)
        return {**_told_by(reading), "zone": member.time_zone, "lower": [*map(_as_json, lower)]}

    return keep


def _read_analytics(member: Member, file: BinaryIO, signs: _Signs) -> Keep:
    today = today_in(member.time_zone, timezone.now())
    reading = read_analytics(file, today=today)

    def keep() -> Report:
        keep_days(
            member_id=member.pk,
            days=[
                (day, each.impressions, each.engagements, each.new_followers)
                for day, each in reading.days.items()
            ],
        )
        return _told_by_analytics(reading)

    return keep


def _told_by(reading: ArchiveReading) -> Report:
    weeks = {
        str(week): {kind: count for kind, count in counts.items() if count}
        for week, counts in sorted(reading.weeks.items())
    }
    return {
        "archive": reading.kind.value,
        "through": reading.through and reading.through.isoformat(),
        "weeks": {week: counts for week, counts in weeks.items() if counts},
        "unknown": list(reading.unknown),
        "refused": [*map(_refused, reading.refused)],
        "refused_more": reading.refused_more,
        "files": [
            {
                "file": each.name,
                "rows": each.rows,
                "counted": each.counted,
                "left_out": {why.value: number for why, number in each.left_out.items()},
            }
            for each in reading.files
        ],
        "profile": {item.value: done for item, done in reading.profile.items()},
        "odd_dates": reading.odd_dates,
        "guessed_zone": reading.guessed_zone,
    }


def _told_by_analytics(reading: AnalyticsReading) -> Report:
    return {
        "first": reading.first and reading.first.isoformat(),
        "through": reading.last and reading.last.isoformat(),
        "days": len(reading.days),
        "refused": [*map(_refused, reading.refused)],
        "refused_more": reading.refused_more,
    }


def _refused(each: Refused) -> Report:
    return {"file": each.file, "line": each.line, "why": each.why.value}


def _as_json(lower: LowerCount) -> Report:
    return {
        "week": str(lower.week),
        "kind": lower.kind,
        "kept": lower.kept,
        "said": lower.said,
    }


_READERS: Final = {
    Import.Kind.ARCHIVE.value: _read_archive,
    Import.Kind.ANALYTICS.value: _read_analytics,
}
