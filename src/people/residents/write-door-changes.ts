import { sql } from 'kysely'
import type { Tx } from '../../platform/db/transaction.ts'
import { newId } from '../../platform/ids.ts'
import type { Door } from './write-households.ts'

/** Households that go on as one behind another door. */
export type Going = Door & {
  community: string
  /** The household they go on as, which stands already; places in the first household hold in it. */
  household: string
  households: readonly string[]
  on: string
}

/** Lets everybody of these households stay behind the other door from a day on; a stay that began that day began there. */
export async function takeStays(tx: Tx, going: Going): Promise<void> {
  const { community, household, dwelling } = going
  const stands = sql`community_id = ${community}::uuid and household_id = any (${[...going.households]}::uuid[]) and valid_to is null`
  await tx.run(sql`
    update residences set household_id = ${household}::uuid, dwelling_id = ${dwelling}::uuid where ${stands} and valid_from = ${going.on}::date`)
  const ended = await tx.all(sql<{ person: string; usual: boolean }>`
    update residences set valid_to = ${going.on}::date where ${stands} and valid_from < ${going.on}::date
    returning person_id as person, is_usual as usual`)
  const begun = ended.map((stay) => ({ ...stay, id: newId() }))
  await tx.run(sql`
    insert into residences (community_id, id, person_id, household_id, dwelling_id, building_id, grid_id, is_usual, valid_from)
    select ${community}::uuid, id, person, ${household}::uuid, ${dwelling}::uuid, ${going.building}::uuid, ${going.grid}::uuid, usual,
      ${going.on}::date from jsonb_to_recordset(${JSON.stringify(begun)}::jsonb) as s (id uuid, person uuid, usual boolean)`)
}

/** Says of everybody of these households where they live now; what a place in another than the first was, is not known there. */
export async function takePersons(tx: Tx, going: Going): Promise<void> {
  await tx.run(sql`
    update persons set household_id = ${going.household}::uuid, dwelling_id = ${going.dwelling}::uuid, changed_at = clock_now(),
      relation = case when household_id = ${going.households[0]}::uuid then relation end
    where community_id = ${going.community}::uuid and household_id = any (${[...going.households]}::uuid[])`)
}

/** Ends households that went on as another; one that began on the day itself is gone. */
export async function leaveHouseholds(tx: Tx, going: Going): Promise<void> {
  const old = sql`community_id = ${going.community}::uuid and id = any (${[...going.households]}::uuid[]) and valid_to is null`
  await tx.run(sql`delete from households where ${old} and valid_from = ${going.on}::date`)
  await tx.run(sql`update households set valid_to = ${going.on}::date where ${old}`)
}
