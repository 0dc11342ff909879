-- Back from being away; the hours in which somebody she named is not called; what became of a message at the other end.

alter table care_watches drop constraint care_watches_kind_check;
alter table care_watches add constraint care_watches_kind_check check (kind in ('check_in', 'call', 'visit', 'water', 'back'));

create table care_quiet (
  community_id uuid not null,
  plan_id      uuid not null,
  recipient_id uuid not null,
  -- Local times; from evening into the morning where the first is later than the second.
  from_time    text not null check (from_time ~ '^([01][0-9]|2[0-3]):[0-5][0-9]$'),
  to_time      text not null check (to_time ~ '^([01][0-9]|2[0-3]):[0-5][0-9]$' and to_time <> from_time),
  primary key (community_id, plan_id, recipient_id),
  foreign key (community_id, plan_id) references care_plans (community_id, id)
);
call guard('care_quiet');
create policy opened on care_quiet for all to gangwan_app using (
  plan_id = (select scope_id('gangwan.subject')) and (select actor_kind()) in ('account', 'code', 'engine'));
grant select, insert, update, delete on care_quiet to gangwan_app;

alter table alarm_sends add column delivered_at timestamptz, add column undelivered_at timestamptz;
