import type { AccountActor, CodeActor } from '../platform/actor.ts'
import { type Command, once } from '../platform/commands/write.ts'
import { Problem } from '../platform/problem.ts'
import type { CareContext } from './care-context.ts'
import { carryOut } from './carry-out.ts'
import { circleOf } from './circle.ts'
import { atHome } from './follow-person.ts'
import { allow } from './keep-plan.ts'
import { raiseAlarm } from './mind-care.ts'
import { placeOfAlarm } from './places-of-alarms.ts'
import { mayActOnAlarm, mayKeepCare, mayRaiseAlarm } from './policy.ts'
import { careProblems } from './problems.ts'
import { alarmOf, findAlarm, lockAlarm } from './read-alarms.ts'
import { lockPlan } from './read-plans.ts'
import { type AlarmAct, actOnAlarm } from './rules-alarm-acts.ts'
import type { AlarmState, Cause } from './rules-alarms.ts'
import { markSeen } from './write-alarms.ts'

type At = { community: string; alarm: string; command: Command }

/** Does something to an alarm: claim, decline, arrive, close and so on. Throws care.not-here, refused, not-now with the reason. */
export function doAlarmAct(
  { database }: CareContext,
  actor: AccountActor | CodeActor,
  ask: At & { act: AlarmAct },
): Promise<{ state: AlarmState; version: number }> {
  const { community, command } = ask
  return database.write(actor, (tx) =>
    once(tx, { community, command }, async () => {
      const row = await lockAlarm(tx, ask)
      if (!row) throw new Problem(careProblems.notHere)
      if (actor.kind === 'account') allow(mayActOnAlarm(actor, { community, audience: row.audience }))
      tx.open(row.plan_id)
      tx.concern(row.person_id)
      const place = placeOfAlarm(row)
      const circle = await circleOf(tx, place, row.chain)
      tx.open(row.id)
      const before = alarmOf(row)
      const decision = actOnAlarm(before, ask.act, { now: row.now, reach: circle.reach, quiet: circle.quiet })
      if ('refused' in decision) throw new Problem(careProblems.notNow, { reason: decision.refused })
      await carryOut(tx, { place, id: row.id, now: row.now, circle, before, audience: row.audience }, decision)
      return { state: decision.alarm.state, version: decision.alarm.version }
    }),
  )
}

/** The desk presses "seen": what stood on its screen counts as told. Throws care.not-here, refused. */
export function seeAlarm({ database }: CareContext, actor: AccountActor, ask: At): Promise<{ seen: number }> {
  return database.write(actor, (tx) =>
    once(tx, { community: ask.community, command: ask.command }, async () => {
      const row = await findAlarm(tx, ask)
      if (!row) throw new Problem(careProblems.notHere)
      allow(mayKeepCare(actor, ask.community))
      const locked = (await lockAlarm(tx, ask))!
      return { seen: await markSeen(tx, { community: ask.community, alarm: ask.alarm, now: locked.now }) }
    }),
  )
}

/** Somebody worries, stands before a door that nobody opens, or saw a collapse. Opens an alarm or joins the open one. Throws care.not-here, refused, not-now, no-such-resident. */
export function raiseByHand(
  { database }: CareContext,
  actor: AccountActor,
  ask: { community: string; plan: string; cause: Exclude<Cause, 'missed' | 'blind'>; command: Command },
): Promise<{ alarm: string }> {
  return database.write(actor, (tx) =>
    once(tx, { community: ask.community, command: ask.command }, async () => {
      const plan = await lockPlan(tx, ask.plan)
      if (plan?.community_id !== ask.community) throw new Problem(careProblems.notHere)
      allow(mayRaiseAlarm(actor, { community: ask.community, audience: plan.audience }))
      if (plan.state !== 'active' && plan.state !== 'consented')
        throw new Problem(careProblems.notNow, { reason: plan.state })
      tx.open(plan.id)
      tx.concern(plan.person_id)
      const { here, left } = await atHome(tx, plan)
      if (left) throw new Problem(careProblems.noSuchResident, { fields: [{ field: 'plan', reason: 'not-here' }] })
      return { alarm: await raiseAlarm(tx, { plan: here, cause: ask.cause, now: plan.now }) }
    }),
  )
}
