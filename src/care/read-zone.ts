import { sql } from 'kysely'
import type { ReadTx } from '../platform/db/transaction.ts'

const zoneOf = (community: string) =>
  sql`(select z.time_zone from communities z where z.community_id = ${community}::uuid)`

/** Today by the clock of a community, inside a statement. */
export const todayIn = (community: string) => sql`(clock_now() at time zone ${zoneOf(community)})::date`

/** The moment at which a day of a community has come to an hour, inside a statement. */
export const momentOn = (community: string, day: string, time: string) =>
  sql`((${day}::date + ${time}::time) at time zone ${zoneOf(community)})`

/** The zone by whose clock a community lives. */
export async function findZone(tx: ReadTx, community: string): Promise<string> {
  const row = await tx.first(sql<{ zone: string }>`select ${zoneOf(community)} as zone`)
  return row!.zone
}
