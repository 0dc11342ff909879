import { sql } from 'kysely'
import type { ReadTx, Tx } from '../platform/db/transaction.ts'
import type { Ring } from './rules-geometry.ts'

export type GroundRow = { number: number; outline: Ring; is_planned: boolean }

/** A grid that holds on a day and goes on, held against other changes; undefined where there is none. */
export function lockGround(
  tx: Tx,
  at: { community: string; grid: string; from: string },
): Promise<GroundRow | undefined> {
  return tx.first(sql<GroundRow>`
    select number, outline, redraws_at is not null as is_planned from grids
    where community_id = ${at.community}::uuid and id = ${at.grid}::uuid
      and valid_from <= ${at.from}::date and valid_to is null for share`)
}

export type KnownHouse = { id: string; number: number; outline: Ring; stands: boolean; begun: boolean }

/** All buildings of a community, whether each stands on a day or later, and whether it does today. */
export function findHouses(tx: ReadTx, at: { community: string; from: string }): Promise<KnownHouse[]> {
  return tx.all(sql<KnownHouse>`
    select id, number, outline, valid_to is null or valid_to > ${at.from}::date as stands,
      valid_from <= local_today() as begun
    from buildings
    where community_id = ${at.community}::uuid order by number`)
}

type House = { community: string; building: string }

/** Lets a building go on that was to end on a day, with the staircases, doors and facilities that were to end with it. */
export async function houseGoesOn(tx: Tx, at: House & { on: string }): Promise<void> {
  await tx.run(sql`
    update buildings set valid_to = null where community_id = ${at.community}::uuid and id = ${at.building}::uuid`)
  for (const table of ['staircases', 'facilities', 'dwellings'])
    await tx.run(sql`
      update ${sql.table(table)} set valid_to = null
      where community_id = ${at.community}::uuid and building_id = ${at.building}::uuid
        and valid_to = greatest(${at.on}::date, valid_from + 1)`)
}

/** Takes out a building with what was entered with it. Whatever else points at it makes the keys fail. */
export async function removeHouse(tx: Tx, at: House): Promise<void> {
  for (const table of ['dwellings', 'staircases', 'building_grids'])
    await tx.run(sql`
      delete from ${sql.table(table)}
      where community_id = ${at.community}::uuid and building_id = ${at.building}::uuid`)
  await tx.run(sql`delete from buildings where community_id = ${at.community}::uuid and id = ${at.building}::uuid`)
}

/** Ends a building on a day with its staircases and facilities; its doors are ended beside it. */
export async function endHouse(tx: Tx, at: { community: string; building: string; on: string }): Promise<void> {
  const on = sql`${at.on}::date`
  await tx.run(sql`
    update buildings set valid_to = ${on} where community_id = ${at.community}::uuid and id = ${at.building}::uuid`)
  for (const table of ['staircases', 'facilities'])
    await tx.run(sql`
      update ${sql.table(table)} set valid_to = greatest(${on}, valid_from + 1)
      where community_id = ${at.community}::uuid and building_id = ${at.building}::uuid
        and (valid_to is null or valid_to > ${on})`)
}
