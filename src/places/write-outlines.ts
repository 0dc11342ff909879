import { sql } from 'kysely'
import type { ReadTx, Tx } from '../platform/db/transaction.ts'
import type { Outlined, Redrawn } from './rules-geojson.ts'
import type { Anchor } from './rules-ground.ts'

/** Grids and buildings of today with their outlines. */
export function findOutlined(tx: ReadTx, community: string): Promise<Outlined[]> {
  return tx.all(sql<Outlined>`
    select 'grid' as kind, id, code, name, id as grid, outline, number from grids
    where community_id = ${community}::uuid and valid_from <= local_today() and (valid_to is null or valid_to > local_today())
    union all
    select 'building', id, code, name, grid_id, outline, number from buildings
    where community_id = ${community}::uuid and valid_from <= local_today() and (valid_to is null or valid_to > local_today())
    order by kind desc, number`)
}

/** Keeps other changes of the community's places waiting until this one is done. */
export async function holdPlaces(tx: Tx, community: string): Promise<void> {
  await tx.run(sql`select pg_advisory_xact_lock(hashtextextended('places:' || ${community}, 0))`)
}

/** Writes new outlines. */
export async function writeOutlines(tx: Tx, community: string, redrawn: readonly Redrawn[]): Promise<void> {
  for (const kind of ['grid', 'building'] as const) {
    const rows = redrawn
      .filter(({ place }) => place.kind === kind)
      .map(({ place, outline }) => ({ id: place.id, outline }))
    if (rows.length === 0) continue
    await tx.run(sql`
      update ${sql.table(kind === 'grid' ? 'grids' : 'buildings')} t set outline = n.outline
      from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as n (id uuid, outline jsonb)
      where t.community_id = ${community}::uuid and t.id = n.id`)
  }
}

/** Sets a community down on the earth. */
export async function writeAnchor(tx: Tx, community: string, { longitude, latitude }: Anchor): Promise<void> {
  await tx.run(sql`
    update communities set anchor_longitude = ${longitude}, anchor_latitude = ${latitude} where community_id = ${community}::uuid`)
}
