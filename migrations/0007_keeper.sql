-- What keeping needs: backups copy sequences too, and the health page says how long the oldest event waits for its seal.

grant select, update on all sequences in schema public to gangwan_keeper;
alter default privileges for role gangwan_owner in schema public grant select, update on sequences to gangwan_keeper;

-- When the oldest event that is not sealed yet happened; null when all are. A moment only, no row is shown.
create function oldest_unsealed() returns timestamptz
  language sql stable security definer set search_path = public as
$$ select min(happened_at) from journal where number is null $$;
