-- The journal: one append-only event a fact, committed with the change. Words and personal data stand in journal_payloads,
-- which can be erased; the event keeps their salted hash. A sealer numbers and chains events per community.

create table journal (
  community_id  uuid not null,
  id            uuid not null,
  kind          text not null check (kind ~ '^[a-z_]+\.[a-z_]+$'),
  subject_kind  text not null,
  subject_id    uuid not null,
  happened_at   timestamptz not null,
  -- Who did it: 'account', 'code' (a reporter with her secret), 'public', 'engine', 'founder'.
  actor_kind    text not null,
  actor_id      uuid,
  post_kind     text,
  office_id     uuid,
  grid_id       uuid,
  -- Who may read it: 'public' (everybody who sees the subject), 'reporter' (its reporters and staff), 'staff'.
  reader        text not null check (reader in ('public', 'reporter', 'staff')),
  facts         jsonb not null default '{}',
  payload_hash  bytea,
  -- Given by the sealer.
  number        bigint,
  previous_hash bytea,
  hash          bytea,
  primary key (community_id, id),
  check ((number is null) = (hash is null))
);
create unique index journal_sealed on journal (community_id, number) where number is not null;
create index journal_unsealed on journal (community_id, id) where number is null;
create index journal_by_subject on journal (community_id, subject_id, id);

create table journal_payloads (
  community_id uuid not null,
  event_id     uuid not null,
  subject_id   uuid not null,
  reader       text not null,
  salt         bytea not null,
  content      jsonb not null,
  primary key (community_id, event_id),
  foreign key (community_id, event_id) references journal (community_id, id)
);

-- What was erased, so that verification can say so.
create table journal_erasures (
  community_id uuid not null,
  event_id     uuid not null,
  erased_at    timestamptz not null,
  reason       text not null,
  primary key (community_id, event_id),
  foreign key (community_id, event_id) references journal (community_id, id)
);

create table journal_heads (
  community_id uuid primary key,
  number       bigint not null,
  hash         bytea not null
);

create function journal_hash(previous bytea, entry journal) returns bytea
  language sql immutable as $$
  select sha256(coalesce(previous, ''::bytea) || convert_to(jsonb_build_array(
    entry.community_id, entry.id, entry.kind, entry.subject_kind, entry.subject_id,
    extract(epoch from entry.happened_at)::text, entry.actor_kind, entry.actor_id, entry.post_kind, entry.office_id,
    entry.grid_id, entry.reader, entry.facts, encode(entry.payload_hash, 'hex'), entry.number)::text, 'UTF8'))
$$;

create function journal_payload_hash(salt bytea, content jsonb) returns bytea
  language sql immutable parallel safe as $$ select sha256(salt || convert_to(content::text, 'UTF8')) $$;

-- Numbers and chains up to `most` unsealed events of one community; returns how many. One sealer at a time a community.
create function seal_journal(community uuid, most integer) returns integer
  language plpgsql security definer set search_path = public as $$
declare
  entry journal;
  head journal_heads;
  previous bytea;
  sealed integer := 0;
begin
  if not pg_try_advisory_xact_lock(hashtextextended('journal:' || community::text, 0)) then
    return 0;
  end if;
  select * into head from journal_heads h where h.community_id = community;
  if not found then
    head.number := 0;
    head.hash := ''::bytea;
  end if;
  for entry in
    select * from journal j where j.community_id = community and j.number is null order by j.id limit most
  loop
    previous := head.hash;
    entry.number := head.number + 1;
    head.hash := journal_hash(previous, entry);
    head.number := entry.number;
    update journal j set number = head.number, previous_hash = previous, hash = head.hash
      where j.community_id = community and j.id = entry.id;
    sealed := sealed + 1;
  end loop;
  if sealed > 0 then
    insert into journal_heads (community_id, number, hash) values (community, head.number, head.hash)
      on conflict (community_id) do update set number = excluded.number, hash = excluded.hash;
    perform pg_notify('journal_sealed', community::text || ':' || head.number::text);
  end if;
  return sealed;
end $$;

-- Once sealed, an event never changes again, whoever asks.
create function keep_journal() returns trigger language plpgsql as $$
begin
  if tg_op = 'DELETE' then
    raise exception 'the journal is append-only';
  end if;
  if old.number is not null or (to_jsonb(new) - '{number,previous_hash,hash}'::text[]) <> (to_jsonb(old) - '{number,previous_hash,hash}'::text[]) then
    raise exception 'the journal is append-only';
  end if;
  return new;
end $$;
create trigger keep_journal before update or delete on journal for each row execute function keep_journal();

call guard('journal');
call guard('journal_payloads');
call guard('journal_erasures');
call guard('journal_heads');
create policy owned on journal to gangwan_owner using (true) with check (true);
create policy owned on journal_payloads to gangwan_owner using (true) with check (true);
create policy owned on journal_heads to gangwan_owner using (true) with check (true);

-- Whoever acts may write what happened; reading asks for the opened subject or sight of the whole community.
-- Changes to accounts and posts are made under the accounts role, and journalled in the same transaction.
create policy written on journal for insert to gangwan_app, gangwan_accounts with check ((select actor_kind()) <> '');
create policy written on journal_payloads for insert to gangwan_app, gangwan_accounts with check ((select actor_kind()) <> '');
create policy seen on journal for select to gangwan_app using (
  (community_id = any ((select scope_ids('gangwan.communities'))::uuid[]))
  or (subject_id = (select scope_id('gangwan.subject')) and ((select actor_kind()) in ('account', 'engine')
      or reader = 'public' or (reader = 'reporter' and (select actor_kind()) = 'code')))
  or (community_id = any ((select scope_ids('gangwan.audits'))::uuid[])));
create policy seen on journal_payloads for select to gangwan_app using (
  community_id = any ((select scope_ids('gangwan.communities'))::uuid[])
  or (subject_id = (select scope_id('gangwan.subject')) and ((select actor_kind()) in ('account', 'engine')
      or reader = 'public' or (reader = 'reporter' and (select actor_kind()) = 'code'))));
create policy seen on journal_erasures for select to gangwan_app using (
  community_id = any ((select scope_ids('gangwan.communities'))::uuid[])
  or community_id = any ((select scope_ids('gangwan.audits'))::uuid[]));
create policy seen on journal_heads for select to gangwan_app using ((select actor_kind()) <> '');
grant select, insert on journal, journal_payloads to gangwan_app;
grant insert on journal, journal_payloads to gangwan_accounts;
grant select on journal_erasures, journal_heads to gangwan_app;
grant execute on function seal_journal to gangwan_app;

-- Communities with events to seal: the engine's list.
create function communities_to_seal() returns setof uuid
  language sql security definer set search_path = public as
$$ select distinct community_id from journal where number is null $$;

-- Every write is keyed by who sends it and the command's id.
create table commands (
  community_id uuid not null,
  sender       uuid not null,
  id           uuid not null,
  payload_hash bytea not null,
  verdict      jsonb,
  at           timestamptz not null,
  primary key (community_id, sender, id)
);
call guard('commands');
create policy own on commands to gangwan_app, gangwan_accounts using (sender = (select scope_id('gangwan.sender')))
  with check (sender = (select scope_id('gangwan.sender')));
grant select, insert, update on commands to gangwan_app, gangwan_accounts;

-- What is set by people and holds from a date: categories with their limits, office hours, duty numbers, office names.
create table rule_sets (
  community_id   uuid not null references communities,
  id             uuid not null,
  kind           text not null check (kind in ('categories', 'hours', 'contacts', 'offices', 'holidays')),
  effective_from date not null,
  content        jsonb not null,
  made_by        uuid,
  made_at        timestamptz not null,
  primary key (community_id, id)
);
create index rule_sets_by_kind on rule_sets (community_id, kind, effective_from desc, made_at desc);
call guard('rule_sets');
create policy seen on rule_sets for select to gangwan_app using ((select actor_kind()) <> '');
create policy made on rule_sets for insert to gangwan_app with check (
  (select actor_kind()) = 'founder' or community_id = any ((select scope_ids('gangwan.communities'))::uuid[]));
grant select, insert on rule_sets to gangwan_app;
