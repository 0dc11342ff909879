-- What is made known: everything that leaves the machine is a row here, delivered at least once under its id,
-- or a line on the desk's call list where no channel reaches the person.
create table notices (
  community_id uuid not null references communities,
  id           uuid not null,
  channel      text not null check (channel in ('sms', 'call_list')),
  template     text not null,
  params       jsonb not null default '{}',
  subject_kind text not null,
  subject_id   uuid not null,
  report_id    uuid,
  -- Encrypted with the community's key; null on the call list for someone without a number.
  recipient    bytea,
  state        text not null check (state in ('waiting', 'sent', 'failed', 'done')),
  tries        smallint not null default 0,
  last_error   text,
  made_at      timestamptz not null,
  next_at      timestamptz,
  sent_at      timestamptz,
  done_by      uuid,
  done_at      timestamptz,
  primary key (community_id, id)
);
create index notices_waiting on notices (next_at) where state = 'waiting' and channel = 'sms';
create index notices_call_list on notices (community_id, made_at, id) where channel = 'call_list' and state = 'waiting';
call guard('notices');
create policy seen on notices for select to gangwan_app using (
  community_id = any ((select scope_ids('gangwan.communities'))::uuid[])
  or ((select actor_kind()) = 'engine' and (next_at <= clock_now() or id = (select scope_id('gangwan.subject')))));
create policy changed on notices for update to gangwan_app using (
  community_id = any ((select scope_ids('gangwan.communities'))::uuid[])
  or ((select actor_kind()) = 'engine' and (next_at <= clock_now() or id = (select scope_id('gangwan.subject')))));
create policy made on notices for insert to gangwan_app with check ((select actor_kind()) <> '');
grant select, insert, update on notices to gangwan_app;
