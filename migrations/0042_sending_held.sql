-- Whether anything that leaves the machine waits for somebody to release it, for every room that sends; it tells nothing besides.
create function sending_held() returns boolean
  language sql stable security definer set search_path = public as $$
    select exists (select 1 from care_holds where released_at is null) $$;
revoke all on function sending_held() from public;
grant execute on function sending_held() to gangwan_app;
create policy asked on care_holds for select to gangwan_owner using (true);

-- Numbers whose messages keep failing, and notices that were seen to, by index.
create index alarm_sends_failing on alarm_sends (community_id, recipient_id, channel) where state = 'failed' or attempt >= 5;
create index care_notices_ended on care_notices (community_id, ended_at desc) where ended_at is not null;
