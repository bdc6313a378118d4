"""The publisher's statements, in the order in which they run (docs/publishing.md).

`queued`, `moved`, `change` and `due` are temporary tables of the whole run; `touched`, `span`,
`wanted`, `active` and `event` last one transaction. Parameters: `week` (Monday of the running
week), `reach` (days a span can last), `batch`, `size` (members a batch), `enough` (members the gate
asks for), `gated`, `now`.
"""

# ---- First: what belongs to nobody any more --------------------------------------------------

# A network goes without a look at its cohort, so that its deletion waits for no publication.
REMOVE_GONE = """
with gone as (
    delete from tracker_cohort as cohort
     where network_id is not null
       and not exists (select from tracker_network where id = cohort.network_id)
 returning id
), contributions as (
    delete from tracker_contribution where cohort_id in (select id from gone)
), distributions as (
    delete from tracker_distribution where cohort_id in (select id from gone)
)
select count(*) from gone
"""

# ---- Plan: what would change, for every queued member, batch by batch ------------------------

RUN_TABLES = """
create temporary table queued (id bigint, member_id bigint, batch integer);
create temporary table moved (
    batch integer, sign integer, member_id bigint, cohort_id bigint, from_week date, to_week date,
    total smallint, brand smallint, people smallint, insights smallint, relationships smallint
);
create temporary table change (
    batch integer, cohort_id bigint, member_id bigint, visible boolean, removal boolean
);
create temporary table due (cohort_id bigint, opens integer, closes integer);
"""

DROP_RUN_TABLES = "drop table if exists queued, moved, change, due"

DISPATCH = """
insert into queued (id, member_id, batch)
select id, member_id, (dense_rank() over (order by member_id) - 1) / %(size)s
  from tracker_changedmember
"""

# The newest line of the queue decides nothing: lines are deleted by the ids read here.
TOUCHED = """
create temporary table touched on commit drop as
select distinct member_id from queued where batch = %(batch)s
"""

NEW_COHORTS = """
insert into tracker_cohort (industry_id, unseen, shown)
select distinct span.industry_id, '{}'::bigint[], false
  from span
  join tracker_member as member on member.id = member_id and member.shares_with_industry
 where span.industry_id is not null
    on conflict do nothing;
insert into tracker_cohort (network_id, unseen, shown)
select distinct network_id, '{}'::bigint[], false
  from tracker_membership
  join touched using (member_id)
    on conflict do nothing
"""

MOVED = """
with published as materialized (
    select member_id, cohort_id, from_week, to_week,
           total, brand, people, insights, relationships
      from tracker_contribution
      join touched using (member_id)
)
insert into moved
select %(batch)s, 1, * from wanted
 where not exists (
        select from published
         where (published.member_id, published.cohort_id, published.from_week)
             = (wanted.member_id, wanted.cohort_id, wanted.from_week)
           and published is not distinct from wanted)
union all
select %(batch)s, -1, * from published
 where not exists (
        select from wanted
         where (wanted.member_id, wanted.cohort_id, wanted.from_week)
             = (published.member_id, published.cohort_id, published.from_week)
           and wanted is not distinct from published)
"""

# What moved, a line a member and cohort. Visible: other scores in a published week, so not the
# same ones reported anew; who only gains spans, or only loses them, differs for certain. Removal:
# no longer to be counted here, and counted less long than before.
CHANGE = """
with pair as materialized (
    select cohort_id, member_id, min(sign) <> max(sign) as both_ways
      from moved where batch = %(batch)s
     group by cohort_id, member_id
), edge as (
    select cohort_id, member_id, from_week as week, sign,
           total, brand, people, insights, relationships
      from moved join pair using (cohort_id, member_id)
     where both_ways and batch = %(batch)s
    union all
    select cohort_id, member_id, to_week + 7, -sign, total, brand, people, insights, relationships
      from moved join pair using (cohort_id, member_id)
      join tracker_cohort as cohort on cohort.id = cohort_id
     where both_ways and batch = %(batch)s
       and to_week + 7 <= case when sign > 0 then %(week)s else cohort.through end
), differing as (
    select distinct cohort_id, member_id
      from (select cohort_id, member_id from edge
             group by cohort_id, member_id, week, total, brand, people, insights, relationships
            having sum(sign) <> 0) as open_edge
), gone as materialized (
    select cohort_id, member_id
      from pair join tracker_cohort as cohort on cohort.id = cohort_id
     where not exists (select from tracker_member as consenting
                        where cohort.industry_id is not null and id = pair.member_id
                          and shares_with_industry)
       and not exists (select from tracker_membership as membership
                        where membership.network_id = cohort.network_id
                          and membership.member_id = pair.member_id and left_week is null)
), removal as (
    select cohort_id, member_id
      from gone
      join tracker_contribution as published using (member_id, cohort_id)
      left join (select member_id, cohort_id, max(to_week) as last_week
                   from wanted group by member_id, cohort_id) as still using (member_id, cohort_id)
     group by cohort_id, member_id, still.last_week
    having max(published.to_week) > coalesce(still.last_week, '-infinity')
)
insert into change (batch, cohort_id, member_id, visible, removal)
select %(batch)s, cohort_id, member_id,
       not both_ways or differing.member_id is not null, removal.member_id is not null
  from pair
  left join differing using (cohort_id, member_id)
  left join removal using (cohort_id, member_id)
"""

INDEX_PLAN = """
create index on moved using brin (batch);
create index on change (cohort_id, batch) where visible;
create index on change (member_id, cohort_id);
analyze queued, moved, change
"""

# ---- Decide: which cohorts are published in this run ----------------------------------------

# Up to `enough` members whose contributions differ since the cohort was last shown. A cut-short
# part of the union has `enough` members already, so the count is right whenever it matters.
DUE = """
insert into due (cohort_id, opens, closes)
select cohort.id, coalesce(batches.first, 0), coalesce(batches.last, 0)
  from tracker_cohort as cohort
 cross join lateral (
        select min(batch) as first, max(batch) as last, bool_or(removal) as removal
          from change where cohort_id = cohort.id
       ) as batches
 cross join lateral (
        select unnest(cohort.unseen) as member_id
        union
        (select member_id from change
          where cohort_id = cohort.id and visible limit %(enough)s)
        union
        (select member_id from tracker_contribution as ended
          where cohort_id = cohort.id
            and to_week > cohort.through - 7 and to_week <= %(week)s - 7
            and not exists (select from change where change.cohort_id = ended.cohort_id
                               and change.member_id = ended.member_id)
          limit %(enough)s)
       ) as differing
 group by cohort.id, batches.first, batches.last, batches.removal
having count(*) >= %(enough)s or batches.removal or not %(gated)s
"""

# ---- Apply: one batch of the due cohorts, one transaction -----------------------------------

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
# number, at most until the last of its cohort and score.
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
    window by_value as (partition by last.number, value order by stop.number)
), added as (
    select generate_series(number, until_number) as number, value, n from step where n <> 0
), after as (
    select number, value, sum(n)::integer as n
      from (select * from before union all select * from added) as both_parts
     group by number, value
    having sum(n) <> 0
), counted as (
    select number, value, sum(n) over (partition by number order by value)::integer as cum
      from after
), packed as (
    select number, max(cum) as n,
           array_agg(value order by value) as vals, array_agg(cum order by value) as cum
      from counted
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
