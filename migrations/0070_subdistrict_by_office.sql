-- The sub-district of a matter is that of its office: an office of a grid or a community stands in the sub-district of its community,
-- which was looked for besides with each matter. Only one that is held above its community is still looked up by community and sub-district.
-- Whoever brings the database up sees no row unless it says so: what stands already could not be looked up.
alter table matters no force row level security;
alter table offices no force row level security;
alter table communities no force row level security;

alter table offices
  add unique (id, tier, scope_id, subdistrict_id),
  add foreign key (community_id, subdistrict_id) references communities (community_id, subdistrict_id);

alter table matters
  add column subdistrict_above uuid generated always as (case when tier in ('subdistrict', 'district') then subdistrict_id end) stored,
  drop constraint matters_holder_office_id_tier_holder_scope_id_fkey,
  drop constraint matters_community_id_subdistrict_id_fkey,
  add constraint matters_with_an_office_of_their_place foreign key (holder_office_id, tier, holder_scope_id, subdistrict_id)
    references offices (id, tier, scope_id, subdistrict_id),
  add constraint matters_in_the_subdistrict_of_their_community foreign key (community_id, subdistrict_above)
    references communities (community_id, subdistrict_id);

alter table offices drop constraint offices_id_tier_scope_id_key;

alter table matters force row level security;
alter table offices force row level security;
alter table communities force row level security;
