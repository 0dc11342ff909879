-- A link is looked up by its secret's hash before any community is known; keys of community data begin with the community.
alter table care_links drop constraint care_links_code_hash_key, add unique (community_id, code_hash);
create index care_links_by_code on care_links (code_hash);
