-- Totals for everybody, and counts for whoever audits: numbers leave these functions, never a row.

create policy counted on persons for select to gangwan_owner using (true);
create policy counted on households for select to gangwan_owner using (true);
create policy counted on residences for select to gangwan_owner using (true);
create policy counted on field_grounds for select to gangwan_owner using (true);
create policy counted on contacts for select to gangwan_owner using (true);
create policy counted on ownerships for select to gangwan_owner using (true);
create policy counted on openings for select to gangwan_owner using (true);
create policy counted on privacy_requests for select to gangwan_owner using (true);
create policy counted on notices for select to gangwan_owner using (true);
create policy counted on matters for select to gangwan_owner using (true);
create policy counted on communities for select to gangwan_owner using (true);

-- Who lived where on a day, by grid and by age. Small numbers are left out by the program before anybody sees them.
create function register_totals(of_community uuid, on_day date) returns table (cell text, grid uuid, total integer)
  language sql stable security definer set search_path = public as $$
  with living as (
    select r.grid_id, extract(year from on_day)::int - p.birth_year
      - case when p.birth_month > extract(month from on_day)::int then 1 else 0 end as age
    from residences r join persons p on p.community_id = r.community_id and p.id = r.person_id
    where r.community_id = of_community and r.valid_from <= on_day and (r.valid_to is null or r.valid_to > on_day)
  )
  select 'households', h.grid_id, count(*)::int from households h
    where h.community_id = of_community and h.valid_from <= on_day and (h.valid_to is null or h.valid_to > on_day) group by h.grid_id
  union all
  select 'residents', grid_id, count(*)::int from living group by grid_id
  union all
  select 'over_sixty', grid_id, count(*)::int from living where age >= 60 group by grid_id
  union all
  select case when age is null then 'unknown' when age < 14 then 'under_14' when age < 35 then 'under_35' when age < 60 then 'under_60'
    when age < 80 then 'under_80' else 'over_80' end, null, count(*)::int from living group by 1
$$;

-- Matters made before a moment, by how they stood then.
create function matter_totals(of_community uuid, before timestamptz) returns table (state text, total integer)
  language sql stable security definer set search_path = public as $$
  select case when closed_at is null or closed_at >= before then 'open' when stage = 'closed' then outcome else 'declined' end,
    count(*)::int
  from matters
  where community_id = of_community and made_at < before and stage not in ('void', 'merged') group by 1
$$;

-- What is kept, on which ground, how often opened and what was asked, in numbers; for auditor, security officer and desk.
create function privacy_counts(of_community uuid) returns table (about text, part text, more text, total integer)
  language plpgsql stable security definer set search_path = public as $$
begin
  if not (of_community = any ((scope_ids('gangwan.audits') || scope_ids('gangwan.communities'))::uuid[]) or exists (
      select 1 from communities c where c.community_id = of_community and c.subdistrict_id = any (scope_ids('gangwan.administers')))) then
    return;
  end if;
  return query
    select 'kept', k.kind, '', k.held::int from (
      select count(*) as identity, count(p.phone) as phone, count(p.household_id) as household, count(p.id_number) as id_number
      from persons p where p.community_id = of_community and p.erased_at is null) n
    cross join lateral (values ('identity', n.identity), ('phone', n.phone), ('household', n.household), ('id_number', n.id_number))
      k (kind, held)
    union all
    select 'kept', case c.kind when 'guardian' then 'guardian' else 'emergency_contact' end, '', count(*)::int
      from contacts c where c.community_id = of_community and c.valid_to is null group by c.kind
    union all
    select 'kept', 'ownership', '', count(*)::int from ownerships o where o.community_id = of_community and o.valid_to is null
    union all
    select 'ground', g.field_kind, g.purpose || '.' || g.basis, count(*)::int from field_grounds g
      where g.community_id = of_community and g.withdrawn_at is null group by g.field_kind, g.purpose, g.basis
    union all
    select 'opened', o.field, o.purpose, count(*)::int from openings o
      where o.community_id = of_community and o.at > clock_now() - interval '90 days' group by o.field, o.purpose
    union all
    select 'asked', q.kind, q.state, count(*)::int from privacy_requests q where q.community_id = of_community group by q.kind, q.state
    union all
    select 'sealed', s.place, get_byte(s.sealed, 0)::text, count(*)::int from (
      select 'public.persons.phone' as place, phone as sealed from persons where community_id = of_community
      union all select 'public.persons.id_number', id_number from persons where community_id = of_community
      union all select 'public.contacts.phone', phone from contacts where community_id = of_community
      union all select 'public.privacy_requests.words', words from privacy_requests where community_id = of_community
      union all select 'public.reports.contact', contact from reports where community_id = of_community
      union all select 'public.notices.recipient', recipient from notices where community_id = of_community) s
    where s.sealed is not null group by s.place, get_byte(s.sealed, 0);
end $$;
revoke execute on function register_totals, matter_totals, privacy_counts from public;
grant execute on function register_totals, matter_totals, privacy_counts to gangwan_app;

-- The auditor's list of looks narrowed by kind of field or by purpose.
create index openings_by_field on openings (community_id, field, at desc, id desc);
create index openings_by_purpose on openings (community_id, purpose, at desc, id desc);
