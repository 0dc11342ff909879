import { sql } from 'kysely'
import type { ReadTx } from '../../platform/db/transaction.ts'

type Doors = { community: string; doors: readonly string[] }

export type LivingRow = { person: string; household: string; dwelling: string }

const livingThere = ({ community, doors }: Doors) => sql`
  select id as person, household_id as household, dwelling_id as dwelling from persons
  where community_id = ${community}::uuid and dwelling_id = any (${[...doors]}::uuid[]) order by id`

/** Locks everybody who lives behind doors, always in the same order; before the doors themselves. */
export function lockLivingAt(tx: ReadTx, at: Doors): Promise<LivingRow[]> {
  return tx.all(sql<LivingRow>`${livingThere(at)} for update`)
}

/** Everybody who lives behind doors. */
export function findLivingAt(tx: ReadTx, at: Doors): Promise<LivingRow[]> {
  return tx.all(sql<LivingRow>`${livingThere(at)}`)
}

export type HomeRow = { id: string; dwelling: string; head_count: number | null }

/** The households that live behind doors. */
export function findHomesAt(tx: ReadTx, at: Doors): Promise<HomeRow[]> {
  return tx.all(sql<HomeRow>`
    select id, dwelling_id as dwelling, head_count from households
    where community_id = ${at.community}::uuid and dwelling_id = any (${[...at.doors]}::uuid[]) and valid_to is null`)
}

export type OwnerRow = { dwelling: string; person: string | null; name: string; area: number; share: number }

/** Who owns doors. */
export function findOwnersAt(tx: ReadTx, at: Doors): Promise<OwnerRow[]> {
  return tx.all(sql<OwnerRow>`
    select dwelling_id as dwelling, person_id as person, name, exclusive_area::float8 as area, share::float8 as share from ownerships
    where community_id = ${at.community}::uuid and dwelling_id = any (${[...at.doors]}::uuid[]) and valid_to is null
    order by share desc, name, id`)
}
