-- Events are sealed with one statement for all that wait instead of one each: an update each took twice as long, and while the table
-- was young its plan read every event of the community. Where the rows stand is known from reading them, so nothing is looked up
-- again; the settings keep the plan to that whatever the statistics say.

-- What of an event is chained, without its number; the number is put behind it.
create function journal_content(entry journal) returns text
  language sql stable as $$
  select jsonb_build_array(
    entry.community_id, entry.id, entry.kind, entry.subject_kind, entry.subject_id,
    extract(epoch from entry.happened_at)::text, entry.actor_kind, entry.actor_id, entry.post_kind, entry.office_id,
    entry.grid_id, entry.reader, entry.facts, encode(entry.payload_hash, 'hex'))::text
$$;

-- The same bytes as before: a list in JSON whose last entry is the number.
create function journal_link(previous bytea, content text, number bigint) returns bytea
  language sql immutable as $$
  select sha256(coalesce(previous, ''::bytea) || convert_to(left(content, -1) || ', ' || number::text || ']', 'UTF8'))
$$;

create or replace function journal_hash(previous bytea, entry journal) returns bytea
  language sql stable as $$ select journal_link(previous, journal_content(entry), entry.number) $$;

create or replace function seal_journal(community uuid, most integer) returns integer
  language plpgsql security definer set search_path = public
  set enable_seqscan = off set enable_hashjoin = off set enable_mergejoin = off as $$
declare
  head journal_heads;
  places tid[];
  contents text[];
  hashes bytea[];
  sealed integer;
  changed integer;
begin
  if not pg_try_advisory_xact_lock(hashtextextended('journal:' || community::text, 0)) then
    return 0;
  end if;
  select * into head from journal_heads h where h.community_id = community;
  if not found then
    head.number := 0;
    head.hash := ''::bytea;
  end if;
  select array_agg(place), array_agg(content) into places, contents from (
    select j.ctid as place, journal_content(j) as content from journal j
    where j.community_id = community and j.number is null order by j.id limit most) waiting;
  sealed := coalesce(cardinality(places), 0);
  if sealed = 0 then
    return 0;
  end if;
  hashes[0] := head.hash;
  for at in 1 .. sealed loop
    hashes[at] := journal_link(hashes[at - 1], contents[at], head.number + at);
  end loop;
  -- Only this function changes events, one at a time a community: each still stands where it was read.
  update journal j set number = head.number + each.at, previous_hash = hashes[each.at - 1], hash = hashes[each.at]
    from unnest(places) with ordinality as each (place, at) where j.ctid = each.place;
  get diagnostics changed = row_count;
  if changed <> sealed then
    raise exception 'the journal changed while it was sealed';
  end if;
  insert into journal_heads (community_id, number, hash) values (community, head.number + sealed, hashes[sealed])
    on conflict (community_id) do update set number = excluded.number, hash = excluded.hash;
  perform pg_notify('journal_sealed', community::text || ':' || (head.number + sealed)::text);
  return sealed;
end $$;
