import type { CodeActor } from '../platform/actor.ts'
import type { Command } from '../platform/commands/write.ts'
import type { ReadTx } from '../platform/db/transaction.ts'
import { httpProblems } from '../platform/http/problems.ts'
import { clockNow } from '../platform/journal/read.ts'
import { Problem } from '../platform/problem.ts'
import { doAlarmAct } from './act-on-alarm.ts'
import type { CareContext } from './care-context.ts'
import { careCodeHash } from './care-links.ts'
import { endAway, giveSign, sayAway } from './give-sign.ts'
import { careProblems } from './problems.ts'
import { alarmOf, findOpenAlarmOf } from './read-alarms.ts'
import { findLinkByCode, findLinks } from './read-people.ts'
import { findPlanOfLink, type PlanRow } from './read-plans.ts'
import { type AlarmAct, type MineActName, mineActsOn } from './rules-alarm-acts.ts'
import type { Outcome } from './rules-alarms.ts'

/** The care link behind a secret, or null. */
export async function caredOf({ database }: CareContext, code: string): Promise<CodeActor | null> {
  const codeHash = careCodeHash(code)
  const link = await database.read({ kind: 'link', codeHash }, (tx) => findLinkByCode(tx, codeHash))
  return link ? { kind: 'code', report: link.id, community: link.community_id } : null
}

/** The plan behind a link, open for what follows. Throws care.not-here. */
export async function planOf(tx: ReadTx, actor: CodeActor): Promise<PlanRow & { kind: 'person' | 'family' }> {
  const plan = await findPlanOfLink(tx, { community: actor.community, link: actor.report })
  if (!plan) throw new Problem(careProblems.notHere)
  tx.open(plan.id)
  const link = (await findLinks(tx, { community: plan.community_id, plan: plan.id })).find(
    ({ id }) => id === actor.report,
  )
  if (!link) throw new Problem(careProblems.notHere)
  return { ...plan, kind: link.kind }
}

async function myPlan({ database }: CareContext, actor: CodeActor) {
  return database.read(actor, (tx) => planOf(tx, actor))
}

/**
 * She presses the button. A press that waited on her phone counts for the moment at which she pressed, never for one to come.
 * Throws care.not-here, care.refused for others' links.
 */
export async function pressWell(
  context: CareContext,
  actor: CodeActor,
  { command, at }: { command: Command; at: Date | null },
) {
  const plan = await myPlan(context, actor)
  if (plan.kind !== 'person') throw new Problem(careProblems.refused, { reason: 'not-her-own-link' })
  return giveSign(context, actor, { community: plan.community_id, plan: plan.id, command, kind: 'button', at })
}

/** She is back before the day that was said. Throws care.not-here. */
export async function backMine(context: CareContext, actor: CodeActor, command: Command) {
  const plan = await myPlan(context, actor)
  return endAway(context, actor, { community: plan.community_id, plan: plan.id, command })
}

/** She is away until a moment; said by herself or by somebody she named. Throws care.not-here, not-now. */
export async function awayMine(context: CareContext, actor: CodeActor, ask: { command: Command; until: Date }) {
  const plan = await myPlan(context, actor)
  const from = await context.database.read(actor, (tx) => clockNow(tx))
  const saidBy = plan.kind === 'person' ? ('person' as const) : ('family' as const)
  return sayAway(context, actor, {
    community: plan.community_id,
    plan: plan.id,
    command: ask.command,
    from,
    to: ask.until,
    saidBy,
  })
}

export type MineAct = {
  act: MineActName
  how?: 'voice' | 'seen' | 'camera'
  going?: boolean
  outcome?: Outcome
}

/** Somebody she named acts on the open alarm. Throws care.not-here where there is none for her, not-now. */
export async function actMine(context: CareContext, actor: CodeActor, ask: MineAct & { command: Command }) {
  const plan = await myPlan(context, actor)
  const alarm = await context.database.read(actor, (tx) =>
    findOpenAlarmOf(tx, { community: plan.community_id, person: plan.person_id }),
  )
  if (!alarm) throw new Problem(careProblems.notHere)
  if (ask.act === 'close' && !mineActsOn(alarmOf(alarm), actor.report).includes('close'))
    throw new Problem(careProblems.notNow, { reason: 'not-the-owner' })
  const { state } = await doAlarmAct(context, actor, {
    community: plan.community_id,
    alarm: alarm.id,
    command: ask.command,
    act: actOf(ask, actor.report),
  })
  return { state }
}

/** The act that a holder of a link asks for. Throws http.invalid naming what it left out. */
function actOf(ask: MineAct, by: string): AlarmAct {
  switch (ask.act) {
    case 'claim':
      return { act: 'claim', by, going: ask.going ?? false }
    case 'decline':
      return { act: 'decline', by, others: false }
    case 'vouch':
      return { act: 'vouch', by, how: ask.how ?? 'voice' }
    case 'close':
      if (!ask.outcome) throw new Problem(httpProblems.invalid, { fields: [{ field: 'outcome', reason: 'missing' }] })
      return { act: 'close', by, outcome: ask.outcome }
    default:
      return { act: ask.act, by }
  }
}
