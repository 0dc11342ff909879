-- Folding leaves a row behind for each one that it sums up. A reader of the counts steps over all of them until they are
-- swept, so that is done after each few hundred instead of by share of the table, and without pauses.
alter table matter_counts set (
  autovacuum_vacuum_threshold = 200,
  autovacuum_vacuum_scale_factor = 0,
  autovacuum_vacuum_insert_threshold = -1,
  autovacuum_vacuum_cost_delay = 0);
