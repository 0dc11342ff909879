-- The desk's own pages of care: what it must see over all plans at once, what is learned from an alarm, and how a plan is forgotten.

alter table care_plans
  -- When anybody last heard from her, and since when a sign has been missing; null while none is.
  add column last_contact_at timestamptz,
  add column missed_since timestamptz,
  add column reviewed_at timestamptz,
  add column anonymised_at timestamptz;
create index care_plans_missing on care_plans (community_id, missed_since) where missed_since is not null;

-- An anonymised plan counts, and says nothing of anybody: no person, no door, no words.
alter table care_plans alter column person_id drop not null;
alter table care_watches alter column person_id drop not null;
alter table care_expectations alter column person_id drop not null;
alter table care_signals alter column person_id drop not null;
alter table care_aways alter column person_id drop not null;
alter table alarms alter column person_id drop not null;
alter table care_plans add constraint care_plans_of_somebody check (state = 'anonymised' or person_id is not null);
alter table alarms add constraint alarms_of_somebody check (state = 'closed' or person_id is not null);

-- Of a child's plan nobody but its officer may know, not even that a number was tried.
alter table care_contact_checks add column is_child boolean not null default true;
alter table care_contact_checks no force row level security;
alter table care_plans no force row level security;
alter table care_signals no force row level security;
update care_contact_checks c set is_child = p.category = 'C08'
  from care_plans p where p.community_id = c.community_id and p.id = c.plan_id;
update care_plans p set last_contact_at = s.at
  from (select community_id, plan_id, max(received_at) as at from care_signals group by community_id, plan_id) s
  where s.community_id = p.community_id and s.plan_id = p.id;
alter table care_contact_checks force row level security;
alter table care_plans force row level security;
alter table care_signals force row level security;
create policy listed on care_contact_checks for select to gangwan_app using (
  not is_child and community_id = any ((select scope_ids('gangwan.communities'))::uuid[])
  and community_id <> all ((select scope_ids('gangwan.audits'))::uuid[]));
grant delete on care_contact_checks, care_links to gangwan_app;

alter table alarms
  -- Whether people beyond herself and her family were called, or she was in need: then it is talked over afterwards.
  add column wants_debrief boolean not null default false,
  add column debriefed_at timestamptz;
create index alarms_undebriefed on alarms (community_id, closed_at) where wants_debrief and debriefed_at is null;

-- What was learned, without names, doors or days; nothing leads from here back to an alarm.
create table teaching_cases (
  community_id    uuid not null,
  -- Random through and through: not even the moment it was made stands in it.
  id              uuid not null default gen_random_uuid(),
  cause           text not null,
  outcome         text not null,
  risk_class      text not null check (risk_class in ('high', 'normal', 'low')),
  -- Which steps were told, in their order, and minutes until somebody claimed it, stood at the door, and it had ended.
  steps           text[] not null,
  claimed_after   integer,
  on_site_after   integer,
  closed_after    integer not null,
  helped          text not null check (length(helped) <= 600),
  to_change       text not null check (length(to_change) <= 600),
  -- The quarter alone.
  quarter         text not null check (quarter ~ '^[0-9]{4}-Q[1-4]$'),
  primary key (community_id, id),
  foreign key (community_id) references communities
);
create index teaching_cases_by_quarter on teaching_cases (community_id, quarter desc, id);
call guard('teaching_cases');
create policy seen on teaching_cases for all to gangwan_app using (
  community_id = any ((select scope_ids('gangwan.communities'))::uuid[])
  and community_id <> all ((select scope_ids('gangwan.audits'))::uuid[]));
grant select, insert on teaching_cases to gangwan_app;

-- Whom people named with a number, as ids alone, for the list of steps that reach nobody: contacts themselves open one person at a time.
-- (That the owner counts them stands in 0031.)
create function family_numbers(here uuid) returns table (person_id uuid, contact_id uuid)
  language sql stable security definer set search_path = public as $$
  select k.person_id, k.id from contacts k
  where k.community_id = here and k.valid_to is null and k.phone is not null and k.kind in ('emergency', 'guardian')
    and here = any ((select scope_ids('gangwan.communities'))::uuid[])
    and here <> all ((select scope_ids('gangwan.audits'))::uuid[])
$$;
revoke execute on function family_numbers from public;
grant execute on function family_numbers to gangwan_app;
