-- What a reporter has said that nobody did anything about since is few among many: found by an index that holds nothing else.
create index matters_with_new_words on matters (community_id, made_at desc, id desc) where said_at is not null;
