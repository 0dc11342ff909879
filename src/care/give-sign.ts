import type { AccountActor, CodeActor } from '../platform/actor.ts'
import { type Command, once } from '../platform/commands/write.ts'
import type { Tx } from '../platform/db/transaction.ts'
import { newId } from '../platform/ids.ts'
import { Problem } from '../platform/problem.ts'
import type { CareContext } from './care-context.ts'
import { carryOut } from './carry-out.ts'
import { circleOf } from './circle.ts'
import { allow, notePlan } from './keep-plan.ts'
import { noteContact } from './note-contact.ts'
import { placeOf } from './places-of-alarms.ts'
import { mayKeepCare } from './policy.ts'
import { careProblems } from './problems.ts'
import { type AlarmRow, alarmOf, lockOpenAlarm } from './read-alarms.ts'
import { lockPlan, type PlanRow } from './read-plans.ts'
import { findWatch, lockOpenSlots, missedOpensAt } from './read-watches.ts'
import { type AlarmAct, actOnAlarm } from './rules-alarm-acts.ts'
import { backSlot, nextSlot } from './rules-expectations.ts'
import {
  cancelAways,
  decideSlot,
  excuseBacks,
  insertAway,
  insertBack,
  insertSignal,
  insertSlot,
} from './write-watches.ts'

type Sign = {
  community: string
  plan: string
  command: Command
  kind: 'button' | 'call' | 'visit' | 'neighbour'
  /** When it was given, where that was earlier than now: a phone without a connection sends it late. */
  at?: Date | null
}

/** A sign of life: every slot that is open now is satisfied, and an alarm that waits for one is answered. Throws care.not-here. */
export function giveSign(
  { database }: CareContext,
  actor: AccountActor | CodeActor,
  sign: Sign,
): Promise<{ done: true }> {
  const { community, command } = sign
  return database.write(actor, (tx) =>
    once(tx, { community, command }, async () => {
      const plan = await lockPlan(tx, sign.plan)
      if (plan?.community_id !== community) throw new Problem(careProblems.notHere)
      tx.open(plan.id)
      if (actor.kind === 'account') allow(mayKeepCare(actor, community))
      const taken = { kind: sign.kind, source: command.sender, seq: command.id, by: byOf(actor), at: sign.at ?? null }
      await takeSign(tx, plan, taken)
      return { done: true as const }
    }),
  )
}

function byOf(actor: AccountActor | CodeActor): string {
  return actor.kind === 'account' ? actor.account : actor.report
}

type Taken = { kind: Sign['kind']; source: string; seq: string; by: string; at: Date | null }

/** The same inside a transaction that holds the plan. What was given earlier speaks for then, not for now. */
export async function takeSign(
  tx: Tx,
  plan: PlanRow & { now: Date },
  { kind, source, seq, by, at: deviceAt }: Taken,
): Promise<void> {
  const given = deviceAt && deviceAt < plan.now ? deviceAt : plan.now
  const at = { community: plan.community_id, plan: plan.id, person: plan.person_id }
  const id = newId()
  if (!(await insertSignal(tx, { ...at, id, kind, source, sourceSeq: seq, deviceAt, givenBy: by }))) return
  await notePlan(tx, plan, { kind: 'sign.given', facts: { sign: id, how: kind } })
  await noteContact(tx, plan, given)
  for (const slot of await lockOpenSlots(tx, at)) {
    if (slot.opens_at > given) continue
    await decideSlot(tx, { community: at.community, id: slot.id, now: plan.now }, { state: 'satisfied', signal: id })
    const watch = await findWatch(tx, { community: at.community, watch: slot.watch_id })
    if (watch && !watch.ended_at)
      await insertSlot(tx, { ...at, watch: watch.id }, nextSlot(watch.schedule, { day: slot.day, slot: slot.slot }))
  }
  // Her own button answers the alarm; what others say is a witness's word.
  await answerAlarm(
    tx,
    plan,
    kind === 'button' ? { act: 'answer-well', by } : { act: 'vouch', by, how: kind === 'visit' ? 'seen' : 'voice' },
    given,
  )
}

async function answerAlarm(tx: Tx, plan: PlanRow & { now: Date }, act: AlarmAct, given: Date): Promise<void> {
  const open = await lockOpenAlarm(tx, { community: plan.community_id, person: plan.person_id })
  if (!open || !(await speaksFor(tx, open, given))) return
  tx.concern(plan.person_id)
  const place = placeOf(plan)
  const circle = await circleOf(tx, place, open.chain)
  const before = alarmOf(open)
  const decision = actOnAlarm(before, act, { now: plan.now, reach: circle.reach, quiet: circle.quiet })
  // Once somebody stands at the door, the owner decides.
  if ('refused' in decision) return
  tx.open(open.id)
  await carryOut(tx, { place, id: open.id, now: plan.now, circle, before, audience: open.audience }, decision)
}

/** A sign from before an alarm answers it only where it would have kept it from opening; never what somebody raised since. */
async function speaksFor(tx: Tx, open: AlarmRow, given: Date): Promise<boolean> {
  if (open.raised_at && given < open.raised_at) return false
  if (given >= open.opened_at) return true
  const from = await missedOpensAt(tx, { community: open.community_id, plan: open.plan_id, alarm: open.id })
  return from !== null && given >= from
}

type Away = {
  community: string
  plan: string
  command: Command
  from: Date
  to: Date
  saidBy: 'person' | 'family' | 'volunteer' | 'desk'
}

/** She is away: what falls into that time is excused. At most 31 days. Throws care.not-here, not-now. */
export function sayAway(
  { database }: CareContext,
  actor: AccountActor | CodeActor,
  away: Away,
): Promise<{ away: string }> {
  const { community, command } = away
  return database.write(actor, (tx) =>
    once(tx, { community, command }, async () => {
      const plan = await lockPlan(tx, away.plan)
      if (plan?.community_id !== community) throw new Problem(careProblems.notHere)
      tx.open(plan.id)
      if (actor.kind === 'account') allow(mayKeepCare(actor, community))
      const days = (away.to.getTime() - away.from.getTime()) / 86_400_000
      if (days <= 0 || days > 31)
        throw new Problem(careProblems.notNow, {
          fields: [{ field: 'to', reason: days <= 0 ? 'before-it-begins' : 'too-long' }],
        })
      const id = newId()
      const by = byOf(actor)
      await insertAway(tx, {
        id,
        community,
        plan: plan.id,
        person: plan.person_id,
        from: away.from,
        to: away.to,
        saidBy: away.saidBy,
        by,
      })
      // Under duress what family says of her excuses nothing, and tells them nothing.
      const counts = !(plan.duress && away.saidBy === 'family')
      if (counts && plan.state === 'active' && away.to > plan.now)
        await insertBack(
          tx,
          { community, plan: plan.id, person: plan.person_id, at: plan.now },
          backSlot(plan.zone, away.to),
        )
      await notePlan(tx, plan, {
        kind: 'away.said',
        facts: { away: id, from: away.from, to: away.to, saidBy: away.saidBy },
      })
      return { away: id }
    }),
  )
}

/** She is back earlier than was said; what is expected from now on counts again. Throws care.not-here. */
export function endAway(
  { database }: CareContext,
  actor: AccountActor | CodeActor,
  { community, plan: id, command }: { community: string; plan: string; command: Command },
): Promise<{ done: true }> {
  return database.write(actor, (tx) =>
    once(tx, { community, command }, async () => {
      const plan = await lockPlan(tx, id)
      if (plan?.community_id !== community) throw new Problem(careProblems.notHere)
      tx.open(plan.id)
      if (actor.kind === 'account') allow(mayKeepCare(actor, community))
      const at = { community, plan: plan.id, now: plan.now }
      const ended = await cancelAways(tx, at)
      await excuseBacks(tx, { ...at, dueAts: ended })
      if (ended.length > 0) await notePlan(tx, plan, { kind: 'away.ended', facts: { by: byOf(actor) } })
      return { done: true as const }
    }),
  )
}
