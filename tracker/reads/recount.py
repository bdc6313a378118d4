"""Counts everything anew and compares: published rows, contributions, snapshots."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, Final

from django.db import connection, transaction
from django.db.backends.utils import CursorWrapper

from tracker.core.components import SCORES
from tracker.core.standing import WEEKS_COUNTED_AFTER_ITS_OWN
from tracker.core.weeks import Week, latest_running_week
from tracker.models import Cohort
from tracker.models.wanted import SPANS, WANTED

TOUCHED: Final = """
create temporary table touched on commit drop as
select member_id, coalesce(shares_with_industry, false) as shares
  from (select id as member_id from tracker_member
        union
        select member_id from tracker_contribution
        except
        select member_id from tracker_changedmember) as unqueued
  left join tracker_member as member on member.id = member_id
"""

# What is left of a deleted network goes with the next publication.
LEDGER: Final = """
with published as (
    select member_id, cohort_id, from_week, to_week,
           total, brand, people, insights, relationships
      from tracker_contribution
      join touched using (member_id)
     where cohort_id not in (
            select id from tracker_cohort as cohort
             where network_id is not null
               and not exists (select from tracker_network where id = cohort.network_id))
)
select member_id, cohort_id, from_week, 'missing'
  from (select * from wanted except select * from published) as missing
union all
select member_id, cohort_id, from_week, 'left over'
  from (select * from published except select * from wanted) as extra
 order by 1, 2, 3, 4
"""

# One cohort at a time: the values of all cohorts in all weeks would not fit into memory.
DISTRIBUTION: Final = """
with edge as (
    select from_week as week, 1 as sign, contribution.*
      from tracker_contribution as contribution where cohort_id = %(cohort)s
    union all
    select to_week + 7, -1, contribution.*
      from tracker_contribution as contribution
     where cohort_id = %(cohort)s and to_week + 7 <= %(through)s
), event as (
    select score.number as score, week, score.value, sum(sign)::integer as delta
      from edge
     cross join lateral (values (0::smallint, total), (1::smallint, brand), (2::smallint, people),
                                (3::smallint, insights), (4::smallint, relationships)
           ) as score (number, value)
     where score.value is not null
     group by score.number, week, score.value
), stop as (
    select score, week, row_number() over (order by score, week)::integer as number
      from (select distinct score, week from event
            union
            select score, week from tracker_distribution where cohort_id = %(cohort)s) as stops
), last as (
    select score, max(number) as number from stop group by score
), step as (
    select value, stop.number,
           lead(stop.number, 1, last.number + 1) over by_value - 1 as until_number,
           (sum(delta) over by_value)::integer as n
      from event
      join stop using (score, week)
      join last using (score)
    window by_value as (partition by last.number, value order by stop.number)
), counted as (
    select reached.number, value,
           sum(n) over (partition by reached.number order by value)::integer as cum
      from step
     cross join lateral generate_series(step.number, until_number) as reached (number)
     where n <> 0
), expected as (
    select number, max(cum) as n,
           array_agg(value order by value) as vals, array_agg(cum order by value) as cum
      from counted group by number
)
select score, stop.week, coalesce(row.n, 0), coalesce(expected.n, 0)
  from stop
  left join expected using (number)
  left join lateral (
       select n, vals, cum from tracker_distribution as row
        where row.cohort_id = %(cohort)s and row.score = stop.score and row.week <= stop.week
        order by row.week desc limit 1
       ) as row on true
 where (coalesce(row.n, 0), coalesce(row.vals, '{}'), coalesce(row.cum, '{}'))
       is distinct from
       (coalesce(expected.n, 0), coalesce(expected.vals, '{}'), coalesce(expected.cum, '{}'))
 order by score, week
"""


STATES: Final = """
select cohort.id, state.what
  from tracker_cohort as cohort
 cross join lateral (values
        ('is shown, but was never published', shown and through is null),
        ('has a last week or a time of publication without the other',
         (through is null) <> (published_at is null)),
        ('is shown, but counts members that changed since', shown and unseen <> '{}'),
        ('has rows after its last week',
         exists (select from tracker_distribution
                  where cohort_id = cohort.id and week > coalesce(through, '-infinity'))),
        ('has contributions that begin after its last week',
         exists (select from tracker_contribution
                  where cohort_id = cohort.id and to_week >= coalesce(through, '-infinity')
                    and from_week > coalesce(through, '-infinity')))
       ) as state (what, is_so)
 where state.is_so
 order by cohort.id
"""


@dataclass(frozen=True, slots=True)
class StateDifference:
    """What a cohort says about itself contradicts itself, or its rows."""

    cohort: str
    what: str

    def __str__(self) -> str:
        return f"{self.cohort}: {self.what}"


@dataclass(frozen=True, slots=True)
class RowDifference:
    """A published row does not hold what its contributions add up to."""

    cohort: str
    score: str
    week: Week
    published: int
    counted: int

    def __str__(self) -> str:
        return (
            f"{self.cohort}, {self.score}, {self.week}: "
            f"the row has {self.published} scores, its contributions {self.counted} (or others)"
        )


@dataclass(frozen=True, slots=True)
class ContributionDifference:
    """A contribution is missing, or left over, after what the member reported."""

    member_id: int
    cohort_id: int
    from_week: date
    what: str

    def __str__(self) -> str:
        return (
            f"member {self.member_id} in cohort {self.cohort_id} "
            f"from {Week.of(self.from_week)}: contribution {self.what}"
        )


Difference = StateDifference | RowDifference | ContributionDifference


@dataclass(frozen=True, slots=True)
class Recount:
    """`queued` members were not compared: their changes wait for a publication."""

    differences: tuple[Difference, ...]
    queued: int


def recount(*, now: datetime) -> Recount:
    """Compare all of one moment, as REPEATABLE READ sees it, while members and jobs go on."""
    with transaction.atomic(durable=True), connection.cursor() as cursor:
        cursor.execute("set transaction isolation level repeatable read")
        cursor.execute("set local statement_timeout = 0; set local work_mem = '128MB'")
        cursor.execute("select count(distinct member_id) from tracker_changedmember")
        (queued,) = cursor.fetchone()
        cohorts = list(Cohort.objects.select_related("industry", "network").order_by("pk"))
        differences: tuple[Difference, ...] = (
            *_contributions(cursor, now),
            *_rows(cursor, cohorts),
            *_states(cursor, cohorts),
        )
        return Recount(differences, queued)


def _contributions(cursor: CursorWrapper, now: datetime) -> Iterator[ContributionDifference]:
    cursor.execute(TOUCHED)
    cursor.execute("analyze touched")
    rule: dict[str, Any] = {
        "week": latest_running_week(now).monday,
        "reach": WEEKS_COUNTED_AFTER_ITS_OWN * 7,
    }
    cursor.execute(SPANS, rule)
    cursor.execute("analyze span")
    cursor.execute(WANTED, rule)
    cursor.execute(LEDGER)
    for row in cursor.fetchall():
        yield ContributionDifference(*row)


def _rows(cursor: CursorWrapper, cohorts: Iterable[Cohort]) -> Iterator[RowDifference]:
    for cohort in cohorts:
        cursor.execute(DISTRIBUTION, {"cohort": cohort.pk, "through": cohort.through})
        for score, week, published, counted in cursor.fetchall():
            yield RowDifference(str(cohort), SCORES[score], Week.of(week), published, counted)


def _states(cursor: CursorWrapper, cohorts: Iterable[Cohort]) -> Iterator[StateDifference]:
    names = {cohort.pk: str(cohort) for cohort in cohorts}
    cursor.execute(STATES)
    for cohort_id, what in cursor.fetchall():
        yield StateDifference(names[cohort_id], what)
