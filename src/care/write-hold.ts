import type pg from 'pg'
import { newId } from '../platform/ids.ts'

/** Holds what would leave the machine for alarms, until somebody releases it; for the keeper. What is held already stays so. */
export async function holdSending(client: pg.ClientBase, reason: 'restored' | 'asked'): Promise<void> {
  await client.query(
    `insert into care_holds (id, reason, since)
     select $1, $2, clock_now() where not exists (select 1 from care_holds where released_at is null)`,
    [newId(), reason],
  )
}

/** What a release does: how many messages go out now, and how many that are over or were told again since do not. */
export type Released = { readonly since: Date; readonly due: number; readonly superseded: number }

/**
 * Releases what was held: of each recipient and channel of an open alarm the newest message goes out, nobody gets an hour's rounds at
 * once; what belongs to an alarm that ended stays. Gives null where nothing was held.
 */
export async function releaseSending(client: pg.ClientBase): Promise<Released | null> {
  await client.query('begin')
  try {
    const held = await client.query<{ since: Date }>(
      `update care_holds set released_at = greatest(clock_now(), since) where released_at is null returning since`,
    )
    const since = held.rows[0]?.since
    const { rowCount } = since ? await client.query(supersedeOld) : { rowCount: 0 }
    const { rows } = await client.query<{ due: number }>(
      `select count(*)::int as due from alarm_sends where state in ('queued', 'sending') and next_at is not null`,
    )
    await client.query('commit')
    return since ? { since, due: rows[0]!.due, superseded: rowCount ?? 0 } : null
  } catch (error) {
    await client.query('rollback')
    throw error
  }
}

const supersedeOld = `
  update alarm_sends s set state = 'superseded', next_at = null
  from alarms a
  where a.community_id = s.community_id and a.id = s.alarm_id and s.state in ('queued', 'sending') and s.next_at is not null
    and s.template <> 'care.all_clear'
    and (a.state = 'closed' or exists (
      select 1 from alarm_sends newer where newer.community_id = s.community_id and newer.alarm_id = s.alarm_id
        and newer.recipient_id = s.recipient_id and newer.channel = s.channel and newer.template <> 'care.all_clear'
        and newer.state in ('queued', 'sending')
        and (newer.queued_at, newer.cycle, newer.step, newer.round, newer.id) > (s.queued_at, s.cycle, s.step, s.round, s.id)))`
