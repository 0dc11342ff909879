-- Water meters: feeds that send packets, the meters of people who live alone and agreed, what they counted these days; and notices to
-- the desk for what is no alarm.

create table care_feeds (
  community_id uuid not null references communities,
  id           uuid not null,
  name         text not null check (length(name) between 1 and 60),
  -- Sealed; packets are signed with it.
  secret       bytea not null,
  -- Without a packet for so long the feed itself is silent.
  silent_minutes smallint not null check (silent_minutes between 15 and 1440),
  made_by      uuid,
  made_at      timestamptz not null,
  revoked_at   timestamptz,
  -- The newest moment that a packet spoke of, and when the last one came.
  watermark    timestamptz,
  last_at      timestamptz,
  -- When the engine looks whether the feed is silent.
  next_at      timestamptz,
  accepted     bigint not null default 0,
  duplicate    bigint not null default 0,
  late         bigint not null default 0,
  reordered    bigint not null default 0,
  refused      bigint not null default 0,
  primary key (community_id, id)
);
create index care_feeds_by_id on care_feeds (id);
create index care_feeds_due on care_feeds (next_at) where next_at is not null;

create table care_sensors (
  community_id uuid not null,
  id           uuid not null,
  feed_id      uuid not null,
  serial       text not null check (serial ~ '^[A-Za-z0-9._-]{1,40}$'),
  plan_id      uuid not null,
  building_id  uuid not null,
  -- A consent of its own: that her water is looked at.
  consented_at timestamptz not null,
  consent_taken_by uuid,
  revoked_at   timestamptz,
  -- The newest moment that this meter spoke of.
  last_at      timestamptz,
  -- An expected sign that this meter could not show in time: late packets may still.
  doubted      uuid,
  primary key (community_id, id),
  foreign key (community_id, feed_id) references care_feeds (community_id, id),
  foreign key (community_id, plan_id) references care_plans (community_id, id)
);
create unique index one_meter_a_serial on care_sensors (community_id, feed_id, serial) where revoked_at is null;
create unique index one_meter_a_plan on care_sensors (community_id, plan_id) where revoked_at is null;
create index care_sensors_of_building on care_sensors (community_id, building_id) where revoked_at is null;
create index care_sensors_by_feed on care_sensors (community_id, feed_id, serial);

-- What a meter showed, in litres; for three days, no longer.
create table care_readings (
  community_id uuid not null,
  feed_id      uuid not null,
  packet       text not null check (length(packet) between 1 and 80),
  sensor_id    uuid not null,
  at           timestamptz not null,
  litres       integer not null check (litres >= 0),
  received_at  timestamptz not null,
  primary key (community_id, feed_id, packet),
  foreign key (community_id, sensor_id) references care_sensors (community_id, id)
);
create index care_readings_by_sensor on care_readings (community_id, sensor_id, at);
create index care_readings_by_age on care_readings (received_at);

-- What the desk should look at and is no alarm: a silent feed or building, water that runs all day, water used while she is away.
create table care_notices (
  community_id uuid not null references communities,
  id           uuid not null,
  kind         text not null check (kind in ('feed_silent', 'building_silent', 'leak', 'use_while_away', 'concern')),
  feed_id      uuid,
  building_id  uuid,
  plan_id      uuid,
  opened_at    timestamptz not null,
  ended_at     timestamptz,
  ended_by     uuid,
  -- How many expected signs could not be verified because of it.
  unverified   integer not null default 0,
  primary key (community_id, id),
  foreign key (community_id, feed_id) references care_feeds (community_id, id),
  foreign key (community_id, building_id) references buildings (community_id, id),
  foreign key (community_id, plan_id) references care_plans (community_id, id)
);
create unique index one_open_notice on care_notices (community_id, kind, coalesce(feed_id, building_id, plan_id)) where ended_at is null;
create index care_notices_open on care_notices (community_id, opened_at) where ended_at is null;

-- A sign that could not be verified because a whole feed or building was silent belongs to that one notice.
alter table care_expectations add column notice_id uuid,
  add foreign key (community_id, notice_id) references care_notices (community_id, id);
alter table care_expectations drop constraint care_expectations_check2;
alter table care_expectations add constraint decided_by_something check (
  (state in ('missed', 'blind')) = (alarm_id is not null or notice_id is not null));

call guard('care_feeds');
call guard('care_sensors');
call guard('care_readings');
call guard('care_notices');
do $$
declare
  name text;
begin
  foreach name in array array['care_feeds', 'care_notices'] loop
    execute format($policy$create policy seen on %I for all to gangwan_app using (
      community_id = any ((select scope_ids('gangwan.communities'))::uuid[])
      and community_id <> all ((select scope_ids('gangwan.audits'))::uuid[]))$policy$, name);
  end loop;
end $$;
create policy opened on care_sensors for all to gangwan_app using (
  plan_id = (select scope_id('gangwan.subject')) and (select actor_kind()) in ('account', 'engine'));
-- Whoever feeds stated the feed as its subject; the engine counts what is silent beside the meter it looks at.
create policy fed on care_feeds for all to gangwan_app using (
  (select actor_kind()) = 'engine' and (id = (select scope_id('gangwan.subject')) or next_at <= clock_now()));
create policy fed on care_sensors for all to gangwan_app using (
  (select actor_kind()) = 'engine' and feed_id = (select scope_id('gangwan.subject')));
create policy fed on care_readings for all to gangwan_app using ((select actor_kind()) = 'engine');
create policy engine on care_notices for all to gangwan_app using ((select actor_kind()) = 'engine');
grant select, insert, update on care_feeds, care_sensors, care_notices to gangwan_app;
grant select, insert, delete on care_readings to gangwan_app;

-- How a building's or feed's meters are at a moment: the engine works on one plan at a time and sees no other.
create function care_silence(community uuid, building uuid, feed uuid, due timestamptz)
  returns table (meters integer, silent integer, feed_mark timestamptz)
  language plpgsql stable security definer set search_path = public as $$
begin
  if actor_kind() <> 'engine' then
    raise exception 'only the engine compares meters';
  end if;
  return query select count(*)::integer, (count(*) filter (where s.last_at is null or s.last_at < due))::integer,
    (select f.watermark from care_feeds f where f.community_id = community and f.id = feed)
    from care_sensors s where s.community_id = community and s.building_id = building and s.revoked_at is null;
end $$;
grant execute on function care_silence to gangwan_app;
create policy compared on care_sensors for select to gangwan_owner using (true);
create policy compared on care_feeds for select to gangwan_owner using (true);
