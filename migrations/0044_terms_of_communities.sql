-- A community sets for itself how long some things are kept, from a day on; and the reasons of lists in full have a term too.
alter table rule_sets drop constraint rule_sets_kind_check, add constraint rule_sets_kind_check check (
  kind in ('categories', 'hours', 'contacts', 'offices', 'holidays', 'retention'));

create index exports_by_expiry on exports (expires_at);
create index openings_by_export on openings (community_id, export_id) where export_id is not null;
create policy swept on exports for select to gangwan_app using ((select actor_kind()) = 'engine' and expires_at <= clock_now());
create policy swept_away on exports for delete to gangwan_app using ((select actor_kind()) = 'engine' and expires_at <= clock_now());
grant delete on exports to gangwan_app;
