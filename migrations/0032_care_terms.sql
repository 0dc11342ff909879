-- Care keeps nothing beyond its term: numbers of messages go, and of a plan that ended what was written for the door.

-- The one that says who has a number: once it is over its term, nobody has.
do $$
declare
  name text;
begin
  select conname into strict name from pg_constraint
    where conrelid = 'alarm_sends'::regclass and contype = 'c' and pg_get_constraintdef(oid) like '%channel = ''desk''%phone IS NULL%';
  execute format('alter table alarm_sends drop constraint %I', name);
end $$;
alter table alarm_sends add check (channel <> 'desk' or phone is null);
alter table alarm_sends add check (state not in ('queued', 'sending') or channel = 'desk' or phone is not null);
create index alarm_sends_to_clear on alarm_sends (queued_at) where phone is not null;

create index care_plans_ended on care_plans (ended_at) where state = 'ended';
create policy over on care_plans for select to gangwan_app using (
  (select actor_kind()) = 'engine' and state = 'ended' and ended_at <= clock_now());
