import { sql } from 'kysely'
import type { Tx } from '../platform/db/transaction.ts'
import type { LockedHouse } from './write-moves.ts'

type House = { community: string; building: string }

/** Lets one change of a building's doors follow the other; rows that only point at the building are not held up. */
export function lockHouseOfDoors(tx: Tx, at: House): Promise<LockedHouse | undefined> {
  return tx.first(sql<LockedHouse>`
    select id, grid_id, number, floors, valid_from::text, valid_to::text from buildings
    where community_id = ${at.community}::uuid and id = ${at.building}::uuid for no key update`)
}

export type NewDoorRow = { id: string; staircase: string; floor: number; door: string; from: string }

/** Keeps doors of a building, all with one statement. */
export async function insertDoors(tx: Tx, at: House, doors: readonly NewDoorRow[]): Promise<void> {
  await tx.run(sql`
    insert into dwellings (community_id, id, building_id, staircase_id, floor, door, valid_from)
    select ${at.community}::uuid, id, ${at.building}::uuid, staircase, floor, door, "from"
    from jsonb_to_recordset(${JSON.stringify(doors)}::jsonb) as d (id uuid, staircase uuid, floor smallint, door text, "from" date)`)
}

/** Ends doors on a day. */
export async function endDoors(tx: Tx, at: { community: string; doors: readonly string[]; on: string }): Promise<void> {
  await tx.run(sql`
    update dwellings set valid_to = ${at.on}::date
    where community_id = ${at.community}::uuid and id = any (${[...at.doors]}::uuid[]) and valid_to is null`)
}

export type NewSuccessions = {
  community: string
  act: 'merge' | 'split'
  on: string
  pairs: readonly { before: string; after: string }[]
}

/** Notes which doors were made of which. */
export async function insertSuccessions(tx: Tx, made: NewSuccessions): Promise<void> {
  await tx.run(sql`
    insert into dwelling_successions (community_id, predecessor_id, successor_id, act, on_day)
    select ${made.community}::uuid, "before", "after", ${made.act}, ${made.on}::date
    from jsonb_to_recordset(${JSON.stringify(made.pairs)}::jsonb) as s ("before" uuid, "after" uuid)`)
}
