"""The rule of who counts where, and how long: the contributions there should be, in SQL.

The publisher writes them and the recount checks them. A snapshot counts from its week until the
week before the next one, at most `reach` days; the last snapshot of a week is the week's. It counts
in its industry when the member consents, and in a network during each stay there. Memberships of
one network that overlap or adjoin are one stay: leaving and coming back must not count twice.
"""

# Reads the temporary table touched(member_id, shares), makes the temporary table `span`: how long
# each snapshot counts, wherever it does; without an industry where the member does not share.
# Parameters: `week`, the Monday of the running week, and `reach`.
SPANS = """
create temporary table span on commit drop as
select member_id, case when shares then industry_id end as industry_id, week as from_week,
       least(week + %(reach)s::integer, next_week - 7) as to_week,
       ((total + 5) / 10)::smallint as total,
       ((brand::integer + 5) / 10)::smallint as brand,
       ((people::integer + 5) / 10)::smallint as people,
       ((insights::integer + 5) / 10)::smallint as insights,
       ((relationships::integer + 5) / 10)::smallint as relationships
  from (select member_id, shares, industry_id, week, total, brand, people, insights, relationships,
               lead(week) over (partition by member_id order by day) as next_week
          from tracker_snapshot
          join touched using (member_id)
         where week <= %(week)s) as reported
 where next_week is distinct from week
"""

# Reads `touched` and `span`, makes the temporary table `wanted` in the columns of `Contribution`.
# Parameter: `week`.
WANTED = """
create temporary table wanted on commit drop as
with stay as (
    select member_id, network_id, lower(weeks) as joined_week, upper(weeks) as left_week
      from (select member_id, network_id,
                   unnest(range_agg(daterange(joined_week, left_week))) as weeks
              from tracker_membership
              join touched using (member_id)
             where joined_week <= %(week)s
             group by member_id, network_id) as stays
)
select member_id, cohort.id as cohort_id, from_week, to_week,
       total, brand, people, insights, relationships
  from span
  join tracker_cohort as cohort on cohort.industry_id = span.industry_id
union all
select member_id, cohort.id, greatest(from_week, joined_week), least(to_week, left_week - 7),
       total, brand, people, insights, relationships
  from span
  join stay using (member_id)
  join tracker_cohort as cohort on cohort.network_id = stay.network_id
 where greatest(from_week, joined_week) <= least(to_week, left_week - 7)
"""
