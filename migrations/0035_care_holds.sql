-- After a restore what is due is old: messages of alarms wait until somebody has looked and released them. No open row: nothing is held.
create table care_holds (
  id          uuid primary key,
  reason      text not null check (reason in ('restored', 'asked')),
  since       timestamptz not null,
  released_at timestamptz check (released_at >= since)
);
call guard('care_holds');
create policy read on care_holds for select to gangwan_app using ((select actor_kind()) = 'engine');
grant select on care_holds to gangwan_app;
-- The keeper releases what waited: of each telling the newest goes out, what is over does not.
