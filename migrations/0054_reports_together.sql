-- Reports that several people make in the same moment are taken down in one transaction, which states all of their senders.
create policy joint on commands for insert to gangwan_app
  with check (sender = any ((select coalesce(nullif(current_setting('gangwan.senders', true), ''), '{}'))::uuid[]));

-- An event may be numbered and chained once and is never changed otherwise. Compared as rows: written out as JSON, both of them, it took
-- as long as all the rest of sealing.
create or replace function keep_journal() returns trigger language plpgsql as $$
declare
  kept journal;
begin
  if tg_op = 'DELETE' then
    raise exception 'the journal is append-only';
  end if;
  kept := new;
  kept.number := old.number;
  kept.previous_hash := old.previous_hash;
  kept.hash := old.hash;
  if old.number is not null or kept is distinct from old then
    raise exception 'the journal is append-only';
  end if;
  return new;
end $$;
