import { sql } from 'kysely'
import type { ReadTx } from '../platform/db/transaction.ts'

export type PlaceCounts = { grids: number; buildings: number; staircases: number; dwellings: number }

/** How many places held on a day, counted from their rows, never from constants; today where no day is named. */
export async function countPlaces(tx: ReadTx, community: string, day: string | null = null): Promise<PlaceCounts> {
  const row = await tx.first(sql<PlaceCounts>`
    select (select count(*) from grids where ${heldOn('grids', community, day)}) as grids,
      (select count(*) from buildings where ${heldOn('buildings', community, day)}) as buildings,
      (select count(*) from staircases where ${heldOn('staircases', community, day)}) as staircases,
      (select count(*) from dwellings where ${heldOn('dwellings', community, day)}) as dwellings`)
  return row!
}

function heldOn(table: string, community: string, day: string | null) {
  const on = sql`coalesce(${day}::date, local_today())`
  const from = sql.ref(`${table}.valid_from`)
  const to = sql.ref(`${table}.valid_to`)
  return sql`${sql.ref(`${table}.community_id`)} = ${community}::uuid and ${from} <= ${on} and (${to} is null or ${to} > ${on})`
}

export type GridCounts = { grid_id: string; name: string; buildings: number; dwellings: number }

/** Buildings and dwellings on a day by the grid they were in on that day. */
export function countByGrid(tx: ReadTx, community: string, day: string): Promise<GridCounts[]> {
  return tx.all(sql<GridCounts>`
    select g.id as grid_id, g.name, count(b.id)::int as buildings, coalesce(sum(d.doors), 0)::int as dwellings
    from grids g
    left join building_grids s on s.community_id = g.community_id and s.grid_id = g.id
      and s.valid_from <= ${day}::date and (s.valid_to is null or s.valid_to > ${day}::date)
    left join buildings b on b.community_id = s.community_id and b.id = s.building_id
      and b.valid_from <= ${day}::date and (b.valid_to is null or b.valid_to > ${day}::date)
    left join lateral (select count(*) as doors from dwellings d
      where d.community_id = b.community_id and d.building_id = b.id
        and d.valid_from <= ${day}::date and (d.valid_to is null or d.valid_to > ${day}::date)) d on true
    where g.community_id = ${community}::uuid
      and g.valid_from <= ${day}::date and (g.valid_to is null or g.valid_to > ${day}::date)
    group by g.id, g.name, g.number order by g.number`)
}
