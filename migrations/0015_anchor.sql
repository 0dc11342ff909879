-- An estate that began without a place on the earth is set down when its outlines are brought in.
create policy anchored on communities for update to gangwan_app using (
  community_id = any ((select scope_ids('gangwan.communities'))::uuid[]));
grant update (anchor_longitude, anchor_latitude) on communities to gangwan_app;
