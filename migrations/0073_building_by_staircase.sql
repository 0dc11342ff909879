-- A matter at a staircase stands in the building and grid of that staircase, which keeps them together: its building is not looked for
-- besides. Only the building of a matter without a staircase is still looked for, by a column that holds it alone: none that is
-- generated, since it stands in a reference that follows a building into another grid.
-- Whoever brings the database up sees no row unless it says so: what stands already could not be looked up.
alter table matters no force row level security;
alter table staircases no force row level security;
alter table buildings no force row level security;

alter table staircases add column grid_id uuid;
update staircases t set grid_id = b.grid_id from buildings b where b.community_id = t.community_id and b.id = t.building_id;
alter table staircases alter column grid_id set not null,
  drop constraint staircases_community_id_building_id_fkey,
  add constraint staircases_in_the_grid_of_their_building
    foreign key (community_id, building_id, grid_id) references buildings (community_id, id, grid_id) on update cascade,
  add unique (community_id, id, building_id, grid_id);

alter table matters add column building_alone uuid;
update matters set building_alone = building_id where staircase_id is null and building_id is not null;
alter table matters
  drop constraint matters_community_id_staircase_id_building_id_fkey,
  drop constraint matters_in_the_grid_of_their_building,
  add constraint matters_in_the_grid_of_their_staircase foreign key (community_id, staircase_id, building_id, grid_id)
    references staircases (community_id, id, building_id, grid_id) on update cascade,
  add constraint matters_in_the_grid_of_their_building foreign key (community_id, building_alone, grid_id)
    references buildings (community_id, id, grid_id) on update cascade;
-- For those that follow their building.
create index matters_by_building_alone on matters (community_id, building_alone) where building_alone is not null;

create or replace function holds_together(m matters) returns boolean
  language plpgsql immutable as $$
begin
  return m.spot_kind in ('entrance', 'floor', 'facility', 'outdoors', 'dwelling')
    and m.channel in ('qr', 'link', 'telephone', 'desk', 'patrol', 'outside')
    and m.stage in ('reported', 'registered', 'dispatched', 'acknowledged', 'handling', 'suspended', 'verifying', 'confirming',
      'closed', 'declined', 'merged', 'void')
    and m.tier in ('grid', 'community', 'subdistrict', 'district')
    and m.settled_tier in ('grid', 'community', 'subdistrict', 'district')
    and m.outcome in ('put_right', 'not_done', 'not_confirmed')
    and m.handler_kind in ('post', 'organisation')
    and m.outside_source in ('12345', 'yue-ping-an', 'you-hu-bi-ying', 'other')
    and m.reminded in (0, 50, 80)
    and m.disputes >= 0
    and length(m.spot_words) <= 200
    and length(m.public_summary) <= 500
    and m.holder_scope_id = case when m.tier in ('grid', 'community') then m.community_id else m.subdistrict_id end
    and (m.staircase_id is null or m.building_id is not null)
    and m.building_alone is not distinct from case when m.staircase_id is null then m.building_id end
    -- Open: one due date and a moment at which the engine looks again. Ended: neither.
    and (m.stage in ('closed', 'declined', 'merged', 'void')) = (m.due_at is null)
    and (m.due_at is null) = (m.wake_at is null)
    and (m.stage = 'closed') = (m.outcome is not null)
    and (m.stage = 'merged') = (m.merged_into is not null)
    and (m.stage = 'suspended') = (m.paused_at is not null);
end $$;

alter table matters force row level security;
alter table staircases force row level security;
alter table buildings force row level security;
