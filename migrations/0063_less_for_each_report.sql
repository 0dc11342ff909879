-- What holds together in a matter is one check. PostgreSQL reads the text of each check anew for every statement, and the nineteen of
-- this table were 24 KB: a fifth of what taking down a report cost the database.
create function holds_together(m matters) returns boolean
  language plpgsql immutable as $$
begin
  return m.spot_kind in ('entrance', 'floor', 'facility', 'outdoors', 'dwelling')
    and m.channel in ('qr', 'link', 'telephone', 'desk', 'patrol', 'outside')
    and m.stage in ('reported', 'registered', 'dispatched', 'acknowledged', 'handling', 'suspended', 'verifying', 'confirming',
      'closed', 'declined', 'merged', 'void')
    and m.tier in ('grid', 'community', 'subdistrict', 'district')
    and m.settled_tier in ('grid', 'community', 'subdistrict', 'district')
    and m.outcome in ('put_right', 'not_done', 'not_confirmed')
    and m.handler_kind in ('post', 'organisation')
    and m.outside_source in ('12345', 'yue-ping-an', 'you-hu-bi-ying', 'other')
    and m.reminded in (0, 50, 80)
    and m.disputes >= 0
    and length(m.spot_words) <= 200
    and length(m.public_summary) <= 500
    and m.holder_scope_id = case when m.tier in ('grid', 'community') then m.community_id else m.subdistrict_id end
    and (m.staircase_id is null or m.building_id is not null)
    -- Open: one due date and a moment at which the engine looks again. Ended: neither.
    and (m.stage in ('closed', 'declined', 'merged', 'void')) = (m.due_at is null)
    and (m.due_at is null) = (m.wake_at is null)
    and (m.stage = 'closed') = (m.outcome is not null)
    and (m.stage = 'merged') = (m.merged_into is not null)
    and (m.stage = 'suspended') = (m.paused_at is not null);
end $$;
alter table matters
  drop constraint matters_channel_check, drop constraint matters_check, drop constraint matters_check1, drop constraint matters_check2,
  drop constraint matters_check3, drop constraint matters_check4, drop constraint matters_check5, drop constraint matters_check6,
  drop constraint matters_disputes_check, drop constraint matters_handler_kind_check, drop constraint matters_outcome_check,
  drop constraint matters_outside_source_check, drop constraint matters_public_summary_check, drop constraint matters_reminded_check,
  drop constraint matters_settled_tier_check, drop constraint matters_spot_kind_check, drop constraint matters_spot_words_check,
  drop constraint matters_stage_check, drop constraint matters_tier_check,
  add constraint matters_hold_together check (holds_together(matters));

-- Nobody handles a matter when it is reported.
drop index matters_by_handler;
create index matters_by_handler on matters (community_id, handler_id, due_at, id) where handler_id is not null and due_at is not null;

-- A resident's report is known again by its own id, which is made from who sent it and the id of her command; here stands what was
-- sent. It needs no row of its own among the commands.
alter table reports add column command_hash bytea;
drop policy joint on commands;

-- A resident's own report is looked at first for what allows hers: that it names her.
alter policy made on matters with check (case actor_kind()
  when 'code' then audience && scope_ids('gangwan.parties')
  else community_id = any (scope_ids('gangwan.communities'))
    or grid_id = any (scope_ids('gangwan.grids'))
    or building_id = any (scope_ids('gangwan.buildings'))
  end);

-- Sealing as before, with the hash worked out in place.
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
    -- As journal_link has it; calling that for each takes longer than the hash.
    hashes[at] := sha256(hashes[at - 1] || convert_to(left(contents[at], -1) || ', ' || (head.number + at)::text || ']', 'UTF8'));
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
