-- The Party's roll, with a purpose and a sight of its own, and the partners' agreements and three lists.

-- One row a stay in a group; member_id follows a member from group to group. The row carries group, branch and committee, and is
-- seen by whoever holds a Party post at one of the three. No other table, list, export or search names these people as members.
create table party_stays (
  community_id uuid not null,
  id           uuid not null,
  member_id    uuid not null,
  name         text not null check (length(name) between 1 and 40),
  person_id    uuid,
  committee_id uuid not null,
  branch_id    uuid not null,
  group_id     uuid not null,
  valid_from   date not null,
  valid_to     date check (valid_to >= valid_from),
  ended_because text check (ended_because in ('moved', 'transferred_out', 'left', 'died', 'entered_by_mistake')),
  primary key (community_id, id),
  -- The group stands in the branch, the branch under the committee.
  foreign key (community_id, group_id, branch_id) references organisations (community_id, id, parent_id),
  foreign key (community_id, branch_id, committee_id) references organisations (community_id, id, parent_id),
  foreign key (community_id, person_id) references persons (community_id, id),
  check ((valid_to is null) = (ended_because is null)),
  exclude using gist (community_id with =, member_id with =, daterange(valid_from, valid_to) with &&)
);
create index party_stays_by_group on party_stays (community_id, group_id, name, id);
create index party_stays_by_branch on party_stays (community_id, branch_id, name, id);
create index party_stays_by_committee on party_stays (community_id, committee_id, name, id);
create index party_stays_by_member on party_stays (community_id, member_id, valid_from);
call guard('party_stays');
create policy seen on party_stays for select to gangwan_app using (
  committee_id = any ((select scope_ids('gangwan.parties'))::uuid[])
  or branch_id = any ((select scope_ids('gangwan.parties'))::uuid[])
  or group_id = any ((select scope_ids('gangwan.parties'))::uuid[]));
create policy changed on party_stays for update to gangwan_app using (
  committee_id = any ((select scope_ids('gangwan.parties'))::uuid[])
  or branch_id = any ((select scope_ids('gangwan.parties'))::uuid[])
  or group_id = any ((select scope_ids('gangwan.parties'))::uuid[]));
create policy made on party_stays for insert to gangwan_app with check (
  (select actor_kind()) = 'founder'
  or committee_id = any ((select scope_ids('gangwan.parties'))::uuid[])
  or branch_id = any ((select scope_ids('gangwan.parties'))::uuid[]));
create policy owned on party_stays for select to gangwan_owner using (true);
grant select, insert, update on party_stays to gangwan_app;

-- How many members each branch has today, to whoever works in the community; below five it is not said.
create function party_counts(of_community uuid) returns table (branch uuid, members integer)
  language sql stable security definer set search_path = public as $$
  select s.branch_id, count(*)::integer from party_stays s
  where s.community_id = of_community
    and of_community = any ((scope_ids('gangwan.members') || scope_ids('gangwan.communities'))::uuid[])
    and s.valid_from <= (clock_now() at time zone 'Asia/Shanghai')::date
    and (s.valid_to is null or s.valid_to > (clock_now() at time zone 'Asia/Shanghai')::date)
  group by s.branch_id having count(*) >= 5
$$;

-- A pair-building agreement (共建协议) with a partner. A renewal follows the one before it.
create table partner_agreements (
  community_id uuid not null,
  id           uuid not null,
  partner_id   uuid not null,
  title        text not null check (length(title) between 1 and 80),
  signed_on    date not null,
  valid_from   date not null,
  valid_to     date check (valid_to >= valid_from),
  renews_id    uuid,
  primary key (community_id, id),
  foreign key (community_id, partner_id) references organisations (community_id, id),
  foreign key (community_id, renews_id) references partner_agreements (community_id, id),
  unique (community_id, renews_id),
  exclude using gist (community_id with =, partner_id with =, daterange(valid_from, valid_to) with &&)
);

-- The needs list and the resource list of a partner. kind: what it is; area: which field of life it is for.
create table partner_items (
  community_id uuid not null,
  id           uuid not null,
  partner_id   uuid not null,
  list         text not null check (list in ('need', 'resource')),
  kind         text not null check (kind in ('people', 'place', 'goods', 'money', 'teaching', 'expertise')),
  area         text not null check (area in ('elders', 'children', 'health', 'safety', 'law', 'culture', 'environment', 'work')),
  title        text not null check (length(title) between 1 and 80),
  valid_from   date not null,
  valid_to     date check (valid_to >= valid_from),
  primary key (community_id, id),
  foreign key (community_id, partner_id) references organisations (community_id, id)
);
create index partner_items_by_partner on partner_items (community_id, partner_id, list, id);
create index partner_items_by_kind on partner_items (community_id, list, kind, area, id);

-- The project list: a need joined with a resource, and what was really delivered.
create table partner_projects (
  community_id uuid not null,
  id           uuid not null,
  -- Whose resource it is; copied, so that the row alone says who sees it.
  partner_id   uuid not null,
  need_id      uuid not null,
  resource_id  uuid not null,
  title        text not null check (length(title) between 1 and 80),
  state        text not null check (state in ('agreed', 'delivered', 'dropped')),
  begins_on    date not null,
  delivered_on date,
  delivered    text check (length(delivered) between 1 and 400),
  primary key (community_id, id),
  foreign key (community_id, partner_id) references organisations (community_id, id),
  foreign key (community_id, need_id) references partner_items (community_id, id),
  foreign key (community_id, resource_id) references partner_items (community_id, id),
  check ((state = 'agreed') = (delivered_on is null)),
  check ((delivered_on is null) = (delivered is null)),
  check (delivered_on >= begins_on)
);
create index partner_projects_by_partner on partner_projects (community_id, partner_id, id);
create index partner_projects_by_need on partner_projects (community_id, need_id);

call guard('partner_agreements');
call guard('partner_items');
call guard('partner_projects');
create policy seen on partner_agreements for select to gangwan_app using (
  community_id = any ((select scope_ids('gangwan.members'))::uuid[])
  or community_id = any ((select scope_ids('gangwan.communities'))::uuid[])
  or partner_id = any ((select scope_ids('gangwan.parties'))::uuid[]));
create policy seen on partner_items for select to gangwan_app using (
  community_id = any ((select scope_ids('gangwan.members'))::uuid[])
  or community_id = any ((select scope_ids('gangwan.communities'))::uuid[])
  or partner_id = any ((select scope_ids('gangwan.parties'))::uuid[]));
create policy seen on partner_projects for select to gangwan_app using (
  community_id = any ((select scope_ids('gangwan.members'))::uuid[])
  or community_id = any ((select scope_ids('gangwan.communities'))::uuid[])
  or partner_id = any ((select scope_ids('gangwan.parties'))::uuid[]));
create policy made on partner_agreements for insert to gangwan_app with check (
  (select actor_kind()) = 'founder' or community_id = any ((select scope_ids('gangwan.communities'))::uuid[]));
create policy made on partner_items for insert to gangwan_app with check (
  (select actor_kind()) = 'founder' or community_id = any ((select scope_ids('gangwan.communities'))::uuid[]));
create policy made on partner_projects for insert to gangwan_app with check (
  (select actor_kind()) = 'founder' or community_id = any ((select scope_ids('gangwan.communities'))::uuid[]));
create policy changed on partner_agreements for update to gangwan_app using (
  community_id = any ((select scope_ids('gangwan.communities'))::uuid[]));
create policy changed on partner_items for update to gangwan_app using (
  community_id = any ((select scope_ids('gangwan.communities'))::uuid[]));
create policy changed on partner_projects for update to gangwan_app using (
  community_id = any ((select scope_ids('gangwan.communities'))::uuid[]));
grant select, insert, update on partner_agreements, partner_items, partner_projects to gangwan_app;
