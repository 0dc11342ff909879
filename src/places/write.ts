import { sql } from 'kysely'
import type { Tx } from '../platform/db/transaction.ts'

type PlaceTable = 'grids' | 'buildings' | 'building_grids' | 'staircases' | 'dwellings' | 'offices'

/** Inserts rows of one table given as JSON with the table's column names. */
function insertAll(tx: Tx, table: PlaceTable, rows: object[]) {
  const name = sql.table(table)
  return tx.run(
    sql`insert into ${name} select * from jsonb_populate_recordset(null::${name}, ${JSON.stringify(rows)}::jsonb)`,
  )
}

export type SubdistrictRow = { id: string; code: string; name: string }

/** Makes the sub-district unless its code is known; gives its id. */
export async function ensureSubdistrict(tx: Tx, row: SubdistrictRow): Promise<string> {
  await tx.run(sql`
    insert into subdistricts (id, code, name) values (${row.id}::uuid, ${row.code}, ${row.name}) on conflict (code) do nothing`)
  const found = await tx.first(sql<{ id: string }>`select id from subdistricts where code = ${row.code}`)
  return found!.id
}

export type NewCommunityRow = {
  community_id: string
  subdistrict_id: string
  code: string
  short_code: string
  name: string
  is_demo: boolean
  anchor_longitude: number | null
  anchor_latitude: number | null
}

export async function insertCommunity(tx: Tx, row: NewCommunityRow): Promise<void> {
  await tx.run(sql`
    insert into communities (community_id, subdistrict_id, code, short_code, name, is_demo, anchor_longitude, anchor_latitude, created_at)
    values (${row.community_id}::uuid, ${row.subdistrict_id}::uuid, ${row.code}, ${row.short_code}, ${row.name}, ${row.is_demo},
      ${row.anchor_longitude}, ${row.anchor_latitude}, clock_now())`)
}

export const insertGrids = (tx: Tx, rows: object[]) => insertAll(tx, 'grids', rows)
export const insertBuildings = (tx: Tx, rows: object[]) => insertAll(tx, 'buildings', rows)
export const insertBuildingGrids = (tx: Tx, rows: object[]) => insertAll(tx, 'building_grids', rows)
export const insertStaircases = (tx: Tx, rows: object[]) => insertAll(tx, 'staircases', rows)
export const insertDwellings = (tx: Tx, rows: object[]) => insertAll(tx, 'dwellings', rows)
export const insertOffices = (tx: Tx, rows: object[]) => insertAll(tx, 'offices', rows)

/** Makes an office of a sub-district unless it has one of that tier. */
export async function ensureSubdistrictOffice(
  tx: Tx,
  row: { id: string; subdistrict_id: string; tier: 'subdistrict' | 'district'; name: string },
): Promise<void> {
  await tx.run(sql`
    insert into offices (id, subdistrict_id, tier, scope_id, name)
    values (${row.id}::uuid, ${row.subdistrict_id}::uuid, ${row.tier}, ${row.subdistrict_id}::uuid, ${row.name})
    on conflict do nothing`)
}
