-- Who lives where: households and persons, each fact with the day from which it holds. As little as the work needs:
-- name, sex, month of birth, telephone, door, place in the household. Telephones and numbers are sealed with keys that are
-- not in the database; beside them stand keyed hashes, which are found by equality and by nothing else.

create extension if not exists btree_gist;

-- Rows elsewhere that carry a building's grid for sight follow it when it moves: `references … on update cascade`.
alter table buildings add unique (community_id, id, grid_id);
alter table dwellings add unique (community_id, id, building_id);

create table households (
  community_id uuid not null,
  id           uuid not null,
  dwelling_id  uuid not null,
  building_id  uuid not null,
  -- The building's grid of today, for sight.
  grid_id      uuid not null,
  -- How many live here where they are not persons by name.
  head_count   smallint check (head_count between 0 and 30),
  valid_from   date not null,
  valid_to     date check (valid_to > valid_from),
  primary key (community_id, id),
  unique (community_id, id, dwelling_id),
  foreign key (community_id, dwelling_id, building_id) references dwellings (community_id, id, building_id),
  foreign key (community_id, building_id, grid_id) references buildings (community_id, id, grid_id) on update cascade,
  -- One household a door at a time.
  exclude using gist (community_id with =, dwelling_id with =, daterange(valid_from, valid_to) with &&)
);
create index households_by_building on households (community_id, building_id, dwelling_id);
create index households_by_grid on households (community_id, grid_id);

create table persons (
  community_id uuid not null references communities,
  id           uuid not null,
  name         text not null check (length(name) between 1 and 40),
  sex          text check (sex in ('female', 'male')),
  birth_year   smallint check (birth_year between 1890 and 2100),
  birth_month  smallint check (birth_month between 1 and 12),
  -- Sealed; null where none was given.
  phone        bytea,
  phone_hash   bytea,
  phone_tail_hash bytea,
  id_number    bytea,
  id_hash      bytea,
  -- Where she lives today, copied from the residence that holds. Once she moved away or died household and dwelling are
  -- null, building and grid stay those of her last door, for sight.
  household_id uuid,
  dwelling_id  uuid,
  building_id  uuid,
  grid_id      uuid,
  -- Place in the household.
  relation     text check (relation in ('head', 'spouse', 'child', 'parent', 'grandchild', 'grandparent', 'sibling', 'other')),
  -- Lives here most of the year (常住).
  is_usual     boolean not null default true,
  -- Her building captain may know her name and telephone, as she agreed.
  captain_knows boolean not null default false,
  -- Signs of a record that ended: the day she moved away or died, the moment her data were erased.
  ended_on     date,
  end_reason   text check (end_reason in ('moved', 'died', 'mistake')),
  -- When the engine erases what is left of her: a term after the end, or as she asked.
  erase_due    timestamptz,
  erased_at    timestamptz,
  import_id    uuid,
  made_at      timestamptz not null,
  changed_at   timestamptz not null,
  primary key (community_id, id),
  foreign key (community_id, household_id, dwelling_id) references households (community_id, id, dwelling_id),
  foreign key (community_id, dwelling_id, building_id) references dwellings (community_id, id, building_id),
  foreign key (community_id, building_id, grid_id) references buildings (community_id, id, grid_id) on update cascade,
  check ((household_id is null) = (dwelling_id is null) and (building_id is null) = (grid_id is null)),
  check (dwelling_id is null or building_id is not null),
  check (birth_month is null or birth_year is not null),
  check ((phone is null) = (phone_hash is null) and (phone is null) = (phone_tail_hash is null)),
  check ((id_number is null) = (id_hash is null)),
  check ((ended_on is null) = (end_reason is null)),
  check (ended_on is null or household_id is null),
  check (relation is null or household_id is not null)
);
create unique index one_head_a_household on persons (community_id, household_id) where relation = 'head';
create unique index one_person_an_id_number on persons (community_id, id_hash) where id_hash is not null;
create index persons_by_household on persons (community_id, household_id);
create index persons_by_building on persons (community_id, building_id, dwelling_id);
create index persons_by_grid on persons (community_id, grid_id, id);
create index persons_by_community on persons (community_id, id);
create index persons_by_phone on persons (community_id, phone_hash) where phone_hash is not null;
create index persons_by_phone_tail on persons (community_id, phone_tail_hash) where phone_tail_hash is not null;
create index persons_to_erase on persons (erase_due) where erase_due is not null;
create index persons_by_import on persons (community_id, import_id) where import_id is not null;

-- Every stay at a door, the present one too.
create table residences (
  community_id uuid not null,
  id           uuid not null,
  person_id    uuid not null,
  household_id uuid not null,
  dwelling_id  uuid not null,
  building_id  uuid not null,
  grid_id      uuid not null,
  is_usual     boolean not null,
  valid_from   date not null,
  valid_to     date check (valid_to > valid_from),
  primary key (community_id, id),
  foreign key (community_id, person_id) references persons (community_id, id),
  foreign key (community_id, household_id, dwelling_id) references households (community_id, id, dwelling_id),
  foreign key (community_id, building_id, grid_id) references buildings (community_id, id, grid_id) on update cascade,
  -- One door at a time.
  exclude using gist (community_id with =, person_id with =, daterange(valid_from, valid_to) with &&)
);
create index residences_by_person on residences (community_id, person_id, valid_from);
create index residences_by_household on residences (community_id, household_id);
create index residences_by_building on residences (community_id, building_id);
create index residences_by_grid on residences (community_id, grid_id);

-- What kind of field is kept for which purpose on which basis; opening one without is refused.
create table field_grounds (
  community_id uuid not null,
  person_id    uuid not null,
  field_kind   text not null check (field_kind in ('identity', 'phone', 'household', 'id_number', 'guardian', 'emergency_contact', 'ownership')),
  purpose      text not null check (purpose in ('registers', 'contact', 'emergency', 'votes', 'subsidy', 'captain')),
  basis        text not null check (basis in ('consent', 'statutory_duty', 'life_saving')),
  given_how    text check (given_how in ('spoken', 'paper', 'own_page', 'import')),
  guardian_id  uuid,
  recorded_by  uuid,
  since        timestamptz not null,
  withdrawn_at timestamptz,
  primary key (community_id, person_id, field_kind, purpose),
  foreign key (community_id, person_id) references persons (community_id, id)
);

-- Guardians of children, and whom to call: by name, the telephone sealed.
create table contacts (
  community_id uuid not null,
  id           uuid not null,
  person_id    uuid not null,
  grid_id      uuid,
  building_id  uuid,
  kind         text not null check (kind in ('guardian', 'emergency')),
  name         text not null check (length(name) between 1 and 40),
  relation     text not null check (relation in ('spouse', 'child', 'parent', 'grandchild', 'grandparent', 'sibling', 'other')),
  phone        bytea,
  phone_hash   bytea,
  ordinal      smallint not null default 1,
  valid_from   date not null,
  valid_to     date check (valid_to > valid_from),
  primary key (community_id, id),
  foreign key (community_id, person_id) references persons (community_id, id),
  foreign key (community_id, building_id, grid_id) references buildings (community_id, id, grid_id) on update cascade,
  check ((phone is null) = (phone_hash is null))
);
create index contacts_by_person on contacts (community_id, person_id) where valid_to is null;

-- Owners with their exclusive area, needed for votes. No leases and no lists of landlords.
create table ownerships (
  community_id uuid not null,
  id           uuid not null,
  dwelling_id  uuid not null,
  building_id  uuid not null,
  grid_id      uuid not null,
  -- The owner as a person of the register, or by name alone.
  person_id    uuid,
  name         text not null check (length(name) between 1 and 40),
  -- Square metres of the dwelling's exclusive part, and this owner's part of them.
  exclusive_area numeric(8, 2) not null check (exclusive_area > 0 and exclusive_area < 100000),
  share        numeric(7, 6) not null default 1 check (share > 0 and share <= 1),
  valid_from   date not null,
  valid_to     date check (valid_to > valid_from),
  primary key (community_id, id),
  foreign key (community_id, dwelling_id, building_id) references dwellings (community_id, id, building_id),
  foreign key (community_id, person_id) references persons (community_id, id),
  foreign key (community_id, building_id, grid_id) references buildings (community_id, id, grid_id) on update cascade
);
create index ownerships_by_dwelling on ownerships (community_id, dwelling_id, valid_from);
create index ownerships_by_person on ownerships (community_id, person_id) where person_id is not null;
create index ownerships_by_building on ownerships (community_id, building_id);
create index ownerships_by_grid on ownerships (community_id, grid_id);

-- Names by two characters, pinyin and initials, read by equality or by the first letters.
create table person_tokens (
  community_id uuid not null,
  kind         text not null check (kind in ('name', 'pinyin', 'initials')),
  token        text not null check (length(token) <= 60),
  person_id    uuid not null,
  building_id  uuid,
  grid_id      uuid,
  primary key (community_id, kind, token, person_id),
  foreign key (community_id, person_id) references persons (community_id, id),
  foreign key (community_id, building_id, grid_id) references buildings (community_id, id, grid_id) on update cascade
);
create index person_tokens_by_person on person_tokens (community_id, person_id);
create index person_tokens_by_grid on person_tokens (community_id, grid_id, kind, token);

-- Who opened a masked field of whom, when and what for. The person herself reads it.
create table openings (
  community_id uuid not null,
  id           uuid not null,
  person_id    uuid not null,
  grid_id      uuid,
  field        text not null check (field in ('phone', 'id_number', 'name', 'contact')),
  purpose      text not null check (purpose in ('registers', 'contact', 'emergency', 'votes', 'subsidy', 'captain')),
  reason       text check (length(reason) <= 200),
  account_id   uuid not null,
  -- As it is shown to her: the kind of post and the office, not who held it.
  post_kind    text not null,
  place_name   text,
  at           timestamptz not null,
  primary key (community_id, id),
  foreign key (community_id, person_id) references persons (community_id, id)
);
create index openings_by_person on openings (community_id, person_id, at desc);
create index openings_by_account on openings (community_id, account_id, at desc);

call guard('households');
call guard('persons');
call guard('residences');
call guard('field_grounds');
call guard('contacts');
call guard('ownerships');
call guard('person_tokens');
call guard('openings');

-- Sight of residents: the desk of the community (auditors see its work, not its residents), the staff of the grid, a captain
-- those who agreed, the person herself; the engine what is due to be erased. Who moved away or died stays in sight of where
-- she last lived until then.
do $$
declare
  name text;
begin
  foreach name in array array['households', 'residences', 'ownerships', 'person_tokens'] loop
    execute format($policy$create policy seen on %I for all to gangwan_app using (
      (community_id = any ((select scope_ids('gangwan.communities'))::uuid[])
        and community_id <> all ((select scope_ids('gangwan.audits'))::uuid[]))
      or grid_id = any ((select scope_ids('gangwan.grids'))::uuid[])
      or (select actor_kind()) = 'founder')$policy$, name);
  end loop;
end $$;

create policy seen on persons for all to gangwan_app using (
  (community_id = any ((select scope_ids('gangwan.communities'))::uuid[])
    and community_id <> all ((select scope_ids('gangwan.audits'))::uuid[]))
  or grid_id = any ((select scope_ids('gangwan.grids'))::uuid[])
  or (captain_knows and building_id = any ((select scope_ids('gangwan.buildings'))::uuid[]))
  or id = (select scope_id('gangwan.person'))
  or (select actor_kind()) = 'founder'
  or ((select actor_kind()) = 'engine' and (erase_due <= clock_now() or id = (select scope_id('gangwan.subject')))));
create policy own on households for select to gangwan_app using (id = (select scope_id('gangwan.household')));
create policy own on residences for select to gangwan_app using (person_id = (select scope_id('gangwan.person')));
create policy own on ownerships for select to gangwan_app using (person_id = (select scope_id('gangwan.person')));
create policy erased on residences for all to gangwan_app using (
  (select actor_kind()) = 'engine' and person_id = (select scope_id('gangwan.subject')));
create policy erased on ownerships for all to gangwan_app using (
  (select actor_kind()) = 'engine' and person_id = (select scope_id('gangwan.subject')));
create policy erased on person_tokens for all to gangwan_app using (
  (select actor_kind()) = 'engine' and person_id = (select scope_id('gangwan.subject')));

-- Papers of one person open with the person: the transaction found her row visible and stated her as its subject.
create policy seen on field_grounds for all to gangwan_app using (
  ((select actor_kind()) in ('account', 'engine') and person_id = (select scope_id('gangwan.subject')))
  or person_id = (select scope_id('gangwan.person'))
  or (select actor_kind()) = 'founder');
create policy seen on contacts for all to gangwan_app using (
  ((select actor_kind()) in ('account', 'engine') and person_id = (select scope_id('gangwan.subject')))
  or person_id = (select scope_id('gangwan.person'))
  or (select actor_kind()) = 'founder');
-- Who looked is read by the person, by whoever looked, and by the auditor; a look is noted by whoever looks, and stays.
create policy seen on openings for select to gangwan_app using (
  person_id = (select scope_id('gangwan.person'))
  or account_id = (select scope_id('gangwan.account'))
  or community_id = any ((select scope_ids('gangwan.audits'))::uuid[])
  or ((select actor_kind()) = 'engine' and person_id = (select scope_id('gangwan.subject'))));
create policy noted on openings for insert to gangwan_app with check (
  account_id = (select scope_id('gangwan.account')) and person_id = (select scope_id('gangwan.subject')));
create policy erased on openings for delete to gangwan_app using (
  (select actor_kind()) = 'engine' and person_id = (select scope_id('gangwan.subject')));

grant select, insert, update, delete on households, persons, residences, field_grounds, contacts, ownerships, person_tokens
  to gangwan_app;
grant select, insert, delete on openings to gangwan_app;
