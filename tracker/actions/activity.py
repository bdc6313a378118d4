"""What can happen to a week of activity.

Two pages of the same member can be open at once, so nothing here writes what was not changed:
a press on + or - is an increment, a typed number replaces one count, and blanks are filled only
where they are still blank.
"""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from typing import Final

from django.db import connection, transaction

from tracker.core.activity import KINDS
from tracker.core.weeks import Week
from tracker.models import ActivityCount, Member, WeekNote

# One statement, so that two presses at the same moment are two steps.
STEP: Final = """
    INSERT INTO tracker_activitycount (member_id, week, kind, count)
    VALUES (%(member)s, %(week)s, %(kind)s, least(%(maximum)s, greatest(0, %(by)s + coalesce((
        SELECT count FROM tracker_importedcount
        WHERE member_id = %(member)s AND week = %(week)s AND kind = %(kind)s
    ), 0))))
    ON CONFLICT (member_id, week, kind) DO UPDATE
    SET count = least(%(maximum)s, greatest(0, tracker_activitycount.count + %(by)s))
"""
COPY: Final = """
    INSERT INTO tracker_activitycount (member_id, week, kind, count)
    SELECT member_id, %(week)s, kind, count FROM tracker_activitycount
    WHERE member_id = %(member)s AND week = %(from_week)s AND kind = ANY(%(kinds)s)
        AND kind NOT IN (
            SELECT kind FROM tracker_importedcount
            WHERE member_id = %(member)s AND week = %(week)s
        )
    ON CONFLICT (member_id, week, kind) DO NOTHING
"""


@dataclass(frozen=True, slots=True)
class CopiedWeek:
    """How many counts were copied of those that the week before holds."""

    copied: int
    found: int


def step_count(*, member: Member, week: Week, kind: str, by: int) -> None:
    """Add `by` (or take it off), held to 0 and the kind's weekly maximum.

    The first step begins at what was imported: that is the number the member sees.
    """
    with connection.cursor() as cursor:
        cursor.execute(
            STEP,
            {
                "member": member.pk,
                "week": week.monday,
                "kind": kind,
                "by": by,
                "maximum": KINDS[kind].weekly_maximum,
            },
        )


@transaction.atomic
def set_counts(*, member: Member, week: Week, counts: Mapping[str, int | None]) -> None:
    """Replace the counts that are named; None makes a kind blank again.

    Rows are written in one order: else two who write at once could wait for each other.
    """
    blank = [kind for kind, count in counts.items() if count is None]
    if blank:
        ActivityCount.objects.filter(member=member, week=week.monday, kind__in=blank).delete()
    ActivityCount.objects.bulk_create(
        [
            ActivityCount(member=member, week=week.monday, kind=kind, count=count)
            for kind, count in sorted(counts.items())
            if count is not None
        ],
        update_conflicts=True,
        unique_fields=["member", "week", "kind"],
        update_fields=["count"],
    )


def write_note(
    *, member: Member, week: Week, text: str | None = None, nothing_to_log: bool | None = None
) -> None:
    """Write what is given; None leaves that part of the note as it is."""
    given = {
        name: value
        for name, value in {"text": text, "nothing_to_log": nothing_to_log}.items()
        if value is not None
    }
    if given:
        WeekNote.objects.bulk_create(
            [WeekNote(member=member, week=week.monday, **given)],
            update_conflicts=True,
            unique_fields=["member", "week"],
            update_fields=list(given),
        )


@transaction.atomic
def save_week(
    *,
    member: Member,
    week: Week,
    counts: Mapping[str, int | None],
    steps: Mapping[str, int],
    text: str | None = None,
    nothing_to_log: bool | None = None,
) -> None:
    """Save the whole form of a week: only what was changed in it, and the step if one was pressed.

    The form compares each field with the value it was shown with, so an old page that is sent
    late does not take back what another page has counted since.
    """
    set_counts(member=member, week=week, counts=counts)
    for kind, by in steps.items():
        step_count(member=member, week=week, kind=kind, by=by)
    write_note(member=member, week=week, text=text, nothing_to_log=nothing_to_log)


@transaction.atomic
def copy_last_week(*, member: Member, week: Week, kinds: Collection[str]) -> CopiedWeek:
    """Fill those of `kinds` that are blank with the counts typed for the week before.

    What an archive tells is not blank: a copied count would win over it.
    """
    last = week - 1
    with connection.cursor() as cursor:
        cursor.execute(
            COPY,
            {
                "member": member.pk,
                "week": week.monday,
                "from_week": last.monday,
                "kinds": list(kinds),
            },
        )
        copied = cursor.rowcount
    found = ActivityCount.objects.filter(member=member, week=last.monday, kind__in=kinds).count()
    return CopiedWeek(copied, found)
