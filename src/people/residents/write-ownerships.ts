import { sql } from 'kysely'
import type { Tx } from '../../platform/db/transaction.ts'
import type { Door } from './write-households.ts'

export type NewOwnership = Door & {
  id: string
  community: string
  /** The owner's record, where she has one here. */
  person: string | null
  name: string
  exclusiveArea: number
  share: number
  from: string
}

/** Keeps owners, all with one statement. The database refuses shares of more than the whole. */
export async function insertOwnerships(tx: Tx, owners: readonly NewOwnership[]): Promise<void> {
  if (owners.length === 0) return
  await tx.run(sql`
    insert into ownerships (community_id, id, dwelling_id, building_id, grid_id, person_id, name, exclusive_area, share, valid_from)
    select community, id, dwelling, building, grid, person, name, "exclusiveArea", share, "from"
    from jsonb_to_recordset(${JSON.stringify(owners)}::jsonb) as o (community uuid, id uuid, dwelling uuid, building uuid, grid uuid,
      person uuid, name text, "exclusiveArea" numeric, share numeric, "from" date)`)
}

/** Ends what is owned of a dwelling with a day; what was entered from that very day is taken back. */
export async function endOwnerships(tx: Tx, at: { community: string; dwelling: string; on: string }): Promise<void> {
  const standing = sql`community_id = ${at.community}::uuid and dwelling_id = ${at.dwelling}::uuid and valid_to is null`
  await tx.run(sql`delete from ownerships where ${standing} and valid_from = ${at.on}::date`)
  await tx.run(sql`update ownerships set valid_to = ${at.on}::date where ${standing}`)
}
