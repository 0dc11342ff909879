-- Whoever is counted in a household without a name is counted in the totals for everybody too, at no known age.
create or replace function register_totals(of_community uuid, on_day date) returns table (cell text, grid uuid, total integer)
  language sql stable security definer set search_path = public as $$
  with stays as (
    select r.grid_id, r.household_id, extract(year from on_day)::int - p.birth_year
      - case when p.birth_month > extract(month from on_day)::int then 1 else 0 end as age
    from residences r join persons p on p.community_id = r.community_id and p.id = r.person_id
    where r.community_id = of_community and r.valid_from <= on_day and (r.valid_to is null or r.valid_to > on_day)
  ), homes as (
    select h.id, h.grid_id, h.head_count from households h
    where h.community_id = of_community and h.valid_from <= on_day and (h.valid_to is null or h.valid_to > on_day)
  ), living as (
    select grid_id, age from stays
    union all
    select h.grid_id, null from homes h
      left join (select household_id, count(*)::int as named from stays group by household_id) n on n.household_id = h.id,
      generate_series(1, h.head_count - coalesce(n.named, 0))
  )
  select 'households', grid_id, count(*)::int from homes group by grid_id
  union all
  select 'residents', grid_id, count(*)::int from living group by grid_id
  union all
  select 'over_sixty', grid_id, count(*)::int from living where age >= 60 group by grid_id
  union all
  select case when age is null then 'unknown' when age < 14 then 'under_14' when age < 35 then 'under_35' when age < 60 then 'under_60'
    when age < 80 then 'under_80' else 'over_80' end, null, count(*)::int from living group by 1
$$;
