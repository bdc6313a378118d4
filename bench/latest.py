"""A table of everybody's latest scores, with five covering indexes, made for the benchmark only.

It is what a site without published distributions could keep to count from.
"""

import json
from typing import Any

from django.db import connection

from bench.filling import Fill
from tracker.core.components import SCORES
from tracker.core.standing import WEEKS_COUNTED_AFTER_ITS_OWN
from tracker.core.weeks import Week
from tracker.models import Industry, Member

# Scores as they compare: hundredths.
HUNDREDTHS = ", ".join(
    f"((snapshot.{score}::integer + 5) / 10)::smallint as {score}" for score in SCORES
)

# Everybody's latest snapshot that counts today, found in the covering index of the snapshots.
LATEST_SNAPSHOT = f"""
select member.id as member_id, member.industry_id as cohort, {HUNDREDTHS}
  from tracker_member as member
 cross join lateral (
       select * from tracker_snapshot
        where member_id = member.id and day <= %(today)s
        order by day desc limit 1
       ) as snapshot
 where member.shares_with_industry and snapshot.industry_id = member.industry_id
   and snapshot.day >= %(oldest_day)s
"""

MAKE = f"""
create table latest as {LATEST_SNAPSHOT};
{"".join(f"create index latest_{score} on latest (cohort, {score});" for score in SCORES)}
"""

# A percentile rank needs how many there are, too.
COUNTS = {
    score: f"""
select (select count(*) from latest where cohort = %(cohort)s and {score} is not null),
       (select count(*) from latest where cohort = %(cohort)s and {score} < %({score})s),
       (select count(*) from latest where cohort = %(cohort)s and {score} = %({score})s)
"""
    for score in SCORES
}

MINE = f"select cohort, {', '.join(SCORES)} from latest where member_id = %s"

# Of those with a history, whoever stands nearest to the middle of all.
IN_THE_MIDDLE = """
select member_id
  from (select member_id, total from latest where cohort = %(cohort)s
         order by member_id limit %(histories)s) as with_history
 order by abs(total - (select percentile_disc(0.5) within group (order by total)
                         from latest where cohort = %(cohort)s)), member_id
 limit 1
"""

# n, below, equal: of each score, the total first.
Places = list[tuple[int, int, int]]
Scores = dict[str, int]


def parameters_of(fill: Fill) -> dict[str, Any]:
    oldest_week = Week.of(fill.today) - WEEKS_COUNTED_AFTER_ITS_OWN
    return {"today": fill.today, "oldest_day": oldest_week.monday}


def make_latest(fill: Fill) -> None:
    with connection.cursor() as cursor:
        cursor.execute(MAKE, parameters_of(fill))
        cursor.execute("vacuum (analyze) latest")


def member_in_the_middle(fill: Fill, industry: Industry) -> Member:
    with connection.cursor() as cursor:
        cursor.execute(IN_THE_MIDDLE, {"cohort": industry.pk, "histories": fill.histories})
        (member_id,) = cursor.fetchone()
    return Member.objects.get(pk=member_id)


def scores_of(member: Member) -> Scores:
    with connection.cursor() as cursor:
        cursor.execute(MINE, [member.pk])
        return dict(zip(["cohort", *SCORES], cursor.fetchone(), strict=True))


def counted_in_indexes(scores: Scores) -> Places:
    """Five statements, given the scores: who asks need not find them first."""
    places = []
    with connection.cursor() as cursor:
        for score in SCORES:
            cursor.execute(COUNTS[score], scores)
            places.append(cursor.fetchone())
    return places


def prefer_indexes(prefer: bool) -> None:
    """The planner would rather scan the table for all of a cohort that is most of it."""
    with connection.cursor() as cursor:
        cursor.execute(f"set enable_seqscan to {not prefer}")


def refuse_other_plans(scores: Scores) -> None:
    """Five index-only counts are what is promised to be beaten."""
    with connection.cursor() as cursor:
        for score in SCORES:
            cursor.execute(f"explain (format json) {COUNTS[score]}", scores)
            plan = json.dumps(cursor.fetchone()[0])
            if plan.count("Index Only Scan") != 3:
                raise SystemExit(f"The counts of {score} do not read an index alone.")
