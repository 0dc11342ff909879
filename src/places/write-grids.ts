import { sql } from 'kysely'
import type { ReadTx, Tx } from '../platform/db/transaction.ts'
import type { Ring } from './rules-geometry.ts'

export type LockedGrid = {
  id: string
  number: number
  name: string
  outline: Ring
  valid_from: string
  valid_to: string | null
  /** Another outline is planned for a day. */
  is_planned: boolean
}

/** Locks grids of a community, always in the same order. */
export function lockGrids(tx: Tx, at: { community: string; grids: readonly string[] }): Promise<LockedGrid[]> {
  return tx.all(sql<LockedGrid>`
    select id, number, name, outline, valid_from::text, valid_to::text, redraws_at is not null as is_planned from grids
    where community_id = ${at.community}::uuid and id = any (${[...at.grids]}::uuid[]) order by id for no key update`)
}

export type HouseInGrid = { id: string; outline: Ring; in_it: boolean }

/** Locks the buildings that are in a grid today or are planned to be in it on or after a day, and have not ended by then. */
export function lockHousesOf(tx: Tx, at: { community: string; grid: string; from: string }): Promise<HouseInGrid[]> {
  return tx.all(sql<HouseInGrid>`
    select b.id, b.outline, b.grid_id = ${at.grid}::uuid as in_it from buildings b
    where b.community_id = ${at.community}::uuid and (b.valid_to is null or b.valid_to > ${at.from}::date)
      and (b.grid_id = ${at.grid}::uuid or exists (select 1 from building_grids s
        where s.community_id = b.community_id and s.building_id = b.id and s.grid_id = ${at.grid}::uuid
          and (s.valid_to is null or s.valid_to > ${at.from}::date)))
    order by b.number for update`)
}

/** The number that a new grid is given: none is used twice, also not that of a grid that ended. */
export async function nextGridNumber(tx: ReadTx, community: string): Promise<{ number: number; code: string }> {
  const row = await tx.first(sql<{ number: number; code: string }>`
    select max(g.number) + 1 as number, c.code from grids g join communities c on c.community_id = g.community_id
    where g.community_id = ${community}::uuid group by c.code`)
  return row!
}

export type NewGridRow = {
  community: string
  id: string
  number: number
  code: string
  name: string
  outline: Ring
  from: string
  office: string
}

/** Makes a grid with the office that will hold its matters. */
export async function insertGrid(tx: Tx, row: NewGridRow): Promise<void> {
  await tx.run(sql`
    insert into grids (community_id, id, number, code, name, outline, valid_from)
    values (${row.community}::uuid, ${row.id}::uuid, ${row.number}, ${row.code}, ${row.name}, ${JSON.stringify(row.outline)}::jsonb,
      ${row.from}::date)`)
  await tx.run(sql`
    insert into offices (id, subdistrict_id, community_id, grid_id, tier, scope_id, name)
    select ${row.office}::uuid, subdistrict_id, community_id, ${row.id}::uuid, 'grid', community_id, ${row.name}
    from communities where community_id = ${row.community}::uuid`)
}

type Grid = { community: string; grid: string }

export async function endGridRow(tx: Tx, at: Grid & { on: string }): Promise<void> {
  await tx.run(sql`
    update grids set valid_to = ${at.on}::date where community_id = ${at.community}::uuid and id = ${at.grid}::uuid`)
}

/** Gives a grid another outline, today at once, a later day by the engine. */
export async function outlineFrom(tx: Tx, at: Grid & { outline: Ring; on: string; today: string }): Promise<void> {
  const shape = sql`${JSON.stringify(at.outline)}::jsonb`
  const change =
    at.on === at.today
      ? sql`outline = ${shape}`
      : sql`next_outline = ${shape}, redraws_at = ${at.on}::date::timestamp at time zone 'Asia/Shanghai'`
  await tx.run(sql`update grids set ${change} where community_id = ${at.community}::uuid and id = ${at.grid}::uuid`)
}

export type GridSuccession = { community: string; before: string; after: string; act: 'merge' | 'split'; on: string }

/** Notes which grid was made of which. */
export async function insertGridSuccession(tx: Tx, made: GridSuccession): Promise<void> {
  await tx.run(sql`
    insert into grid_successions (community_id, predecessor_id, successor_id, act, on_day)
    values (${made.community}::uuid, ${made.before}::uuid, ${made.after}::uuid, ${made.act}, ${made.on}::date)`)
}

export type DueOutline = { community_id: string; id: string }

/** Grids whose day of another outline has come; for the engine. */
export function findDueOutlines(tx: ReadTx, most: number): Promise<DueOutline[]> {
  return tx.all(sql<DueOutline>`
    select community_id, id from grids where redraws_at <= clock_now() order by redraws_at limit ${most}`)
}

/** Redraws a grid that is due, once; gives the outline before and the moment, or undefined when another process did. */
export async function redrawDue(tx: Tx, due: DueOutline): Promise<{ outline: Ring; now: Date } | undefined> {
  const before = await tx.first(sql<{ outline: Ring; now: Date }>`
    select outline, clock_now() as now from grids
    where community_id = ${due.community_id}::uuid and id = ${due.id}::uuid and redraws_at <= clock_now() for update skip locked`)
  if (!before) return undefined
  await tx.run(sql`
    update grids set outline = next_outline, next_outline = null, redraws_at = null
    where community_id = ${due.community_id}::uuid and id = ${due.id}::uuid`)
  return before
}

export type PlannedGridChange = { act: 'merge' | 'split'; other: string; on: string }

/** What is planned to become of a grid, together with another. */
export function findPlannedChange(tx: ReadTx, at: Grid): Promise<PlannedGridChange | undefined> {
  return tx.first(sql<PlannedGridChange>`
    select act, successor_id as other, on_day::text as "on" from grid_successions
    where community_id = ${at.community}::uuid and predecessor_id = ${at.grid}::uuid and on_day > local_today()`)
}

/** Whether a planned move of a building is a part of what becomes of its grid. */
export async function movesWithItsGrid(
  tx: ReadTx,
  at: { community: string; from: string; to: string; on: string },
): Promise<boolean> {
  const row = await tx.first(sql<{ on: string }>`
    select on_day::text as "on" from grid_successions where community_id = ${at.community}::uuid
      and predecessor_id = ${at.from}::uuid and successor_id = ${at.to}::uuid and on_day = ${at.on}::date`)
  return row !== undefined
}

/** Takes a planned succession back. */
export async function withdrawSuccession(tx: Tx, at: Grid & { other: string; on: string }): Promise<void> {
  await tx.run(sql`
    delete from grid_successions where community_id = ${at.community}::uuid and predecessor_id = ${at.grid}::uuid
      and successor_id = ${at.other}::uuid and on_day = ${at.on}::date`)
}

/** Lets a grid go on that was to end, with the outline it has. */
export async function goOn(tx: Tx, at: Grid): Promise<void> {
  await tx.run(sql`
    update grids set valid_to = null, next_outline = null, redraws_at = null
    where community_id = ${at.community}::uuid and id = ${at.grid}::uuid`)
}

/** Says of a grid that has not begun that it never held; its number is not given again. */
export async function neverHeld(tx: Tx, at: Grid): Promise<void> {
  await tx.run(sql`
    update grids set valid_to = valid_from where community_id = ${at.community}::uuid and id = ${at.grid}::uuid`)
}
