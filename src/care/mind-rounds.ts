import type { Tx } from '../platform/db/transaction.ts'
import { clockNow } from '../platform/journal/read.ts'
import { record } from '../platform/journal/write.ts'
import { reasonOf } from '../platform/reason.ts'
import type { CareContext } from './care-context.ts'
import { notePlan } from './keep-plan.ts'
import { lockPlan } from './read-plans.ts'
import {
  findDueRounds,
  findHelpers,
  findUnshared,
  lockRound,
  lockRoundsToShare,
  type SharedRow,
} from './read-rounds.ts'
import { planNext } from './record-round.ts'
import { weekOf } from './rules-rounds.ts'
import { type Helper, shareOut } from './rules-sharing.ts'
import { assignRounds, endRound } from './write-rounds.ts'

const atOnce = 200

/** Notes rounds that nobody went on, plans the next ones, and shares out what nobody has yet. Gives how many changed. */
export async function mindRounds(context: CareContext): Promise<number> {
  const due = await context.database.read({ kind: 'engine' }, (tx) => findDueRounds(tx, atOnce))
  let changed = 0
  for (const one of due) {
    // One that cannot be moved keeps no other waiting; the log says which.
    changed += await lapse(context, one).catch((error: unknown) => {
      context.log.error({ ...reasonOf(error), subject: one.id }, 'care cannot move this visit on')
      return 0
    })
  }
  const communities = await context.database.read({ kind: 'engine' }, findUnshared)
  for (const community of communities) changed += await shareRounds(context, community)
  return changed
}

type DueRound = { id: string; community: string; plan: string; person: string }

function lapse(context: CareContext, { id, community, plan: planId, person }: DueRound): Promise<number> {
  return context.database.write({ kind: 'engine', subject: planId, person }, async (tx) => {
    const plan = await lockPlan(tx, planId)
    const round = await lockRound(tx, { community, round: id })
    if (!plan || round?.state !== 'planned') return 0
    await endRound(tx, { community, id, now: plan.now }, { state: 'lapsed', from: 'planned' })
    await notePlan(tx, plan, { kind: 'round.lapsed', facts: { round: id, helper: round.helper_id } })
    await planNext(tx, context, { plan, round, state: 'lapsed' })
    return 1
  })
}

/** Shares out the planned rounds of a community, week by week; each that changes hands is an event. */
export function shareRounds({ database }: Pick<CareContext, 'database'>, community: string): Promise<number> {
  return database.write({ kind: 'engine' }, async (tx) => {
    const [rounds, rows] = [await lockRoundsToShare(tx, community), await findHelpers(tx, community)]
    const helpers = rows.map(({ account, buildings, weekly_most }) => ({
      id: account,
      buildings,
      weeklyMost: weekly_most,
    }))
    const weeks = groupedByWeek(rounds)
    const changes: { id: string; helper: string | null }[] = []
    for (const ofWeek of weeks.values()) changes.push(...changesOf(ofWeek, helpers))
    if (changes.length > 0) await assign(tx, community, changes)
    return changes.length
  })
}

const weekOfRound = ({ due_on }: SharedRow) => weekOf(due_on)

function groupedByWeek(rounds: readonly SharedRow[]): Map<string, SharedRow[]> {
  const weeks = new Map<string, SharedRow[]>()
  for (const round of rounds) weeks.set(weekOfRound(round), [...(weeks.get(weekOfRound(round)) ?? []), round])
  return weeks
}

/** What was done this week counts against what was agreed; only what is planned can change hands. */
function changesOf(rounds: readonly SharedRow[], helpers: readonly Helper[]): { id: string; helper: string | null }[] {
  const planned = rounds.filter(({ state }) => state === 'planned')
  const done = (id: string) => rounds.filter(({ state, helper }) => state !== 'planned' && helper === id).length
  const left = helpers.map((helper) => ({ ...helper, weeklyMost: Math.max(0, helper.weeklyMost - done(helper.id)) }))
  const sharing = shareOut(planned, left)
  return planned.flatMap(({ id, helper }) => {
    const now = sharing.get(id) ?? null
    return now === helper ? [] : [{ id, helper: now }]
  })
}

async function assign(
  tx: Tx,
  community: string,
  rounds: readonly { id: string; helper: string | null }[],
): Promise<void> {
  await assignRounds(tx, { community, rounds })
  const at = await clockNow(tx)
  for (const { id, helper } of rounds) {
    const subject = { kind: 'care_round', id }
    await record(tx, { community, kind: 'round.assigned', subject, at, reader: 'staff', facts: { helper } })
  }
}
