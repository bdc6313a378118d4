"""Fills a schema on the server, so that its size is a matter of the disk only."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime, time
from typing import Any

from django.db import connection

from bench.database import make_schema, use_schema
from tracker.models import Industry

SMALLEST = 10
# Where somebody has one snapshot only, it is of one of so many last weeks: it still counts.
RECENT_WEEKS = 12

MEMBERS = """
insert into tracker_member (
    email, password, is_superuser, is_staff, is_active, date_joined, welcomed_at, display_name,
    industry_id, time_zone, language, target_preset, has_paid_plan, shares_with_industry
)
select format('peer%%s-%%s@example.com', industry_id, number), '!', false, false, true, now(),
       now(), format('Peer %%s', number), industry_id, 'UTC', 'en', 'steady', false, true
  from unnest(%(industries)s::bigint[], %(sizes)s::integer[]) as cohort (industry_id, size)
 cross join generate_series(1, size) as number
"""

# In the order of time, of everybody who has none: for the first so many of each industry each week
# with the given chance, the running one always. Around a level of its own every component drifts
# and trembles.
SNAPSHOTS = """
with level as materialized (
    select id, industry_id,
           row_number() over (partition by industry_id order by id) <= %(histories)s as has_history,
           25000 * (random() + random()) / 2 as brand, 25000 * (random() + random()) / 2 as people,
           25000 * (random() + random()) / 2 as insights,
           25000 * (random() + random()) / 2 as relationships
      from tracker_member
     where not exists (select from tracker_snapshot where member_id = tracker_member.id)
), reported as materialized (
    select level.*, back
      from level cross join generate_series(0, %(weeks)s - 1) as back
     where has_history and (back = 0 or random() < %(chance)s)
    union all
    select level.*, floor(random() * least(%(recent)s, %(weeks)s))::integer
      from level where not has_history
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
  from reported
 order by back desc, id
"""

QUEUE_ALL = "insert into tracker_changedmember (member_id) select id from tracker_member"


@dataclass(frozen=True, eq=False)
class Fill:
    """A number of members in a schema of its own; fills take turns on one connection."""

    members: int
    histories: int
    weeks: int
    today: date
    # By the size of their cohort.
    industries: Mapping[int, Industry]

    @property
    def largest(self) -> Industry:
        return self.industries[self.members]

    @property
    def now(self) -> datetime:
        """The running week of the publisher, who is ahead, is that of `today`."""
        return datetime.combine(self.today, time(), UTC)

    @property
    def schema(self) -> str:
        return f"members_{self.members}"

    def use(self) -> None:
        use_schema(self.schema)


def make_fill(members: int, *, histories: int, weeks: int, today: date) -> Fill:
    """One cohort of so many members, and beside it smaller ones in powers of ten."""
    sizes = cohort_sizes(members)
    make_schema(f"members_{members}")
    industries = dict(zip(sizes, Industry.objects.order_by("pk"), strict=False))
    fill = Fill(members, histories, weeks, today, industries)
    with connection.cursor() as cursor:
        cursor.execute("select setseed(0.47)")
        parameters = {"industries": [each.pk for each in industries.values()], "sizes": sizes}
        cursor.execute(MEMBERS, parameters)
        add_snapshots(today=today, weeks=weeks, histories=histories, chance=0.9)
        cursor.execute(QUEUE_ALL)
    return fill


def cohort_sizes(members: int) -> list[int]:
    smaller = (SMALLEST * 10**power for power in range(len(str(members))))
    return [*(size for size in smaller if size < members), members]


def add_snapshots(*, today: date, weeks: int, histories: int, chance: float) -> None:
    parameters: dict[str, Any] = {
        "today": today,
        "weeks": weeks,
        "histories": histories,
        "chance": chance,
        "recent": RECENT_WEEKS,
    }
    with connection.cursor() as cursor:
        cursor.execute(SNAPSHOTS, parameters)
