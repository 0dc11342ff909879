-- Planned visits and calls: how often was agreed, who goes, and what came of it. The next one of each always stands here.

create table care_cadences (
  community_id uuid not null,
  id           uuid not null,
  plan_id      uuid not null,
  person_id    uuid not null,
  kind         text not null check (kind in ('visit', 'call')),
  every_days   smallint not null check (every_days between 1 and 92),
  -- Days before the last day from which it may be done.
  window_days  smallint not null check (window_days between 0 and 30),
  began_at     timestamptz not null,
  ended_at     timestamptz,
  primary key (community_id, id),
  foreign key (community_id, plan_id) references care_plans (community_id, id),
  check (window_days < every_days)
);
create unique index one_cadence_a_kind on care_cadences (community_id, plan_id, kind) where ended_at is null;
create index care_cadences_open on care_cadences (community_id, id) where ended_at is null;

-- Who goes: for which buildings, and how many a week she agreed to.
create table care_helpers (
  community_id uuid not null references communities,
  id           uuid not null,
  account_id   uuid not null,
  name         text not null check (length(name) between 1 and 40),
  buildings    uuid[] not null,
  weekly_most  smallint not null check (weekly_most between 0 and 40),
  made_at      timestamptz not null,
  ended_at     timestamptz,
  primary key (community_id, id)
);
create unique index one_helper_an_account on care_helpers (community_id, account_id) where ended_at is null;

create table care_rounds (
  community_id uuid not null,
  id           uuid not null,
  cadence_id   uuid not null,
  plan_id      uuid not null,
  person_id    uuid not null,
  building_id  uuid not null,
  kind         text not null check (kind in ('visit', 'call')),
  opens_on     date not null,
  due_on       date not null check (due_on >= opens_on),
  state        text not null check (state in ('planned', 'done', 'no_answer', 'excused', 'lapsed')),
  -- The account of who goes; null while nobody looks after the building.
  helper_id    uuid,
  -- Sealed: her name and door, for who goes. Gone once it is done.
  who          bytea,
  result       text check (result in ('well', 'concern')),
  concerns     text[] not null default '{}',
  done_at      timestamptz,
  done_by      uuid,
  alarm_id     uuid,
  -- When the engine notes that nobody was there.
  next_at      timestamptz,
  primary key (community_id, id),
  foreign key (community_id, cadence_id) references care_cadences (community_id, id),
  foreign key (community_id, building_id) references buildings (community_id, id),
  check ((state = 'planned') = (next_at is not null)),
  check (state = 'planned' or who is null),
  check ((state = 'done') = (result is not null)),
  check (concerns <@ array['health', 'home', 'lonely', 'money', 'quarrel', 'safety'])
);
create unique index one_planned_round on care_rounds (community_id, cadence_id) where state = 'planned';
create index care_rounds_by_id on care_rounds (id);
create index care_rounds_due on care_rounds (next_at) where next_at is not null;
create index care_rounds_of_community on care_rounds (community_id, due_on, id);
create index care_rounds_of_helper on care_rounds (community_id, helper_id, due_on) where state = 'planned';
create index care_rounds_of_plan on care_rounds (community_id, plan_id, due_on desc);

call guard('care_cadences');
call guard('care_helpers');
call guard('care_rounds');
do $$
declare
  name text;
begin
  foreach name in array array['care_cadences', 'care_helpers', 'care_rounds'] loop
    execute format($policy$create policy seen on %I for all to gangwan_app using (
      (community_id = any ((select scope_ids('gangwan.communities'))::uuid[])
        and community_id <> all ((select scope_ids('gangwan.audits'))::uuid[]))
      or (select actor_kind()) = 'engine')$policy$, name);
  end loop;
end $$;
create policy own on care_rounds for select to gangwan_app using (helper_id = any ((select scope_ids('gangwan.parties'))::uuid[]));
create policy own on care_helpers for select to gangwan_app using (account_id = any ((select scope_ids('gangwan.parties'))::uuid[]));
grant select, insert, update on care_cadences, care_helpers, care_rounds to gangwan_app;
