-- A building that was entered by mistake is taken back on its first day, with what was entered with it and nothing else: whatever
-- was built on it points at it and keeps it. What stood for a day is history and stays.
create policy taken_back on buildings for delete to gangwan_app using (
  community_id = any ((select scope_ids('gangwan.communities'))::uuid[]) and valid_from >= local_today());
create policy taken_back on staircases for delete to gangwan_app using (
  community_id = any ((select scope_ids('gangwan.communities'))::uuid[]) and valid_from >= local_today());
create policy taken_back on dwellings for delete to gangwan_app using (
  community_id = any ((select scope_ids('gangwan.communities'))::uuid[]) and valid_from >= local_today());
create policy taken_back on building_grids for delete to gangwan_app using (
  community_id = any ((select scope_ids('gangwan.communities'))::uuid[]) and valid_from >= local_today());
create policy taken_back on duty_areas for delete to gangwan_app using (
  community_id = any ((select scope_ids('gangwan.communities'))::uuid[]) and valid_from >= local_today());
create policy taken_back on group_buildings for delete to gangwan_app using (
  community_id = any ((select scope_ids('gangwan.communities'))::uuid[]) and valid_from >= local_today());
grant delete on buildings, staircases, dwellings, duty_areas, group_buildings to gangwan_app;
