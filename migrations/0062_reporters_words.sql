-- When a reporter last said something that nobody of the staff has done anything about since.
alter table matters add column said_at timestamptz;
