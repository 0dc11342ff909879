import { sql } from 'kysely'
import type { ReadTx, Tx } from '../platform/db/transaction.ts'

type NewFacilityRow = {
  community: string
  id: string
  building: string
  grid: string
  staircase?: string | undefined
  floor?: number | undefined
  kind: string
  spot: string
  condition: string
  checkedOn?: string | undefined
  from: string
}

/** Writes a facility. A building that moves at this moment makes its key fail, and the command is sent again. */
export async function insertFacility(tx: Tx, row: NewFacilityRow): Promise<void> {
  await tx.run(sql`
    insert into facilities (community_id, id, building_id, grid_id, staircase_id, floor, kind, spot, condition, checked_on, valid_from)
    values (${row.community}::uuid, ${row.id}::uuid, ${row.building}::uuid, ${row.grid}::uuid, ${row.staircase ?? null}::uuid,
      ${row.floor ?? null}, ${row.kind}, ${row.spot}, ${row.condition}, ${row.checkedOn ?? null}::date, ${row.from}::date)`)
}

export type LockedFacility = {
  building_id: string
  grid_id: string
  kind: string
  condition: string
  valid_from: string
  valid_to: string | null
}

type FacilityAt = { community: string; facility: string }

/** The grid of a facility that the actor sees; undefined where there is none. */
export async function findGridOfFacility(tx: ReadTx, at: FacilityAt): Promise<string | undefined> {
  const row = await tx.first(sql<{ grid_id: string }>`
    select grid_id from facilities where community_id = ${at.community}::uuid and id = ${at.facility}::uuid`)
  return row?.grid_id
}

/** Locks a facility that the actor may change; undefined where there is none. */
export function lockFacility(tx: Tx, at: FacilityAt): Promise<LockedFacility | undefined> {
  return tx.first(sql<LockedFacility>`
    select building_id, grid_id, kind, condition, valid_from::text, valid_to::text from facilities
    where community_id = ${at.community}::uuid and id = ${at.facility}::uuid for update`)
}

/** Writes what a facility is like; a day of looking that was not named stays. */
export async function updateFacility(
  tx: Tx,
  row: { community: string; facility: string; spot: string; condition: string; checkedOn?: string | undefined },
): Promise<void> {
  await tx.run(sql`
    update facilities set spot = ${row.spot}, condition = ${row.condition},
      checked_on = coalesce(${row.checkedOn ?? null}::date, checked_on)
    where community_id = ${row.community}::uuid and id = ${row.facility}::uuid`)
}

export async function setFacilityEnd(tx: Tx, row: { community: string; facility: string; on: string }): Promise<void> {
  await tx.run(sql`
    update facilities set valid_to = ${row.on}::date
    where community_id = ${row.community}::uuid and id = ${row.facility}::uuid`)
}

/** Whether a building has this staircase. */
export async function hasStaircase(
  tx: ReadTx,
  at: { community: string; building: string; staircase: string },
): Promise<boolean> {
  const row = await tx.first(sql<{ id: string }>`
    select id from staircases where community_id = ${at.community}::uuid and id = ${at.staircase}::uuid
      and building_id = ${at.building}::uuid`)
  return row !== undefined
}
