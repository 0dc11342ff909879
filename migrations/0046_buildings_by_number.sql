-- A building is looked for by its number, and a community's buildings are listed by it.
create index buildings_by_number on buildings (community_id, number);
