-- The engine's reading of the clocks begins with its first look: a row that a migration makes would stand in the way of a restore.
truncate care_clock;
