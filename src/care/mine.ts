import type { CodeActor } from '../platform/actor.ts'
import type { Command } from '../platform/commands/write.ts'
import type { ReadTx } from '../platform/db/transaction.ts'
import { clockNow } from '../platform/journal/read.ts'
import { Problem } from '../platform/problem.ts'
import { doAlarmAct } from './act-on-alarm.ts'
import type { CareContext } from './care-context.ts'
import { careCodeHash } from './care-links.ts'
import type { MinePage } from './contract.ts'
import { giveSign, sayAway } from './give-sign.ts'
import { maskedName } from './present.ts'
import { careProblems } from './problems.ts'
import { findOpenAlarmOf } from './read-alarms.ts'
import { findLinkByCode, findLinks, findName } from './read-people.ts'
import { findPlanOfLink, type PlanRow } from './read-plans.ts'
import { findNewestSlots, isAwayAt, lastSignAt, type SlotRow } from './read-watches.ts'
import { witnessesNeeded } from './rules-alarm-acts.ts'

/** The care link behind a secret, or null. */
export async function caredOf({ database }: CareContext, code: string): Promise<CodeActor | null> {
  const codeHash = careCodeHash(code)
  const link = await database.read({ kind: 'link', codeHash }, (tx) => findLinkByCode(tx, codeHash))
  return link ? { kind: 'code', report: link.id, community: link.community_id } : null
}

async function planOf(tx: ReadTx, actor: CodeActor): Promise<PlanRow & { kind: 'person' | 'family' }> {
  const plan = await findPlanOfLink(tx, actor.report)
  if (!plan) throw new Problem(careProblems.notHere)
  tx.open(plan.id)
  const link = (await findLinks(tx, { community: plan.community_id, plan: plan.id })).find(
    ({ id }) => id === actor.report,
  )
  if (!link) throw new Problem(careProblems.notHere)
  return { ...plan, kind: link.kind }
}

/** What she, or somebody she named, sees behind the link. Throws care.not-here. */
export function readMine({ database }: CareContext, actor: CodeActor): Promise<MinePage> {
  return database.read(actor, async (tx) => {
    const plan = await planOf(tx, actor)
    tx.concern(plan.person_id)
    const at = { community: plan.community_id, plan: plan.id }
    const now = await clockNow(tx)
    const [name, slots, last, alarm] = await Promise.all([
      findName(tx, { community: at.community, person: plan.person_id }),
      findNewestSlots(tx, at),
      lastSignAt(tx, at),
      findOpenAlarmOf(tx, { community: at.community, person: plan.person_id }),
    ])
    const isPerson = plan.kind === 'person'
    // Under duress others see a quiet page: no sign, no miss, nothing that tells them apart from being told.
    const isQuiet = !isPerson && plan.duress
    const isAway = await isAwayAt(tx, { ...at, moment: now })
    return {
      kind: plan.kind,
      name: isPerson ? name : maskedName(name),
      isActive: plan.state === 'active',
      today: isQuiet ? null : todayOf(slots, now, isAway),
      lastSignAt: isQuiet ? null : (last?.toISOString() ?? null),
      alarm: alarm
        ? {
            id: alarm.id,
            state: alarm.state,
            openedAt: alarm.opened_at.toISOString(),
            isClaimed: alarm.owner_id !== null,
            isMine: alarm.owner_id === actor.report,
            needsWitness: witnessesNeeded(alarm.chain.riskClass) > alarm.witnesses.length + 1,
          }
        : null,
      dutyNumber: null,
    }
  })
}

/** The sign of today: the slot that is open, or the one that was decided last. */
function todayOf(slots: readonly SlotRow[], now: Date, isAway: boolean): MinePage['today'] {
  const open = slots.find(({ state }) => state === 'open')
  const given = slots.find(({ state }) => state === 'satisfied')
  if (isAway && open) return { state: 'away', dueAt: open.due_at.toISOString() }
  if (open && open.opens_at <= now)
    return { state: open.due_at < now ? 'late' : 'expected', dueAt: open.due_at.toISOString() }
  if (given) return { state: 'given', dueAt: (open ?? given).due_at.toISOString() }
  return open ? { state: 'expected', dueAt: open.due_at.toISOString() } : null
}

async function myPlan({ database }: CareContext, actor: CodeActor) {
  return database.read(actor, (tx) => planOf(tx, actor))
}

/** She presses the button. Throws care.not-here, care.refused for others' links. */
export async function pressWell(context: CareContext, actor: CodeActor, command: Command) {
  const plan = await myPlan(context, actor)
  if (plan.kind !== 'person') throw new Problem(careProblems.refused, { reason: 'not-her-own-link' })
  return giveSign(context, actor, { community: plan.community_id, plan: plan.id, command, kind: 'button' })
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
  act: 'claim' | 'decline' | 'arrive' | 'vouch' | 'call-emergency'
  how?: 'voice' | 'seen' | 'camera'
  going?: boolean
}

/** Somebody she named acts on the open alarm. Throws care.not-here where there is none for her, not-now. */
export async function actMine(context: CareContext, actor: CodeActor, ask: MineAct & { command: Command }) {
  const plan = await myPlan(context, actor)
  const alarm = await context.database.read(actor, (tx) =>
    findOpenAlarmOf(tx, { community: plan.community_id, person: plan.person_id }),
  )
  if (!alarm) throw new Problem(careProblems.notHere)
  const by = actor.report
  const act =
    ask.act === 'vouch'
      ? { act: 'vouch' as const, by, how: ask.how ?? 'voice' }
      : ask.act === 'claim'
        ? { act: 'claim' as const, by, going: ask.going ?? false }
        : ask.act === 'decline'
          ? { act: 'decline' as const, by, others: false }
          : { act: ask.act, by }
  const { state } = await doAlarmAct(context, actor, {
    community: plan.community_id,
    alarm: alarm.id,
    command: ask.command,
    act,
  })
  return { state }
}
