-- Reports that are taken down together are rows of one statement: what their actor may write is read once for all of them.
alter policy made on matters with check (case (select actor_kind())
  when 'code' then audience && (select scope_ids('gangwan.parties'))
  else community_id = any ((select scope_ids('gangwan.communities'))::uuid[])
    or grid_id = any ((select scope_ids('gangwan.grids'))::uuid[])
    or building_id = any ((select scope_ids('gangwan.buildings'))::uuid[])
  end);
alter policy made on reports with check (
  id = any ((select scope_ids('gangwan.parties'))::uuid[])
  or community_id = any ((select scope_ids('gangwan.communities'))::uuid[])
  or ((select actor_kind()) = 'account' and matter_id = (select scope_id('gangwan.subject'))));
alter policy written on journal with check ((select actor_kind()) <> '');
