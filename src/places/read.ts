import { sql } from 'kysely'
import type { ReadTx } from '../platform/db/transaction.ts'

export type CommunityRow = {
  community_id: string
  subdistrict_id: string
  code: string
  short_code: string
  name: string
  subdistrict_name: string
  time_zone: string
  is_demo: boolean
  anchor_longitude: number | null
  anchor_latitude: number | null
}

/** Whether a row holds today. */
const holds = (row: string) =>
  sql`${sql.ref(`${row}.valid_from`)} <= local_today() and (${sql.ref(`${row}.valid_to`)} is null or ${sql.ref(`${row}.valid_to`)} > local_today())`

const communityColumns = sql`c.community_id, c.subdistrict_id, c.code, c.short_code, c.name, s.name as subdistrict_name, c.time_zone, c.is_demo,
  c.anchor_longitude, c.anchor_latitude`

/** All communities of the installation, in the order they were founded. */
export function findCommunities(tx: ReadTx): Promise<CommunityRow[]> {
  return tx.all(sql<CommunityRow>`
    select ${communityColumns} from communities c join subdistricts s on s.id = c.subdistrict_id order by c.created_at, c.code`)
}

/** One community, or undefined. */
export function findCommunity(tx: ReadTx, community: string): Promise<CommunityRow | undefined> {
  return tx.first(sql<CommunityRow>`
    select ${communityColumns} from communities c join subdistricts s on s.id = c.subdistrict_id
    where c.community_id = ${community}::uuid`)
}

export type StaircaseRow = {
  community_id: string
  id: string
  code: string
  number: number
  name: string
  building_id: string
  building_name: string
  floors: number
  has_lift: boolean
  grid_id: string
  grid_name: string
}

const staircaseColumns = sql`t.community_id, t.id, t.code, t.number, t.name, t.building_id, b.name as building_name, b.floors,
  b.has_lift, b.grid_id, g.name as grid_name`
const staircaseTables = sql`staircases t
  join buildings b on b.community_id = t.community_id and b.id = t.building_id
  join grids g on g.community_id = b.community_id and g.id = b.grid_id`

/** The staircase behind the code of a QR sheet, or undefined. */
export function findStaircase(tx: ReadTx, code: string): Promise<StaircaseRow | undefined> {
  return tx.first(
    sql<StaircaseRow>`select ${staircaseColumns} from ${staircaseTables} where t.code = ${code} and ${holds('t')}`,
  )
}

/** All staircases of a community, by building and number; for QR sheets. */
export function findStaircases(tx: ReadTx, community: string): Promise<StaircaseRow[]> {
  return tx.all(sql<StaircaseRow>`
    select ${staircaseColumns} from ${staircaseTables} where t.community_id = ${community}::uuid and ${holds('t')}
    order by b.number, t.number`)
}

export type GridRow = {
  id: string
  number: number
  code: string
  name: string
  outline: [number, number][]
  office_id: string | null
  ends_on: string | null
  planned: { act: 'merge' | 'split' | 'end'; on: string; other: string | null } | null
}

/** Grids of a community with the office that answers for each. */
export function findGrids(tx: ReadTx, community: string): Promise<GridRow[]> {
  return tx.all(sql<GridRow>`
    select g.id, g.number, g.code, g.name, g.outline, o.id as office_id, g.valid_to::text as ends_on,
      coalesce((select jsonb_build_object('act', s.act, 'on', s.on_day, 'other', n.name)
        from grid_successions s join grids n on n.community_id = s.community_id and n.id = s.successor_id
        where s.community_id = g.community_id and s.predecessor_id = g.id and s.on_day > local_today() limit 1),
        case when g.valid_to is not null then jsonb_build_object('act', 'end', 'on', g.valid_to, 'other', null) end) as planned
    from grids g
    left join offices o on o.community_id = g.community_id and o.grid_id = g.id and o.tier = 'grid'
    where g.community_id = ${community}::uuid and ${holds('g')} order by g.number`)
}

export type BuildingRow = {
  id: string
  grid_id: string
  number: number
  code: string
  name: string
  floors: number
  has_lift: boolean
  outline: [number, number][]
  moves_on: string | null
  staircases: { id: string; code: string; number: number; name: string }[]
}

/** Buildings of a community with their staircases, by number. */
export function findBuildings(tx: ReadTx, community: string): Promise<BuildingRow[]> {
  return tx.all(sql<BuildingRow>`
    select b.id, b.grid_id, b.number, b.code, b.name, b.floors, b.has_lift, b.outline,
      (b.moves_at at time zone 'Asia/Shanghai')::date::text as moves_on,
      (select coalesce(jsonb_agg(jsonb_build_object('id', t.id, 'code', t.code, 'number', t.number, 'name', t.name) order by t.number), '[]')
       from staircases t where t.community_id = b.community_id and t.building_id = b.id and ${holds('t')}) as staircases
    from buildings b where b.community_id = ${community}::uuid and ${holds('b')} order by b.number`)
}

export type BuildingPlace = { id: string; name: string; grid_id: string; floors: number }

/** The grid and name of one building, or undefined. */
export function findBuilding(
  tx: ReadTx,
  at: { community: string; building: string },
): Promise<BuildingPlace | undefined> {
  return tx.first(sql<BuildingPlace>`
    select id, name, grid_id, floors from buildings where community_id = ${at.community}::uuid and id = ${at.building}::uuid
      and ${holds('buildings')}`)
}

/** Whether the community has this grid. */
export async function hasGrid(tx: ReadTx, at: { community: string; grid: string }): Promise<boolean> {
  const row = await tx.first(sql<{ id: string }>`
    select id from grids where community_id = ${at.community}::uuid and id = ${at.grid}::uuid and ${holds('grids')}`)
  return row !== undefined
}

export type DwellingRow = {
  id: string
  building_id: string
  grid_id: string
  staircase_id: string
  floor: number
  door: string
}

/** Dwellings of a community that are there now, by building, staircase and door. */
export function findDwellings(tx: ReadTx, community: string): Promise<DwellingRow[]> {
  return tx.all(sql<DwellingRow>`
    select d.id, d.building_id, b.grid_id, d.staircase_id, d.floor, d.door from dwellings d
    join buildings b on b.community_id = d.community_id and b.id = d.building_id
    join staircases t on t.community_id = d.community_id and t.id = d.staircase_id
    where d.community_id = ${community}::uuid and ${holds('d')} order by b.number, t.number, d.floor, d.door`)
}

export type OfficeRow = {
  id: string
  tier: 'grid' | 'community' | 'subdistrict' | 'district'
  name: string
  grid_id: string | null
  grid_number: number | null
  scope_id: string
}

/** The offices that may hold matters of a community: its grids', its own, and its sub-district's two. */
export function findOffices(tx: ReadTx, community: string): Promise<OfficeRow[]> {
  return tx.all(sql<OfficeRow>`
    select o.id, o.tier, o.name, o.grid_id, g.number as grid_number, o.scope_id
    from offices o
    left join grids g on g.community_id = o.community_id and g.id = o.grid_id
    where (o.scope_id = ${community}::uuid
       or o.scope_id = (select subdistrict_id from communities where community_id = ${community}::uuid))
      -- A grid that was planned and taken back never held.
      and (g.id is null or g.valid_to is distinct from g.valid_from)
    order by case o.tier when 'grid' then 1 when 'community' then 2 when 'subdistrict' then 3 else 4 end, g.number`)
}

export type PlaceRow = {
  id: string
  name: string
  code: string | null
  grid: string
  building: string | null
  /** Whether it is there today; what is gone still has its name. */
  holds: boolean
}

/** A community's grids, buildings and staircases, with the codes of staircases and where each stands. */
export function findPlaces(tx: ReadTx, community: string): Promise<PlaceRow[]> {
  return tx.all(sql<PlaceRow>`
    select g.id, g.name, null as code, g.id as grid, null::uuid as building, ${holds('g')} as holds from grids g
      where g.community_id = ${community}::uuid
    union all select b.id, b.name, null, b.grid_id, b.id, ${holds('b')} from buildings b where b.community_id = ${community}::uuid
    union all select t.id, t.name, t.code, b.grid_id, b.id, ${holds('t')} from staircases t
      join buildings b on b.community_id = t.community_id and b.id = t.building_id where t.community_id = ${community}::uuid`)
}
