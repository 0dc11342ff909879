-- What a resident can see and say about her own record: the slip she signs in with, what she agreed to, what she asked for.

-- A code on paper, given by the desk: one a person at a time, used once. What is kept is a keyed hash of it.
create table slips (
  community_id uuid not null,
  id           uuid not null,
  person_id    uuid not null,
  -- Who holds it for a child under fourteen.
  guardian_id  uuid,
  code_hash    bytea not null,
  made_by      uuid not null,
  made_at      timestamptz not null,
  expires_at   timestamptz not null check (expires_at > made_at),
  used_at      timestamptz,
  ended_at     timestamptz,
  primary key (community_id, id),
  foreign key (community_id, person_id) references persons (community_id, id)
);
create unique index one_slip_a_person on slips (community_id, person_id) where used_at is null and ended_at is null;
create index slips_by_person on slips (community_id, person_id, made_at desc);
create index slips_by_code on slips (code_hash);

-- A browser that was opened with a slip. Ended by her, by the desk, or by the next slip.
create table resident_sign_ins (
  community_id uuid not null,
  id           uuid not null,
  person_id    uuid not null,
  slip_id      uuid not null,
  guardian_id  uuid,
  token_hash   bytea not null,
  signed_in_at timestamptz not null,
  expires_at   timestamptz not null check (expires_at > signed_in_at),
  ended_at     timestamptz,
  primary key (community_id, id),
  -- One browser a slip.
  unique (community_id, slip_id),
  foreign key (community_id, person_id) references persons (community_id, id),
  foreign key (community_id, slip_id) references slips (community_id, id)
);
create index resident_sign_ins_by_token on resident_sign_ins (token_hash);
create index resident_sign_ins_by_person on resident_sign_ins (community_id, person_id);

-- What she asks of the desk, with the day by which it answers.
create table privacy_requests (
  community_id uuid not null,
  id           uuid not null,
  person_id    uuid not null,
  kind         text not null check (kind in ('correction', 'deletion')),
  -- What is to be put right, and her words, sealed.
  field_kind   text check (field_kind in ('identity', 'phone', 'household', 'id_number', 'guardian', 'emergency_contact', 'ownership')),
  words        bytea,
  state        text not null check (state in ('open', 'done', 'refused', 'taken_back')),
  made_at      timestamptz not null,
  due_at       timestamptz not null check (due_at > made_at),
  -- The desk was told that the day had passed.
  overdue_at   timestamptz,
  answered_at  timestamptz,
  answered_by  uuid,
  -- Why it was refused, or what of it stays and why.
  reason       text check (reason in ('kept_by_duty', 'not_shown', 'is_right')),
  answer       text check (length(answer) <= 500),
  primary key (community_id, id),
  foreign key (community_id, person_id) references persons (community_id, id),
  check ((kind = 'correction') = (field_kind is not null)),
  check ((state in ('done', 'refused')) = (answered_by is not null)),
  check ((state = 'open') = (answered_at is null))
);
create unique index one_deletion_a_person on privacy_requests (community_id, person_id) where kind = 'deletion' and state = 'open';
create index privacy_requests_by_person on privacy_requests (community_id, person_id, made_at desc);
create index privacy_requests_open on privacy_requests (community_id, due_at, id) where state = 'open';
create index privacy_requests_to_note on privacy_requests (due_at) where state = 'open' and overdue_at is null;

-- Consent: where it was given, besides how, by whom and when.
alter table field_grounds add column given_where text check (given_where in ('desk', 'door', 'telephone', 'own_page'));
alter table field_grounds add column withdrawn_where text check (withdrawn_where in ('desk', 'door', 'telephone', 'own_page'));
alter table field_grounds add check (withdrawn_where is null or withdrawn_at is not null);

-- The auditor's list of looks, newest first, and one account's.
create index openings_by_community on openings (community_id, at desc, id desc);

call guard('slips');
call guard('resident_sign_ins');
call guard('privacy_requests');

-- Whoever states the hash of a code or token sees that one row; she her own; the desk those of a person it opened.
create policy shown on slips for select to gangwan_app using (
  (select actor_kind()) = 'link' and code_hash = decode(current_setting('gangwan.code', true), 'hex'));
create policy own on slips for all to gangwan_app using (
  person_id = (select scope_id('gangwan.person'))
  or ((select actor_kind()) in ('account', 'engine') and person_id = (select scope_id('gangwan.subject'))));
create policy shown on resident_sign_ins for select to gangwan_app using (
  (select actor_kind()) = 'link' and token_hash = decode(current_setting('gangwan.code', true), 'hex'));
create policy own on resident_sign_ins for all to gangwan_app using (
  person_id = (select scope_id('gangwan.person'))
  or ((select actor_kind()) in ('account', 'engine') and person_id = (select scope_id('gangwan.subject'))));
create policy seen on privacy_requests for all to gangwan_app using (
  person_id = (select scope_id('gangwan.person'))
  or (community_id = any ((select scope_ids('gangwan.communities'))::uuid[])
    and community_id <> all ((select scope_ids('gangwan.audits'))::uuid[]))
  or ((select actor_kind()) = 'engine'
    and (person_id = (select scope_id('gangwan.subject')) or (state = 'open' and due_at <= clock_now()))));
grant select, insert, update, delete on slips, resident_sign_ins, privacy_requests to gangwan_app;
