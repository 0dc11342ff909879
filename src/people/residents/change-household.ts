import { localDay } from '../../places/index.ts'
import type { AccountActor } from '../../platform/actor.ts'
import { type Command, once } from '../../platform/commands/write.ts'
import type { Context } from '../../platform/context.ts'
import type { ReadTx, Tx } from '../../platform/db/transaction.ts'
import { clockNow } from '../../platform/journal/read.ts'
import { type FieldProblem, Problem } from '../../platform/problem.ts'
import { mayKeepResidents } from '../policy-residents.ts'
import { peopleProblems } from '../problems.ts'
import { allow, refuseFields } from '../staff-subjects.ts'
import { joinHousehold } from './join-household.ts'
import { recordResident } from './journal-residents.ts'
import { goTo } from './move-resident.ts'
import { doorFor } from './open-resident.ts'
import { countMembers, findHousehold, type HouseholdRow, lockDoors, lockMembers } from './read-households.ts'
import { findPersons } from './read-residents.ts'
import type { Relation } from './rules-residents.ts'
import { wrongDay } from './wished-fields.ts'
import { endHousehold, endLeftHousehold, setHeadCount, setRelation } from './write-households.ts'

type HouseholdAt = { readonly community: string; readonly household: string }
type Ask = HouseholdAt & { command: Command }
type Placed = { readonly person: string; readonly relation: Relation }

type HeadAsk = Ask & { person: string; others: readonly { person: string; relation: Exclude<Relation, 'head'> }[] }

/**
 * Makes another member the head, with the place of everybody else towards her, in one act: there is never none, never two.
 * Throws people.no-such-household, refused, not-of-household, http.invalid.
 */
export function changeHead(context: Context, actor: AccountActor, ask: HeadAsk): Promise<{ done: true }> {
  return held(context, actor, ask, async (tx, home, members) => {
    const others = members.filter((id) => id !== ask.person)
    refuseStrangers(members, [{ person: ask.person }, ...ask.others])
    refuseFields(wrongOthers(others, ask.others))
    const { community } = ask
    // The head before gives the place up first; two at once are refused by the database.
    for (const { person, relation } of ask.others) await setRelation(tx, { community, person, relation })
    await setRelation(tx, { community, person: ask.person, relation: 'head' })
    await told(tx, home, 'head_changed', { head: ask.person })
    return { done: true } as const
  })
}

function wrongOthers(others: readonly string[], named: readonly { person: string }[]): FieldProblem[] {
  const isEach = others.length === named.length && others.every((id) => named.some(({ person }) => person === id))
  return isEach ? [] : [{ field: 'others', reason: 'name-everybody-once' }]
}

type SplitAsk = Ask & { dwelling: string; from: string; members: readonly Placed[] }

/**
 * Lets some of a household live behind another door from a day on, together and in one act.
 * Throws people.no-such-household, refused, not-of-household, second-head, http.invalid naming the field.
 */
export function splitHousehold(context: Context, actor: AccountActor, ask: SplitAsk): Promise<{ household: string }> {
  const { community, dwelling, from, members: going } = ask
  return held(context, actor, ask, async (tx, home, members) => {
    refuseFields(wrongDay('from', from, localDay(await clockNow(tx))))
    if (home.dwelling === dwelling) refuseFields([{ field: 'dwelling', reason: 'lives-there' }])
    refuseStrangers(members, going)
    if (new Set(going.map(({ person }) => person)).size < going.length) {
      refuseFields([{ field: 'members', reason: 'named-twice' }])
    }
    const door = await doorFor(tx, actor, { community, dwelling, field: 'dwelling' })
    const household = await joinHousehold(tx, { door, from, relations: going.map(({ relation }) => relation) })
    const rows = await findPersons(tx, { community, persons: going.map(({ person }) => person) })
    for (const row of rows) {
      const { relation } = going.find(({ person }) => person === row.id)!
      await goTo(tx, { row, door, household, relation, from })
    }
    await endLeftHousehold(tx, ask)
    await told(tx, home, 'split', { to: household, persons: going.length, on: from })
    return { household }
  })
}

/** Sets how many live there where not all are persons by name. Throws people.no-such-household, refused. */
export function correctHeadCount(
  context: Context,
  actor: AccountActor,
  ask: Ask & { headCount: number | null },
): Promise<{ done: true }> {
  return held(context, actor, ask, async (tx, home) => {
    await setHeadCount(tx, ask)
    await told(tx, home, 'head_count_corrected', { headCount: ask.headCount })
    return { done: true } as const
  })
}

/** Ends a household that was entered by its head count alone. Throws people.no-such-household, refused, named-in-household, http.invalid. */
export function endCountedHousehold(
  context: Context,
  actor: AccountActor,
  ask: Ask & { on: string },
): Promise<{ done: true }> {
  return held(context, actor, ask, async (tx, home) => {
    refuseFields(wrongDay('on', ask.on, localDay(await clockNow(tx))))
    if ((await countMembers(tx, ask)) > 0) throw new Problem(peopleProblems.namedInHousehold)
    if (!(await endHousehold(tx, ask))) refuseFields([{ field: 'on', reason: 'before-it-began' }])
    await told(tx, home, 'ended', { on: ask.on })
    return { done: true } as const
  })
}

function refuseStrangers(members: readonly string[], named: readonly { person: string }[]): void {
  if (named.some(({ person }) => !members.includes(person))) throw new Problem(peopleProblems.notOfHousehold)
}

/** Locks the members, then the doors: in the order in which everybody else does. */
function held<Verdict>(
  { database }: Context,
  actor: AccountActor,
  ask: Ask & { dwelling?: string },
  work: (tx: Tx, home: HouseholdRow, members: string[]) => Promise<Verdict>,
): Promise<Verdict> {
  return database.write(actor, (tx) =>
    once(tx, ask, async () => {
      const members = await lockMembers(tx, ask)
      const home = await theHousehold(tx, actor, ask)
      await lockDoors(tx, { community: ask.community, doors: [home.dwelling, ...(ask.dwelling ? [ask.dwelling] : [])] })
      return work(tx, await theHousehold(tx, actor, ask), members)
    }),
  )
}

async function theHousehold(tx: ReadTx, actor: AccountActor, at: HouseholdAt): Promise<HouseholdRow> {
  const home = await findHousehold(tx, at)
  if (!home || home.valid_to !== null) throw new Problem(peopleProblems.noSuchHousehold)
  allow(mayKeepResidents(actor, { community: at.community, grid: home.grid }))
  return home
}

async function told(tx: Tx, home: HouseholdRow, verb: string, facts: Record<string, unknown>): Promise<void> {
  const at = await clockNow(tx)
  const event = { kind: `household.${verb}`, community: home.community_id, subject: home.id } as const
  await recordResident(tx, { ...event, grid: home.grid, at, facts })
}
