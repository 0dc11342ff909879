-- When somebody last raised an alarm by hand, or joined the open one: a sign of life from before that moment does not answer it.
alter table alarms add column raised_at timestamptz;
alter table alarms no force row level security;
update alarms set raised_at = opened_at where state <> 'closed' and cause in ('no_answer_at_door', 'worry', 'collapse');
alter table alarms force row level security;
