-- Where: community → grid → building → staircase → dwelling. Shapes are local metres (x east, y north).

create table grids (
  community_id uuid not null references communities,
  id           uuid not null,
  number       smallint not null check (number between 1 and 99),
  code         text not null,
  name         text not null,
  outline      jsonb not null,
  valid_from   date not null,
  valid_to     date check (valid_to > valid_from),
  primary key (community_id, id),
  unique (community_id, code)
);

create table buildings (
  community_id uuid not null,
  id           uuid not null,
  grid_id      uuid not null,
  number       smallint not null check (number > 0),
  code         text not null,
  name         text not null,
  floors       smallint not null check (floors between 1 and 60),
  has_lift     boolean not null default false,
  year_built   smallint,
  outline      jsonb not null,
  valid_from   date not null,
  valid_to     date check (valid_to > valid_from),
  primary key (community_id, id),
  unique (community_id, code),
  foreign key (community_id, grid_id) references grids (community_id, id)
);
create index buildings_by_grid on buildings (community_id, grid_id, number);

create table staircases (
  community_id uuid not null,
  id           uuid not null,
  building_id  uuid not null,
  number       smallint not null check (number > 0),
  -- What the QR code on the wall carries; begins with the community's short code.
  code         text not null,
  name         text not null,
  primary key (community_id, id),
  unique (community_id, code),
  unique (community_id, building_id, number),
  unique (community_id, id, building_id),
  foreign key (community_id, building_id) references buildings (community_id, id)
);
create index staircases_by_code on staircases (code);

create table dwellings (
  community_id uuid not null,
  id           uuid not null,
  building_id  uuid not null,
  staircase_id uuid not null,
  floor        smallint not null,
  door         text not null,
  valid_from   date not null,
  valid_to     date check (valid_to > valid_from),
  primary key (community_id, id),
  unique (community_id, staircase_id, door),
  foreign key (community_id, staircase_id, building_id) references staircases (community_id, id, building_id)
);

-- Offices hold matters: grid, community, sub-district and the sub-district's liaison to the district.
-- A reference table, since sub-district offices belong to no community. scope_id is the community's id for the
-- two lower tiers and the sub-district's for the two upper ones, so that a foreign key can tie a holder to its place.
create table offices (
  id             uuid primary key,
  subdistrict_id uuid not null references subdistricts,
  community_id   uuid references communities,
  grid_id        uuid,
  tier           text not null check (tier in ('grid', 'community', 'subdistrict', 'district')),
  scope_id       uuid not null,
  name           text not null,
  unique (id, tier, scope_id),
  check ((tier in ('grid', 'community')) = (community_id is not null)),
  check ((tier = 'grid') = (grid_id is not null)),
  check (scope_id = case when tier in ('grid', 'community') then community_id else subdistrict_id end),
  foreign key (community_id, grid_id) references grids (community_id, id)
);
create unique index one_office_a_grid on offices (community_id, grid_id) where tier = 'grid';
create unique index one_office_a_community on offices (community_id) where tier = 'community';
create unique index one_office_a_subdistrict on offices (subdistrict_id, tier) where tier in ('subdistrict', 'district');

call guard('grids');
call guard('buildings');
call guard('staircases');
call guard('dwellings');
call guard('offices');
create policy seen on grids for select to gangwan_app using ((select actor_kind()) <> '');
create policy seen on buildings for select to gangwan_app using ((select actor_kind()) <> '');
create policy seen on staircases for select to gangwan_app using ((select actor_kind()) <> '');
create policy seen on offices for select to gangwan_app using ((select actor_kind()) <> '');
-- Doors are seen from the street; who lives behind them is another room's matter.
create policy seen on dwellings for select to gangwan_app using ((select actor_kind()) <> '');
create policy founded on grids for insert to gangwan_app with check ((select actor_kind()) = 'founder');
create policy founded on buildings for insert to gangwan_app with check ((select actor_kind()) = 'founder');
create policy founded on staircases for insert to gangwan_app with check ((select actor_kind()) = 'founder');
create policy founded on dwellings for insert to gangwan_app with check ((select actor_kind()) = 'founder');
create policy founded on offices for insert to gangwan_app with check ((select actor_kind()) = 'founder');
grant select, insert on grids, buildings, staircases, dwellings, offices to gangwan_app;
