"""Fills the database on the server, so that its size is a matter of the disk only."""

from datetime import date, timedelta

from django.core.management import call_command
from django.db import connection
from django.utils import timezone

from tracker.actions.publishing import publish
from tracker.core.activity import KINDS, ChecklistItem
from tracker.core.weeks import Week
from tracker.models import Industry, Member

INDUSTRIES = 20
SMALLEST = 10
ACTIVITY_WEEKS = 13

MEMBERS = """
insert into tracker_member (
    email, password, is_superuser, is_staff, is_active, date_joined, welcomed_at, display_name,
    industry_id, time_zone, language, target_preset, has_paid_plan, shares_with_industry
)
select format('peer%%s-%%s@example.com', industry_id, number), '!', false, false, true, now(),
       now(), '', industry_id, 'UTC', 'en', 'steady', false, true
  from unnest(%(industries)s::bigint[], %(sizes)s::integer[]) as cohort (industry_id, size)
 cross join generate_series(1, size) as number
"""

# Whoever has no history yet gets one: each week reported with the given chance, the running one
# always, in the order of time. Around a level of its own every component drifts and trembles.
SNAPSHOTS = """
with level as materialized (
    select id, industry_id,
           25000 * (random() + random()) / 2 as brand, 25000 * (random() + random()) / 2 as people,
           25000 * (random() + random()) / 2 as insights,
           25000 * (random() + random()) / 2 as relationships
      from tracker_member
     where not exists (select from tracker_snapshot where member_id = tracker_member.id)
)
insert into tracker_snapshot (
    member_id, industry_id, day, brand, people, insights, relationships,
    note, source, created_at, updated_at
)
select id, industry_id, %(today)s - 7 * back,
       greatest(0, least(25000, brand - 20 * back + 2000 * random())),
       greatest(0, least(25000, people - 20 * back + 2000 * random())),
       greatest(0, least(25000, insights - 20 * back + 2000 * random())),
       greatest(0, least(25000, relationships - 20 * back + 2000 * random())),
       '', 'typed', now(), now()
  from level cross join generate_series(0, %(weeks)s - 1) as back
 where back = 0 or random() < %(chance)s
 order by back desc, id
"""

ACTIVITY = """
insert into tracker_activitycount (member_id, week, kind, count)
select %(member)s, %(monday)s - 7 * back, kind, 1 + back %% 5
  from generate_series(0, %(weeks)s - 1) as back cross join unnest(%(kinds)s::text[]) as kind
"""


def make_tables() -> None:
    call_command("migrate", verbosity=0)
    call_command("load_catalogue", verbosity=0)


def cohort_sizes(members: int) -> list[int]:
    """Powers of ten, one cohort of most members, and the rest spread over smaller ones."""
    sizes = []
    while SMALLEST * 10 ** len(sizes) * 10 <= members:
        sizes.append(SMALLEST * 10 ** len(sizes))
    remaining = members - sum(sizes)
    largest = remaining * 9 // 10
    others = INDUSTRIES - len(sizes) - 1
    return [*sizes, largest, *[(remaining - largest) // others] * others]


def fill(sizes: list[int], *, weeks: int, today: date) -> list[Industry]:
    """Members who share, in one industry a size, each with a history."""
    industries = list(Industry.objects.order_by("pk")[: len(sizes)])
    with connection.cursor() as cursor:
        cursor.execute("select setseed(0.47)")
        cursor.execute(
            MEMBERS, {"industries": [industry.pk for industry in industries], "sizes": sizes}
        )
        cursor.execute(SNAPSHOTS, {"weeks": weeks, "chance": 0.9, "today": today})
    return industries


def make_reader(industry: Industry, *, weeks: int, today: date) -> Member:
    """A member whose dashboard is full: a snapshot every week, activity, every page part."""
    member = Member.objects.create_user(
        email=f"reader{weeks}@example.com",
        display_name="Robin",
        industry=industry,
        industry_since=today - timedelta(weeks=weeks),
        profile_checklist=[item.value for item in ChecklistItem],
        shares_with_industry=True,
        welcomed_at=timezone.now(),
    )
    activity = {
        "member": member.pk,
        "monday": Week.of(today).monday,
        "weeks": ACTIVITY_WEEKS,
        "kinds": [kind.key for kind in KINDS.values() if not kind.paid],
    }
    with connection.cursor() as cursor:
        cursor.execute(SNAPSHOTS, {"weeks": weeks, "chance": 1, "today": today})
        cursor.execute(ACTIVITY, activity)
    return member


def publish_all() -> None:
    with connection.cursor() as cursor:
        cursor.execute(
            "insert into tracker_changedmember (member_id) select id from tracker_member"
        )
        cursor.execute("analyze")
    publish(now=timezone.now(), gated=False)
    with connection.cursor() as cursor:
        cursor.execute("analyze")
