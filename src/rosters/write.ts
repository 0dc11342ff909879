import { sql } from 'kysely'
import type { Tx } from '../platform/db/transaction.ts'

export type NewDuty = {
  id: string
  community: string
  role: 'duty_desk' | 'grid_leader' | 'team_member'
  name: string
  /** Sealed number, or null. */
  phone: Buffer | null
  account: string | null
  grid: string | null
  building: string | null
  from: Date
  to: Date | null
  madeBy: string
}

/** Keeps a duty. */
export async function insertDuty(tx: Tx, duty: NewDuty): Promise<void> {
  await tx.run(sql`
    insert into duties (community_id, id, role, grid_id, building_id, account_id, name, phone, begins_at, ends_at, made_by)
    values (${duty.community}::uuid, ${duty.id}::uuid, ${duty.role}, ${duty.grid}::uuid, ${duty.building}::uuid, ${duty.account}::uuid,
      ${duty.name}, ${duty.phone}::bytea, ${duty.from}::timestamptz, ${duty.to}::timestamptz, ${duty.madeBy}::uuid)`)
}

/** Ends a duty now; one that had not begun never will. Gives whether there was one. */
export async function setDutyEnd(tx: Tx, at: { community: string; duty: string }): Promise<boolean> {
  const ended = await tx.run(sql`
    update duties set ends_at = greatest(clock_now(), begins_at + interval '1 second')
    where community_id = ${at.community}::uuid and id = ${at.duty}::uuid and (ends_at is null or ends_at > clock_now())`)
  return ended === 1
}
