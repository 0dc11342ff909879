-- Events that were written while the journal was being brought to seals in batches wait for their seal as well.
lock table journal, journal_waiting, journal_seals in exclusive mode;
insert into journal_waiting (community_id, id, events, since)
  select j.community_id, j.id, array[j.id], j.happened_at from journal j
  where not exists (select from (
      select community_id, unnest(events) as id from journal_seals union all select community_id, unnest(events) from journal_waiting) known
    where known.community_id = j.community_id and known.id = j.id);

-- What waits is taken away by its seal and never changed, and names events.
alter table journal_waiting add check (cardinality(events) > 0 and array_position(events, null) is null);
create trigger keep_journal before update on journal_waiting for each row execute function keep_journal();

-- What was sent with a report is kept as a keyed hash, which nobody can try words against, and goes with the words.
update reports set command_hash = null where command_hash is not null;
