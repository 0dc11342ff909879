import { findBuilding } from '../places/index.ts'
import type { AccountActor } from '../platform/actor.ts'
import { type Command, once } from '../platform/commands/write.ts'
import { httpProblems } from '../platform/http/problems.ts'
import { newId } from '../platform/ids.ts'
import { clockNow } from '../platform/journal/read.ts'
import { record } from '../platform/journal/write.ts'
import { Problem } from '../platform/problem.ts'
import type { CareContext } from './care-context.ts'
import { allow, holding, notePlan } from './keep-plan.ts'
import { planRound } from './plan-rounds.ts'
import { mayKeepCare } from './policy.ts'
import { careProblems } from './problems.ts'
import { firstRound, type RoundKind } from './rules-rounds.ts'
import { dayIn } from './rules-zones.ts'
import { endCadences, insertCadence, insertHelper, endHelper as setHelperEnd } from './write-rounds.ts'

type At = { community: string; command: Command }

/** Agrees how often somebody comes or calls. Throws care.not-here, refused, not-now, http.invalid. */
export function setCadence(
  context: CareContext,
  actor: AccountActor,
  ask: At & { plan: string; kind: RoundKind; everyDays: number; windowDays: number },
): Promise<{ cadence: string }> {
  if (ask.windowDays >= ask.everyDays)
    throw new Problem(httpProblems.invalid, { fields: [{ field: 'windowDays', reason: 'too-long' }] })
  return holding(context, actor, ask, async (tx, plan) => {
    if (plan.state !== 'active') throw new Problem(careProblems.notNow, { reason: plan.state })
    const { kind, everyDays, windowDays } = ask
    const cadence = { id: newId(), kind, everyDays, windowDays }
    const at = { community: plan.community_id, plan: plan.id, person: plan.person_id }
    await endCadences(tx, { ...at, kind })
    await insertCadence(tx, { ...at, ...cadence })
    const window = firstRound(cadence, dayIn(plan.zone, plan.now))
    await planRound(tx, context, { plan, cadence, window })
    await notePlan(tx, plan, { kind: 'plan.cadence_set', facts: { kind, everyDays, windowDays } })
    return { cadence: cadence.id }
  })
}

/** Nobody comes or calls by plan any more. Throws care.not-here, refused, not-now. */
export function endCadence(
  context: CareContext,
  actor: AccountActor,
  ask: At & { plan: string; kind: RoundKind },
): Promise<{ done: true }> {
  return holding(context, actor, ask, async (tx, plan) => {
    const ended = await endCadences(tx, { community: plan.community_id, plan: plan.id, kind: ask.kind })
    if (ended === 0) throw new Problem(careProblems.notNow, { reason: 'no-cadence' })
    await notePlan(tx, plan, { kind: 'plan.cadence_ended', facts: { kind: ask.kind } })
    return { done: true as const }
  })
}

type HelperWish = At & { account: string; name: string; buildings: readonly string[]; weeklyMost: number }

/** Somebody agreed to go. Throws care.refused, http.invalid naming a building that is not here. */
export function keepHelper(
  { database }: CareContext,
  actor: AccountActor,
  ask: HelperWish,
): Promise<{ helper: string }> {
  const { community, command, account, buildings, weeklyMost } = ask
  allow(mayKeepCare(actor, community))
  return database.write(actor, (tx) =>
    once(tx, { community, command }, async () => {
      for (const [index, building] of buildings.entries()) {
        if (await findBuilding(tx, { community, building })) continue
        throw new Problem(httpProblems.invalid, { fields: [{ field: `buildings.${index}`, reason: 'not-here' }] })
      }
      const id = newId()
      await insertHelper(tx, { id, community, account, name: ask.name.trim(), buildings, weeklyMost })
      const about = { subject: { kind: 'care_helper', id }, at: await clockNow(tx), reader: 'staff' as const }
      await record(tx, { community, kind: 'care_helper.kept', ...about, facts: { account, buildings, weeklyMost } })
      return { helper: id }
    }),
  )
}

/** She goes no more. Throws care.refused, not-here. */
export function endHelper(
  { database }: CareContext,
  actor: AccountActor,
  ask: At & { helper: string },
): Promise<{ done: true }> {
  const { community, command, helper } = ask
  allow(mayKeepCare(actor, community))
  return database.write(actor, (tx) =>
    once(tx, { community, command }, async () => {
      if (!(await setHelperEnd(tx, { community, helper }))) throw new Problem(careProblems.notHere)
      const about = { subject: { kind: 'care_helper', id: helper }, at: await clockNow(tx), reader: 'staff' as const }
      await record(tx, { community, kind: 'care_helper.ended', ...about })
      return { done: true as const }
    }),
  )
}
