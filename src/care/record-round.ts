import type { Static } from 'typebox'
import type { AccountActor } from '../platform/actor.ts'
import { type Command, once } from '../platform/commands/write.ts'
import type { Tx } from '../platform/db/transaction.ts'
import { httpProblems } from '../platform/http/problems.ts'
import { Problem } from '../platform/problem.ts'
import type { CareContext, RoundsContext } from './care-context.ts'
import type { recordRound as recorded } from './contract-rounds.ts'
import { followConcern, type Happened } from './follow-concern.ts'
import { followPerson } from './follow-person.ts'
import { takeSign } from './give-sign.ts'
import { allow, notePlan } from './keep-plan.ts'
import { raiseAlarm } from './mind-care.ts'
import { planRound } from './plan-rounds.ts'
import { mayRecordRound } from './policy.ts'
import { careProblems } from './problems.ts'
import { findPlan, lockPlan, type PlanRow } from './read-plans.ts'
import { findCadence, findRound, lockRound, type RoundRow } from './read-rounds.ts'
import { isAwayAt } from './read-watches.ts'
import { nextRound, type RoundReport, wrongReport } from './rules-rounds.ts'
import { dayIn } from './rules-zones.ts'
import { type Ended, endRound } from './write-rounds.ts'

type Report = {
  community: string
  round: string
  command: Command
  /** When she noted it, where that was earlier than now. */
  at?: Date | null
} & Partial<RoundReport> &
  Pick<RoundReport, 'result'>

/**
 * What came of a planned visit or call. Seen or heard is a sign of life; nobody who opens is a missing one. The plan is not the helper's to
 * see, so the engine writes for her once the policy has said that the round is hers. Whoever it was handed on from still counts.
 * Throws care.not-here, refused, not-now, round-reported, http.invalid.
 */
export async function recordRound(
  context: RoundsContext,
  actor: AccountActor,
  ask: Report,
): Promise<Static<typeof recorded.reply>> {
  const { community, command, result, concerns = [], follow = null, referral = null } = ask
  const report: RoundReport = { result, concerns, follow, referral }
  const wrong = wrongReport(report)
  if (wrong.length > 0) throw new Problem(httpProblems.invalid, { fields: wrong })
  const seen = await findRoundInSight(context, actor, ask)
  if (!seen) throw new Problem(careProblems.notHere)
  const engine = { kind: 'engine' as const, subject: seen.plan_id, person: seen.person_id }
  return context.database.write(engine, (tx) =>
    once(tx, { community, command }, async () => {
      const plan = await lockPlan(tx, seen.plan_id)
      const round = await lockRound(tx, ask)
      if (!plan || !round) throw new Problem(careProblems.notHere)
      allow(mayRecordRound(actor, { community, helpers: round.helpers }))
      if (!isSayable(round, plan)) throw unsayable(round, actor.account)
      const happened = { plan, round, by: actor.account, command, report, at: ask.at ?? null }
      const ended = await carryOn(tx, context, happened)
      await endRound(tx, { community, id: round.id, now: plan.now }, { ...ended, from: round.state, by: actor.account })
      await notePlan(tx, plan, { kind: `round.${ended.state}`, facts: factsOf(happened, ended) })
      // Where it had lapsed, the next one stands already.
      const isNext = round.state === 'planned'
      const next = isNext ? await planNext(tx, context, { plan, round, state: ended.state }) : null
      return { alarm: ended.alarm ?? null, matter: null, referral: null, ...ended.led, next }
    }),
  )
}

/**
 * A report that comes after its day, or after another rhythm was agreed, still counts: whoever stood before a door that nobody opened
 * says so when her phone has a connection again.
 */
function isSayable(round: RoundRow, plan: PlanRow): boolean {
  if (round.state === 'planned') return true
  if (plan.state !== 'active') return false
  return round.state === 'lapsed' || (round.state === 'excused' && round.done_at === null)
}

/** Somebody else reported before her, or it is over for another reason. */
function unsayable({ state, done_by: by, done_at: at }: RoundRow, account: string): Problem {
  const isOthers = by !== null && by !== account
  return new Problem(isOthers ? careProblems.roundReported : careProblems.notNow, {
    reason: state,
    isFinal: at !== null,
  })
}

/** A visit or call that is or was one's own, or that of a plan one may see. */
function findRoundInSight({ database }: CareContext, actor: AccountActor, ask: { community: string; round: string }) {
  return database.read(actor, async (tx) => {
    const round = await findRound(tx, ask)
    if (!round || round.helpers.includes(actor.account)) return round
    return (await findPlan(tx, { community: ask.community, plan: round.plan_id })) ? round : undefined
  })
}

function factsOf({ round, report, by, at }: Happened, { led }: Carried): Record<string, unknown> {
  const { result, concerns, follow } = report
  return { round: round.id, result, concerns, follow, by, ...(at ? { noted: at } : {}), ...led }
}

/** How a round ended, with the ids of what else came of it. */
type Carried = Omit<Ended, 'from'> & { led?: { matter?: string; referral?: string } }

async function carryOn(tx: Tx, context: RoundsContext, happened: Happened): Promise<Carried> {
  const { plan, round, by, command, report, at: noted } = happened
  const { now } = plan
  if (report.result === 'no_answer') {
    const at = { community: plan.community_id, plan: plan.id, moment: now, duress: plan.duress }
    if (await isAwayAt(tx, at)) return { state: 'excused' }
    const here = await followPerson(tx, plan)
    if (!here) return { state: 'excused' }
    const cause = round.kind === 'visit' ? ('no_answer_at_door' as const) : ('missed' as const)
    return { state: 'no_answer', alarm: await raiseAlarm(tx, { plan: here, cause, now, by }) }
  }
  await takeSign(tx, plan, { kind: round.kind, source: command.sender, seq: command.id, by, at: noted })
  const done = { state: 'done' as const, result: report.result, concerns: report.concerns }
  return { ...done, ...(await followConcern(tx, context, happened)) }
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
  const window = nextRound(agreed, { was, today: dayIn(plan.zone, plan.now) })
  await planRound(tx, context, { plan, cadence, window })
  return window.dueOn
}
