"""Somebody whose dashboard is full."""

from datetime import timedelta
from typing import Any

from django.db import connection
from django.utils import timezone

from bench.filling import Fill, add_snapshots
from tracker.actions.publishing import queue_members
from tracker.core.activity import KINDS, ChecklistItem
from tracker.core.weeks import Week
from tracker.models import Member

ACTIVITY_WEEKS = 13
ACTIVITY = """
insert into tracker_activitycount (member_id, week, kind, count)
select %(member)s, %(monday)s - 7 * back, kind, 1 + back %% 5
  from generate_series(0, %(weeks)s - 1) as back cross join unnest(%(kinds)s::text[]) as kind
"""


def make_full_reader(fill: Fill, *, weeks: int) -> Member:
    """In the largest industry: snapshots of so many weeks, activity, every part of the page."""
    member = Member.objects.create_user(
        email=f"reader{weeks}@example.com",
        display_name="Robin",
        industry=fill.largest,
        industry_since=fill.today - timedelta(weeks=weeks),
        profile_checklist=[item.value for item in ChecklistItem],
        shares_with_industry=True,
        welcomed_at=timezone.now(),
    )
    add_snapshots(today=fill.today, weeks=weeks, histories=1, chance=1)
    queue_members([member.pk])
    activity: dict[str, Any] = {
        "member": member.pk,
        "monday": Week.of(fill.today).monday,
        "weeks": ACTIVITY_WEEKS,
        "kinds": [kind.key for kind in KINDS.values() if not kind.paid],
    }
    with connection.cursor() as cursor:
        cursor.execute(ACTIVITY, activity)
    return member
