-- What an import notes its records are kept for belongs to the desk and goes with the records when the import is taken back,
-- as long as it stands as it was entered. What a resident agreed to or took back since opens with her record alone, and an
-- import is not taken back over it.
drop policy recorded on field_grounds;
alter table field_grounds drop constraint field_grounds_community_id_person_id_fkey;
alter table field_grounds add foreign key (community_id, person_id) references persons (community_id, id);

create policy entered on field_grounds for insert to gangwan_app with check (
  given_how = 'import' and withdrawn_at is null and recorded_by = (select scope_id('gangwan.account'))
  and community_id = any ((select scope_ids('gangwan.communities'))::uuid[])
  and community_id <> all ((select scope_ids('gangwan.audits'))::uuid[]));
create policy entered_seen on field_grounds for select to gangwan_app using (
  given_how = 'import' and withdrawn_at is null
  and community_id = any ((select scope_ids('gangwan.communities'))::uuid[])
  and community_id <> all ((select scope_ids('gangwan.audits'))::uuid[]));
create policy taken_back on field_grounds for delete to gangwan_app using (
  given_how = 'import' and withdrawn_at is null
  and community_id = any ((select scope_ids('gangwan.communities'))::uuid[])
  and community_id <> all ((select scope_ids('gangwan.audits'))::uuid[]));
