"""Five standings in each of the last weeks: read, and counted anew for every week."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from functools import partial

from django.db import connection

from bench.filling import Fill
from bench.latest import HUNDREDTHS
from bench.report import Line, at_least, at_most, ratio
from bench.timing import Case, medians
from tracker.core.components import SCORES
from tracker.core.standing import WEEKS_COUNTED_AFTER_ITS_OWN
from tracker.core.weeks import Week
from tracker.models import Member
from tracker.reads.standing import CohortStanding, TooFew, standings
from tracker.reads.standing_history import CohortHistory, standing_history

TURNS = 10
SECONDS = 10
READING = "Five standings in each of {weeks} weeks / five standings now (c)"
RECOUNTING = "Five standings in each of {weeks} weeks: LATERAL as-of recount / reading"
ONE_COHORT, THREE_COHORTS = at_most(30), at_most(50)
RECOUNTED = (100, 1_000)
RECOUNT_TARGETS = {1_000: at_least(30)}

# What each member of the industry had reported last by the Sunday of each week.
RECOUNT = f"""
with week as (
    select generate_series(%(first)s, %(last)s, interval '7 days')::date as week
), mine as materialized (
    select week.week, snapshot.*
      from week
     cross join lateral (
           select industry_id, day, {HUNDREDTHS} from tracker_snapshot as snapshot
            where member_id = %(member)s and day <= week.week + 6
            order by day desc limit 1
           ) as snapshot
     where industry_id = %(industry)s and day >= week.week - %(reach)s
)
select mine.week, {
    ", ".join(
        f"count(latest.{score}), count(*) filter (where latest.{score} < mine.{score}), "
        f"count(*) filter (where latest.{score} = mine.{score})"
        for score in SCORES
    )
}
  from mine
 cross join tracker_member as member
 cross join lateral (
       select industry_id, day, {HUNDREDTHS} from tracker_snapshot as snapshot
        where member_id = member.id and day <= mine.week + 6
        order by day desc limit 1
       ) as latest
 where member.industry_id = %(industry)s and member.shares_with_industry
   and latest.industry_id = %(industry)s and latest.day >= mine.week - %(reach)s
 group by mine.week
"""

# n, below, equal: by the number of the score and the week.
Trend = dict[tuple[int, date], tuple[int, int, int]]
Key = tuple[str, int]


def measure(fill: Fill, readers: Mapping[int, Member], of_three: Member) -> list[Line]:
    fill.use()
    cases = dict(reading_cases(fill, readers, of_three))
    for size in RECOUNTED:
        refuse_other_counts(fill, size, readers[size])
        cases["recount", size] = Case(partial(recounted, fill, readers[size]))
    times = medians(cases, turns=TURNS, seconds=SECONDS)
    return list(lines(fill, readers, times))


def reading_cases(
    fill: Fill, readers: Mapping[int, Member], of_three: Member
) -> Iterator[tuple[Key, Case]]:
    """Of one cohort under its size, of three cohorts under none."""
    for size, member in {**readers, 0: of_three}.items():
        refuse_another_now(fill, member, cohorts=1 if size else 3)
        yield ("history", size), Case(partial(history, fill, member))
        yield ("now", size), Case(partial(now, fill, member))


def lines(fill: Fill, readers: Mapping[int, Member], times: Mapping[Key, float]) -> Iterator[Line]:
    group = READING.format(weeks=fill.weeks)
    for size in readers:
        what = f"one cohort, n = {size:,} of {fill.members:,}"
        yield ratio(group, what, times["history", size], times["now", size], ONE_COHORT)
    yield ratio(group, "three cohorts", times["history", 0], times["now", 0], THREE_COHORTS)
    for size in RECOUNTED:
        yield ratio(
            RECOUNTING.format(weeks=fill.weeks),
            f"n = {size:,} of {fill.members:,}",
            times["recount", size],
            times["history", size],
            RECOUNT_TARGETS.get(size),
        )


def refuse_another_now(fill: Fill, member: Member, *, cohorts: int) -> None:
    """The last week of each history is what stands now."""
    last = {
        (cohort.kind, cohort.key, score): places[-1].place
        for cohort in history(fill, member)
        for score, places in cohort.places.items()
    }
    present = {
        (cohort.kind, cohort.key, standing.score): standing.place
        for cohort in now(fill, member)
        if isinstance(cohort, CohortStanding)
        for standing in cohort.scores
    }
    if last != present or len(last) != cohorts * len(SCORES):
        raise SystemExit(f"The standings of {member} in {cohorts} cohorts disagree.")


def refuse_other_counts(fill: Fill, size: int, member: Member) -> None:
    (cohort,) = history(fill, member)
    found = {
        (score.number, at.week.monday): (at.place.n, at.place.below, at.place.equal)
        for score, places in cohort.places.items()
        for at in places
    }
    if found != recounted(fill, member):
        raise SystemExit(f"The standings of {fill.weeks} weeks disagree in the cohort of {size:,}.")


def now(fill: Fill, member: Member) -> Sequence[CohortStanding | TooFew]:
    return standings(member=member, today=fill.today)


def history(fill: Fill, member: Member) -> Sequence[CohortHistory]:
    return standing_history(member=member, today=fill.today, first_week=first_week(fill))


def recounted(fill: Fill, member: Member) -> Trend:
    parameters = {
        "member": member.pk,
        "industry": member.industry_id,
        "first": first_week(fill).monday,
        "last": Week.of(fill.today).monday,
        "reach": WEEKS_COUNTED_AFTER_ITS_OWN * 7,
    }
    with connection.cursor() as cursor:
        cursor.execute(RECOUNT, parameters)
        rows = cursor.fetchall()
    return {
        (score.number, week): tuple(counts[3 * number : 3 * number + 3])
        for week, *counts in rows
        for number, score in enumerate(SCORES)
    }


def first_week(fill: Fill) -> Week:
    return Week.of(fill.today) - (fill.weeks - 1)
