import type pg from 'pg'

/** Something that must never be, and on which alarm or expected sign. */
export type Finding = { readonly rule: string; readonly subject: string; readonly what: string }

type Check = { readonly rule: string; readonly what: string; readonly text: string }

const events = `(select community_id, subject_id as alarm, kind, facts, happened_at, (facts ->> 'seq')::int as seq from journal
  where subject_kind = 'alarm')`

/** The invariants of care.md §5a over journal and rows; each statement gives the subjects that break it. */
const checks: readonly Check[] = [
  {
    rule: 'I1',
    what: 'an expected sign is decided without being given, excused or in an alarm',
    text: `select e.id as subject from care_expectations e left join alarms a on a.community_id = e.community_id and a.id = e.alarm_id
      where (e.state in ('missed', 'blind') and e.notice_id is null and (a.id is null or a.person_id <> e.person_id)) or (e.state = 'satisfied' and e.signal_id is null)`,
  },
  {
    rule: 'I1',
    what: 'a watch expects no next sign',
    text: `select w.id as subject from care_watches w where w.ended_at is null and not exists (
      select 1 from care_expectations e where e.community_id = w.community_id and e.watch_id = w.id and e.state = 'open')`,
  },
  {
    rule: 'I2',
    what: 'a person has two open alarms',
    text: `select person_id as subject from alarms where state <> 'closed' group by community_id, person_id having count(*) > 1`,
  },
  {
    rule: 'I3',
    what: 'the events of an alarm have a gap, or do not lead to its row',
    text: `select a.id as subject from alarms a left join ${events} e on e.community_id = a.community_id and e.alarm = a.id
      group by a.community_id, a.id, a.version
      having count(e.seq) <> a.version or coalesce(max(e.seq), 0) <> a.version or count(distinct e.seq) <> a.version`,
  },
  {
    rule: 'I4',
    what: 'an open alarm asks for no look',
    text: `select id as subject from alarms where (state <> 'closed') <> (next_at is not null)`,
  },
  {
    rule: 'I5',
    what: 'a step was entered and nobody was told',
    text: `select e.alarm as subject from ${events} e where e.kind = 'alarm.step_told' and not exists (
      select 1 from alarm_sends s where s.community_id = e.community_id and s.alarm_id = e.alarm and s.step = (e.facts ->> 'step')::int
        and s.round = (e.facts ->> 'round')::int and s.cycle = (e.facts ->> 'cycle')::int)`,
  },
  {
    rule: 'I6',
    what: 'a message was made after the end',
    text: `select s.id as subject from alarm_sends s join alarms a on a.community_id = s.community_id and a.id = s.alarm_id
      where a.state = 'closed' and s.cycle = a.cycle and s.queued_at > a.closed_at and s.template <> 'care.all_clear'`,
  },
  {
    rule: 'I7',
    what: 'an alarm was claimed while somebody had it',
    text: `select c.alarm as subject from ${events} c where c.kind = 'alarm.claimed' and (
      select p.kind from ${events} p where p.community_id = c.community_id and p.alarm = c.alarm and p.seq < c.seq
        and p.kind in ('alarm.claimed', 'alarm.taken_over', 'alarm.owner_lapsed', 'alarm.closed', 'alarm.reopened', 'alarm.emergency')
      order by p.seq desc limit 1) in ('alarm.claimed', 'alarm.taken_over')`,
  },
  {
    rule: 'I8',
    what: 'the clock moved an alarm before it was due',
    text: `select e.alarm as subject from ${events} e where e.facts ? 'due' and e.happened_at < (e.facts ->> 'due')::timestamptz`,
  },
  {
    rule: 'I9',
    what: 'nobody beyond family was told within the limit of the class, though the program ran',
    text: `select o.alarm as subject from ${events} o join alarms a on a.community_id = o.community_id and a.id = o.alarm
      where o.kind = 'alarm.opened' and o.facts ->> 'cause' = 'missed' and not exists (
        select 1 from ${events} e where e.community_id = o.community_id and e.alarm = o.alarm and e.seq > o.seq
          and (e.kind in ('alarm.claimed', 'alarm.closed', 'alarm.emergency', 'alarm.vouched', 'alarm.declined')
            or (e.kind = 'alarm.step_told' and a.chain -> 'steps' -> (e.facts ->> 'step')::int ->> 'kind' not in ('person', 'family')))
          and e.happened_at <= o.happened_at + interval '15 minutes'
            + case a.chain ->> 'riskClass' when 'high' then interval '60 minutes' when 'normal' then interval '120 minutes' else interval '360 minutes' end
            + coalesce((select sum(greatest(l.happened_at - (l.facts ->> 'due')::timestamptz, interval '0')) from ${events} l
                where l.community_id = o.community_id and l.alarm = o.alarm and l.facts ? 'due'), interval '0'))
        and o.happened_at < clock_now() - interval '375 minutes'`,
  },
  {
    rule: 'I10',
    what: 'an alarm ended without an outcome',
    text: `select id as subject from alarms where (state = 'closed') <> (outcome is not null)`,
  },
  {
    rule: 'I11',
    what: 'whoever had claimed it was not told that it became worse',
    text: `select e.alarm as subject from ${events} e where e.kind = 'alarm.worse_told' and not exists (
      select 1 from alarm_sends s where s.community_id = e.community_id and s.alarm_id = e.alarm
        and s.round = e.seq and s.template = 'care.worse_' || (e.facts ->> 'cause'))`,
  },
]

/** Checks every invariant over the whole installation; for the keeper. Gives what breaks one. */
export async function findBroken(client: pg.ClientBase): Promise<Finding[]> {
  const broken: Finding[] = []
  for (const { rule, what, text } of checks) {
    const { rows } = await client.query<{ subject: string }>(text)
    for (const { subject } of rows) broken.push({ rule, subject, what })
  }
  return broken
}
