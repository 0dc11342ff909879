-- What waits for somebody's approval is few among many: found by an index that holds nothing else.
create index matters_to_approve on matters (community_id, due_at, id) where extension_asked is not null and due_at is not null;
