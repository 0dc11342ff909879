import { sql } from 'kysely'
import type { ReadTx, Tx } from '../platform/db/transaction.ts'
import type { MovePlan, Stay } from './rules-moves.ts'

type House = { community: string; building: string }

export type LockedHouse = {
  id: string
  grid_id: string
  number: number
  floors: number
  valid_from: string
  valid_to: string | null
}

/** Locks a building of the community against other changes; undefined where there is none. */
export function lockHouse(tx: Tx, at: House): Promise<LockedHouse | undefined> {
  return tx.first(sql<LockedHouse>`
    select id, grid_id, number, floors, valid_from::text, valid_to::text from buildings
    where community_id = ${at.community}::uuid and id = ${at.building}::uuid for update`)
}

/** A building's stays, in order; read under its lock. */
export function staysOf(tx: ReadTx, at: House): Promise<Stay[]> {
  return tx.all(sql<Stay>`
    select grid_id as grid, valid_from::text as "from", valid_to::text as "to" from building_grids
    where community_id = ${at.community}::uuid and building_id = ${at.building}::uuid order by valid_from`)
}

/** Whether a grid holds on a day and does not end after it; it is held so until the transaction ends. */
export async function gridGoesOn(tx: Tx, at: { community: string; grid: string; day: string }): Promise<boolean> {
  const row = await tx.first(sql<{ id: string }>`
    select id from grids where community_id = ${at.community}::uuid and id = ${at.grid}::uuid
      and valid_from <= ${at.day}::date and valid_to is null for share`)
  return row !== undefined
}

/** Writes a planned move into the history. */
export async function writeStays(tx: Tx, at: House, plan: MovePlan): Promise<void> {
  const where = sql`community_id = ${at.community}::uuid and building_id = ${at.building}::uuid`
  if (plan.kind === 'replace') {
    await tx.run(
      sql`update building_grids set grid_id = ${plan.grid}::uuid where ${where} and valid_from = ${plan.begins}::date`,
    )
    return
  }
  await tx.run(
    sql`update building_grids set valid_to = ${plan.from}::date where ${where} and valid_from = ${plan.ends}::date`,
  )
  await tx.run(sql`
    insert into building_grids (community_id, building_id, grid_id, valid_from)
    values (${at.community}::uuid, ${at.building}::uuid, ${plan.grid}::uuid, ${plan.from}::date)`)
}

/** Takes the stay that begins on a day back; the one before it goes on. */
export async function withdrawStay(tx: Tx, at: House, from: string): Promise<void> {
  const where = sql`community_id = ${at.community}::uuid and building_id = ${at.building}::uuid`
  await tx.run(sql`update building_grids set valid_to = null where ${where} and valid_to = ${from}::date`)
  await tx.run(sql`delete from building_grids where ${where} and valid_from = ${from}::date`)
}

/** Puts a building into a grid today, and says when the engine looks at it next; rows of other rooms follow by their keys. */
export async function setGrid(tx: Tx, at: House, to: { grid: string; movesOn: string | null }): Promise<void> {
  await tx.run(sql`
    update buildings set grid_id = ${to.grid}::uuid, moves_at = ${to.movesOn}::date::timestamp at time zone 'Asia/Shanghai'
    where community_id = ${at.community}::uuid and id = ${at.building}::uuid`)
}

export type DueMove = { community_id: string; id: string }

/** Buildings whose day of moving has come, the longest due first; for the engine. */
export function findDueMoves(tx: ReadTx, most: number): Promise<DueMove[]> {
  return tx.all(sql<DueMove>`
    select community_id, id from buildings where moves_at <= clock_now() order by moves_at limit ${most}`)
}

export type DueHouse = { grid_id: string; now: Date; today: string }

/** Locks a building that is due to move; undefined when another process has it or it moved meanwhile. */
export function lockDueMove(tx: Tx, due: DueMove): Promise<DueHouse | undefined> {
  return tx.first(sql<DueHouse>`
    select grid_id, clock_now() as now, local_today()::text as today from buildings
    where community_id = ${due.community_id}::uuid and id = ${due.id}::uuid and moves_at <= clock_now()
    for update skip locked`)
}
