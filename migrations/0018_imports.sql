-- Sheets that an office brings: what was uploaded stands sealed in a file of its own and as sealed rows, both only while the
-- import is pending; afterwards counts and codes are left, and for a term what is needed to take the import back.

create table imports (
  community_id uuid not null references communities,
  id           uuid not null,
  -- Who sees it: the office that brought it.
  office_id    uuid not null references offices,
  account_id   uuid not null,
  state        text not null check (state in ('reading', 'ready', 'importing', 'imported', 'undone', 'cancelled', 'expired', 'refused')),
  -- Why it was refused; why making it came back to `ready`.
  problem      text,
  -- How the sheets were read: their columns with use and confidence; what a person set.
  pages        jsonb not null default '[]',
  set_columns  jsonb not null default '[]',
  rows_done    integer not null default 0,
  rows_total   integer not null default 0,
  -- What came of it, in numbers.
  outcome      jsonb not null default '{}',
  made_at      timestamptz not null,
  changed_at   timestamptz not null,
  imported_at  timestamptz,
  -- When the engine has something to do with it: read, import, expire, forget how to take it back.
  wake_at      timestamptz,
  primary key (community_id, id),
  unique (community_id, id, office_id),
  check ((state in ('imported', 'undone')) = (imported_at is not null)),
  check (state not in ('reading', 'importing', 'ready') or wake_at is not null)
);
create index imports_by_office on imports (community_id, office_id, id);
create index imports_to_mind on imports (wake_at) where wake_at is not null;

-- One line of a sheet, sealed; kind, cells and reason words alone are plain.
create table import_rows (
  community_id uuid not null,
  import_id    uuid not null,
  number       integer not null,
  office_id    uuid not null,
  page         smallint not null,
  line         integer not null,
  kind         text not null check (kind in ('new', 'changed', 'unchanged', 'conflict', 'rejected')),
  -- What a person decided about it, and whether she put it right on screen.
  decision     text check (decision in ('same', 'another', 'leave-out')),
  is_fixed     boolean not null default false,
  dwelling_id  uuid,
  -- The resident it is held to be.
  person_id    uuid,
  changes      text[] not null default '{}',
  remarks      jsonb not null default '[]',
  content      bytea not null,
  primary key (community_id, import_id, number),
  foreign key (community_id, import_id, office_id) references imports (community_id, id, office_id)
);
create index import_rows_by_kind on import_rows (community_id, import_id, kind, number);
create index import_rows_by_dwelling on import_rows (community_id, import_id, dwelling_id) where dwelling_id is not null;

-- What an import made, in order; `before` is sealed and erased with the row.
create table import_makings (
  community_id uuid not null,
  import_id    uuid not null,
  number       integer not null,
  office_id    uuid not null,
  kind         text not null check (kind in ('household', 'person', 'change', 'head_count')),
  subject_id   uuid not null,
  before       bytea,
  primary key (community_id, import_id, number),
  foreign key (community_id, import_id, office_id) references imports (community_id, id, office_id)
);

-- How an office names its columns.
create table import_columns (
  community_id uuid not null references communities,
  office_id    uuid not null references offices,
  heading      text not null check (length(heading) between 1 and 80),
  use          text not null check (length(use) <= 30),
  changed_at   timestamptz not null,
  primary key (community_id, office_id, heading)
);

call guard('imports');
call guard('import_rows');
call guard('import_makings');
call guard('import_columns');

create policy seen on imports for all to gangwan_app using (office_id = any ((select scope_ids('gangwan.parties'))::uuid[]));
create policy seen on import_rows for all to gangwan_app using (office_id = any ((select scope_ids('gangwan.parties'))::uuid[]));
create policy seen on import_makings for all to gangwan_app using (office_id = any ((select scope_ids('gangwan.parties'))::uuid[]));
create policy seen on import_columns for all to gangwan_app using (office_id = any ((select scope_ids('gangwan.parties'))::uuid[]));
create policy minded on imports for all to gangwan_app using (
  (select actor_kind()) = 'engine' and (wake_at <= clock_now() or id = (select scope_id('gangwan.subject'))))
  with check ((select actor_kind()) = 'engine');
create policy minded on import_rows for all to gangwan_app using (
  (select actor_kind()) = 'engine' and import_id = (select scope_id('gangwan.subject')));
create policy minded on import_makings for all to gangwan_app using (
  (select actor_kind()) = 'engine' and import_id = (select scope_id('gangwan.subject')));
grant select, insert, update, delete on imports, import_rows, import_makings, import_columns to gangwan_app;

-- Whoever enters many records at once notes what each is kept for; they go with the record when an import is taken back.
create policy recorded on field_grounds for all to gangwan_app using (
  recorded_by = (select scope_id('gangwan.account')) and community_id = any ((select scope_ids('gangwan.communities'))::uuid[]));
alter table field_grounds drop constraint field_grounds_community_id_person_id_fkey;
alter table field_grounds add foreign key (community_id, person_id) references persons (community_id, id) on delete cascade;
