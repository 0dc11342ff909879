-- What comes up: a matter (事项) goes round until it is really put right. Words of residents stand in reports, one for each telling.

create sequence matter_numbers;

create table matters (
  community_id     uuid not null,
  id               uuid not null,
  number           text not null unique,
  subdistrict_id   uuid not null,
  grid_id          uuid not null,
  building_id      uuid,
  staircase_id     uuid,
  spot_kind        text not null check (spot_kind in ('entrance', 'floor', 'facility', 'outdoors', 'dwelling')),
  spot_floor       smallint,
  spot_words       text check (length(spot_words) <= 200),
  category         text not null,
  channel          text not null check (channel in ('qr', 'link', 'telephone', 'desk', 'patrol', 'outside')),
  private          boolean not null,
  stage            text not null check (stage in ('reported', 'registered', 'dispatched', 'acknowledged', 'handling', 'suspended',
                     'verifying', 'confirming', 'closed', 'declined', 'merged', 'void')),
  outcome          text check (outcome in ('put_right', 'not_done', 'not_confirmed')),
  tier             text not null check (tier in ('grid', 'community', 'subdistrict', 'district')),
  settled_tier     text check (settled_tier in ('grid', 'community', 'subdistrict', 'district')),
  -- Exactly one office holds an open matter; after the end the last holder stands here for sight and figures.
  holder_office_id uuid not null,
  holder_scope_id  uuid not null,
  handler_id       uuid,
  handler_kind     text check (handler_kind in ('post', 'organisation')),
  -- Shown to staff with the matter: the name of the post or organisation it was dispatched to.
  handler_name     text,
  handled_by       uuid,
  reports_count    smallint not null default 1,
  first_answer_due timestamptz not null,
  safe_due         timestamptz,
  settle_due       timestamptz not null,
  first_answered_at timestamptz,
  safe_at          timestamptz,
  settled_at       timestamptz,
  due_at           timestamptz,
  wake_at          timestamptz,
  reminded         smallint not null default 0 check (reminded in (0, 50, 80)),
  clock_began_at   timestamptz not null,
  supervised_at    timestamptz,
  paused_at        timestamptz,
  pause_reason     text,
  pause_until      timestamptz,
  extensions       smallint not null default 0,
  extension_asked  jsonb,
  disputes         smallint not null default 0 check (disputes >= 0),
  reopened         smallint not null default 0,
  returns          smallint not null default 0,
  has_contact      boolean not null default false,
  rules            jsonb not null default '{}',
  outside_source   text check (outside_source in ('12345', 'yue-ping-an', 'you-hu-bi-ying', 'other')),
  outside_number   text,
  outside_due_at   timestamptz,
  outside_answer   text,
  receipt_number   text,
  public_summary   text check (length(public_summary) <= 500),
  summary_by       uuid,
  merged_into      uuid,
  ended_reason     text,
  -- Ids beyond community and grid that may see this row: past holders, engaged parties, its reporters, duty people.
  audience         uuid[] not null default '{}',
  made_at          timestamptz not null,
  changed_at       timestamptz not null,
  closed_at        timestamptz,
  primary key (community_id, id),
  foreign key (community_id, subdistrict_id) references communities (community_id, subdistrict_id),
  foreign key (community_id, grid_id) references grids (community_id, id),
  foreign key (community_id, building_id) references buildings (community_id, id),
  foreign key (community_id, staircase_id, building_id) references staircases (community_id, id, building_id),
  foreign key (holder_office_id, tier, holder_scope_id) references offices (id, tier, scope_id),
  foreign key (community_id, merged_into) references matters (community_id, id),
  check (holder_scope_id = case when tier in ('grid', 'community') then community_id else subdistrict_id end),
  check (staircase_id is null or building_id is not null),
  -- Open: one due date and a moment at which the engine looks again. Ended: neither.
  check ((stage in ('closed', 'declined', 'merged', 'void')) = (due_at is null)),
  check ((stage in ('closed', 'declined', 'merged', 'void')) = (wake_at is null)),
  check ((stage = 'closed') = (outcome is not null)),
  check ((stage = 'merged') = (merged_into is not null)),
  check ((stage = 'suspended') = (paused_at is not null))
);
create index matters_by_id on matters (id);
create index matters_by_community on matters (community_id, made_at desc, id desc);
create index matters_by_grid on matters (community_id, grid_id, made_at desc, id desc);
create index matters_by_grid_stage on matters (community_id, grid_id, stage);
create index matters_by_office_due on matters (community_id, holder_office_id, due_at, id) where due_at is not null;
create index matters_open_by_community on matters (community_id, due_at, id) where due_at is not null;
create index matters_open_by_grid on matters (community_id, grid_id, due_at, id) where due_at is not null;
create index matters_by_holder on matters (holder_office_id, due_at, id) where due_at is not null;
create index matters_by_holder_made on matters (holder_office_id, made_at desc, id desc);
create index matters_by_handler on matters (community_id, handler_id, due_at, id) where due_at is not null;
create index matters_by_building on matters (community_id, building_id, made_at desc, id desc);
create index matters_to_wake on matters (wake_at) where wake_at is not null;
create unique index matters_outside on matters (community_id, outside_source, outside_number) where outside_number is not null;

-- One telling by one person. `matter_id` is the matter it follows now, `origin_id` the one it was made for (they differ after a merge).
create table reports (
  community_id uuid not null,
  id           uuid not null,
  matter_id    uuid not null,
  origin_id    uuid not null,
  grid_id      uuid not null,
  channel      text not null,
  words        text not null check (length(words) <= 2000),
  words_hidden_at timestamptz,
  contact_name text,
  -- Encrypted with the community's key; null when no contact was left.
  contact      bytea,
  language     text not null default 'zh-Hans',
  code_hash    bytea not null unique,
  pin_hash     bytea not null,
  device_hash  bytea,
  account_id   uuid,
  taken_by     uuid,
  disputed     smallint not null default 0 check (disputed in (0, 1)),
  asked_at     timestamptz,
  confirmed_at timestamptz,
  rating       text check (rating in ('solved', 'mostly', 'not')),
  rated_at     timestamptz,
  told_at      timestamptz,
  made_at      timestamptz not null,
  primary key (community_id, id),
  foreign key (community_id, matter_id) references matters (community_id, id),
  foreign key (community_id, origin_id) references matters (community_id, id)
);
create index reports_by_matter on reports (community_id, matter_id, made_at);
create index reports_by_device on reports (device_hash, made_at);
create index reports_by_pin on reports (pin_hash);

-- What is said around a matter: reply (to the reporters), answer (by a reporter), note (inside), call (contact log).
create table remarks (
  community_id uuid not null,
  id           uuid not null,
  matter_id    uuid not null,
  report_id    uuid,
  kind         text not null check (kind in ('reply', 'answer', 'note', 'call')),
  result       text check (result in ('reached', 'no_answer', 'wrong_number')),
  words        text not null check (length(words) <= 2000),
  hidden_at    timestamptz,
  author_id    uuid,
  author_post  text,
  made_at      timestamptz not null,
  primary key (community_id, id),
  foreign key (community_id, matter_id) references matters (community_id, id),
  foreign key (community_id, report_id) references reports (community_id, id),
  check ((kind = 'call') = (result is not null))
);
create index remarks_by_matter on remarks (community_id, matter_id, made_at);

create table pictures (
  community_id uuid not null,
  id           uuid not null,
  matter_id    uuid not null,
  report_id    uuid,
  moment       text not null check (moment in ('before', 'after')),
  file         text not null,
  bytes        integer not null,
  width        integer not null,
  height       integer not null,
  sha256       bytea not null,
  -- The copy with faces, plates and doors covered that staff approved for everybody.
  public_file  text,
  approved_by  uuid,
  added_by     uuid,
  hidden_at    timestamptz,
  made_at      timestamptz not null,
  primary key (community_id, id),
  foreign key (community_id, matter_id) references matters (community_id, id),
  foreign key (community_id, report_id) references reports (community_id, id)
);
create index pictures_by_matter on pictures (community_id, matter_id, made_at);

-- Others who were asked to lend a hand.
create table assists (
  community_id uuid not null,
  id           uuid not null,
  matter_id    uuid not null,
  party_id     uuid not null,
  party_kind   text not null check (party_kind in ('office', 'organisation', 'post')),
  words        text not null check (length(words) <= 500),
  asked_by     uuid not null,
  asked_at     timestamptz not null,
  answered_at  timestamptz,
  answer       text check (length(answer) <= 500),
  ended_at     timestamptz,
  primary key (community_id, id),
  foreign key (community_id, matter_id) references matters (community_id, id)
);
create index assists_by_matter on assists (community_id, matter_id);
create index assists_by_party on assists (community_id, party_id) where ended_at is null;

-- Words of publicly approved matters, two characters each, for near duplicates and search; read by equality.
create table matter_tokens (
  community_id uuid not null,
  token        text not null,
  matter_id    uuid not null,
  primary key (community_id, token, matter_id),
  foreign key (community_id, matter_id) references matters (community_id, id)
);

create table reply_templates (
  community_id uuid not null references communities,
  id           uuid not null,
  title        text not null check (length(title) <= 60),
  words        text not null check (length(words) <= 1000),
  category     text,
  made_by      uuid,
  made_at      timestamptz not null,
  ended_at     timestamptz,
  primary key (community_id, id)
);

call guard('matters');
call guard('reports');
call guard('remarks');
call guard('pictures');
call guard('assists');
call guard('matter_tokens');
call guard('reply_templates');

-- One predicate for reading and changing: sight of the community, of the grid, of the building (unless private), or being named.
create policy seen on matters for select to gangwan_app using (
  community_id = any ((select scope_ids('gangwan.communities'))::uuid[])
  or grid_id = any ((select scope_ids('gangwan.grids'))::uuid[])
  or (not private and building_id = any ((select scope_ids('gangwan.buildings'))::uuid[]))
  or audience && (select scope_ids('gangwan.parties'))
  or ((select actor_kind()) = 'public' and not private and stage not in ('void', 'merged', 'declined'))
  or ((select actor_kind()) = 'engine' and (wake_at <= clock_now() or id = (select scope_id('gangwan.subject')))));
create policy changed on matters for update to gangwan_app using (
  community_id = any ((select scope_ids('gangwan.communities'))::uuid[])
  or grid_id = any ((select scope_ids('gangwan.grids'))::uuid[])
  or (not private and building_id = any ((select scope_ids('gangwan.buildings'))::uuid[]))
  or audience && (select scope_ids('gangwan.parties'))
  or ((select actor_kind()) = 'engine' and (wake_at <= clock_now() or id = (select scope_id('gangwan.subject')))));
-- A matter is made where its maker stands; a resident makes hers as the holder of the secret that she gets for it.
create policy made on matters for insert to gangwan_app with check (
  community_id = any ((select scope_ids('gangwan.communities'))::uuid[])
  or grid_id = any ((select scope_ids('gangwan.grids'))::uuid[])
  or building_id = any ((select scope_ids('gangwan.buildings'))::uuid[])
  or ((select actor_kind()) = 'code' and audience && (select scope_ids('gangwan.parties'))));
grant select, insert, update on matters to gangwan_app;
grant usage on sequence matter_numbers to gangwan_app;

-- A telling is read by its own reporter, and by staff once its matter is opened (or in sight of the whole community).
create policy seen on reports for select to gangwan_app using (
  id = any ((select scope_ids('gangwan.parties'))::uuid[])
  or ((select actor_kind()) = 'link' and code_hash = decode(current_setting('gangwan.code', true), 'hex'))
  or ((select actor_kind()) = 'link' and pin_hash = decode(current_setting('gangwan.pin', true), 'hex'))
  or community_id = any ((select scope_ids('gangwan.communities'))::uuid[])
  or grid_id = any ((select scope_ids('gangwan.grids'))::uuid[])
  or ((select actor_kind()) in ('account', 'engine') and matter_id = (select scope_id('gangwan.subject'))));
create policy changed on reports for update to gangwan_app using (
  id = any ((select scope_ids('gangwan.parties'))::uuid[])
  or community_id = any ((select scope_ids('gangwan.communities'))::uuid[])
  or grid_id = any ((select scope_ids('gangwan.grids'))::uuid[])
  or ((select actor_kind()) in ('account', 'engine') and matter_id = (select scope_id('gangwan.subject'))));
create policy made on reports for insert to gangwan_app with check (
  id = any ((select scope_ids('gangwan.parties'))::uuid[])
  or community_id = any ((select scope_ids('gangwan.communities'))::uuid[])
  or ((select actor_kind()) = 'account' and matter_id = (select scope_id('gangwan.subject'))));
grant select, insert, update on reports to gangwan_app;

create policy seen on remarks for select to gangwan_app using (
  community_id = any ((select scope_ids('gangwan.communities'))::uuid[])
  or (matter_id = (select scope_id('gangwan.subject')) and ((select actor_kind()) in ('account', 'engine')
      or ((select actor_kind()) = 'code' and kind in ('reply', 'answer')))));
create policy changed on remarks for update to gangwan_app using (
  community_id = any ((select scope_ids('gangwan.communities'))::uuid[])
  or (matter_id = (select scope_id('gangwan.subject')) and (select actor_kind()) = 'account'));
create policy made on remarks for insert to gangwan_app with check (
  matter_id = (select scope_id('gangwan.subject')) and ((select actor_kind()) = 'account'
      or ((select actor_kind()) = 'code' and kind = 'answer')));
grant select, insert, update on remarks to gangwan_app;

create policy seen on pictures for select to gangwan_app using (
  community_id = any ((select scope_ids('gangwan.communities'))::uuid[])
  or ((select actor_kind()) in ('account', 'engine') and matter_id = (select scope_id('gangwan.subject')))
  or ((select actor_kind()) = 'code' and matter_id = (select scope_id('gangwan.subject'))
      and (report_id = any ((select scope_ids('gangwan.parties'))::uuid[]) or public_file is not null))
  or ((select actor_kind()) = 'public' and matter_id = (select scope_id('gangwan.subject')) and public_file is not null));
create policy changed on pictures for update to gangwan_app using (
  community_id = any ((select scope_ids('gangwan.communities'))::uuid[])
  or ((select actor_kind()) = 'account' and matter_id = (select scope_id('gangwan.subject'))));
create policy made on pictures for insert to gangwan_app with check (
  matter_id = (select scope_id('gangwan.subject')) and ((select actor_kind()) = 'account'
      or report_id = any ((select scope_ids('gangwan.parties'))::uuid[])));
grant select, insert, update on pictures to gangwan_app;

create policy seen on assists for select to gangwan_app using (
  community_id = any ((select scope_ids('gangwan.communities'))::uuid[])
  or party_id = any ((select scope_ids('gangwan.parties'))::uuid[])
  or (matter_id = (select scope_id('gangwan.subject')) and (select actor_kind()) in ('account', 'engine')));
create policy changed on assists for update to gangwan_app using (
  community_id = any ((select scope_ids('gangwan.communities'))::uuid[])
  or party_id = any ((select scope_ids('gangwan.parties'))::uuid[])
  or (matter_id = (select scope_id('gangwan.subject')) and (select actor_kind()) in ('account', 'engine')));
create policy made on assists for insert to gangwan_app with check (
  (select actor_kind()) = 'account' and matter_id = (select scope_id('gangwan.subject')));
grant select, insert, update on assists to gangwan_app;

create policy seen on matter_tokens for select to gangwan_app using ((select actor_kind()) <> '');
create policy changed on matter_tokens for delete to gangwan_app using (matter_id = (select scope_id('gangwan.subject')));
create policy made on matter_tokens for insert to gangwan_app with check (
  (select actor_kind()) = 'account' and matter_id = (select scope_id('gangwan.subject')));
grant select, insert, delete on matter_tokens to gangwan_app;

create policy seen on reply_templates for select to gangwan_app using (
  community_id = any ((select scope_ids('gangwan.members'))::uuid[]));
create policy made on reply_templates for insert to gangwan_app with check (
  (select actor_kind()) = 'founder' or community_id = any ((select scope_ids('gangwan.communities'))::uuid[]));
create policy changed on reply_templates for update to gangwan_app using (
  community_id = any ((select scope_ids('gangwan.communities'))::uuid[]));
grant select, insert, update on reply_templates to gangwan_app;

-- Joining: a reporter who states her new report is let in on a matter that everybody may see. As the row is not hers
-- yet, the change is made by its owner, who checks that it is public, approved and open.
create function join_matter(matter uuid, report uuid, contact boolean) returns void
  language plpgsql security definer set search_path = public as $$
begin
  if not (report = any (scope_ids('gangwan.parties'))) then
    raise exception 'only the stated reporter joins';
  end if;
  update matters m set audience = m.audience || report, reports_count = m.reports_count + 1,
      has_contact = m.has_contact or contact, changed_at = clock_now()
    where m.id = matter and not m.private and m.public_summary is not null and m.due_at is not null;
  if not found then
    raise exception 'this matter cannot be joined';
  end if;
end $$;
create policy joined on matters to gangwan_owner using (not private and public_summary is not null) with check (true);
