-- The accounts of a sub-district, by user name: the administrator's list does not walk through those of all others.
create index accounts_by_subdistrict on accounts.accounts (subdistrict_id, username);
