-- What is planned to become of a grid can be taken back before its day. A grid that was to be split off then begins and ends on
-- one day: it never held, and its number is not given again.
alter table grids drop constraint grids_check, add constraint grids_check check (valid_to >= valid_from);

create policy withdrawn on grid_successions for delete to gangwan_app using (
  community_id = any ((select scope_ids('gangwan.communities'))::uuid[]) and on_day > local_today());
grant delete on grid_successions to gangwan_app;
