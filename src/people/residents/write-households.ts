import { sql } from 'kysely'
import type { Tx } from '../../platform/db/transaction.ts'
import type { Relation } from './rules-residents.ts'

/** A door with the places it lies in. */
export type Door = { dwelling: string; building: string; grid: string }

export type NewHousehold = Door & { id: string; community: string; headCount: number | null; from: string }

/** Keeps households, all with one statement. */
export async function insertHouseholds(tx: Tx, households: readonly NewHousehold[]): Promise<void> {
  if (households.length === 0) return
  await tx.run(sql`
    insert into households (community_id, id, dwelling_id, building_id, grid_id, head_count, valid_from)
    select community, id, dwelling, building, grid, "headCount", "from" from jsonb_to_recordset(${JSON.stringify(households)}::jsonb)
      as h (community uuid, id uuid, dwelling uuid, building uuid, grid uuid, "headCount" smallint, "from" date)`)
}

/** Lets a household begin earlier: somebody of it lived there before it was entered. */
export async function beginHousehold(
  tx: Tx,
  at: { community: string; household: string; from: string },
): Promise<void> {
  await tx.run(sql`
    update households set valid_from = ${at.from}::date where community_id = ${at.community}::uuid and id = ${at.household}::uuid`)
}

/**
 * Ends a household that nobody by name is left of, with the last day somebody of it stayed; one that nobody ever stayed in is
 * gone. One of which a head count is kept stays: others live there.
 */
export async function endLeftHousehold(tx: Tx, at: { community: string; household: string }): Promise<void> {
  const { community, household } = at
  const left = sql`h.community_id = ${community}::uuid and h.id = ${household}::uuid and h.valid_to is null and h.head_count is null
    and not exists (select 1 from persons p where p.community_id = h.community_id and p.household_id = h.id)`
  const stays = sql`from residences r where r.community_id = h.community_id and r.household_id = h.id`
  await tx.run(sql`delete from households h where ${left} and not exists (select 1 ${stays})`)
  await tx.run(sql`update households h set valid_to = (select max(r.valid_to) ${stays}) where ${left}`)
}

/** Ends a household of which nobody is there by name; gives whether it began before that day and had not ended. */
export async function endHousehold(tx: Tx, at: { community: string; household: string; on: string }): Promise<boolean> {
  const ended = await tx.run(sql`
    update households set valid_to = ${at.on}::date
    where community_id = ${at.community}::uuid and id = ${at.household}::uuid and valid_to is null and valid_from < ${at.on}::date`)
  return ended === 1
}

/** Sets how many live there where they are not all persons by name. */
export async function setHeadCount(
  tx: Tx,
  at: { community: string; household: string; headCount: number | null },
): Promise<void> {
  await tx.run(sql`
    update households set head_count = ${at.headCount}::smallint
    where community_id = ${at.community}::uuid and id = ${at.household}::uuid`)
}

export type Place = { community: string; person: string; relation: Relation | null }

/** Gives a person another place in her household. */
export async function setRelation(tx: Tx, { community, person, relation }: Place): Promise<void> {
  await tx.run(sql`
    update persons set relation = ${relation}, changed_at = clock_now()
    where community_id = ${community}::uuid and id = ${person}::uuid and household_id is not null`)
}
