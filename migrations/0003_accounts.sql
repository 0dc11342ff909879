-- Who signs in. A schema and a role of their own: no other part of the program reads a password or a session.
create schema accounts;
grant usage on schema accounts to gangwan_accounts, gangwan_keeper;

create table accounts.accounts (
  id             uuid primary key,
  -- Whose administrators look after it.
  subdistrict_id uuid not null references subdistricts,
  username       text not null unique check (username ~ '^[a-z0-9][a-z0-9._-]{2,31}$'),
  name           text not null check (length(name) between 1 and 40),
  password_hash  text not null,
  must_change_password boolean not null,
  -- Authenticator secrets, sealed with the installation's key; a new one counts once its first code was sent.
  second_factor  bytea,
  second_factor_begun bytea,
  -- The newest half minute whose code was taken: each code opens once.
  second_factor_step bigint not null default 0,
  suspended_at   timestamptz,
  created_by     uuid,
  created_at     timestamptz not null
);

create table accounts.sign_ins (
  id           uuid primary key,
  account_id   uuid not null references accounts.accounts on delete cascade,
  token_hash   bytea not null unique,
  signed_in_at timestamptz not null,
  seen_at      timestamptz not null,
  ended_at     timestamptz,
  end_reason   text check (end_reason in ('signed-out', 'idle', 'revoked', 'suspended', 'password-changed')),
  check ((ended_at is null) = (end_reason is null))
);
create index sign_ins_by_account on accounts.sign_ins (account_id) where ended_at is null;

-- Browsers in which an account signed in before: strangers' tries elsewhere do not use up theirs.
create table accounts.devices (
  account_id uuid not null references accounts.accounts on delete cascade,
  token_hash bytea not null,
  seen_at    timestamptz not null,
  primary key (account_id, token_hash)
);

-- Counts of tries inside a window, keyed by a hash; shared by all processes.
create table throttles (
  key       bytea not null,
  opened_at timestamptz not null,
  tries     integer not null,
  primary key (key)
);

-- Parties that are engaged from outside the offices: property company, police, legal aid, clinic, partners, teams.
create table organisations (
  community_id uuid not null references communities,
  id           uuid not null,
  kind         text not null check (kind in ('property_company', 'police', 'legal_aid', 'clinic', 'partner', 'team')),
  name         text not null,
  primary key (community_id, id)
);

-- Posts (任职) decide what one sees and may do. Not community data: a post may stand at a sub-district,
-- and it is read before any community is known.
create table posts (
  id              uuid primary key,
  account_id      uuid not null references accounts.accounts,
  kind            text not null check (kind in ('secretary', 'desk_clerk', 'grid_leader', 'grid_worker', 'kin_team_member',
                    'building_captain', 'property_company', 'professional', 'partner', 'subdistrict_officer', 'auditor',
                    'security_officer', 'system_administrator', 'resident')),
  profession      text check (profession in ('police_officer', 'lawyer', 'doctor')),
  shown_name      text not null check (length(shown_name) between 1 and 40),
  subdistrict_id  uuid not null references subdistricts,
  community_id    uuid references communities,
  grid_id         uuid,
  building_id     uuid,
  office_id       uuid references offices,
  organisation_id uuid,
  begins_at       timestamptz not null,
  ends_at         timestamptz check (ends_at >= begins_at),
  granted_by      uuid,
  granted_at      timestamptz not null,
  -- Whoever granted it alone does not make it count: a second person confirms.
  needs_confirmation boolean not null default true,
  confirmed_by    uuid check (confirmed_by <> granted_by and confirmed_by <> account_id),
  confirmed_at    timestamptz,
  -- Copied from the account, so that the row alone says whether the post holds.
  suspended_at    timestamptz,
  foreign key (community_id, subdistrict_id) references communities (community_id, subdistrict_id),
  foreign key (community_id, grid_id) references grids (community_id, id),
  foreign key (community_id, building_id) references buildings (community_id, id),
  foreign key (community_id, organisation_id) references organisations (community_id, id),
  check (community_id is not null or (grid_id is null and building_id is null and organisation_id is null)),
  check ((kind = 'professional') = (profession is not null)),
  check (kind not in ('secretary', 'desk_clerk') or (community_id is not null and office_id is not null)),
  check (kind not in ('grid_leader', 'grid_worker') or (grid_id is not null and office_id is not null)),
  check (kind not in ('kin_team_member', 'resident') or community_id is not null),
  check (kind <> 'building_captain' or building_id is not null),
  check (kind <> 'subdistrict_officer' or (community_id is null and office_id is not null)),
  check (kind not in ('security_officer', 'system_administrator') or (community_id is null and office_id is null)),
  check (kind not in ('property_company', 'partner', 'professional') or organisation_id is not null),
  check ((confirmed_by is null) = (confirmed_at is null)),
  check (needs_confirmation or granted_by is null or kind = 'resident')
);
create index posts_by_account on posts (account_id);
create index posts_by_office on posts (office_id);
create index posts_by_community on posts (community_id, kind);
create index posts_to_confirm on posts (subdistrict_id, id) where needs_confirmation and confirmed_at is null;

-- Leave, and who stands in: during it the deputy also has the post's place. Whose it is and where stand here too,
-- since row security compares a row's own columns.
create table absences (
  id           uuid primary key,
  post_id      uuid not null references posts,
  account_id   uuid not null references accounts.accounts,
  community_id uuid references communities,
  deputy_id    uuid references accounts.accounts check (deputy_id <> account_id),
  begins_at    timestamptz not null,
  ends_at      timestamptz not null check (ends_at > begins_at),
  created_by   uuid,
  cancelled_at timestamptz
);
create index absences_by_post on absences (post_id, ends_at);
create index absences_by_account on absences (account_id, ends_at);
create index absences_by_deputy on absences (deputy_id, ends_at);

grant select, insert, update, delete on accounts.accounts, accounts.sign_ins, accounts.devices to gangwan_accounts;
grant select, insert, update, delete on all tables in schema accounts to gangwan_keeper;
grant select on subdistricts, communities, grids, buildings, offices to gangwan_accounts;
grant select, insert on organisations to gangwan_accounts;

call guard('throttles');
call guard('posts');
call guard('absences');
call guard('organisations');
create policy counted on throttles to gangwan_accounts, gangwan_app using (true) with check (true);
grant select, insert, update, delete on throttles to gangwan_accounts, gangwan_app;

-- The accounts role works out what each account may see, so it reads all posts.
create policy worked_out on posts to gangwan_accounts using (true) with check (true);
create policy worked_out on absences to gangwan_accounts using (true) with check (true);
create policy worked_out on organisations to gangwan_accounts using (true) with check (true);
create policy worked_out on subdistricts for select to gangwan_accounts using (true);
create policy worked_out on communities for select to gangwan_accounts using (true);
create policy worked_out on grids for select to gangwan_accounts using (true);
create policy worked_out on buildings for select to gangwan_accounts using (true);
create policy worked_out on offices for select to gangwan_accounts using (true);
grant select, insert, update on posts, absences to gangwan_accounts;

create policy seen on posts for select to gangwan_app using (
  account_id = (select scope_id('gangwan.account'))
  or community_id = any ((select scope_ids('gangwan.members'))::uuid[])
  or subdistrict_id = any ((select scope_ids('gangwan.administers'))::uuid[])
  or (select actor_kind()) = 'engine');
create policy seen on absences for select to gangwan_app using (
  account_id = (select scope_id('gangwan.account'))
  or deputy_id = (select scope_id('gangwan.account'))
  or community_id = any ((select scope_ids('gangwan.members'))::uuid[])
  or (select actor_kind()) = 'engine');
create policy seen on organisations for select to gangwan_app using (
  community_id = any ((select scope_ids('gangwan.members'))::uuid[])
  or id = any ((select scope_ids('gangwan.parties'))::uuid[])
  or (select actor_kind()) = 'engine');
create policy founded on organisations for insert to gangwan_app with check (
  (select actor_kind()) = 'founder' or community_id = any ((select scope_ids('gangwan.communities'))::uuid[]));
grant select on posts, absences to gangwan_app;
grant select, insert on organisations to gangwan_app;
