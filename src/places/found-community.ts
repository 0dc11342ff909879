import type { Tx } from '../platform/db/transaction.ts'
import { newId } from '../platform/ids.ts'
import {
  ensureSubdistrict,
  ensureSubdistrictOffice,
  insertBuildingGrids,
  insertBuildings,
  insertCommunity,
  insertDwellings,
  insertGrids,
  insertOffices,
  insertStaircases,
} from './write.ts'

type Outline = readonly (readonly [number, number])[]

/** A community to be founded: names and codes, and its plan in local metres. A community may begin without buildings. */
export type NewCommunity = {
  subdistrict: { code: string; name: string }
  code: string
  shortCode: string
  name: string
  isDemo: boolean
  /** The day its places begin to hold, YYYY-MM-DD. */
  from: string
  anchor?: { longitude: number; latitude: number }
  grids: readonly { number: number; name: string; outline: Outline }[]
  buildings: readonly {
    number: number
    gridNumber: number
    floors: number
    hasLift: boolean
    yearBuilt: number | null
    outline: Outline
    staircases: readonly { number: number; dwellings: readonly { floor: number; door: string }[] }[]
  }[]
}

/** Founds a community with its places and the offices that will hold its matters; gives its id. Actor: founder. */
export async function foundCommunity(tx: Tx, plan: NewCommunity): Promise<string> {
  const subdistrict = await ensureSubdistrict(tx, { id: newId(), ...plan.subdistrict })
  const community = newId()
  await insertCommunity(tx, {
    community_id: community,
    subdistrict_id: subdistrict,
    code: plan.code,
    short_code: plan.shortCode,
    name: plan.name,
    is_demo: plan.isDemo,
    anchor_longitude: plan.anchor?.longitude ?? null,
    anchor_latitude: plan.anchor?.latitude ?? null,
  })
  const grids = plan.grids.map((grid) => ({ id: newId(), ...grid }))
  await insertGrids(
    tx,
    grids.map((grid) => ({
      ...grid,
      community_id: community,
      code: `${plan.code}-${twoDigits(grid.number)}`,
      valid_from: plan.from,
    })),
  )
  await insertHouses(tx, plan, { community, gridIds: new Map(grids.map((grid) => [grid.number, grid.id])) })
  await foundOffices(tx, plan, { community, subdistrict, grids })
  return community
}

type Founded = { community: string; gridIds: ReadonlyMap<number, string> }
type Houses = Pick<NewCommunity, 'code' | 'shortCode' | 'from' | 'buildings'>

/** Keeps buildings with their staircases, doors and grids; gives their ids in the order of the plan. */
export async function insertHouses(tx: Tx, plan: Houses, { community, gridIds }: Founded): Promise<string[]> {
  const buildings = plan.buildings.map((building) => ({ id: newId(), ...building }))
  await insertBuildings(
    tx,
    buildings.map((building) => ({
      community_id: community,
      id: building.id,
      grid_id: gridIds.get(building.gridNumber),
      number: building.number,
      code: buildingCode(plan.code, { grid: building.gridNumber, number: building.number }),
      name: `${building.number}栋`,
      floors: building.floors,
      has_lift: building.hasLift,
      year_built: building.yearBuilt,
      outline: building.outline,
      valid_from: plan.from,
    })),
  )
  await insertBuildingGrids(
    tx,
    buildings.map(({ id, gridNumber }) => ({
      community_id: community,
      building_id: id,
      grid_id: gridIds.get(gridNumber),
      valid_from: plan.from,
    })),
  )
  const staircases = buildings.flatMap((building) =>
    building.staircases.map((staircase) => ({ id: newId(), building, ...staircase })),
  )
  await insertStaircases(
    tx,
    staircases.map(({ id, building, number }) => ({
      community_id: community,
      id,
      building_id: building.id,
      grid_id: gridIds.get(building.gridNumber),
      number,
      code: staircaseCode(plan.shortCode, { building: building.number, number }),
      name: `${number}梯`,
      valid_from: plan.from,
    })),
  )
  const dwellings = staircases.flatMap(({ id, building, dwellings: doors }) =>
    doors.map((door) => ({
      community_id: community,
      id: newId(),
      building_id: building.id,
      staircase_id: id,
      ...door,
      valid_from: plan.from,
    })),
  )
  await insertDwellings(tx, dwellings)
  return buildings.map(({ id }) => id)
}

async function foundOffices(
  tx: Tx,
  plan: NewCommunity,
  at: { community: string; subdistrict: string; grids: { id: string; name: string }[] },
): Promise<void> {
  const { community, subdistrict, grids } = at
  const own = { subdistrict_id: subdistrict, community_id: community, scope_id: community }
  await insertOffices(tx, [
    { ...own, id: newId(), tier: 'community', name: `${plan.name}居委会` },
    ...grids.map((grid) => ({ ...own, id: newId(), tier: 'grid', grid_id: grid.id, name: grid.name })),
  ])
  const above = { subdistrict_id: subdistrict }
  await ensureSubdistrictOffice(tx, {
    ...above,
    id: newId(),
    tier: 'subdistrict',
    name: `${plan.subdistrict.name}办事处`,
  })
  await ensureSubdistrictOffice(tx, { ...above, id: newId(), tier: 'district', name: `${plan.subdistrict.name}联络员` })
}

/** The code of a building; it keeps the number of the grid that it was founded in. */
export function buildingCode(community: string, { grid, number }: { grid: number; number: number }): string {
  return `${community}-${twoDigits(grid)}-B${String(number).padStart(3, '0')}`
}

/** What the QR code of a staircase carries. */
export function staircaseCode(shortCode: string, { building, number }: { building: number; number: number }): string {
  return `${shortCode}-${String(building).padStart(3, '0')}-${number}`
}

function twoDigits(number: number): string {
  return String(number).padStart(2, '0')
}
