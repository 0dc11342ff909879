-- How many matters stand where, exactly and without counting them each time: every change of a matter's grid, stage or
-- outcome leaves a row of plus or minus one in the same transaction, and the engine folds the rows together. Rows of one's
-- own never wait for another writer, as one counter a grid would.
create table matter_counts (
  community_id uuid not null,
  id           uuid not null default gen_random_uuid(),
  grid_id      uuid not null,
  stage        text not null,
  outcome      text,
  change       integer not null,
  primary key (community_id, id)
);

create function count_matter() returns trigger
  language plpgsql security definer set search_path = public as $$
begin
  if tg_op = 'UPDATE' then
    insert into matter_counts (community_id, grid_id, stage, outcome, change)
      values (old.community_id, old.grid_id, old.stage, old.outcome, -1),
             (new.community_id, new.grid_id, new.stage, new.outcome, 1);
  else
    insert into matter_counts (community_id, grid_id, stage, outcome, change)
      values (new.community_id, new.grid_id, new.stage, new.outcome, 1);
  end if;
  return null;
end $$;
create trigger count_new_matter after insert on matters for each row execute function count_matter();
create trigger count_moved_matter after update on matters for each row
  when (old.stage is distinct from new.stage or old.outcome is distinct from new.outcome or old.grid_id is distinct from new.grid_id)
  execute function count_matter();

-- Folds a community's rows into one a grid, stage and outcome; gives how many rows are left. The sums stay what they were.
create function fold_matter_counts(community uuid) returns integer
  language plpgsql security definer set search_path = public as $$
declare
  kept integer;
begin
  if not pg_try_advisory_xact_lock(hashtextextended('matter_counts:' || community::text, 0)) then
    return -1;
  end if;
  with gone as (delete from matter_counts where community_id = community returning grid_id, stage, outcome, change)
  insert into matter_counts (community_id, grid_id, stage, outcome, change)
    select community, grid_id, stage, outcome, sum(change) from gone group by grid_id, stage, outcome having sum(change) <> 0;
  get diagnostics kept = row_count;
  return kept;
end $$;

-- Communities whose rows are worth folding.
create function communities_to_fold(most integer) returns setof uuid
  language sql security definer set search_path = public as
$$ select community_id from matter_counts group by community_id having count(*) > most $$;

call guard('matter_counts');
create policy owned on matter_counts to gangwan_owner using (true) with check (true);
create policy seen on matter_counts for select to gangwan_app using (
  community_id = any ((select scope_ids('gangwan.communities'))::uuid[])
  or grid_id = any ((select scope_ids('gangwan.grids'))::uuid[]));
grant select on matter_counts to gangwan_app;
