-- What somebody was asked to help with is found by who was asked, also where she belongs to no community.
create index assists_by_helper on assists (party_id) where ended_at is null;
