-- Events are sealed in batches: one row keeps which events it seals, in their order, and the hash of each over the one before it. The
-- events themselves are never touched again. Their numbers and hashes stood in each of them, so that sealing wrote every event anew,
-- with all its indexes, and left the old one to be cleared away.

create table journal_seals (
  community_id uuid not null,
  -- The number of its last event; numbers run without a gap.
  number       bigint not null,
  events       uuid[] not null,
  hashes       bytea[] not null,
  primary key (community_id, number),
  check (cardinality(events) between 1 and number and cardinality(hashes) = cardinality(events))
);
-- Ids and hashes cannot be made shorter.
alter table journal_seals alter column events set storage external, alter column hashes set storage external;

-- Events that wait for their seal: a row for each statement that wrote some.
create table journal_waiting (
  community_id uuid not null,
  -- The first of them.
  id           uuid not null,
  events       uuid[] not null,
  since        timestamptz not null,
  primary key (community_id, id)
);

call guard('journal_seals');
call guard('journal_waiting');
create policy owned on journal_seals to gangwan_owner using (true) with check (true);
create policy owned on journal_waiting to gangwan_owner using (true) with check (true);
-- Whoever writes an event lets it wait in the same transaction.
create policy written on journal_waiting for insert to gangwan_app, gangwan_accounts with check (actor_kind() <> '');
grant insert on journal_waiting to gangwan_app, gangwan_accounts;

-- What was sealed stays sealed, with the same numbers and hashes.
insert into journal_seals (community_id, number, events, hashes)
  select community_id, max(number), array_agg(id order by number), array_agg(hash order by number)
  from journal where number is not null group by community_id, (number - 1) / 500;
insert into journal_waiting (community_id, id, events, since)
  select community_id, id, array[id], happened_at from journal where number is null;

drop trigger keep_journal on journal;
drop function journal_hash, journal_link;
drop index journal_sealed, journal_unsealed;
alter table journal drop column number, drop column previous_hash, drop column hash;
-- An id names one subject wherever it is. With the community in front, this index looked as good as the key for finding one event.
drop index journal_by_subject;
create index journal_by_subject on journal (subject_id, id);

create or replace function keep_journal() returns trigger language plpgsql as $$
begin
  raise exception 'the journal is append-only';
end $$;
create trigger keep_journal before update or delete on journal for each row execute function keep_journal();
create trigger keep_journal before update or delete on journal_seals for each row execute function keep_journal();

create or replace function communities_to_seal() returns setof uuid
  language sql security definer set search_path = public as
$$ select distinct community_id from journal_waiting $$;

create or replace function oldest_unsealed() returns timestamptz
  language sql stable security definer set search_path = public as
$$ select min(since) from journal_waiting $$;

-- Seals at least `most` waiting events of one community, or all there are; gives how many. One sealer at a time a community.
create or replace function seal_journal(community uuid, most integer) returns integer
  language plpgsql security definer set search_path = public
  set enable_seqscan = off set enable_hashjoin = off set enable_mergejoin = off as $$
declare
  head journal_heads;
  waiting uuid[];
  contents text[];
  hashes bytea[];
  previous bytea;
  sealed integer;
begin
  if not pg_try_advisory_xact_lock(hashtextextended('journal:' || community::text, 0)) then
    return 0;
  end if;
  with first as (
    select w.id, sum(cardinality(w.events)) over (order by w.id) - cardinality(w.events) as before
    from (select * from journal_waiting where community_id = community order by id limit most) w
  ), taken as (
    delete from journal_waiting w using first where first.before < most and w.community_id = community and w.id = first.id
    returning w.events
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
    previous := sha256(previous || convert_to(left(contents[place], -1) || ', ' || (head.number + place)::text || ']', 'UTF8'));
    hashes[place] := previous;
  end loop;
  insert into journal_seals (community_id, number, events, hashes) values (community, head.number + sealed, waiting, hashes);
  insert into journal_heads (community_id, number, hash) values (community, head.number + sealed, previous)
    on conflict (community_id) do update set number = excluded.number, hash = excluded.hash;
  perform pg_notify('journal_sealed', community::text || ':' || (head.number + sealed)::text);
  return sealed;
end $$;
