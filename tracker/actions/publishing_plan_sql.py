"""The publisher's statements that plan, in the order in which they run (docs/publishing.md).

`queued`, `moved`, `change` and `due` are temporary tables of the whole run; `touched`, `span` and
`wanted` last one transaction. Parameters: `week` (Monday of the running week), `reach` (days a span
can last), `batch`, `size` (members a batch), `snapshots` (a batch), `enough` (members the gate asks
for), `gated`.
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
create temporary table queued (id bigint, member_id bigint, is_first boolean, batch integer);
create temporary table moved (
    batch integer, sign integer, member_id bigint, cohort_id bigint, from_week date, to_week date,
    total smallint, brand smallint, people smallint, insights smallint, relationships smallint
);
create temporary table change (
    batch integer, cohort_id bigint, member_id bigint, visible boolean, removal boolean
);
create temporary table due (cohort_id bigint, opens integer, closes integer);
create index on moved (batch)
"""

DROP_RUN_TABLES = "drop table if exists queued, moved, change, due"

# A batch is full with `size` members, or with `snapshots` of theirs: these are what takes memory.
# Both counts only rise, so their sum changes where either does; numbers may be left out. Where all
# snapshots there are fit into a batch, nobody's are counted.
DISPATCH = """
with weight as (
    select member_id, count(*)::integer as snapshots
      from tracker_snapshot
     where %(snapshots)s < (select count(*)
                              from (select from tracker_snapshot limit %(snapshots)s + 1) as first)
       and member_id in (select member_id from tracker_changedmember)
     group by member_id
), line as (
    select id, member_id, coalesce(snapshots, 0) as snapshots,
           lag(member_id) over (order by member_id, id) is distinct from member_id as is_first
      from tracker_changedmember
      left join weight using (member_id)
)
insert into queued (id, member_id, is_first, batch)
select id, member_id, is_first,
       (count(*) filter (where is_first) over in_order - 1) / %(size)s
       + (sum(snapshots) filter (where is_first) over in_order - snapshots) / %(snapshots)s
  from line
window in_order as (order by member_id, id rows unbounded preceding);
create index on queued (batch);
analyze queued
"""

BATCHES = """
select batch, count(*) filter (where is_first) from queued group by batch order by batch
"""

# The newest line of the queue decides nothing: lines are deleted by the ids read here.
TOUCHED = """
create temporary table touched on commit drop as
select member_id, coalesce(shares_with_industry, false) as shares
  from queued
  left join tracker_member as member on member.id = member_id
 where batch = %(batch)s and is_first
"""

NEW_COHORTS = """
insert into tracker_cohort (industry_id, unseen, shown)
select distinct industry_id, '{}'::bigint[], false
  from span
 where industry_id is not null
   and industry_id not in (select industry_id from tracker_cohort where industry_id is not null)
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
    select cohort_id, member_id, min(sign) < 0 as loses, min(sign) <> max(sign) as both_ways
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
     where loses
       and not exists (select from touched
                        where cohort.industry_id is not null and shares
                          and touched.member_id = pair.member_id)
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
       not both_ways or (cohort_id, member_id) in (select cohort_id, member_id from differing),
       loses and (cohort_id, member_id) in (select cohort_id, member_id from removal)
  from pair
"""

INDEX_PLAN = """
create index on change (cohort_id, batch, visible);
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
