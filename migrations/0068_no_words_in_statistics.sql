-- The planner keeps samples of what stands in each column. Of names, words and sealed values it would keep some that were erased in
-- their rows long ago; no statement looks for these columns by value. Those that an index asks about stay: of them the planner must know
-- how often they are empty. New ones are left out of it where they are made.
do $$
declare
  each record;
begin
  for each in
    select c.oid::regclass as place, a.attname as name, format_type(a.atttypid, a.atttypmod) as kind
    from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
    where c.relkind = 'r' and c.relnamespace in ('public'::regnamespace, 'accounts'::regnamespace)
      and not exists (select from pg_index i where i.indrelid = c.oid and a.attnum = any (i.indkey))
      and not exists (select from pg_depend d join pg_index i on d.classid = 'pg_class'::regclass and d.objid = i.indexrelid
        where d.refobjid = c.oid and d.refobjsubid = a.attnum)
      and (format_type(a.atttypid, a.atttypmod) in ('bytea', 'bytea[]', 'jsonb', 'text[]')
        or format_type(a.atttypid, a.atttypmod) = 'text'
          and a.attname ~ '(^|_)(name|words|summary|answer|reason|title|relation|error|because|number|cause|helped|change|spot)$')
  loop
    -- Takes away what was kept of it so far; neither rows nor indexes are written anew. Lists of hashes hold nothing of anybody.
    begin
      if each.kind <> 'bytea[]' then
        execute format('alter table %s alter column %I type %s', each.place, each.name, each.kind);
      end if;
    exception when feature_not_supported then
      -- A policy asks whether it is empty; what stands in it is sealed or public.
      raise notice '% keeps its sample of %', each.place, each.name;
    end;
    execute format('alter table %s alter column %I set statistics 0', each.place, each.name);
  end loop;
end $$;
