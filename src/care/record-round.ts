import type { AccountActor } from '../platform/actor.ts'
import { type Command, once } from '../platform/commands/write.ts'
import type { Tx } from '../platform/db/transaction.ts'
import { httpProblems } from '../platform/http/problems.ts'
import { Problem } from '../platform/problem.ts'
import type { CareContext } from './care-context.ts'
import { takeSign } from './give-sign.ts'
import { allow, notePlan } from './keep-plan.ts'
import { raiseAlarm } from './mind-care.ts'
import { planRound, roundZone } from './plan-rounds.ts'
import { mayRecordRound } from './policy.ts'
import { careProblems } from './problems.ts'
import { lockPlan, type PlanRow } from './read-plans.ts'
import { findCadence, findRound, lockRound, type RoundRow } from './read-rounds.ts'
import { isAwayAt } from './read-watches.ts'
import { type Concern, type Follow, nextRound, type RoundReport, wrongReport } from './rules-rounds.ts'
import { dayIn } from './rules-zones.ts'
import { tell } from './weigh-water.ts'
import { type Ended, endRound } from './write-rounds.ts'

type Report = {
  community: string
  round: string
  command: Command
  result: RoundReport['result']
  concerns?: readonly Concern[]
  follow?: Follow
}

/**
 * What came of a planned visit or call. Seen or heard is a sign of life; nobody who opens is a missing one. The plan is not the helper's to
 * see, so the engine writes for her once the policy has said that the round is hers. Throws care.not-here, refused, not-now, http.invalid.
 */
export async function recordRound(
  context: CareContext,
  actor: AccountActor,
  ask: Report,
): Promise<{ alarm: string | null; next: string | null }> {
  const { community, command } = ask
  const report: RoundReport = { result: ask.result, concerns: ask.concerns ?? [], follow: ask.follow ?? null }
  const wrong = wrongReport(report)
  if (wrong.length > 0) throw new Problem(httpProblems.invalid, { fields: wrong })
  const seen = await context.database.read(actor, (tx) => findRound(tx, ask))
  if (!seen) throw new Problem(careProblems.notHere)
  const engine = { kind: 'engine' as const, subject: seen.plan_id, person: seen.person_id }
  return context.database.write(engine, (tx) =>
    once(tx, { community, command }, async () => {
      const plan = await lockPlan(tx, seen.plan_id)
      const round = await lockRound(tx, ask)
      if (!plan || !round) throw new Problem(careProblems.notHere)
      allow(mayRecordRound(actor, { community, helper: round.helper_id }))
      if (round.state !== 'planned') throw new Problem(careProblems.notNow, { reason: round.state })
      const ended = await follow(tx, { plan, round, by: actor.account, command }, report)
      await endRound(tx, { community, id: round.id, now: plan.now }, { ...ended, by: actor.account })
      const facts = {
        round: round.id,
        result: report.result,
        concerns: report.concerns,
        follow: report.follow,
        by: actor.account,
      }
      await notePlan(tx, plan, { kind: `round.${ended.state}`, facts })
      return { alarm: ended.alarm ?? null, next: await planNext(tx, context, { plan, round, state: ended.state }) }
    }),
  )
}

type Happened = { plan: PlanRow & { now: Date }; round: RoundRow; by: string; command: Command }

async function follow(tx: Tx, { plan, round, by, command }: Happened, report: RoundReport): Promise<Ended> {
  const { now } = plan
  if (report.result === 'no_answer') {
    const at = { community: plan.community_id, plan: plan.id, moment: now }
    if (await isAwayAt(tx, at)) return { state: 'excused' }
    const cause = round.kind === 'visit' ? ('no_answer_at_door' as const) : ('missed' as const)
    return { state: 'no_answer', alarm: await raiseAlarm(tx, { plan, cause, now, by }) }
  }
  await takeSign(tx, plan, { kind: round.kind, source: command.sender, seq: command.id, by, at: null })
  const done = { state: 'done' as const, result: report.result, concerns: report.concerns }
  if (report.follow === 'alarm') return { ...done, alarm: await raiseAlarm(tx, { plan, cause: 'worry', now, by }) }
  if (report.follow === 'notice') await tell(tx, { community: plan.community_id, kind: 'concern', plan: plan.id }, now)
  return done
}

/** The next one of the cadence, unless that has ended; gives its last day. */
export async function planNext(
  tx: Tx,
  context: Pick<CareContext, 'secrets'>,
  { plan, round, state }: { plan: PlanRow & { now: Date }; round: RoundRow; state: Ended['state'] },
): Promise<string | null> {
  const cadence = await findCadence(tx, { community: plan.community_id, cadence: round.cadence_id })
  if (!cadence || cadence.ended_at || plan.state !== 'active') return null
  const agreed = { everyDays: cadence.every_days, windowDays: cadence.window_days }
  const was = state === 'done' ? ('seen' as const) : ('not-seen' as const)
  const window = nextRound(agreed, { was, today: dayIn(roundZone, plan.now) })
  await planRound(tx, context, { plan, cadence, window })
  return window.dueOn
}
