import type { AccountActor } from '../platform/actor.ts'
import { type Command, once } from '../platform/commands/write.ts'
import type { ReplyOf } from '../platform/http/endpoint.ts'
import { clockNow } from '../platform/journal/read.ts'
import { Problem } from '../platform/problem.ts'
import type { CareContext } from './care-context.ts'
import { circleOf } from './circle.ts'
import type { openNumbers as opened } from './contract-alarms.ts'
import { notePlan } from './keep-plan.ts'
import { placeOfAlarm } from './places-of-alarms.ts'
import { mayActOnAlarm } from './policy.ts'
import { careProblems } from './problems.ts'
import { findAlarm } from './read-alarms.ts'

type Ask = { community: string; alarm: string; command: Command }

/**
 * Opens the numbers of everybody the chain of an open alarm turns to now; family is not among them where it is left out. Who looked
 * is kept with the plan before a number leaves. Throws care.not-here, and not-now once it has ended.
 */
export async function openNumbers(
  { database, secrets }: CareContext,
  actor: AccountActor,
  ask: Ask,
): Promise<ReplyOf<typeof opened>> {
  const { community, command } = ask
  const people = await database.write(actor, async (tx) => {
    const row = await findAlarm(tx, ask)
    if (!row || !mayActOnAlarm(actor, { community, audience: row.audience }).allowed)
      throw new Problem(careProblems.notHere)
    if (row.state === 'closed') throw new Problem(careProblems.notNow, { reason: 'closed' })
    tx.open(row.plan_id)
    tx.concern(row.person_id)
    const circle = await circleOf(tx, placeOfAlarm(row), row.chain)
    await once(tx, { community, command }, async () => {
      const plan = { community_id: community, id: row.plan_id, grid_id: row.grid_id, now: await clockNow(tx) }
      await notePlan(tx, plan, { kind: 'plan.numbers_opened', facts: { alarm: row.id } })
      return null
    })
    return new Map(row.chain.steps.flatMap((_, step) => circle.of(step).map((each) => [each.id, each] as const)))
  })
  return {
    items: [...people.values()].map(({ role, name, phone }) => ({ role, name, phone: secrets.open('phone', phone!) })),
  }
}
