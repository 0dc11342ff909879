-- Which matters an office held before: whoever handed one back or up keeps sight of it (its `audience`), and finds it here. Row
-- security lets no index be used for a list of ids on the row, so each stay that ended is a row of its own.
create table matter_past_offices (
  community_id uuid not null,
  office_id    uuid not null,
  matter_id    uuid not null,
  primary key (community_id, office_id, matter_id),
  foreign key (community_id, matter_id) references matters (community_id, id)
);
create index matter_past_offices_by_office on matter_past_offices (office_id);
call guard('matter_past_offices');

create policy seen on matter_past_offices for select to gangwan_app using (
  office_id = any ((select scope_ids('gangwan.parties'))::uuid[]));
create policy made on matter_past_offices for insert to gangwan_app with check (
  actor_kind() in ('account', 'code', 'engine') and matter_id = scope_id('gangwan.subject'));
grant select, insert on matter_past_offices to gangwan_app;

-- What was handed on before this release. An office that was only asked to help held nothing.
alter table matters no force row level security;
alter table assists no force row level security;
alter table offices no force row level security;
alter table matter_past_offices no force row level security;
insert into matter_past_offices (community_id, office_id, matter_id)
  select m.community_id, o.id, m.id from matters m join offices o on o.id = any (m.audience)
  where o.id <> m.holder_office_id and not exists (
    select from assists a where a.community_id = m.community_id and a.matter_id = m.id and a.party_id = o.id);
alter table matters force row level security;
alter table assists force row level security;
alter table offices force row level security;
alter table matter_past_offices force row level security;
