import { sql } from 'kysely'
import type { ReadTx } from '../platform/db/transaction.ts'
import type { FacilityRow } from './read-building.ts'

export type FacilityToList = Pick<FacilityRow, 'kind' | 'floor' | 'spot' | 'condition' | 'checked_on'> & {
  building: string
  grid: string
  staircase: string | null
  since: string
}

/** Facilities of today that the actor may see, by building, kind and place; for lists. */
export function findFacilitiesToList(tx: ReadTx, ask: { community: string; limit: number }): Promise<FacilityToList[]> {
  return tx.all(sql<FacilityToList>`
    select b.name as building, g.name as grid, t.name as staircase, f.kind, f.floor, f.spot, f.condition,
      f.checked_on::text, f.valid_from::text as since
    from facilities f
    join buildings b on b.community_id = f.community_id and b.id = f.building_id
    join grids g on g.community_id = f.community_id and g.id = f.grid_id
    left join staircases t on t.community_id = f.community_id and t.id = f.staircase_id
    where f.community_id = ${ask.community}::uuid and f.valid_from <= local_today()
      and (f.valid_to is null or f.valid_to > local_today())
    order by b.number, f.kind, f.staircase_id nulls first, f.floor nulls first, f.spot, f.id limit ${ask.limit}`)
}
