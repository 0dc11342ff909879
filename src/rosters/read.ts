import { sql } from 'kysely'
import type { ReadTx } from '../platform/db/transaction.ts'

export type DutyRow = {
  id: string
  role: 'duty_desk' | 'grid_leader' | 'team_member'
  name: string
  grid_id: string | null
  building_id: string | null
  has_phone: boolean
  has_account: boolean
  begins_at: Date
  ends_at: Date | null
  is_now: boolean
}

/** Duties of a community that have not ended, those of now first. */
export function findDuties(tx: ReadTx, community: string): Promise<DutyRow[]> {
  return tx.all(sql<DutyRow>`
    select id, role, name, grid_id, building_id, phone is not null as has_phone, account_id is not null as has_account, begins_at, ends_at, begins_at <= clock_now() as is_now
    from duties where community_id = ${community}::uuid and (ends_at is null or ends_at > clock_now())
    order by role, begins_at, id limit 500`)
}
