-- Lists that leave the house with names and telephones in full: asked for with a reason, agreed to by somebody else of the
-- desk, taken within a day. Masked lists need none of this; the journal alone knows of them.
create table exports (
  community_id uuid not null references communities,
  id           uuid not null,
  list         text not null check (list in ('residents', 'households')),
  grid_id      uuid,
  building_id  uuid,
  purpose      text not null check (purpose in ('registers', 'contact', 'emergency')),
  reason       text not null check (length(reason) between 4 and 200),
  -- As they were called then: it stands on the watermark sheet.
  asked_by     uuid not null,
  asked_as     text not null,
  asked_at     timestamptz not null,
  decision     text check (decision in ('approved', 'refused')),
  decided_by   uuid check (decided_by <> asked_by),
  decided_as   text,
  decided_at   timestamptz,
  -- Until when it can be decided, then taken.
  expires_at   timestamptz not null check (expires_at > asked_at),
  taken_at     timestamptz,
  primary key (community_id, id),
  foreign key (community_id, grid_id) references grids (community_id, id),
  foreign key (community_id, building_id) references buildings (community_id, id),
  check ((decision is null) = (decided_by is null) and (decision is null) = (decided_at is null)),
  check (taken_at is null or decision = 'approved')
);
call guard('exports');

-- The desk of the community and its auditor see what was asked for; the desk alone asks and decides, each in her own name.
create policy seen on exports for select to gangwan_app using (
  community_id = any ((select scope_ids('gangwan.communities'))::uuid[]));
create policy asked on exports for insert to gangwan_app with check (
  community_id = any ((select scope_ids('gangwan.communities'))::uuid[])
  and community_id <> all ((select scope_ids('gangwan.audits'))::uuid[])
  and asked_by = (select scope_id('gangwan.account')) and decision is null);
create policy decided on exports for update to gangwan_app using (
  community_id = any ((select scope_ids('gangwan.communities'))::uuid[])
  and community_id <> all ((select scope_ids('gangwan.audits'))::uuid[]));
grant select, insert, update on exports to gangwan_app;

-- A list in full is a look at each person in it, which she reads like any other.
alter table openings add column export_id uuid;
alter table openings add foreign key (community_id, export_id) references exports (community_id, id);
create policy exported on openings for insert to gangwan_app with check (
  export_id is not null and account_id = (select scope_id('gangwan.account'))
  and community_id = any ((select scope_ids('gangwan.communities'))::uuid[])
  and community_id <> all ((select scope_ids('gangwan.audits'))::uuid[]));

-- Whom the desk may call is known for a whole list, so that whoever took this back is not in it.
create policy may_be_called on field_grounds for select to gangwan_app using (
  field_kind = 'phone' and purpose = 'contact'
  and community_id = any ((select scope_ids('gangwan.communities'))::uuid[])
  and community_id <> all ((select scope_ids('gangwan.audits'))::uuid[]));
