-- New matters are counted once a statement: of four that are reported in one moment about one grid one row tells.
create function count_new_matters() returns trigger
  language plpgsql security definer set search_path = public as $$
begin
  insert into matter_counts (community_id, grid_id, stage, outcome, change)
    select community_id, grid_id, stage, outcome, count(*) from made group by community_id, grid_id, stage, outcome;
  return null;
end $$;
drop trigger count_new_matter on matters;
create trigger count_new_matters after insert on matters referencing new table as made for each statement
  execute function count_new_matters();

-- A building stands in its grid, and a matter in the grid of its building: only where there is no building is the grid looked for.
alter table matters
  add column grid_without_building uuid generated always as (case when building_id is null then grid_id end) stored,
  drop constraint matters_community_id_grid_id_fkey,
  add foreign key (community_id, grid_without_building) references grids (community_id, id);

-- A report mostly follows the matter it was made for, which is then looked for once.
alter table reports
  add column moved_from uuid generated always as (case when origin_id <> matter_id then origin_id end) stored,
  drop constraint reports_community_id_origin_id_fkey,
  add foreign key (community_id, moved_from) references matters (community_id, id);

-- The same bytes as before, put together without taking the facts apart and sorting them anew.
create or replace function journal_content(entry journal) returns text
  language sql stable as $$
  select json_build_array(
    entry.community_id, entry.id, entry.kind, entry.subject_kind, entry.subject_id,
    extract(epoch from entry.happened_at)::text, entry.actor_kind, entry.actor_id, entry.post_kind, entry.office_id,
    entry.grid_id, entry.reader, entry.facts, encode(entry.payload_hash, 'hex'))::text
$$;

-- Which communities wait is found by the key, one after the other, instead of among all that was taken away and not yet swept.
create or replace function communities_to_seal() returns setof uuid
  language sql security definer set search_path = public as $$
  with recursive found as (
    (select community_id from journal_waiting order by community_id limit 1)
    union all
    select (select w.community_id from journal_waiting w where w.community_id > found.community_id order by w.community_id limit 1)
      from found where found.community_id is not null
  )
  select community_id from found where community_id is not null
$$;

-- Seals as before. What waits is taken away by one range of the key, without joining it to itself, and the bracket at the end of each
-- content is cut off as one byte: among characters it had to be looked for from the beginning, which took longer than the hash.
create or replace function seal_journal(community uuid, most integer) returns integer
  language plpgsql security definer set search_path = public
  set enable_seqscan = off set enable_hashjoin = off set enable_mergejoin = off as $$
declare
  head journal_heads;
  last uuid;
  waiting uuid[];
  contents text[];
  hashes bytea[];
  content bytea;
  previous bytea;
  sealed integer;
begin
  if not pg_try_advisory_xact_lock(hashtextextended('journal:' || community::text, 0)) then
    return 0;
  end if;
  select w.id into last from (
      select id, sum(cardinality(events)) over (order by id) - cardinality(events) as before
      from (select id, events from journal_waiting where community_id = community order by id limit most) first) w
    where w.before < most order by w.id desc limit 1;
  -- Some may have come to wait since; they are sealed as well.
  with taken as (
    delete from journal_waiting w where w.community_id = community and w.id <= last returning w.events
  )
  select array_agg(each order by each) into waiting from taken, unnest(taken.events) each;
  sealed := coalesce(cardinality(waiting), 0);
  if sealed = 0 then
    return 0;
  end if;
  select * into head from journal_heads h where h.community_id = community;
  if not found then
    head.number := 0;
    head.hash := ''::bytea;
  end if;
  -- Each is looked up by its key, whatever the statistics say. One that is gone before its seal leaves its place behind.
  select array_agg(coalesce(
      (select journal_content(j) from journal j where j.community_id = community and j.id = each.id),
      jsonb_build_array(community, each.id)::text) order by each.place) into contents
    from unnest(waiting) with ordinality as each (id, place);
  previous := head.hash;
  for place in 1 .. sealed loop
    -- What is chained is a list in JSON whose last entry is the number.
    content := convert_to(contents[place], 'UTF8');
    previous := sha256(
      previous || substr(content, 1, octet_length(content) - 1) || convert_to(', ' || (head.number + place)::text || ']', 'UTF8'));
    hashes[place] := previous;
  end loop;
  insert into journal_seals (community_id, number, events, hashes) values (community, head.number + sealed, waiting, hashes);
  insert into journal_heads (community_id, number, hash) values (community, head.number + sealed, previous)
    on conflict (community_id) do update set number = excluded.number, hash = excluded.hash;
  perform pg_notify('journal_sealed', community::text || ':' || (head.number + sealed)::text);
  return sealed;
end $$;
