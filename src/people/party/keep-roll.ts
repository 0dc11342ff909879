import type { AccountActor } from '../../platform/actor.ts'
import { type Command, once } from '../../platform/commands/write.ts'
import type { Tx } from '../../platform/db/transaction.ts'
import { newId } from '../../platform/ids.ts'
import { Problem } from '../../platform/problem.ts'
import { recordPeople } from '../journal-people.ts'
import type { PeopleContext } from '../people-context.ts'
import { mayKeepRoll } from '../policy-party.ts'
import { peopleProblems } from '../problems.ts'
import { today } from '../read-absences.ts'
import { wrongSpan } from '../rules-organisations.ts'
import { allow, refuseField, refuseFields } from '../staff-subjects.ts'
import { findGroupPlace, type GroupPlace, lockOpenStay, type StayRow } from './read.ts'
import { seeRoll } from './see-roll.ts'
import { endStay, insertStays } from './write.ts'

// The roll is its own history; the journal, which more people read, learns that it changed and not of whom.

type Ask = { community: string; command: Command }

/** Enters a member in a group. Throws people.not-here, refused, http.invalid. */
export function admitMember(
  context: PeopleContext,
  actor: AccountActor,
  wish: Ask & { group: string; name: string; from?: string },
): Promise<{ member: string }> {
  const { community, name } = wish
  return keepOnce(context, actor, {
    ...wish,
    work: async (tx) => {
      const from = await dayOf(tx, wish)
      const place = await openGroup(tx, actor, { community, group: wish.group, day: from })
      const member = newId()
      await insertStays(tx, [{ id: newId(), community, member, name: name.trim(), person: null, ...place, from }])
      await recordRoll(tx, { community, kind: 'admitted', place })
      return { member }
    },
  })
}

/** Moves a member to another group. Throws people.not-here, refused, http.invalid. */
export function transferMember(
  context: PeopleContext,
  actor: AccountActor,
  wish: Ask & { id: string; group: string; from?: string },
): Promise<{ done: true }> {
  const { community, id: member } = wish
  return keepOnce(context, actor, {
    ...wish,
    work: async (tx) => {
      const stay = await openStay(tx, actor, { community, member })
      const from = await dayOf(tx, wish)
      const place = await openGroup(tx, actor, { community, group: wish.group, day: from })
      if (place.group === stay.group) refuseField('group', 'same-as-before')
      if (from < stay.from) refuseField('from', 'before-from')
      await endStay(tx, { community, id: stay.id, day: from, because: 'moved' })
      const { name, person } = stay
      await insertStays(tx, [{ id: newId(), community, member, name, person, ...place, from }])
      await recordRoll(tx, { community, kind: 'moved', place })
      return { done: true as const }
    },
  })
}

/** Takes a member off the roll. Throws people.not-here, refused, http.invalid. */
export function strikeMember(
  context: PeopleContext,
  actor: AccountActor,
  wish: Ask & { id: string; because: 'transferred_out' | 'left' | 'died' | 'entered_by_mistake'; to?: string },
): Promise<{ done: true }> {
  const { community, because, to } = wish
  return keepOnce(context, actor, {
    ...wish,
    work: async (tx) => {
      const stay = await openStay(tx, actor, { community, member: wish.id })
      refuseFields(wrongSpan({ from: stay.from, ...(to ? { to } : {}) }))
      const now = await today(tx)
      const day = to ? dayAfter(to) : now < stay.from ? stay.from : now
      await endStay(tx, { community, id: stay.id, day, because })
      await recordRoll(tx, { community, kind: 'struck', place: stay })
      return { done: true as const }
    },
  })
}

function keepOnce<Verdict>(
  { database }: PeopleContext,
  actor: AccountActor,
  { community, command, work }: Ask & { work: (tx: Tx) => Promise<Verdict> },
): Promise<Verdict> {
  seeRoll(actor, community)
  return database.write(actor, (tx) => once(tx, { community, command }, () => work(tx)))
}

async function dayOf(tx: Tx, { from }: { from?: string }): Promise<string> {
  refuseFields(wrongSpan(from ? { from } : {}))
  return from ?? (await today(tx))
}

async function openGroup(
  tx: Tx,
  actor: AccountActor,
  at: { community: string; group: string; day: string },
): Promise<GroupPlace> {
  const place = await findGroupPlace(tx, at)
  if (!place) refuseField('group', 'not-there')
  allow(mayKeepRoll(actor, place))
  return place
}

async function openStay(tx: Tx, actor: AccountActor, at: { community: string; member: string }): Promise<StayRow> {
  const stay = await lockOpenStay(tx, at)
  if (!stay) throw new Problem(peopleProblems.notHere)
  allow(mayKeepRoll(actor, stay))
  return stay
}

type RollEvent = { community: string; kind: 'admitted' | 'moved' | 'struck'; place: GroupPlace }

async function recordRoll(tx: Tx, { community, kind, place }: RollEvent): Promise<void> {
  await recordPeople(tx, { kind: `roll.${kind}`, subject: place.committee, community })
}

function dayAfter(day: string): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) + 86_400_000).toISOString().slice(0, 10)
}
