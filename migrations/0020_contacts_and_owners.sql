-- Whom to call may be a person of the register: then her name and telephone stand with her own record and nowhere else.
alter table contacts alter column name drop not null;
alter table contacts add column known_person_id uuid;
alter table contacts add foreign key (community_id, known_person_id) references persons (community_id, id);
alter table contacts add check ((name is null) = (known_person_id is not null));
alter table contacts add check (known_person_id is null or phone is null);
alter table contacts add check (known_person_id <> person_id);
create index contacts_by_known_person on contacts (community_id, known_person_id) where known_person_id is not null;

-- Owners of one dwelling hold at most the whole of it on any day. Checked when the transaction ends, one transaction of a
-- community after the other, since two new shares at once would not see each other. Whoever writes one sees all of its door.
create function keep_shares() returns trigger language plpgsql as $$
declare
  most numeric;
begin
  perform pg_advisory_xact_lock(hashtextextended('owners:' || new.community_id, 0));
  select max(held.total) into most from ownerships s cross join lateral (
    select sum(o.share) as total from ownerships o
    where o.community_id = s.community_id and o.dwelling_id = s.dwelling_id
      and o.valid_from <= s.valid_from and (o.valid_to is null or o.valid_to > s.valid_from)) held
  where s.community_id = new.community_id and s.dwelling_id = new.dwelling_id;
  if most > 1 then
    raise exception 'the shares of a dwelling are more than the whole' using errcode = '23514', constraint = 'shares_at_most_one';
  end if;
  return null;
end $$;
create constraint trigger keep_shares after insert or update on ownerships
  deferrable initially deferred for each row execute function keep_shares();

-- Those who moved away or died, page by page.
create index persons_ended on persons (community_id, id) where ended_on is not null;

-- First letters are compared byte by byte, whatever the order of words of the database.
alter table person_tokens alter column token type text collate "C";
