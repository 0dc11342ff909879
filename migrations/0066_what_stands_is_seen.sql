-- Whoever brings the database up sees no grid unless it says so, and 0067 looks the grids of matters without a building up: it failed
-- where there was one. Until the next file.
alter table grids no force row level security;
