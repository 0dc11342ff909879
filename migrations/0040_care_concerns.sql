-- What follows a concern after a visit besides notice and alarm: an ordinary matter, or a referral note that is printed.

-- The matter that a concern became. The matter knows nothing of the visit.
alter table care_rounds add column matter_id uuid;
create index care_rounds_concerns on care_rounds (community_id, done_at desc, id) where result = 'concern';

create table care_referrals (
  community_id uuid not null,
  id           uuid not null,
  plan_id      uuid not null,
  round_id     uuid not null,
  -- What kind of place she is referred to.
  refer_to     text not null check (refer_to in ('clinic', 'elder_station', 'social_work', 'relief', 'legal_aid', 'police', 'property')),
  -- She was asked and agreed: without that there is no note.
  consented_at timestamptz not null,
  made_by      uuid not null,
  made_at      timestamptz not null,
  printed_at   timestamptz,
  primary key (community_id, id),
  foreign key (community_id, plan_id) references care_plans (community_id, id),
  foreign key (community_id, round_id) references care_rounds (community_id, id)
);
create unique index one_referral_a_round on care_referrals (community_id, round_id);
create index care_referrals_of_plan on care_referrals (community_id, plan_id);

call guard('care_referrals');
create policy seen on care_referrals for all to gangwan_app using (
  (community_id = any ((select scope_ids('gangwan.communities'))::uuid[])
    and community_id <> all ((select scope_ids('gangwan.audits'))::uuid[]))
  or (select actor_kind()) = 'engine');
create policy own on care_referrals for select to gangwan_app using (made_by = any ((select scope_ids('gangwan.parties'))::uuid[]));
grant select, insert, update on care_referrals to gangwan_app;

-- The engine begins a matter where what it carries out leads to one: that one alone, and its telling.
create policy begun on matters for insert to gangwan_app with check (
  (select actor_kind()) = 'engine' and id = (select scope_id('gangwan.subject')));
create policy begun on reports for insert to gangwan_app with check (
  (select actor_kind()) = 'engine' and matter_id = (select scope_id('gangwan.subject')));

-- Packets from further ahead than a clock may be wrong; they are among the refused as well.
alter table care_feeds add column future bigint not null default 0;
