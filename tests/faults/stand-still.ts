import pg from 'pg'
import { until } from './fault-town.ts'

/** Named points at which a process can be made to stand, from outside: the database lets it wait for a lock there. */
export const points = {
  'before the claim': { lock: 'alarms' },
  'after the lock': { lock: 'duties' },
  'after the event': { trigger: 'before insert on alarm_sends for each row' },
  'before the commit': {
    trigger: 'after insert on alarm_sends deferrable initially deferred for each row',
    isConstraint: true,
  },
  'after the commit': { trigger: `before update on alarm_sends for each row when (new.state = 'sending')` },
  'before its record': { trigger: `before update on alarm_sends for each row when (new.state = 'accepted')` },
} as const
export type Point = keyof typeof points
type Place = { readonly lock?: string; readonly trigger?: string; readonly isConstraint?: boolean }

/** Somebody who stands there, once `reached`. */
export type Standing = {
  /** Waits until a process stands at the point. */
  reached(): Promise<void>
  /** Lets whoever stands there go on; with `gone` the database forgets those who stood there, as when their machine died. */
  release(how?: 'gone'): Promise<void>
}

const key = 7_771

/** From now on a process that comes to the point, or to another place of this kind, waits there. */
export async function standAt(adminAddress: string, point: Point | Place): Promise<Standing> {
  const client = new pg.Client({ connectionString: adminAddress, application_name: 'stand still' })
  // Where the database is stopped under it, the test says so.
  client.on('error', () => undefined)
  await client.connect()
  const place: Place = typeof point === 'string' ? points[point] : point
  if (place.lock) await client.query(`begin; lock table ${place.lock} in access exclusive mode`)
  else {
    await client.query('select pg_advisory_lock($1)', [key])
    await client.query(`create or replace function stand_still() returns trigger language plpgsql security definer as
      $$ begin perform pg_advisory_xact_lock_shared(${key}); return new; end $$`)
    await client.query(
      `create ${place.isConstraint ? 'constraint ' : ''}trigger stand_still ${place.trigger} execute function stand_still()`,
    )
  }
  const waiting = async () =>
    (
      await client.query<{ pid: number }>(
        `select pid from pg_stat_activity where datname = current_database() and application_name = 'gangwan' and wait_event_type = 'Lock'`,
      )
    ).rows.map(({ pid }) => pid)
  return {
    reached: () => until(async () => (await waiting()).length > 0),
    release: async (how) => {
      if (how === 'gone')
        for (const pid of await waiting()) await client.query('select pg_terminate_backend($1)', [pid])
      if (place.lock) await client.query('rollback')
      else await client.query('select pg_advisory_unlock($1)', [key])
      // Taken away last: it would wait for those who stand in it.
      if (place.trigger) await client.query(`drop trigger stand_still ${/on \w+/.exec(place.trigger)![0]}`)
      await client.end()
    },
  }
}
