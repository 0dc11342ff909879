-- The stated actor in one setting: `kind;account;communities;members;grids;buildings;parties;audits;administers`, each list as
-- `{id,id}`. One SET LOCAL a transaction in the place of up to nine. What is not stated is empty, as before: nothing is seen.

create or replace function actor_kind() returns text
  language sql stable parallel safe as
$$ select coalesce(split_part(current_setting('gangwan.scope', true), ';', 1), '') $$;

-- A list of ids of the stated actor; empty when none was stated. Where it is called with a name, the number is worked out when
-- the statement is planned.
create or replace function scope_ids(setting text) returns uuid[]
  language sql stable parallel safe as
$$ select coalesce(nullif(split_part(current_setting('gangwan.scope', true), ';', case setting
     when 'gangwan.communities' then 3 when 'gangwan.members' then 4 when 'gangwan.grids' then 5 when 'gangwan.buildings' then 6
     when 'gangwan.parties' then 7 when 'gangwan.audits' then 8 when 'gangwan.administers' then 9 end), ''), '{}')::uuid[] $$;

-- One id, or null: the stated account; the subject that was opened and the sender of the command, which are stated by themselves.
create or replace function scope_id(setting text) returns uuid
  language sql stable parallel safe as
$$ select nullif(case setting when 'gangwan.account' then split_part(current_setting('gangwan.scope', true), ';', 2)
     else current_setting(setting, true) end, '')::uuid $$;

-- The same predicates as before, cheaper to begin with. A list that is compared with many rows is worked out once a statement
-- (`(select …)`), which costs a little even where no row asks for it; what few rows come to, and what is checked of the one row
-- that is written, is worked out in place.
alter policy seen on matters using (
  community_id = any ((select scope_ids('gangwan.communities'))::uuid[])
  or grid_id = any ((select scope_ids('gangwan.grids'))::uuid[])
  or (not private and building_id = any ((select scope_ids('gangwan.buildings'))::uuid[]))
  or audience && (select scope_ids('gangwan.parties'))
  or case actor_kind()
       when 'public' then not private and stage not in ('void', 'merged', 'declined')
       when 'engine' then wake_at <= clock_now() or id = scope_id('gangwan.subject')
     end);
alter policy changed on matters using (
  community_id = any ((select scope_ids('gangwan.communities'))::uuid[])
  or grid_id = any ((select scope_ids('gangwan.grids'))::uuid[])
  or (not private and building_id = any ((select scope_ids('gangwan.buildings'))::uuid[]))
  or audience && (select scope_ids('gangwan.parties'))
  or (actor_kind() = 'engine' and (wake_at <= clock_now() or id = scope_id('gangwan.subject'))));
alter policy made on matters with check (
  community_id = any (scope_ids('gangwan.communities'))
  or grid_id = any (scope_ids('gangwan.grids'))
  or building_id = any (scope_ids('gangwan.buildings'))
  or (actor_kind() = 'code' and audience && scope_ids('gangwan.parties')));

alter policy seen on reports using (
  community_id = any ((select scope_ids('gangwan.communities'))::uuid[])
  or grid_id = any ((select scope_ids('gangwan.grids'))::uuid[])
  or id = any ((select scope_ids('gangwan.parties'))::uuid[])
  or case actor_kind()
       when 'account' then matter_id = scope_id('gangwan.subject')
       when 'engine' then matter_id = scope_id('gangwan.subject')
       when 'link' then code_hash = decode(current_setting('gangwan.code', true), 'hex')
                     or pin_hash = decode(current_setting('gangwan.pin', true), 'hex')
     end);
alter policy made on reports with check (
  id = any (scope_ids('gangwan.parties'))
  or community_id = any (scope_ids('gangwan.communities'))
  or (actor_kind() = 'account' and matter_id = scope_id('gangwan.subject')));

alter policy written on journal with check (actor_kind() <> '');
alter policy written on journal_payloads with check (actor_kind() <> '');
alter policy own on commands using (sender = scope_id('gangwan.sender')) with check (sender = scope_id('gangwan.sender'));

-- Fewer indexes to keep: counts are folded rows, and an office's open matters are found by the office alone.
drop index matters_by_grid_stage;
drop index matters_by_office_due;
