-- The ground every room stands on: the clock, the stated actor, and what each table is given when it is made.
-- Roles are made by the migration runner before the first file: gangwan_owner (NOLOGIN, owns everything),
-- gangwan_app, gangwan_accounts, gangwan_jobs, gangwan_keeper (LOGIN, none bypasses row security).

-- Business time. A test database replaces this function by one that reads a shared row.
create function clock_now() returns timestamptz
  language sql stable parallel safe as $$ select clock_timestamp() $$;

-- The actor that the transaction stated with SET LOCAL; '' when none was stated.
create function actor_kind() returns text
  language sql stable parallel safe as $$ select coalesce(current_setting('gangwan.actor', true), '') $$;

-- A list of ids stated under the given setting; empty when none was stated.
create function scope_ids(setting text) returns uuid[]
  language sql stable parallel safe as
$$ select coalesce(string_to_array(nullif(current_setting(setting, true), ''), ',')::uuid[], '{}'::uuid[]) $$;

-- One id stated under the given setting, or null.
create function scope_id(setting text) returns uuid
  language sql stable parallel safe as
$$ select nullif(current_setting(setting, true), '')::uuid $$;

-- Puts a table under row security: denied by default, forced on the owner too, readable by the keeper for backups.
create procedure guard(name regclass)
  language plpgsql as $$
begin
  execute format('alter table %s enable row level security', name);
  execute format('alter table %s force row level security', name);
  execute format('create policy kept on %s to gangwan_keeper using (true) with check (true)', name);
  execute format('grant select, insert, update, delete on %s to gangwan_keeper', name);
end $$;

create table subdistricts (
  id    uuid primary key,
  code  text not null unique check (code ~ '^[0-9]{9}$'),
  name  text not null
);

create table communities (
  community_id    uuid primary key,
  subdistrict_id  uuid not null references subdistricts,
  code            text not null unique check (code ~ '^[0-9]{12}$'),
  short_code      text not null unique check (short_code ~ '^[A-Z]{2,4}$'),
  name            text not null,
  time_zone       text not null default 'Asia/Shanghai',
  is_demo         boolean not null default false,
  -- Where the local plan's metres begin, WGS-84.
  anchor_longitude double precision,
  anchor_latitude  double precision,
  created_at      timestamptz not null,
  unique (community_id, subdistrict_id)
);

call guard('subdistricts');
call guard('communities');
create policy seen on subdistricts for select to gangwan_app using ((select actor_kind()) <> '');
create policy seen on communities for select to gangwan_app using ((select actor_kind()) <> '');
create policy founded on subdistricts for insert to gangwan_app with check ((select actor_kind()) = 'founder');
create policy founded on communities for insert to gangwan_app with check ((select actor_kind()) = 'founder');
grant select, insert on subdistricts, communities to gangwan_app;
