-- Who answers for what, from when to when; and care: who wishes to be looked after, the signs of life that are expected of them,
-- and the alarms when none comes. An open alarm's row is its own timer.

create table duties (
  community_id uuid not null references communities,
  id           uuid not null,
  -- The desk's duty, the grid's leader on call, a member of the team that answers for a building.
  role         text not null check (role in ('duty_desk', 'grid_leader', 'team_member')),
  grid_id      uuid,
  building_id  uuid,
  account_id   uuid,
  name         text not null check (length(name) between 1 and 40),
  -- Sealed; the number that is called on duty.
  phone        bytea,
  begins_at    timestamptz not null,
  ends_at      timestamptz check (ends_at > begins_at),
  made_by      uuid,
  primary key (community_id, id),
  foreign key (community_id, grid_id) references grids (community_id, id),
  foreign key (community_id, building_id) references buildings (community_id, id),
  check ((role = 'grid_leader') = (grid_id is not null)),
  check ((role = 'team_member') = (building_id is not null))
);
create index duties_by_role on duties (community_id, role, begins_at);
create index duties_by_building on duties (community_id, building_id) where building_id is not null;
call guard('duties');
create policy seen on duties for all to gangwan_app using (
  community_id = any ((select scope_ids('gangwan.members'))::uuid[])
  or (select actor_kind()) in ('engine', 'founder')
  or ((select actor_kind()) = 'code' and (select scope_id('gangwan.person')) is not null));
grant select, insert, update on duties to gangwan_app;

create table care_plans (
  community_id uuid not null,
  id           uuid not null,
  person_id    uuid not null,
  building_id  uuid not null,
  grid_id      uuid not null,
  category     text not null check (category ~ '^C(0[1-9]|1[0-2])$'),
  state        text not null check (state in ('proposed', 'consented', 'active', 'ended', 'anonymised')),
  risk_class   text not null check (risk_class in ('high', 'normal', 'low')),
  -- Agreed with the person: minutes from a miss until somebody beyond the family is told.
  response_minutes smallint not null check (response_minutes between 5 and 360),
  -- Household and family are left out of everything, and cannot tell.
  duress       boolean not null default false,
  lives_alone  boolean not null default false,
  consent_basis text check (consent_basis in ('consent', 'guardian', 'statutory_duty', 'life_saving')),
  consented_at timestamptz,
  consent_taken_by uuid,
  health_consent_at timestamptz,
  -- Read to her and agreed: this is no emergency service.
  limits_told_at timestamptz,
  -- Sealed words for whoever goes to the door: hearing, allergy, who has a key.
  card         bytea,
  review_on    date,
  ended_at     timestamptz,
  ended_reason text check (ended_reason in ('withdrawn', 'moved', 'died', 'no_longer_needed')),
  -- Who may see it besides the desk: posts, accounts and the secret links of the person and those she named.
  audience     uuid[] not null default '{}',
  made_by      uuid,
  made_at      timestamptz not null,
  changed_at   timestamptz not null,
  primary key (community_id, id),
  foreign key (community_id, person_id) references persons (community_id, id),
  foreign key (community_id, building_id, grid_id) references buildings (community_id, id, grid_id) on update cascade,
  check (state in ('proposed', 'ended', 'anonymised') or consented_at is not null)
);
create unique index one_plan_a_person on care_plans (community_id, person_id) where state in ('proposed', 'consented', 'active');
create index care_plans_by_community on care_plans (community_id, state, id);
create index care_plans_by_id on care_plans (id);

-- Secret links: the person's own button, and the pages of those she named. Only hashes stand here.
create table care_links (
  community_id uuid not null,
  id           uuid not null,
  plan_id      uuid not null,
  kind         text not null check (kind in ('person', 'family')),
  contact_id   uuid,
  code_hash    bytea not null unique,
  made_at      timestamptz not null,
  ended_at     timestamptz,
  primary key (community_id, id),
  foreign key (community_id, plan_id) references care_plans (community_id, id)
);
create index care_links_by_plan on care_links (community_id, plan_id) where ended_at is null;

create table care_watches (
  community_id uuid not null,
  id           uuid not null,
  plan_id      uuid not null,
  person_id    uuid not null,
  kind         text not null check (kind in ('check_in', 'call', 'visit', 'water')),
  schedule     jsonb not null,
  began_at     timestamptz not null,
  ended_at     timestamptz,
  primary key (community_id, id),
  foreign key (community_id, plan_id) references care_plans (community_id, id)
);
create unique index one_watch_a_kind on care_watches (community_id, plan_id, kind) where ended_at is null;

-- One expected sign of life. The next one of each watch always stands here, with the moment at which it is decided.
create table care_expectations (
  community_id uuid not null,
  id           uuid not null,
  watch_id     uuid not null,
  plan_id      uuid not null,
  person_id    uuid not null,
  day          date not null,
  slot         smallint not null,
  opens_at     timestamptz not null,
  due_at       timestamptz not null,
  grace_until  timestamptz not null,
  state        text not null check (state in ('open', 'satisfied', 'excused', 'blind', 'missed')),
  -- When the engine decides it; null once decided.
  next_at      timestamptz,
  decided_at   timestamptz,
  signal_id    uuid,
  alarm_id     uuid,
  primary key (community_id, id),
  -- One slot a local day, whatever the clock does.
  unique (community_id, watch_id, day, slot),
  foreign key (community_id, watch_id) references care_watches (community_id, id),
  check ((state = 'open') = (next_at is not null)),
  check ((state = 'satisfied') = (signal_id is not null)),
  check ((state in ('missed', 'blind')) = (alarm_id is not null))
);
create index care_expectations_due on care_expectations (next_at) where next_at is not null;
create index care_expectations_of_plan on care_expectations (community_id, plan_id, due_at desc);
create unique index one_open_slot_a_watch on care_expectations (community_id, watch_id) where state = 'open';

-- Signs of life, as they came. Append-only.
create table care_signals (
  community_id uuid not null,
  id           uuid not null,
  plan_id      uuid not null,
  person_id    uuid not null,
  kind         text not null check (kind in ('button', 'call', 'visit', 'neighbour', 'water')),
  -- Who sent it and its number there: the same again is the same sign.
  source       uuid not null,
  source_seq   text not null check (length(source_seq) <= 80),
  device_at    timestamptz,
  received_at  timestamptz not null,
  given_by     uuid,
  primary key (community_id, id),
  unique (community_id, source, source_seq),
  foreign key (community_id, plan_id) references care_plans (community_id, id)
);
create index care_signals_by_plan on care_signals (community_id, plan_id, received_at desc);

create table care_aways (
  community_id uuid not null,
  id           uuid not null,
  plan_id      uuid not null,
  person_id    uuid not null,
  begins_at    timestamptz not null,
  ends_at      timestamptz not null check (ends_at > begins_at),
  said_by      text not null check (said_by in ('person', 'family', 'volunteer', 'desk')),
  by_id        uuid,
  made_at      timestamptz not null,
  cancelled_at timestamptz,
  primary key (community_id, id),
  foreign key (community_id, plan_id) references care_plans (community_id, id),
  check (ends_at <= begins_at + interval '31 days')
);
create index care_aways_by_plan on care_aways (community_id, plan_id, ends_at);

create table alarms (
  community_id uuid not null,
  id           uuid not null,
  plan_id      uuid not null,
  person_id    uuid not null,
  building_id  uuid not null,
  grid_id      uuid not null,
  state        text not null check (state in ('verify', 'notify', 'owned', 'on_site', 'emergency', 'blind', 'closed')),
  cause        text not null check (cause in ('missed', 'blind', 'no_answer_at_door', 'worry', 'collapse')),
  -- Frozen when it opened: a plan that is edited later does not change a running alarm.
  chain        jsonb not null,
  step         smallint not null,
  round        smallint not null,
  cycle        smallint not null,
  version      integer not null,
  next_at      timestamptz,
  owner_id     uuid,
  has_extended boolean not null default false,
  offered_to   uuid,
  witnesses    uuid[] not null default '{}',
  reference    text check (length(reference) <= 40),
  outcome      text check (outcome in ('emergency', 'need', 'forgot', 'away_unreported', 'habit_differs', 'device_fault', 'feed_fault',
                 'late_data', 'duplicate', 'test', 'cancelled', 'unknown')),
  opened_at    timestamptz not null,
  claimed_at   timestamptz,
  closed_at    timestamptz,
  audience     uuid[] not null default '{}',
  primary key (community_id, id),
  foreign key (community_id, plan_id) references care_plans (community_id, id),
  -- Open: a moment at which the engine looks again. Closed: an outcome, and no moment.
  check ((state = 'closed') = (next_at is null)),
  check ((state = 'closed') = (outcome is not null)),
  check ((state = 'closed') = (closed_at is not null)),
  check (state not in ('owned', 'on_site') or owner_id is not null)
);
create unique index one_open_alarm_a_person on alarms (community_id, person_id) where state <> 'closed';
create index alarms_due on alarms (next_at) where next_at is not null;
create index alarms_open on alarms (community_id, opened_at desc) where state <> 'closed';
create index alarms_by_community on alarms (community_id, opened_at desc, id desc);
create index alarms_by_id on alarms (id);

-- What leaves the machine for an alarm. The id follows from alarm, cycle, step, round, recipient and channel: the same telling has
-- the same id, and is sent at least once under it.
create table alarm_sends (
  community_id uuid not null,
  id           uuid not null,
  alarm_id     uuid not null,
  cycle        smallint not null,
  step         smallint not null,
  round        smallint not null,
  -- Whom: the person, a contact, somebody on duty, an account, or the desk's screen.
  recipient_kind text not null check (recipient_kind in ('person', 'contact', 'duty', 'account', 'desk')),
  recipient_id uuid not null,
  recipient_name text not null,
  channel      text not null check (channel in ('sms', 'voice', 'desk')),
  template     text not null,
  phone        bytea,
  state        text not null check (state in ('queued', 'sending', 'accepted', 'seen', 'failed', 'superseded')),
  attempt      smallint not null default 0,
  next_at      timestamptz,
  queued_at    timestamptz not null,
  told_at      timestamptz,
  last_error   text,
  primary key (community_id, id),
  foreign key (community_id, alarm_id) references alarms (community_id, id),
  check ((channel = 'desk') = (phone is null)),
  check ((state in ('queued', 'sending')) = (next_at is not null) or channel = 'desk')
);
create index alarm_sends_due on alarm_sends (next_at) where next_at is not null;
create index alarm_sends_by_alarm on alarm_sends (community_id, alarm_id, queued_at);

-- Numbers that were shown to work, and when; the desk sees in red who lost its last one.
create table care_contact_checks (
  community_id uuid not null,
  plan_id      uuid not null,
  recipient_id uuid not null,
  channel      text not null check (channel in ('sms', 'voice', 'desk')),
  proven_at    timestamptz,
  failed_at    timestamptz,
  primary key (community_id, plan_id, recipient_id, channel),
  foreign key (community_id, plan_id) references care_plans (community_id, id)
);

-- The engine's reading of the clocks: how often the database's was moved, and since when it is in doubt. One row.
create table care_clock (
  id        smallint primary key check (id = 1),
  epoch     integer not null,
  wall      timestamptz not null,
  doubt     smallint not null default 0
);
insert into care_clock (id, epoch, wall) values (1, 0, clock_now());
-- A clock that only ever runs, where the database has one besides its own; a test database says how long really passed.
create function steady_now() returns double precision language sql stable parallel safe as $$ select null::double precision $$;

call guard('care_plans');
call guard('care_links');
call guard('care_watches');
call guard('care_expectations');
call guard('care_signals');
call guard('care_aways');
call guard('alarms');
call guard('alarm_sends');
call guard('care_contact_checks');
call guard('care_clock');

-- A plan is seen by the desk of its community (of children by those named alone), by whoever it names, and by the engine.
create policy seen on care_plans for all to gangwan_app using (
  (category <> 'C08' and community_id = any ((select scope_ids('gangwan.communities'))::uuid[])
    and community_id <> all ((select scope_ids('gangwan.audits'))::uuid[]))
  or audience && (select scope_ids('gangwan.parties'))
  or (select actor_kind()) = 'founder'
  or ((select actor_kind()) = 'engine' and id = (select scope_id('gangwan.subject'))));
create policy seen on alarms for all to gangwan_app using (
  (community_id = any ((select scope_ids('gangwan.communities'))::uuid[])
    and community_id <> all ((select scope_ids('gangwan.audits'))::uuid[]))
  or audience && (select scope_ids('gangwan.parties'))
  or ((select actor_kind()) = 'engine' and (next_at <= clock_now() or plan_id = (select scope_id('gangwan.subject')) or id = (select scope_id('gangwan.subject')))));

-- Whoever acts on an alarm of it reads the plan's card: the transaction found the alarm visible and stated its plan as the subject.
create policy opened on care_plans for select to gangwan_app using (
  (select actor_kind()) = 'account' and id = (select scope_id('gangwan.subject')));

-- Everything else of a plan opens with it: the transaction found the plan visible and stated it as its subject.
do $$
declare
  name text;
begin
  foreach name in array array['care_watches', 'care_expectations', 'care_signals', 'care_aways', 'care_contact_checks', 'care_links'] loop
    execute format($policy$create policy opened on %I for all to gangwan_app using (
      plan_id = (select scope_id('gangwan.subject')) and (select actor_kind()) in ('account', 'code', 'engine', 'founder'))$policy$, name);
  end loop;
end $$;
create policy found on care_links for select to gangwan_app using (
  (select actor_kind()) = 'link' and code_hash = decode(current_setting('gangwan.code', true), 'hex'));
create policy due on care_expectations for select to gangwan_app using (
  (select actor_kind()) = 'engine' and next_at <= clock_now());
create policy due on alarm_sends for all to gangwan_app using (
  (select actor_kind()) = 'engine');
create policy seen on alarm_sends for all to gangwan_app using (
  community_id = any ((select scope_ids('gangwan.communities'))::uuid[])
  and community_id <> all ((select scope_ids('gangwan.audits'))::uuid[]));
create policy opened on alarm_sends for all to gangwan_app using (
  alarm_id = (select scope_id('gangwan.subject')) and (select actor_kind()) in ('account', 'code'));
create policy read on care_clock for all to gangwan_app using ((select actor_kind()) = 'engine');

grant select, insert, update on care_plans, care_links, care_watches, care_expectations, care_signals, care_aways, alarms,
  alarm_sends, care_contact_checks, care_clock to gangwan_app;

-- After the database's clock was moved, open alarms and messages keep what was left of their wait. Row security shows the engine only
-- what is due, so this is done by the owner, once for each move.
create function shift_care_timers(step_ms double precision) returns void
  language plpgsql security definer set search_path = public as $$
begin
  if actor_kind() <> 'engine' then
    raise exception 'only the engine moves timers';
  end if;
  update alarms set next_at = next_at + step_ms * interval '1 millisecond' where next_at is not null;
  update alarm_sends set next_at = next_at + step_ms * interval '1 millisecond' where next_at is not null;
end $$;
grant execute on function shift_care_timers to gangwan_app;
create policy shifted on alarms to gangwan_owner using (true) with check (true);
create policy shifted on alarm_sends to gangwan_owner using (true) with check (true);
