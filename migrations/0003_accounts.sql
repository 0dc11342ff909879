-- Who signs in. Names and columns of user, account, verification, session and "twoFactor" are better-auth's;
-- its own session rows live for one sign-in only, ours are accounts.sign_ins (hashed token, our clock).
create schema accounts;
grant usage on schema accounts to gangwan_accounts, gangwan_keeper;

create table accounts."user" (
  id uuid primary key, name text not null, email text not null unique, "emailVerified" boolean not null, image text,
  "createdAt" timestamptz not null default current_timestamp, "updatedAt" timestamptz not null default current_timestamp,
  username text unique, "displayUsername" text, "twoFactorEnabled" boolean,
  suspended_at timestamptz, must_change_password boolean not null default false
);
create table accounts.session (
  id uuid primary key, "expiresAt" timestamptz not null, token text not null unique,
  "createdAt" timestamptz not null default current_timestamp, "updatedAt" timestamptz not null,
  "ipAddress" text, "userAgent" text, "userId" uuid not null references accounts."user" on delete cascade
);
create table accounts.account (
  id uuid primary key, "accountId" text not null, "providerId" text not null,
  "userId" uuid not null references accounts."user" on delete cascade,
  "accessToken" text, "refreshToken" text, "idToken" text, "accessTokenExpiresAt" timestamptz,
  "refreshTokenExpiresAt" timestamptz, scope text, password text,
  "createdAt" timestamptz not null default current_timestamp, "updatedAt" timestamptz not null
);
create table accounts.verification (
  id uuid primary key, identifier text not null, value text not null, "expiresAt" timestamptz not null,
  "createdAt" timestamptz not null default current_timestamp, "updatedAt" timestamptz not null default current_timestamp
);
create table accounts."twoFactor" (
  id uuid primary key, secret text not null, "backupCodes" text not null,
  "userId" uuid not null references accounts."user" on delete cascade,
  verified boolean, "failedVerificationCount" integer, "lockedUntil" timestamptz
);
create index on accounts.session ("userId");
create index on accounts.account ("userId");
create index on accounts.verification (identifier);
create index on accounts."twoFactor" ("userId");

create table accounts.sign_ins (
  id           uuid primary key,
  account_id   uuid not null references accounts."user" on delete cascade,
  token_hash   bytea not null unique,
  signed_in_at timestamptz not null,
  seen_at      timestamptz not null,
  ended_at     timestamptz,
  end_reason   text check (end_reason in ('signed-out', 'idle', 'revoked', 'suspended'))
);
create index sign_ins_by_account on accounts.sign_ins (account_id) where ended_at is null;

-- Counts of tries inside a window, keyed by a hash; shared by all processes.
create table throttles (
  key       bytea not null,
  opened_at timestamptz not null,
  tries     integer not null,
  primary key (key)
);

-- Posts (任职) decide what one sees and may do. Not community data: a post may stand at a sub-district or at the system,
-- and it is read before any community is known.
create table posts (
  id              uuid primary key,
  account_id      uuid not null references accounts."user",
  kind            text not null check (kind in ('secretary', 'desk_clerk', 'grid_leader', 'grid_worker', 'kin_team_member',
                    'building_captain', 'property_company', 'professional', 'partner', 'subdistrict_officer', 'auditor',
                    'security_officer', 'system_administrator', 'resident')),
  profession      text check (profession in ('police_officer', 'lawyer', 'doctor')),
  shown_name      text not null,
  subdistrict_id  uuid references subdistricts,
  community_id    uuid references communities,
  grid_id         uuid,
  building_id     uuid,
  office_id       uuid references offices,
  organisation_id uuid,
  begins_at       timestamptz not null,
  ends_at         timestamptz check (ends_at > begins_at),
  granted_by      uuid,
  granted_at      timestamptz not null,
  -- A post that sees residents' data counts only once a second person has confirmed it.
  needs_confirmation boolean not null default true,
  confirmed_by    uuid check (confirmed_by <> granted_by),
  confirmed_at    timestamptz,
  foreign key (community_id, grid_id) references grids (community_id, id),
  foreign key (community_id, building_id) references buildings (community_id, id),
  check ((kind = 'professional') = (profession is not null)),
  check (kind not in ('secretary', 'desk_clerk') or (community_id is not null and office_id is not null)),
  check (kind not in ('grid_leader', 'grid_worker') or (grid_id is not null and office_id is not null)),
  check (kind <> 'building_captain' or building_id is not null),
  check (kind <> 'subdistrict_officer' or (subdistrict_id is not null and office_id is not null)),
  check (kind not in ('property_company', 'partner') or organisation_id is not null),
  check ((confirmed_by is null) = (confirmed_at is null))
);
create index posts_by_account on posts (account_id);
create index posts_by_office on posts (office_id);
create index posts_by_community on posts (community_id, kind);

-- Leave, and who stands in: during it the deputy also has the post's place.
create table absences (
  id         uuid primary key,
  post_id    uuid not null references posts,
  deputy_id  uuid references accounts."user",
  begins_at  timestamptz not null,
  ends_at    timestamptz not null check (ends_at > begins_at),
  created_by uuid not null,
  cancelled_at timestamptz
);
create index absences_by_post on absences (post_id);
create index absences_by_deputy on absences (deputy_id);

-- Parties that are engaged from outside the offices: property company, police, legal aid, clinic, partners, teams.
create table organisations (
  community_id uuid not null references communities,
  id           uuid not null,
  kind         text not null check (kind in ('property_company', 'police', 'legal_aid', 'clinic', 'partner', 'team')),
  name         text not null,
  primary key (community_id, id)
);
alter table posts add foreign key (community_id, organisation_id) references organisations (community_id, id);

grant select, insert, update, delete on accounts."user", accounts.session, accounts.account, accounts.verification,
  accounts."twoFactor", accounts.sign_ins to gangwan_accounts;
grant select, insert, update, delete on all tables in schema accounts to gangwan_keeper;
grant select on subdistricts, communities, grids, buildings, offices, organisations to gangwan_accounts;

call guard('throttles');
call guard('posts');
call guard('absences');
call guard('organisations');
create policy counted on throttles to gangwan_accounts, gangwan_app using (true) with check (true);
grant select, insert, update, delete on throttles to gangwan_accounts, gangwan_app;

-- The accounts role works out what each account may see, so it reads all posts.
create policy worked_out on posts to gangwan_accounts using (true) with check (true);
create policy worked_out on absences to gangwan_accounts using (true) with check (true);
create policy worked_out on organisations for select to gangwan_accounts using (true);
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
create policy seen on absences for select to gangwan_app using ((select actor_kind()) in ('account', 'engine'));
create policy seen on organisations for select to gangwan_app using (
  community_id = any ((select scope_ids('gangwan.members'))::uuid[]) or (select actor_kind()) = 'engine');
create policy founded on organisations for insert to gangwan_app with check (
  (select actor_kind()) = 'founder' or community_id = any ((select scope_ids('gangwan.communities'))::uuid[]));
grant select on posts, absences to gangwan_app;
grant select, insert on organisations to gangwan_app;
