import { sql } from 'kysely'
import type { Reads } from '../../platform/db/transaction.ts'
import type { AddressParts } from '../import/rules-addresses.ts'
import { type PersonRow, personColumns, personPlaces } from '../residents/read-residents.ts'
import type { OrganisationKind } from '../rules-organisations.ts'
import type { TokenRange } from './rules-search.ts'

/** Most hits of one kind. */
export const mostFound = 10
/** A name of four characters has at most four tokens that begin alike. */
const tokensRead = mostFound * 4

/** Where to look: only in these grids, where the viewer's posts open no more. */
export type Within = { readonly community: string; readonly grids: readonly string[] | undefined }

/** Residents, also those who moved away, whose name has a token in one of the ranges, the closest first. */
export function findByName(
  reads: Reads,
  { community, grids }: Within,
  ranges: readonly TokenRange[],
): Promise<PersonRow[]> {
  const inGrids = grids ? sql`and grid_id = any (${grids}::uuid[])` : sql``
  const parts = ranges.map(
    ({ kind, from, to }) => sql`(select person_id, token from person_tokens
      where community_id = ${community}::uuid and kind = ${kind} and token >= ${from} and token < ${to} ${inGrids}
      order by token limit ${tokensRead})`,
  )
  return reads.all(sql<PersonRow>`
    select ${personColumns} from (
      select person_id, min(token) as token from (${sql.join(parts, sql` union all `)}) hits
      group by person_id order by min(token), person_id limit ${mostFound}
    ) hit join persons p on p.community_id = ${community}::uuid and p.id = hit.person_id ${personPlaces}
    where p.erased_at is null order by hit.token, p.id limit ${mostFound}`)
}

/** Residents by the keyed hashes of a number, by equality alone. */
export function findByHash(
  reads: Reads,
  { community, grids }: Within,
  by: { column: 'phone_hash' | 'phone_tail_hash' | 'id_hash'; hashes: readonly Buffer[] },
): Promise<PersonRow[]> {
  return reads.all(sql<PersonRow>`
    select ${personColumns} from persons p ${personPlaces}
    where p.community_id = ${community}::uuid and ${sql.ref(`p.${by.column}`)} = any (${by.hashes}::bytea[])
      ${grids ? sql`and p.grid_id = any (${grids}::uuid[])` : sql``} and p.erased_at is null
    order by p.id limit ${mostFound}`)
}

export type DoorFound = {
  dwelling: string
  building: string
  door: string
  staircase_name: string
  building_name: string
}

/** Doors that are there now, by the numbers of an address. */
export function findDoors(
  reads: Reads,
  community: string,
  { building, staircase, door }: AddressParts,
): Promise<DoorFound[]> {
  return reads.all(sql<DoorFound>`
    select d.id as dwelling, b.id as building, d.door, t.name as staircase_name, b.name as building_name from buildings b
    join dwellings d on d.community_id = b.community_id and d.building_id = b.id
    join staircases t on t.community_id = d.community_id and t.id = d.staircase_id
    where b.community_id = ${community}::uuid and b.number = ${building}::int and d.door = ${door} and d.valid_to is null
      ${staircase === null ? sql`` : sql`and t.number = ${staircase}::int`}
    order by t.number, d.id limit ${mostFound}`)
}

/** Residents behind doors, the head of each household first. */
export function findBehind(reads: Reads, community: string, parts: AddressParts): Promise<PersonRow[]> {
  return reads.all(sql<PersonRow>`
    select ${personColumns} from (
      select d.id from buildings b join dwellings d on d.community_id = b.community_id and d.building_id = b.id
      join staircases t on t.community_id = d.community_id and t.id = d.staircase_id
      where b.community_id = ${community}::uuid and b.number = ${parts.building}::int and d.door = ${parts.door} and d.valid_to is null
        ${parts.staircase === null ? sql`` : sql`and t.number = ${parts.staircase}::int`} order by t.number, d.id limit ${mostFound}
    ) home join households h on h.community_id = ${community}::uuid and h.dwelling_id = home.id and h.valid_to is null
    join persons p on p.community_id = h.community_id and p.household_id = h.id ${personPlaces}
    where p.erased_at is null order by h.id, (p.relation = 'head') desc nulls last, p.id limit ${mostFound}`)
}

export type BuildingFound = { id: string; name: string; grid_name: string }

/** Buildings by number or by part of their name. */
export function findBuildingsBy(
  reads: Reads,
  community: string,
  by: { number: number | null; words: string },
): Promise<BuildingFound[]> {
  return reads.all(sql<BuildingFound>`
    select b.id, b.name, g.name as grid_name from buildings b
    join grids g on g.community_id = b.community_id and g.id = b.grid_id
    where b.community_id = ${community}::uuid and b.valid_to is null
      and (b.number = ${by.number}::int or (${by.words} <> '' and position(${by.words} in b.name) > 0))
    order by b.number limit ${mostFound}`)
}

export type OrganisationFound = { id: string; name: string; kind: OrganisationKind }

/** Organisations that stand now, by part of their name; those of the Party are on their own pages alone. */
export function findOrganisationsBy(reads: Reads, community: string, words: string): Promise<OrganisationFound[]> {
  return reads.all(sql<OrganisationFound>`
    select id, name, kind from organisations
    where community_id = ${community}::uuid and (valid_to is null or valid_to > local_today())
      and position(${words} in lower(name)) > 0 and kind not in ('party_committee', 'party_branch', 'party_group')
    order by name, id limit ${mostFound}`)
}
