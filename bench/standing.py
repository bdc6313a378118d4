"""Five standings in one cohort: read from what is published, against counted from the snapshots."""

from collections.abc import Mapping, Sequence
from datetime import date

from django.db import connection

from bench.report import Line
from bench.timing import medians
from tracker.core.components import SCORES
from tracker.core.standing import WEEKS_COUNTED_AFTER_ITS_OWN
from tracker.core.weeks import Week
from tracker.models import Industry, Member
from tracker.reads.standing import CohortStanding, standings

ROUNDS = 25
GROUP = "Five standings: counting over latest snapshots / reading"
TARGETS = {100_000: "200 x or more", 1_000_000: "1,000 x or more"}
FLAT = "1.5 x or less"

# Finds each member's latest snapshot in the covering index, compares in hundredths as published.
COUNT = """
with latest as materialized (
    select member.id, ({total} + 5) / 10 as total, ({brand} + 5) / 10 as brand,
           ({people} + 5) / 10 as people, ({insights} + 5) / 10 as insights,
           ({relationships} + 5) / 10 as relationships
      from tracker_member as member
     cross join lateral (
           select * from tracker_snapshot
            where member_id = member.id and day <= %(today)s
            order by day desc limit 1
           ) as snapshot
     where member.industry_id = %(industry)s and member.shares_with_industry
       and snapshot.industry_id = %(industry)s and snapshot.week >= %(oldest_week)s
)
select count(*), {counts}
  from latest cross join (select * from latest where id = %(member)s) as mine
""".format(
    **{score.value: f"snapshot.{score.value}::integer" for score in SCORES},
    counts=", ".join(
        f"count(*) filter (where latest.{score} < mine.{score}), "
        f"count(*) filter (where latest.{score} = mine.{score})"
        for score in SCORES
    ),
)

Places = list[tuple[int, int, int]]


def measured_cohorts(industries: Sequence[Industry], sizes: Sequence[int]) -> dict[int, Member]:
    """A member in each of the cohorts that differ in size, the small ones of equal size apart."""
    different = [size for size in sizes if sizes.count(size) == 1]
    return {
        size: Member.objects.filter(industry=industries[sizes.index(size)]).order_by("pk")[
            size // 2
        ]
        for size in different
    }


def measure(members: Mapping[int, Member], *, today: date) -> list[Line]:
    cases = {}
    for size, member in members.items():
        if read(member, today) != counted(member, today):
            raise SystemExit(f"Reading and counting disagree in the cohort of {size:,}.")
        cases[f"read {size}"] = lambda member=member: read(member, today)
        cases[f"counted {size}"] = lambda member=member: counted(member, today)
    times = medians(cases, rounds=ROUNDS)
    lines = [line(size, times[f"counted {size}"], times[f"read {size}"]) for size in members]
    smallest, largest = min(members), max(members)
    flat = Line(
        GROUP,
        f"reading: n = {largest:,} / n = {smallest:,}",
        times[f"read {largest}"] / times[f"read {smallest}"],
        "x",
        FLAT,
    )
    return [*lines, flat]


def line(size: int, counting: float, reading: float) -> Line:
    context = f"{counting:.2f} ms / {reading:.2f} ms"
    return Line(GROUP, f"n = {size:,}", counting / reading, "x", TARGETS.get(size, ""), context)


def read(member: Member, today: date) -> Places:
    (cohort,) = standings(member=member, today=today)
    if not isinstance(cohort, CohortStanding):
        raise SystemExit(f"Nothing is published for {cohort.name}.")
    places = (standing.place for standing in cohort.scores)
    return [(place.n, place.below, place.equal) for place in places if place]


def counted(member: Member, today: date) -> Places:
    oldest_week = Week.of(today) - WEEKS_COUNTED_AFTER_ITS_OWN
    parameters = {
        "member": member.pk,
        "industry": member.industry_id,
        "today": today,
        "oldest_week": oldest_week.monday,
    }
    with connection.cursor() as cursor:
        cursor.execute(COUNT, parameters)
        n, *counts = cursor.fetchone()
    return [(n, below, equal) for below, equal in zip(counts[::2], counts[1::2], strict=True)]
