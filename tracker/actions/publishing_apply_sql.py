"""The publisher's statements that apply one batch of the due cohorts, in one transaction.

They read the tables of the run (publishing_plan_sql.py); `active` and `event` last the transaction.
Parameters: `week` (Monday of the running week), `batch`, `enough` (members the gate asks for),
`gated`, `now`.
"""

# Locks the cohorts: deleting an industry deletes its cohort, and that must fail this transaction
# (or wait for it) lest contributions stay behind. Cohorts of networks only the publisher deletes,
# and members write no cohort. The first batch opens a cohort (spans that ended leave it), the last
# closes it.
ACTIVE = """
create temporary table active on commit drop as
select due.cohort_id, cohort.through, due.opens = %(batch)s as opening,
       due.closes = %(batch)s as closing,
       array(
        select member_id from (
            select unnest(cohort.unseen) as member_id
            union
            (select member_id from change
              where cohort_id = cohort.id and batch = %(batch)s and visible limit %(enough)s)
            union
            (select member_id from tracker_contribution as ended
              where due.opens = %(batch)s and cohort_id = cohort.id
                and to_week > cohort.through - 7 and to_week <= %(week)s - 7
                and not exists (select from change where change.cohort_id = ended.cohort_id
                                   and change.member_id = ended.member_id)
              limit %(enough)s)
        ) as differing limit %(enough)s
       ) as differing
  from due
  join tracker_cohort as cohort on cohort.id = due.cohort_id
 where %(batch)s in (due.opens, due.closes)
    or exists (select from change where cohort_id = cohort.id and batch = %(batch)s)
   for no key update of cohort
"""

# A span adds its scores in its first week and takes them out in the week after its last, as far
# as weeks are published. A subtracted span does the opposite in the same places.
EVENTS = """
create temporary table event on commit drop as
with edge as materialized (
    select cohort_id, from_week as week, sign, total, brand, people, insights, relationships
      from moved join active using (cohort_id)
     where batch = %(batch)s and from_week <= %(week)s
    union all
    select cohort_id, to_week + 7, -sign, total, brand, people, insights, relationships
      from moved join active using (cohort_id)
     where batch = %(batch)s and to_week <= %(week)s - 7
    union all
    select active.cohort_id, to_week + 7, -1, total, brand, people, insights, relationships
      from active
     cross join lateral (
            select * from tracker_contribution as ended
             where opening and ended.cohort_id = active.cohort_id
               and to_week > through - 7 and to_week <= %(week)s - 7
            offset 0  -- one look into the index a cohort, not one scan of the ledger
           ) as ended
)
select cohort_id, 0::smallint as score, week, total as value, sum(sign)::integer as delta from edge
 where total is not null group by cohort_id, week, total having sum(sign) <> 0
union all
select cohort_id, 1::smallint, week, brand, sum(sign)::integer from edge
 where brand is not null group by cohort_id, week, brand having sum(sign) <> 0
union all
select cohort_id, 2::smallint, week, people, sum(sign)::integer from edge
 where people is not null group by cohort_id, week, people having sum(sign) <> 0
union all
select cohort_id, 3::smallint, week, insights, sum(sign)::integer from edge
 where insights is not null group by cohort_id, week, insights having sum(sign) <> 0
union all
select cohort_id, 4::smallint, week, relationships, sum(sign)::integer from edge
 where relationships is not null group by cohort_id, week, relationships having sum(sign) <> 0
"""

# Every row from the first event on changes: what it counted, unpacked, plus the events up to it.
# A stop is such a row; stops are numbered through, so that what an event adds lasts from number to
# number, at most until the last of its cohort and score. Sorting is most of the work: hence one
# sort for the last three steps, and one number for a value of a cohort and score.
MERGE = """
with first as materialized (
    select cohort_id, score, min(week) as week from event group by cohort_id, score
), stop as materialized (
    select cohort_id, score, week,
           row_number() over (order by cohort_id, score, week)::integer as number
      from (select distinct cohort_id, score, week from event
            union
            select row.cohort_id, row.score, row.week
              from tracker_distribution as row
              join first using (cohort_id, score)
             where row.week >= first.week) as stops
), last as materialized (
    select cohort_id, score, max(number) as number from stop group by cohort_id, score
), before as (
    select stop.number, pair.value,
           pair.cum - lag(pair.cum, 1, 0) over (
               partition by stop.number order by pair.position) as n
      from stop
     cross join lateral (
            select vals, cum from tracker_distribution as row
             where row.cohort_id = stop.cohort_id and row.score = stop.score
               and row.week <= stop.week
             order by row.week desc limit 1
           ) as row
     cross join lateral unnest(row.vals, row.cum) with ordinality as pair (value, cum, position)
), step as (
    select value, stop.number,
           lead(stop.number, 1, last.number + 1) over by_value - 1 as until_number,
           (sum(delta) over by_value)::integer as n
      from event
      join stop using (cohort_id, score, week)
      join last using (cohort_id, score)
    window by_value as (partition by last.number::bigint * 32768 + value order by stop.number)
), added as (
    select generate_series(number, until_number) as number, value, n from step where n <> 0
), after as (
    select number, value, sum(n)::integer as n
      from (select * from before union all select * from added
             order by number, value) as both_parts
     group by number, value
    having sum(n) <> 0
), counted as (
    select number, value, sum(n) over (partition by number order by value)::integer as cum
      from after
), packed as (
    select number, max(cum) as n,
           array_agg(value) as vals, array_agg(cum) as cum
      from (select * from counted order by number, value) as in_order
     group by number
)
insert into tracker_distribution (cohort_id, score, week, n, vals, cum)
select cohort_id, score, week,
       coalesce(packed.n, 0), coalesce(packed.vals, '{}'), coalesce(packed.cum, '{}')
  from stop
  left join packed using (number)
    on conflict (cohort_id, score, week)
    do update set n = excluded.n, vals = excluded.vals, cum = excluded.cum
"""

SUBTRACT_FROM_LEDGER = """
delete from tracker_contribution as published
 using moved join active using (cohort_id)
 where moved.batch = %(batch)s and moved.sign < 0
   and (published.member_id, published.cohort_id, published.from_week)
     = (moved.member_id, moved.cohort_id, moved.from_week)
"""

ADD_TO_LEDGER = """
insert into tracker_contribution (member_id, cohort_id, from_week, to_week,
                                  total, brand, people, insights, relationships)
select member_id, cohort_id, from_week, to_week, total, brand, people, insights, relationships
  from moved join active using (cohort_id)
 where batch = %(batch)s and sign > 0
"""

# Between its first and its last batch a cohort holds a part of the changes, so it is not shown.
MARK_COHORTS = """
with result as (
    select cohort_id, differing,
           closing and (cardinality(differing) >= %(enough)s or not %(gated)s) as shown
      from active
)
update tracker_cohort as cohort
   set through = %(week)s, published_at = %(now)s, shown = result.shown,
       unseen = case when result.shown then '{}' else result.differing end
  from result
 where cohort.id = result.cohort_id
"""

# Members with a change in a cohort that was not due stay for the next run.
EMPTY_QUEUE = """
delete from tracker_changedmember
 where id in (
    select queued.id
      from queued
     where queued.batch = %(batch)s
       and not exists (
            select from change
             where change.batch = %(batch)s and change.member_id = queued.member_id
               and not exists (select from due where due.cohort_id = change.cohort_id)))
"""
