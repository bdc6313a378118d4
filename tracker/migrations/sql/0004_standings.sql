-- Where a member stands now: the present score among the peers of the last published week, a row a
-- cohort and score. What the member contributed to that week is taken out and the present score put
-- in. A cohort that may not be shown has no cohort_id, hence no figures: nothing tells the reasons
-- apart. A function, because a session plans a function's query once: planning takes longer than
-- running it.
create function standings(
    member bigint,
    profile_industry bigint,
    today date,
    oldest_week date,
    industry_minimum integer,
    network_minimum integer
) returns table (
    kind text,
    key bigint,
    slug varchar,
    name varchar,
    cohort_id bigint,
    through date,
    published_at timestamptz,
    score smallint,
    published_n integer,
    n integer,
    below integer,
    equal integer,
    has_score boolean,
    lower_quartile smallint,
    median smallint,
    upper_quartile smallint
) language plpgsql stable rows 20 set jit = off as $$
#variable_conflict use_column
begin
return query
with present as (
    select week, industry_id, ((total + 5) / 10)::smallint as total,
           ((brand::integer + 5) / 10)::smallint as brand,
           ((people::integer + 5) / 10)::smallint as people,
           ((insights::integer + 5) / 10)::smallint as insights,
           ((relationships::integer + 5) / 10)::smallint as relationships
      from tracker_snapshot
     where member_id = member and day <= today
     order by day desc limit 1
), mine as (
    select 'industry' as kind, industry.id as key, 'industry'::varchar as slug, industry.name,
           industry_minimum as minimum, cohort.id as cohort_id, cohort.through, cohort.published_at
      from tracker_industry as industry
      left join tracker_cohort as cohort on cohort.industry_id = industry.id and shown
     where industry.id = coalesce((select industry_id from present), profile_industry)
    union all
    select 'network', network.id, network.slug, network.name,
           network_minimum, cohort.id, cohort.through, cohort.published_at
      from tracker_membership as membership
      join tracker_network as network
        on network.id = membership.network_id and archived_at is null
      left join tracker_cohort as cohort on cohort.network_id = network.id and shown
     where membership.member_id = member and left_week is null
)
select mine.kind, mine.key, mine.slug, mine.name, mine.cohort_id, mine.through, mine.published_at,
       score.number::smallint, row.n,
       row.n - (score.published is not null)::integer + 1,
       place.below - coalesce((score.published < score.value)::integer, 0),
       place.upto - place.below - coalesce((score.published = score.value)::integer, 0) + 1,
       score.value is not null,
       vals[width_bucket((row.n + 3) / 4 - 1, cum) + 1],
       vals[width_bucket((row.n * 2 + 3) / 4 - 1, cum) + 1],
       vals[width_bucket((row.n * 3 + 3) / 4 - 1, cum) + 1]
  from mine
  left join present on present.week >= oldest_week
  left join tracker_contribution as own
    on own.member_id = member and own.cohort_id = mine.cohort_id
   and mine.through between own.from_week and own.to_week
 cross join lateral (
       values (0, present.total, own.total), (1, present.brand, own.brand),
              (2, present.people, own.people), (3, present.insights, own.insights),
              (4, present.relationships, own.relationships)
       ) as score (number, value, published)
  left join lateral (
       -- Appending nothing reads a large array from its side table once, not at every use.
       select row.n, row.vals || '{}'::smallint[] as vals, row.cum || '{}'::integer[] as cum
         from tracker_distribution as row
        where row.cohort_id = mine.cohort_id and row.score = score.number
        order by row.week desc limit 1
       ) as row on row.n >= mine.minimum
  left join lateral (
       select coalesce(cum[width_bucket((score.value - 1)::smallint, vals)], 0) as below,
              coalesce(cum[width_bucket(score.value, vals)], 0) as upto
       ) as place on true
 order by mine.kind, mine.name, mine.key, score.number;
end
$$;

-- Where a member stood, a row a cohort, score and week from `first_week` on, as published: the
-- weeks in which the member was counted, also in industries left since. The last published week
-- of a present cohort is that of `standings`. Weeks of fewer than the minimum have no row, nor has
-- any week of a cohort that has fewer now: the reason why nothing is shown must not show.
create function standing_history(
    member bigint,
    profile_industry bigint,
    today date,
    oldest_week date,
    first_week date,
    industry_minimum integer,
    network_minimum integer
) returns table (
    kind text,
    key bigint,
    slug varchar,
    name varchar,
    is_present boolean,
    score smallint,
    week date,
    n integer,
    below integer,
    equal integer
) language plpgsql stable rows 260 set jit = off as $$
#variable_conflict use_column
begin
return query
with latest as materialized (
    select * from standings(
        member, profile_industry, today, oldest_week, industry_minimum, network_minimum)
), cohort as materialized (
    select kind, key, slug, name, true as is_present, cohort_id, through - 7 as until_week,
           case kind when 'industry' then industry_minimum else network_minimum end as minimum
      from latest
     where published_n is not null and score = 0
    union all
    select 'industry', industry.id, 'industry', industry.name, false, cohort.id,
           least(cohort.through, (select max(week) - 7 from tracker_snapshot
                                   where member_id = member and day <= today)),
           industry_minimum
      from (select distinct cohort_id from tracker_contribution where member_id = member) as own
      join tracker_cohort as cohort on cohort.id = own.cohort_id and shown
      join tracker_industry as industry on industry.id = cohort.industry_id
     where not exists (select from latest where kind = 'industry' and key = industry.id)
       and industry_minimum <= (select n from tracker_distribution
                                 where cohort_id = cohort.id and score = 0
                                 order by week desc limit 1)
)
select cohort.kind, cohort.key, cohort.slug, cohort.name, cohort.is_present,
       score.number::smallint, running.week, row.n, row.below, row.upto - row.below
  from cohort
  join tracker_contribution as own
    on own.member_id = member and own.cohort_id = cohort.cohort_id
   and own.to_week >= first_week and own.from_week <= cohort.until_week
 cross join lateral (
       select day::date as week
         from generate_series(greatest(own.from_week, first_week)::timestamp,
                              least(own.to_week, cohort.until_week)::timestamp,
                              interval '7 days') as day
       ) as running
 cross join lateral (
       values (0, own.total), (1, own.brand), (2, own.people), (3, own.insights),
              (4, own.relationships)
       ) as score (number, value)
 cross join lateral (
       select n, coalesce(cum[width_bucket((score.value - 1)::smallint, vals)], 0) as below,
              cum[width_bucket(score.value, vals)] as upto
         from (
               select n, row.vals || '{}'::smallint[] as vals, row.cum || '{}'::integer[] as cum
                 from tracker_distribution as row
                where row.cohort_id = cohort.cohort_id and row.score = score.number
                  and row.week <= running.week
                order by row.week desc limit 1
              ) as row
       ) as row
 where score.value is not null and row.n >= cohort.minimum
union all
select kind, key, slug, name, true, score, through, n, below, equal
  from latest
 where has_score and published_n is not null and through >= first_week;
end
$$;
