import type pg from 'pg'
import { type CareAudit, lateSeconds, type Standing, type StandingKind } from './rules-standing.ts'

const late = (table: string, kind: StandingKind) =>
  `select community_id, '${kind}' as kind, next_at from ${table} where next_at < clock_now() - interval '${lateSeconds} seconds'`

/** Looks, on a connection of the auditor's own; by index, so that it is never switched off for being slow. */
export async function findStanding(client: pg.ClientBase): Promise<CareAudit> {
  const { rows } = await client.query<{
    now: Date
    engine_at: Date | null
    in_doubt: boolean | null
    held_since: Date | null
    standing: (Omit<Standing, 'since'> & { since: string })[]
  }>(`
    select clock_now() as now, c.wall as engine_at, c.doubt > 0 as in_doubt,
      (select min(since) from care_holds where released_at is null) as held_since,
      coalesce((select json_agg(s) from (
        select community_id as community, kind, count(*)::int as count, min(next_at) as since
        from (${late('alarms', 'alarm')} union all ${late('care_expectations', 'expected')} union all ${late('alarm_sends', 'message')}) l
        group by 1, 2 order by 1, 2) s), '[]') as standing
    from (select 1) one left join care_clock c on c.id = 1`)
  const { now, engine_at: engineAt, in_doubt, held_since: heldSince, standing } = rows[0]!
  const dated = standing.map(({ since, ...rest }) => ({ ...rest, since: new Date(since) }))
  return { now, engineAt, isInDoubt: in_doubt ?? false, heldSince, standing: dated }
}
