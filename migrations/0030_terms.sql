-- Nothing is kept longer than its term. When the engine erases next stands on the row itself; the terms are in the rules.

-- Of a matter that ended: first the reporters' contacts and the pictures, later what was said.
alter table matters add column erase_due timestamptz;
create index matters_to_erase on matters (erase_due) where erase_due is not null;
alter policy seen on matters using (
  community_id = any ((select scope_ids('gangwan.communities'))::uuid[])
  or grid_id = any ((select scope_ids('gangwan.grids'))::uuid[])
  or (not private and building_id = any ((select scope_ids('gangwan.buildings'))::uuid[]))
  or audience && (select scope_ids('gangwan.parties'))
  or case actor_kind()
       when 'public' then not private and stage not in ('void', 'merged', 'declined')
       when 'engine' then wake_at <= clock_now() or erase_due <= clock_now() or id = scope_id('gangwan.subject')
     end);
create policy erased on remarks for update to gangwan_app using (
  (select actor_kind()) = 'engine' and matter_id = (select scope_id('gangwan.subject')));
create policy erased on pictures for delete to gangwan_app using (
  (select actor_kind()) = 'engine' and matter_id = (select scope_id('gangwan.subject')));
grant delete on pictures to gangwan_app;

-- Words of the journal go by their own term, or with the subject they were said about.
alter table journal_payloads add column erase_due timestamptz;
create index journal_payloads_to_erase on journal_payloads (erase_due) where erase_due is not null;
create policy owned on journal_erasures to gangwan_owner using (true) with check (true);

-- Erases up to `most` payloads whose term is over; each stays proven by its hash and is written down as erased.
create function erase_due_words(most integer) returns integer
  language plpgsql security definer set search_path = public as $$
declare
  erased integer;
begin
  if actor_kind() <> 'engine' then
    raise exception 'only the engine erases';
  end if;
  with due as (
    select community_id, event_id from journal_payloads where erase_due <= clock_now()
    order by erase_due limit most for update skip locked
  ), gone as (
    delete from journal_payloads p using due where p.community_id = due.community_id and p.event_id = due.event_id
    returning p.community_id, p.event_id
  ), noted as (
    insert into journal_erasures (community_id, event_id, erased_at, reason)
    select community_id, event_id, clock_now(), 'term' from gone on conflict do nothing
  )
  select count(*) into erased from gone;
  return erased;
end $$;

-- Erases all that was said about the subject that the engine opened.
create function erase_words_of(community uuid, subject uuid) returns integer
  language plpgsql security definer set search_path = public as $$
declare
  erased integer;
begin
  if actor_kind() <> 'engine' or subject is distinct from scope_id('gangwan.subject') then
    raise exception 'only the engine erases, what it opened';
  end if;
  with gone as (
    delete from journal_payloads p
    using journal j
    where j.community_id = community and j.subject_id = subject and p.community_id = j.community_id and p.event_id = j.id
    returning p.community_id, p.event_id
  ), noted as (
    insert into journal_erasures (community_id, event_id, erased_at, reason)
    select community_id, event_id, clock_now(), 'term' from gone on conflict do nothing
  )
  select count(*) into erased from gone;
  return erased;
end $$;

-- What stood here before has its terms too.
alter table matters no force row level security;
alter table journal no force row level security;
alter table journal_payloads no force row level security;
update matters set erase_due = closed_at + interval '90 days' where closed_at is not null;
update journal_payloads p set erase_due = j.happened_at + interval '730 days'
  from journal j where j.community_id = p.community_id and j.id = p.event_id and j.subject_kind <> 'matter';
alter table matters force row level security;
alter table journal force row level security;
alter table journal_payloads force row level security;

-- Messages that were sent keep no number.
create index notices_to_clear on notices (made_at) where state <> 'waiting' and recipient is not null;
create policy cleared on notices for select to gangwan_app using (
  (select actor_kind()) = 'engine' and state <> 'waiting' and recipient is not null and made_at <= clock_now());
create policy cleared_of on notices for update to gangwan_app using (
  (select actor_kind()) = 'engine' and state <> 'waiting' and made_at <= clock_now());

-- Answers to commands are kept for repeats; tries, slips and browsers for as long as anybody may ask about them.
create index commands_by_time on commands (at);
create policy swept on commands for select to gangwan_app using ((select actor_kind()) = 'engine' and at <= clock_now());
create policy swept_away on commands for delete to gangwan_app using ((select actor_kind()) = 'engine' and at <= clock_now());
grant delete on commands to gangwan_app;
create index slips_by_expiry on slips (expires_at);
create policy swept on slips for select to gangwan_app using ((select actor_kind()) = 'engine' and expires_at <= clock_now());
create policy swept_away on slips for delete to gangwan_app using ((select actor_kind()) = 'engine' and expires_at <= clock_now());
create index resident_sign_ins_by_expiry on resident_sign_ins (expires_at);
create policy swept on resident_sign_ins for select to gangwan_app using (
  (select actor_kind()) = 'engine' and expires_at <= clock_now());
create policy swept_away on resident_sign_ins for delete to gangwan_app using (
  (select actor_kind()) = 'engine' and expires_at <= clock_now());
create index sign_ins_by_time on accounts.sign_ins (seen_at);
create index devices_by_time on accounts.devices (seen_at);
create index privacy_requests_answered on privacy_requests (answered_at) where answered_at is not null;
create policy swept on privacy_requests for select to gangwan_app using (
  (select actor_kind()) = 'engine' and answered_at <= clock_now());
create policy swept_away on privacy_requests for delete to gangwan_app using (
  (select actor_kind()) = 'engine' and answered_at <= clock_now());
create index openings_by_time on openings (at);
create policy swept on openings for select to gangwan_app using ((select actor_kind()) = 'engine' and at <= clock_now());
create policy swept_away on openings for delete to gangwan_app using ((select actor_kind()) = 'engine' and at <= clock_now());

-- Of a record that is erased the looks stay for their own term, without the reason in words.
create policy emptied on openings for update to gangwan_app using (
  (select actor_kind()) = 'engine' and person_id = (select scope_id('gangwan.subject')));
grant update (reason) on openings to gangwan_app;

-- Whom somebody named is forgotten where that person's own record is erased.
create policy erased on contacts for select to gangwan_app using (
  (select actor_kind()) = 'engine' and known_person_id = (select scope_id('gangwan.subject')));
create policy erased_of on contacts for delete to gangwan_app using (
  (select actor_kind()) = 'engine' and known_person_id = (select scope_id('gangwan.subject')));

-- Which of the given files of pictures no row names; names go in, names come out, no row is shown.
create function unnamed_pictures(names text[]) returns setof text
  language sql stable security definer set search_path = public as $$
  select name from unnest(names) name
  where actor_kind() = 'engine' and not exists (select 1 from pictures p where p.file = name or p.public_file = name)
$$;
create policy named on pictures for select to gangwan_owner using (true);
create index pictures_by_file on pictures (file);
create index pictures_by_public_file on pictures (public_file) where public_file is not null;
