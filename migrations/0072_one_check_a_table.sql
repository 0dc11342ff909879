-- What holds together in a report, and in an event, is one check each, as with matters: PostgreSQL reads the text of every check anew for
-- each statement, and these six took as long as two indexes.
create function report_holds(disputed smallint, rating text, words text) returns boolean
  language plpgsql immutable as $$
begin
  return disputed in (0, 1) and rating in ('solved', 'mostly', 'not') and length(words) <= 2000;
end $$;
alter table reports
  drop constraint reports_disputed_check, drop constraint reports_rating_check, drop constraint reports_words_check,
  add constraint reports_hold_together check (report_holds(disputed, rating, words));

create function event_holds(kind text, reader text) returns boolean
  language plpgsql immutable as $$
begin
  return kind ~ '^[a-z_]+\.[a-z_]+$' and reader in ('public', 'reporter', 'staff');
end $$;
alter table journal
  drop constraint journal_kind_check, drop constraint journal_reader_check,
  add constraint journal_holds_together check (event_holds(kind, reader));

create function waiting_holds(events uuid[]) returns boolean
  language plpgsql immutable as $$
begin
  return cardinality(events) > 0 and array_position(events, null) is null;
end $$;
alter table journal_waiting
  drop constraint journal_waiting_events_check,
  add constraint journal_waiting_hold_together check (waiting_holds(events));
