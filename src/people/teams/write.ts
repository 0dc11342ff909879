import { sql } from 'kysely'
import type { Tx } from '../../platform/db/transaction.ts'
import { todaySql } from '../organisations/read.ts'

/** A span of a building with a team or a group; the last day is null where it has no end. */
export type NewSpan = {
  id: string
  community: string
  holder: string
  building: string
  from: string
  to: string | null
}

/** Keeps turns of teams for buildings. */
export async function insertTurns(tx: Tx, turns: readonly NewSpan[]): Promise<void> {
  await tx.run(sql`
    insert into duty_areas (community_id, id, building_id, team_id, valid_from, valid_to)
    select n.community, n.id, n.building, n.holder, n."from", n."to" + 1
    from jsonb_to_recordset(${JSON.stringify(turns)}::jsonb)
      as n (id uuid, community uuid, building uuid, holder uuid, "from" date, "to" date)`)
}

/** Ends turns before the day; one that began on it never held. */
export async function endTurns(tx: Tx, at: { community: string; ids: readonly string[]; day: string }): Promise<void> {
  await tx.run(sql`
    update duty_areas set valid_to = ${at.day}::date where community_id = ${at.community}::uuid and id = any (${at.ids}::uuid[])`)
}

/** Ends the turns of a building that ends; one that would have begun later never held. */
export async function endTurnsOf(tx: Tx, at: { community: string; building: string; day: string }): Promise<void> {
  await tx.run(sql`
    update duty_areas set valid_to = greatest(valid_from, ${at.day}::date)
    where community_id = ${at.community}::uuid and building_id = ${at.building}::uuid
      and (valid_to is null or valid_to > ${at.day}::date)`)
}

type HouseDay = { community: string; building: string; day: string }

/** Lets the turn of a building that was to end on the day go on, where its team does; says whether there is such a turn. */
export async function turnGoesOn(tx: Tx, at: HouseDay): Promise<boolean> {
  const changed = await tx.run(sql`
    update duty_areas d set valid_to = null
    where d.community_id = ${at.community}::uuid and d.building_id = ${at.building}::uuid
      and d.valid_to = ${at.day}::date and d.valid_from < d.valid_to
      and exists (select 1 from organisations o
        where o.community_id = d.community_id and o.id = d.team_id and o.valid_to is null)`)
  return changed > 0
}

/** Lets the place of a building in a group that was to end on the day go on, where the group does. */
export async function stayGoesOn(tx: Tx, at: HouseDay): Promise<void> {
  await tx.run(sql`
    update group_buildings s set valid_to = null
    where s.community_id = ${at.community}::uuid and s.building_id = ${at.building}::uuid
      and s.valid_to = ${at.day}::date and s.valid_from < s.valid_to
      and exists (select 1 from building_groups g
        where g.community_id = s.community_id and g.id = s.group_id and g.valid_to is null)`)
}

/** Takes out who was to answer for a building that never stood. */
export async function removeTurnsAndStays(tx: Tx, at: { community: string; building: string }): Promise<void> {
  for (const table of ['duty_areas', 'group_buildings'])
    await tx.run(sql`
      delete from ${sql.table(table)}
      where community_id = ${at.community}::uuid and building_id = ${at.building}::uuid`)
}

/** From the day on every building has a team. */
export async function insertLayout(tx: Tx, at: { community: string; from: string }): Promise<number> {
  return tx.run(sql`
    insert into duty_layouts (community_id, laid_out_from) values (${at.community}::uuid, ${at.from}::date) on conflict do nothing`)
}

export type NewGroup = { id: string; community: string; name: string; keeper: string; from: string | null }

/** Keeps buildings' groups. */
export async function insertGroups(tx: Tx, groups: readonly NewGroup[]): Promise<void> {
  await tx.run(sql`
    insert into building_groups (community_id, id, name, keeper, valid_from)
    select n.community, n.id, n.name, n.keeper, coalesce(n."from", ${todaySql})
    from jsonb_to_recordset(${JSON.stringify(groups)}::jsonb)
      as n (id uuid, community uuid, name text, keeper text, "from" date)`)
}

/** Changes what is given of a group; with a last day its buildings leave it too. */
export async function updateGroup(
  tx: Tx,
  change: { community: string; id: string; name?: string; keeper?: string; to?: string },
): Promise<void> {
  const { community, id, name = null, keeper = null, to = null } = change
  await tx.run(sql`
    update building_groups set name = coalesce(${name}, name), keeper = coalesce(${keeper}, keeper),
      valid_to = coalesce(${to}::date + 1, valid_to)
    where community_id = ${community}::uuid and id = ${id}::uuid`)
  if (to === null) return
  await tx.run(sql`
    update group_buildings set valid_to = greatest(valid_from, ${to}::date + 1)
    where community_id = ${community}::uuid and group_id = ${id}::uuid and (valid_to is null or valid_to > ${to}::date + 1)`)
}

/** Keeps which building is in which group. */
export async function insertStays(tx: Tx, stays: readonly NewSpan[]): Promise<void> {
  await tx.run(sql`
    insert into group_buildings (community_id, id, building_id, group_id, valid_from, valid_to)
    select n.community, n.id, n.building, n.holder, n."from", n."to" + 1
    from jsonb_to_recordset(${JSON.stringify(stays)}::jsonb)
      as n (id uuid, community uuid, building uuid, holder uuid, "from" date, "to" date)`)
}

/** Ends stays before the day; one that would have begun later never held. */
export async function endStays(tx: Tx, at: { community: string; ids: readonly string[]; day: string }): Promise<void> {
  await tx.run(sql`
    update group_buildings set valid_to = greatest(valid_from, ${at.day}::date)
    where community_id = ${at.community}::uuid and id = any (${at.ids}::uuid[])`)
}
