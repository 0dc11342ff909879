alter table grids force row level security;
