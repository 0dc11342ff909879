-- Somebody whom a resident named may live here herself: then her name and number stand on her own record alone, and are
-- those by which she is told.

-- Names and sealed numbers of the residents whom the opened person named. It tells of nobody but her whose contacts are open anyway.
create function known_contacts(here uuid, of_person uuid) returns table (contact_id uuid, name text, phone bytea)
  language sql stable security definer set search_path = public as $$
  select c.id, k.name, k.phone from contacts c
    join persons k on k.community_id = c.community_id and k.id = c.known_person_id and k.erased_at is null
  where c.community_id = here and c.person_id = of_person and c.valid_to is null
    and of_person = (select scope_id('gangwan.person'))
$$;
revoke execute on function known_contacts from public;
grant execute on function known_contacts to gangwan_app;

create or replace function family_numbers(here uuid) returns table (person_id uuid, contact_id uuid)
  language sql stable security definer set search_path = public as $$
  select c.person_id, c.id from contacts c
    left join persons k on k.community_id = c.community_id and k.id = c.known_person_id and k.erased_at is null
  where c.community_id = here and c.valid_to is null and coalesce(c.phone, k.phone) is not null and c.kind in ('emergency', 'guardian')
    and here = any ((select scope_ids('gangwan.communities'))::uuid[])
    and here <> all ((select scope_ids('gangwan.audits'))::uuid[])
$$;
