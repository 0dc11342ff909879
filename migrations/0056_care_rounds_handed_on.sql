-- Everybody who was ever asked to go on a visit or call: whoever stood at the door still says so after it was handed to somebody else.
alter table care_rounds add column helpers uuid[] not null default '{}';
alter table care_rounds no force row level security;
update care_rounds set helpers = array[helper_id] where helper_id is not null;
alter table care_rounds force row level security;
drop policy own on care_rounds;
create policy own on care_rounds for select to gangwan_app using (
  helper_id = any ((select scope_ids('gangwan.parties'))::uuid[]) or helpers && (select scope_ids('gangwan.parties')));
