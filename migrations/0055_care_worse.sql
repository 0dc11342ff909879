-- When it became worse while somebody had claimed it: she and the desk see it as long as she has it.
alter table alarms add column worse_at timestamptz;
