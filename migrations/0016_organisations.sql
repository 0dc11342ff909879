-- Organisations as a tree with who belongs to them, the teams' duty areas and the buildings' groups. Days are half open: the
-- first day counts, the one in valid_to no longer does; a row that begins and ends on one day never held and stays as history.
create extension if not exists btree_gist;

alter table organisations
  drop constraint organisations_kind_check,
  add constraint organisations_kind_check check (kind in (
    'property_company', 'police', 'legal_aid', 'clinic', 'partner', 'team', 'residents_committee', 'subcommittee',
    'social_organisation', 'volunteer_team', 'party_committee', 'party_branch', 'party_group')),
  add constraint organisations_name_check check (length(name) between 1 and 40),
  add column parent_id uuid,
  -- Where it answers for one grid, as a grid Party branch does.
  add column grid_id uuid,
  add column valid_from date not null default ((clock_now() at time zone 'Asia/Shanghai')::date),
  add column valid_to date check (valid_to >= valid_from),
  add unique (community_id, id, parent_id),
  add foreign key (community_id, parent_id) references organisations (community_id, id),
  add foreign key (community_id, grid_id) references grids (community_id, id),
  add check (parent_id <> id),
  add check ((kind in ('subcommittee', 'party_branch', 'party_group')) <= (parent_id is not null)),
  add check (kind not in ('party_committee', 'residents_committee') or parent_id is null);
create index organisations_by_parent on organisations (community_id, parent_id);

-- An organisation never stands under itself, by whatever way round. One change of a community's tree at a time.
create function organisations_form_a_tree() returns trigger
  language plpgsql security definer set search_path = public as $$
declare
  above uuid := new.parent_id;
begin
  perform pg_advisory_xact_lock(hashtextextended('organisations:' || new.community_id::text, 0));
  while above is not null loop
    if above = new.id then
      raise exception 'organisation % would stand under itself', new.id using errcode = '23514', constraint = 'organisations_form_a_tree';
    end if;
    select o.parent_id into above from organisations o where o.community_id = new.community_id and o.id = above;
  end loop;
  return null;
end $$;
create constraint trigger organisations_form_a_tree after insert or update of parent_id on organisations
  for each row when (new.parent_id is not null) execute function organisations_form_a_tree();

-- Who belongs to an organisation, by name; one row a stay, so that a move keeps what was. member_id follows a person from one
-- organisation to the next; account_id and person_id say who it is where the program knows her.
create table memberships (
  community_id    uuid not null references communities,
  id              uuid not null,
  member_id       uuid not null,
  organisation_id uuid not null,
  name            text not null check (length(name) between 1 and 40),
  role            text not null check (role in ('head', 'deputy_head', 'member', 'contact')),
  -- Which of the six forces (五老一专) a member of the 同心亲友团 belongs to.
  force           text check (force in ('old_party_member', 'old_cadre', 'model_worker', 'veteran', 'expert', 'professional')),
  person_id       uuid,
  account_id      uuid,
  valid_from      date not null,
  valid_to        date check (valid_to >= valid_from),
  ended_because   text check (ended_because in ('moved', 'retired', 'left', 'entered_by_mistake')),
  primary key (community_id, id),
  foreign key (community_id, organisation_id) references organisations (community_id, id),
  foreign key (community_id, person_id) references persons (community_id, id),
  check ((valid_to is null) or (ended_because is not null)),
  -- In one team at a time.
  exclude using gist (community_id with =, member_id with =, daterange(valid_from, valid_to) with &&) where (force is not null)
);
create index memberships_by_organisation on memberships (community_id, organisation_id, valid_from);
create index memberships_by_member on memberships (community_id, member_id, valid_from);
create index memberships_by_person on memberships (community_id, person_id) where person_id is not null;

-- Which team of the 同心亲友团 answers for a building (包干区): never two at a time.
create table duty_areas (
  community_id uuid not null,
  id           uuid not null,
  building_id  uuid not null,
  team_id      uuid not null,
  valid_from   date not null,
  valid_to     date check (valid_to >= valid_from),
  primary key (community_id, id),
  foreign key (community_id, building_id) references buildings (community_id, id),
  foreign key (community_id, team_id) references organisations (community_id, id),
  exclude using gist (community_id with =, building_id with =, daterange(valid_from, valid_to) with &&)
);
create index duty_areas_by_building on duty_areas (community_id, building_id, valid_from);
create index duty_areas_by_team on duty_areas (community_id, team_id, valid_from);

-- From this day on every building of the community has a team, always.
create table duty_layouts (
  community_id  uuid primary key references communities,
  laid_out_from date not null
);

-- Whether a building has a team on every day since the areas were laid out, or since it stands.
create function has_one_team(of_community uuid, of_building uuid) returns boolean
  language sql stable security definer set search_path = public as $$
  select not exists (
    select 1 from duty_layouts l
    join buildings b on b.community_id = l.community_id and b.id = of_building
    where l.community_id = of_community
      and (b.valid_to is null or b.valid_to > greatest(l.laid_out_from, b.valid_from))
      and not coalesce((select range_agg(daterange(d.valid_from, d.valid_to)) from duty_areas d
        where d.community_id = of_community and d.building_id = of_building)
        @> daterange(greatest(l.laid_out_from, b.valid_from), b.valid_to), false))
$$;

-- Looked at when the transaction ends, so that one team may go before the next one comes.
create function every_building_has_one_team() returns trigger
  language plpgsql security definer set search_path = public as $$
declare
  building uuid;
begin
  if tg_table_name = 'buildings' then
    building := new.id;
  elsif tg_op = 'DELETE' then
    building := old.building_id;
  else
    building := new.building_id;
  end if;
  if not has_one_team(coalesce(new.community_id, old.community_id), building) then
    raise exception 'building % has no team on some day', building using errcode = '23514', constraint = 'every_building_has_one_team';
  end if;
  return null;
end $$;
create constraint trigger every_building_has_one_team after insert or update or delete on duty_areas
  deferrable initially deferred for each row execute function every_building_has_one_team();
create constraint trigger every_building_has_one_team after insert or update of valid_from, valid_to on buildings
  deferrable initially deferred for each row execute function every_building_has_one_team();

create function laid_out_means_every_building() returns trigger
  language plpgsql security definer set search_path = public as $$
begin
  if exists (select 1 from buildings b where b.community_id = new.community_id and not has_one_team(b.community_id, b.id)) then
    raise exception 'some building has no team' using errcode = '23514', constraint = 'every_building_has_one_team';
  end if;
  return null;
end $$;
create constraint trigger laid_out_means_every_building after insert or update on duty_layouts
  deferrable initially deferred for each row execute function laid_out_means_every_building();

-- 楼栋亲友群: only the name, which buildings, and who keeps it. Nothing that is said there is ever read.
create table building_groups (
  community_id uuid not null references communities,
  id           uuid not null,
  name         text not null check (length(name) between 1 and 40),
  keeper       text not null check (length(keeper) between 1 and 40),
  valid_from   date not null,
  valid_to     date check (valid_to >= valid_from),
  primary key (community_id, id)
);
create table group_buildings (
  community_id uuid not null,
  id           uuid not null,
  group_id     uuid not null,
  building_id  uuid not null,
  valid_from   date not null,
  valid_to     date check (valid_to >= valid_from),
  primary key (community_id, id),
  foreign key (community_id, group_id) references building_groups (community_id, id),
  foreign key (community_id, building_id) references buildings (community_id, id),
  exclude using gist (community_id with =, building_id with =, daterange(valid_from, valid_to) with &&)
);
create index group_buildings_by_building on group_buildings (community_id, building_id, valid_from);
create index group_buildings_by_group on group_buildings (community_id, group_id, valid_from);

-- A Party officer's post stands at a committee, branch or group and opens its roll.
alter table posts
  drop constraint posts_kind_check,
  add constraint posts_kind_check check (kind in ('secretary', 'desk_clerk', 'grid_leader', 'grid_worker', 'kin_team_member',
    'building_captain', 'property_company', 'professional', 'partner', 'party_officer', 'subdistrict_officer', 'auditor',
    'security_officer', 'system_administrator', 'resident')),
  add check (kind <> 'party_officer' or organisation_id is not null);

call guard('memberships');
call guard('duty_areas');
call guard('duty_layouts');
call guard('building_groups');
call guard('group_buildings');

-- What the constraints above look at.
create policy owned on organisations to gangwan_owner using (true) with check (true);
create policy owned on duty_areas to gangwan_owner using (true);
create policy owned on duty_layouts to gangwan_owner using (true);
create policy covered on buildings for select to gangwan_owner using (true);

-- Whoever works in the community sees its organisations, teams and groups; the desk keeps them.
drop policy seen on organisations;
create policy seen on organisations for select to gangwan_app using (
  community_id = any ((select scope_ids('gangwan.members'))::uuid[])
  or community_id = any ((select scope_ids('gangwan.communities'))::uuid[])
  or id = any ((select scope_ids('gangwan.parties'))::uuid[])
  or (select actor_kind()) in ('engine', 'founder'));
create policy kept_by_desk on organisations for update to gangwan_app using (
  community_id = any ((select scope_ids('gangwan.communities'))::uuid[]));
grant update on organisations to gangwan_app;

create policy seen on memberships for select to gangwan_app using (
  community_id = any ((select scope_ids('gangwan.members'))::uuid[])
  or community_id = any ((select scope_ids('gangwan.communities'))::uuid[])
  or (select actor_kind()) = 'founder');
create policy seen on duty_areas for select to gangwan_app using (
  community_id = any ((select scope_ids('gangwan.members'))::uuid[])
  or community_id = any ((select scope_ids('gangwan.communities'))::uuid[])
  or (select actor_kind()) = 'founder');
create policy seen on duty_layouts for select to gangwan_app using (
  community_id = any ((select scope_ids('gangwan.members'))::uuid[])
  or community_id = any ((select scope_ids('gangwan.communities'))::uuid[])
  or (select actor_kind()) = 'founder');
create policy seen on building_groups for select to gangwan_app using (
  community_id = any ((select scope_ids('gangwan.members'))::uuid[])
  or community_id = any ((select scope_ids('gangwan.communities'))::uuid[])
  or (select actor_kind()) = 'founder');
create policy seen on group_buildings for select to gangwan_app using (
  community_id = any ((select scope_ids('gangwan.members'))::uuid[])
  or community_id = any ((select scope_ids('gangwan.communities'))::uuid[])
  or (select actor_kind()) = 'founder');

create policy made on memberships for insert to gangwan_app with check (
  (select actor_kind()) = 'founder' or community_id = any ((select scope_ids('gangwan.communities'))::uuid[]));
create policy made on duty_areas for insert to gangwan_app with check (
  (select actor_kind()) = 'founder' or community_id = any ((select scope_ids('gangwan.communities'))::uuid[]));
create policy made on duty_layouts for insert to gangwan_app with check (
  (select actor_kind()) = 'founder' or community_id = any ((select scope_ids('gangwan.communities'))::uuid[]));
create policy made on building_groups for insert to gangwan_app with check (
  (select actor_kind()) = 'founder' or community_id = any ((select scope_ids('gangwan.communities'))::uuid[]));
create policy made on group_buildings for insert to gangwan_app with check (
  (select actor_kind()) = 'founder' or community_id = any ((select scope_ids('gangwan.communities'))::uuid[]));

create policy changed on memberships for update to gangwan_app using (
  community_id = any ((select scope_ids('gangwan.communities'))::uuid[]));
create policy changed on duty_areas for update to gangwan_app using (
  community_id = any ((select scope_ids('gangwan.communities'))::uuid[]));
create policy changed on building_groups for update to gangwan_app using (
  community_id = any ((select scope_ids('gangwan.communities'))::uuid[]));
create policy changed on group_buildings for update to gangwan_app using (
  community_id = any ((select scope_ids('gangwan.communities'))::uuid[]));
grant select, insert, update on memberships, duty_areas, building_groups, group_buildings to gangwan_app;
grant select, insert on duty_layouts to gangwan_app;

-- Whoever answers for the whole work of a community, and its auditor, sees who works there.
drop policy seen on posts;
create policy seen on posts for select to gangwan_app using (
  account_id = (select scope_id('gangwan.account'))
  or community_id = any ((select scope_ids('gangwan.members'))::uuid[])
  or community_id = any ((select scope_ids('gangwan.communities'))::uuid[])
  or subdistrict_id = any ((select scope_ids('gangwan.administers'))::uuid[])
  or (select actor_kind()) = 'engine');
drop policy seen on absences;
create policy seen on absences for select to gangwan_app using (
  account_id = (select scope_id('gangwan.account'))
  or deputy_id = (select scope_id('gangwan.account'))
  or community_id = any ((select scope_ids('gangwan.members'))::uuid[])
  or community_id = any ((select scope_ids('gangwan.communities'))::uuid[])
  or (select actor_kind()) = 'engine');

-- A team member's post opens the buildings of her team's duty area of today.
create policy worked_out on duty_areas for select to gangwan_accounts using (true);
grant select on duty_areas to gangwan_accounts;
