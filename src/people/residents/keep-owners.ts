import { localDay } from '../../places/index.ts'
import type { AccountActor } from '../../platform/actor.ts'
import { type Command, once } from '../../platform/commands/write.ts'
import type { Context } from '../../platform/context.ts'
import type { ReadTx } from '../../platform/db/transaction.ts'
import { newId } from '../../platform/ids.ts'
import { clockNow } from '../../platform/journal/read.ts'
import { type FieldProblem, Problem } from '../../platform/problem.ts'
import { mayKeepResidents } from '../policy-residents.ts'
import { peopleProblems } from '../problems.ts'
import { allow, refuseFields } from '../staff-subjects.ts'
import { recordResident } from './journal-residents.ts'
import { noteLook } from './open-field.ts'
import { doorFor } from './open-resident.ts'
import { lockDoors } from './read-households.ts'
import { findOwnership, lastOwnersDay } from './read-ownerships.ts'
import { findPerson } from './read-residents.ts'
import { isWhole, keptShare, type Purpose, tidyName } from './rules-residents.ts'
import { wrongDay } from './wished-fields.ts'
import { endOwnerships, insertOwnerships } from './write-ownerships.ts'

/** One owner: a person of the register or a name, and the part of the dwelling that is hers. */
export type NamedOwner = { readonly person?: string; readonly name?: string; readonly share: number }

type Ask = {
  community: string
  dwelling: string
  from: string
  exclusiveArea?: number
  owners: readonly NamedOwner[]
  command: Command
}

/**
 * Says who owns a dwelling from a day on, all owners in one act; the owners before end with that day, and stay as history.
 * Throws people.refused, owners-changed, http.invalid naming the field.
 */
export function keepOwners({ database }: Context, actor: AccountActor, ask: Ask): Promise<{ done: true }> {
  const { community, dwelling, from, owners } = ask
  return database.write(actor, (tx) =>
    once(tx, ask, async () => {
      const now = await clockNow(tx)
      refuseFields([...wrongDay('from', from, localDay(now)), ...wrongShares(ask)])
      await lockDoors(tx, { community, doors: [dwelling] })
      const door = await doorFor(tx, actor, { community, dwelling, field: 'dwelling' })
      const last = await lastOwnersDay(tx, ask)
      if (last && (from < last.from || (last.ended && from < last.ended))) {
        throw new Problem(peopleProblems.ownersChanged, { fields: [{ field: 'from', reason: 'owners-changed-later' }] })
      }
      const named = await namesOf(tx, community, owners)
      await endOwnerships(tx, { community, dwelling, on: from })
      const { building, grid } = door
      const place = { community, dwelling, building, grid, from, exclusiveArea: ask.exclusiveArea ?? 0 }
      await insertOwnerships(
        tx,
        named.map((owner) => ({ ...owner, ...place, id: newId() })),
      )
      const facts = { owners: owners.length, from }
      const event = { kind: 'ownership.changed', community, subject: dwelling, grid, at: now, facts } as const
      await recordResident(tx, event)
      return { done: true } as const
    }),
  )
}

function wrongShares({ owners, exclusiveArea }: Ask): FieldProblem[] {
  const wrong: FieldProblem[] = []
  if (owners.length > 0 && exclusiveArea === undefined) wrong.push({ field: 'exclusiveArea', reason: 'missing' })
  if (!isWhole(owners.map(({ share }) => share))) wrong.push({ field: 'owners', reason: 'more-than-the-whole' })
  for (const [index, { name, person }] of owners.entries()) {
    if ((name === undefined) === (person === undefined)) {
      wrong.push({ field: `owners.${index}.name`, reason: 'name-or-person' })
    }
    const isTwice = person !== undefined && owners.findIndex((other) => other.person === person) !== index
    if (isTwice) wrong.push({ field: `owners.${index}.person`, reason: 'named-twice' })
  }
  return wrong
}

async function namesOf(tx: ReadTx, community: string, owners: readonly NamedOwner[]) {
  const named: { person: string | null; name: string; share: number }[] = []
  for (const [index, { person, name, share }] of owners.entries()) {
    const known = person === undefined ? undefined : await findPerson(tx, { community, person })
    if (person !== undefined && !known) refuseFields([{ field: `owners.${index}.person`, reason: 'not-here' }])
    named.push({ person: person ?? null, name: known?.name ?? tidyName(name!), share: keptShare(share) })
  }
  return named
}

type OpenAsk = { community: string; ownership: string; purpose: Purpose; reason?: string; command: Command }

/** Opens an owner's name for a purpose. The look is in the journal, and with her where she is a resident. Throws people.no-such-owner, refused. */
export function openOwner({ database }: Context, actor: AccountActor, ask: OpenAsk): Promise<{ value: string }> {
  const { community, ownership, purpose, command } = ask
  return database.write(actor, async (tx) => {
    const owner = await findOwnership(tx, ask)
    if (!owner) throw new Problem(peopleProblems.noSuchOwner)
    const grid = owner.grid_id
    allow(mayKeepResidents(actor, { community, grid }))
    const person = owner.person_id ? await findPerson(tx, { community, person: owner.person_id }) : undefined
    if (person) {
      tx.open(person.id)
      await noteLook(tx, actor, {
        ...ask,
        person: person.id,
        field: 'name',
        row: person,
        facts: { field: 'name', purpose },
      })
      return { value: owner.name }
    }
    await once(tx, { community, command }, async () => {
      const at = await clockNow(tx)
      const event = { kind: 'ownership.name_opened', community, subject: ownership, grid, at } as const
      await recordResident(tx, { ...event, facts: { purpose } })
      return null
    })
    return { value: owner.name }
  })
}
