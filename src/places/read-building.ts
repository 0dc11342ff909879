import { sql } from 'kysely'
import type { Reads } from '../platform/db/transaction.ts'

export type HouseRow = {
  id: string
  grid_id: string
  grid_name: string
  number: number
  code: string
  name: string
  floors: number
  has_lift: boolean
  year_built: number | null
  valid_from: string
  valid_to: string | null
  today: string
}

/** One building, also one that ended; undefined where there is none. */
export function findHouse(reads: Reads, at: { community: string; building: string }): Promise<HouseRow | undefined> {
  return reads.first(sql<HouseRow>`
    select b.id, b.grid_id, g.name as grid_name, b.number, b.code, b.name, b.floors, b.has_lift, b.year_built,
      b.valid_from::text, b.valid_to::text, local_today()::text as today
    from buildings b join grids g on g.community_id = b.community_id and g.id = b.grid_id
    where b.community_id = ${at.community}::uuid and b.id = ${at.building}::uuid`)
}

export type StayRow = { grid_id: string; grid_name: string; valid_from: string; valid_to: string | null }

/** In which grids a building was, is and will be, in order. */
export function findStays(reads: Reads, at: { community: string; building: string }): Promise<StayRow[]> {
  return reads.all(sql<StayRow>`
    select s.grid_id, g.name as grid_name, s.valid_from::text, s.valid_to::text
    from building_grids s join grids g on g.community_id = s.community_id and g.id = s.grid_id
    where s.community_id = ${at.community}::uuid and s.building_id = ${at.building}::uuid order by s.valid_from`)
}

export type LandingRow = {
  id: string
  number: number
  code: string
  name: string
  valid_from: string
  valid_to: string | null
}

/** Staircases of a building, also ended ones. */
export function findLandings(reads: Reads, at: { community: string; building: string }): Promise<LandingRow[]> {
  return reads.all(sql<LandingRow>`
    select id, number, code, name, valid_from::text, valid_to::text from staircases
    where community_id = ${at.community}::uuid and building_id = ${at.building}::uuid order by number`)
}

export type DoorRow = {
  id: string
  staircase_id: string
  floor: number
  door: string
  valid_from: string
  valid_to: string | null
  before: { id: string; door: string; act: string; on: string }[]
}

/** Dwellings of a building, also ended ones, with what they were made of. */
export function findDoors(reads: Reads, at: { community: string; building: string }): Promise<DoorRow[]> {
  return reads.all(sql<DoorRow>`
    select d.id, d.staircase_id, d.floor, d.door, d.valid_from::text, d.valid_to::text,
      (select coalesce(jsonb_agg(jsonb_build_object('id', p.id, 'door', p.door, 'act', s.act, 'on', s.on_day) order by p.door), '[]')
       from dwelling_successions s join dwellings p on p.community_id = s.community_id and p.id = s.predecessor_id
       where s.community_id = d.community_id and s.successor_id = d.id) as before
    from dwellings d
    where d.community_id = ${at.community}::uuid and d.building_id = ${at.building}::uuid order by d.floor, d.door, d.valid_from`)
}

export type FacilityRow = {
  id: string
  kind: FacilityKind
  staircase_id: string | null
  floor: number | null
  spot: string
  condition: 'good' | 'worn' | 'broken'
  checked_on: string | null
  valid_from: string
  valid_to: string | null
}
export type FacilityKind =
  | 'lamp'
  | 'hydrant'
  | 'extinguisher'
  | 'well'
  | 'lift'
  | 'handrail'
  | 'entrance_door'
  | 'water_tank'
  | 'meter_box'
  | 'other'

/** Facilities of a building that the actor may see, also ended ones. */
export function findFacilities(reads: Reads, at: { community: string; building: string }): Promise<FacilityRow[]> {
  return reads.all(sql<FacilityRow>`
    select id, kind, staircase_id, floor, spot, condition, checked_on::text, valid_from::text, valid_to::text from facilities
    where community_id = ${at.community}::uuid and building_id = ${at.building}::uuid
    order by kind, staircase_id nulls first, floor nulls first, spot, id`)
}
