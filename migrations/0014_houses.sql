-- Places in time: from when until when each holds, in which grid a building is on each day, what was made of what,
-- and the facilities of an ageing house.

create extension if not exists btree_gist;

-- The local day. China has one zone and no summer time.
create function local_today() returns date
  language sql stable parallel safe as $$ select (clock_now() at time zone 'Asia/Shanghai')::date $$;

-- Rows that carry a building's grid for sight follow it when it moves: `references … on update cascade`.
do $$ begin
  if not exists (select 1 from pg_constraint where conrelid = 'buildings'::regclass and contype = 'u'
                 and pg_get_constraintdef(oid) = 'UNIQUE (community_id, id, grid_id)') then
    alter table buildings add unique (community_id, id, grid_id);
  end if;
end $$;

-- Filling new columns from what stands there asks the owner to see it.
alter table grids no force row level security;
alter table buildings no force row level security;
alter table staircases no force row level security;
alter table dwellings no force row level security;

alter table staircases add column valid_from date, add column valid_to date;
update staircases t set valid_from = b.valid_from, valid_to = b.valid_to
  from buildings b where b.community_id = t.community_id and b.id = t.building_id;
alter table staircases alter column valid_from set not null, add check (valid_to > valid_from);

-- A door may be made anew after it ended: one dwelling a door at a time.
alter table dwellings drop constraint dwellings_community_id_staircase_id_door_key;
alter table dwellings add exclude using gist
  (community_id with =, staircase_id with =, door with =, daterange(valid_from, valid_to) with &&);
create index dwellings_by_building on dwellings (community_id, building_id, floor, door);
create index dwellings_by_staircase on dwellings (community_id, staircase_id, door);

-- In which grid a building is. Each stay but the last is followed by the next, so that a building is in exactly one grid on
-- each day from its first on; the last stays open, also when the building ends.
create table building_grids (
  community_id uuid not null,
  building_id  uuid not null,
  grid_id      uuid not null,
  valid_from   date not null,
  valid_to     date check (valid_to > valid_from),
  primary key (community_id, building_id, valid_from),
  foreign key (community_id, building_id) references buildings (community_id, id),
  foreign key (community_id, grid_id) references grids (community_id, id),
  foreign key (community_id, building_id, valid_to) references building_grids (community_id, building_id, valid_from)
    deferrable initially deferred,
  exclude using gist (community_id with =, building_id with =, daterange(valid_from, valid_to) with &&)
    deferrable initially deferred
);
create index building_grids_by_grid on building_grids (community_id, grid_id, valid_from);
insert into building_grids (community_id, building_id, grid_id, valid_from)
  select community_id, id, grid_id, valid_from from buildings;
-- A table with checks outstanding cannot be altered further.
set constraints all immediate;

-- buildings.grid_id is the grid of today; when the day of a planned move comes, the engine moves it on.
alter table buildings add column moves_at timestamptz;
create index buildings_to_move on buildings (moves_at) where moves_at is not null;
-- Likewise a grid's outline, which changes when grids are merged or split.
alter table grids add column next_outline jsonb, add column redraws_at timestamptz,
  add check ((next_outline is null) = (redraws_at is null));
create index grids_to_redraw on grids (redraws_at) where redraws_at is not null;

-- What was made of what: the one before, the one after, the day.
create table dwelling_successions (
  community_id   uuid not null,
  predecessor_id uuid not null,
  successor_id   uuid not null check (successor_id <> predecessor_id),
  act            text not null check (act in ('merge', 'split')),
  on_day         date not null,
  primary key (community_id, predecessor_id, successor_id),
  foreign key (community_id, predecessor_id) references dwellings (community_id, id),
  foreign key (community_id, successor_id) references dwellings (community_id, id)
);
create index dwelling_successions_by_successor on dwelling_successions (community_id, successor_id);
create table grid_successions (
  community_id   uuid not null,
  predecessor_id uuid not null,
  successor_id   uuid not null check (successor_id <> predecessor_id),
  act            text not null check (act in ('merge', 'split')),
  on_day         date not null,
  primary key (community_id, predecessor_id, successor_id, on_day),
  foreign key (community_id, predecessor_id) references grids (community_id, id),
  foreign key (community_id, successor_id) references grids (community_id, id)
);

-- What wears out in and around a house and is looked after.
create table facilities (
  community_id uuid not null,
  id           uuid not null,
  building_id  uuid not null,
  grid_id      uuid not null,
  staircase_id uuid,
  floor        smallint check (floor between -3 and 60),
  kind         text not null check (kind in ('lamp', 'hydrant', 'extinguisher', 'well', 'lift', 'handrail', 'entrance_door',
                 'water_tank', 'meter_box', 'other')),
  spot         text not null check (length(spot) <= 60),
  condition    text not null check (condition in ('good', 'worn', 'broken')),
  checked_on   date,
  valid_from   date not null,
  valid_to     date check (valid_to > valid_from),
  primary key (community_id, id),
  foreign key (community_id, building_id, grid_id) references buildings (community_id, id, grid_id) on update cascade,
  foreign key (community_id, staircase_id, building_id) references staircases (community_id, id, building_id)
);
create index facilities_by_building on facilities (community_id, building_id, kind, id);
create index facilities_by_grid on facilities (community_id, grid_id);

alter table grids force row level security;
alter table buildings force row level security;
alter table staircases force row level security;
alter table dwellings force row level security;

call guard('building_grids');
call guard('dwelling_successions');
call guard('grid_successions');
call guard('facilities');

create policy seen on building_grids for select to gangwan_app using ((select actor_kind()) <> '');
create policy seen on dwelling_successions for select to gangwan_app using ((select actor_kind()) <> '');
create policy seen on grid_successions for select to gangwan_app using ((select actor_kind()) <> '');
create policy founded on building_grids for insert to gangwan_app with check ((select actor_kind()) = 'founder');

-- After the founding, places are changed by those who see the whole community; which of them may, the policy module says.
create policy made on grids for insert to gangwan_app with check (
  community_id = any ((select scope_ids('gangwan.communities'))::uuid[]));
create policy made on buildings for insert to gangwan_app with check (
  community_id = any ((select scope_ids('gangwan.communities'))::uuid[]));
create policy made on staircases for insert to gangwan_app with check (
  community_id = any ((select scope_ids('gangwan.communities'))::uuid[]));
create policy made on dwellings for insert to gangwan_app with check (
  community_id = any ((select scope_ids('gangwan.communities'))::uuid[]));
create policy made on building_grids for insert to gangwan_app with check (
  community_id = any ((select scope_ids('gangwan.communities'))::uuid[]));
create policy made on dwelling_successions for insert to gangwan_app with check (
  community_id = any ((select scope_ids('gangwan.communities'))::uuid[]));
create policy made on grid_successions for insert to gangwan_app with check (
  community_id = any ((select scope_ids('gangwan.communities'))::uuid[]));
create policy made on offices for insert to gangwan_app with check (
  tier = 'grid' and community_id = any ((select scope_ids('gangwan.communities'))::uuid[]));
create policy changed on grids for update to gangwan_app using (
  community_id = any ((select scope_ids('gangwan.communities'))::uuid[])
  or ((select actor_kind()) = 'engine' and redraws_at <= clock_now()))
  with check (community_id = any ((select scope_ids('gangwan.communities'))::uuid[]) or (select actor_kind()) = 'engine');
create policy changed on buildings for update to gangwan_app using (
  community_id = any ((select scope_ids('gangwan.communities'))::uuid[])
  or ((select actor_kind()) = 'engine' and moves_at <= clock_now()))
  with check (community_id = any ((select scope_ids('gangwan.communities'))::uuid[]) or (select actor_kind()) = 'engine');
create policy changed on staircases for update to gangwan_app using (
  community_id = any ((select scope_ids('gangwan.communities'))::uuid[]));
create policy changed on dwellings for update to gangwan_app using (
  community_id = any ((select scope_ids('gangwan.communities'))::uuid[]));
create policy changed on building_grids for update to gangwan_app using (
  community_id = any ((select scope_ids('gangwan.communities'))::uuid[]));
-- Only a stay that was planned and has not begun is taken back.
create policy withdrawn on building_grids for delete to gangwan_app using (
  community_id = any ((select scope_ids('gangwan.communities'))::uuid[]) and valid_from > local_today());
grant select on building_grids, dwelling_successions, grid_successions to gangwan_app, gangwan_accounts;
grant insert, update, delete on building_grids to gangwan_app;
grant insert on dwelling_successions, grid_successions to gangwan_app;
grant update on grids, buildings, staircases, dwellings to gangwan_app;

-- Facilities are known to whoever works in the community; they are kept by the desk and by the grid they stand in.
create policy seen on facilities for select to gangwan_app using (
  community_id = any ((select scope_ids('gangwan.members'))::uuid[])
  or community_id = any ((select scope_ids('gangwan.communities'))::uuid[]));
create policy made on facilities for insert to gangwan_app with check (
  (select actor_kind()) = 'founder'
  or community_id = any ((select scope_ids('gangwan.communities'))::uuid[])
  or grid_id = any ((select scope_ids('gangwan.grids'))::uuid[]));
create policy changed on facilities for update to gangwan_app using (
  community_id = any ((select scope_ids('gangwan.communities'))::uuid[])
  or grid_id = any ((select scope_ids('gangwan.grids'))::uuid[]));
grant select, insert, update on facilities to gangwan_app;

-- A matter follows its building for sight; the office that holds it goes on holding it.
alter table matters drop constraint matters_community_id_building_id_fkey,
  add constraint matters_in_the_grid_of_their_building
  foreign key (community_id, building_id, grid_id) references buildings (community_id, id, grid_id) on update cascade;
-- What was told of it follows the matter.
create function follow_matter() returns trigger
  language plpgsql security definer set search_path = public as $$
begin
  update reports set grid_id = new.grid_id where community_id = new.community_id and matter_id = new.id;
  return null;
end $$;
create trigger follow_moved_matter after update on matters for each row
  when (old.grid_id is distinct from new.grid_id) execute function follow_matter();
create policy followed on reports to gangwan_owner using (true) with check (true);
