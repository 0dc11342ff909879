import { localDay } from '../../places/index.ts'
import type { AccountActor } from '../../platform/actor.ts'
import { type Command, once } from '../../platform/commands/write.ts'
import type { Context } from '../../platform/context.ts'
import type { Tx } from '../../platform/db/transaction.ts'
import { clockNow } from '../../platform/journal/read.ts'
import { refuseFields } from '../staff-subjects.ts'
import { refuseSecondHead } from './join-household.ts'
import { recordResident } from './journal-residents.ts'
import { holdResident, type PersonAt } from './open-resident.ts'
import { hasHead, lockDoors } from './read-households.ts'
import type { PersonRow } from './read-residents.ts'
import type { Relation } from './rules-residents.ts'
import { tidyWish, type Wish } from './wished-fields.ts'
import { deleteTokens, insertGrounds, insertTokens, updatePerson } from './write-residents.ts'

type Ask = PersonAt & { command: Command; wish: Wish }

/** Puts right what is said of a resident. Throws people.no-such-resident, refused, second-head, http.invalid. */
export function correctResident(
  { database, secrets }: Context,
  actor: AccountActor,
  ask: Ask,
): Promise<{ done: true }> {
  const { community, person, command, wish } = ask
  return database.write(actor, (tx) =>
    once(tx, { community, command }, async () => {
      const row = await holdResident(tx, actor, ask)
      const now = await clockNow(tx)
      const { change, wrong } = tidyWish(wish, { secrets, today: localDay(now) })
      refuseFields(wrong)
      if (change.relation) await refuseRelation(tx, row, change.relation)
      await updatePerson(tx, { community, person }, change)
      if (change.name !== undefined && change.name !== row.name) await renewTokens(tx, row, change.name)
      if (change.phone) {
        const ground = { kind: 'phone', purpose: 'contact', basis: 'consent', how: 'spoken' } as const
        await insertGrounds(tx, [{ community, person, ...ground }], actor.account)
      }
      const facts = { fields: Object.keys(change) }
      const event = { kind: 'resident.corrected', community, subject: person, grid: row.grid_id, facts } as const
      await recordResident(tx, { ...event, at: now })
      return { done: true } as const
    }),
  )
}

async function refuseRelation(tx: Tx, row: PersonRow, relation: Relation): Promise<void> {
  if (!row.household_id || !row.dwelling_id) return refuseFields([{ field: 'relation', reason: 'lives-nowhere-here' }])
  if (relation !== 'head' || row.relation === 'head') return
  await lockDoors(tx, { community: row.community_id, doors: [row.dwelling_id] })
  if (await hasHead(tx, { community: row.community_id, household: row.household_id })) refuseSecondHead()
}

async function renewTokens(tx: Tx, row: PersonRow, name: string): Promise<void> {
  const at = { community: row.community_id, person: row.id }
  await deleteTokens(tx, at)
  if (row.building_id && row.grid_id) {
    await insertTokens(tx, [
      { community: at.community, id: row.id, name, building: row.building_id, grid: row.grid_id },
    ])
  }
}
