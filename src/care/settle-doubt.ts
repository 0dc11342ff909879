import type { CareContext } from './care-context.ts'
import { carryOut } from './carry-out.ts'
import { circleOf } from './circle.ts'
import { notePlan } from './keep-plan.ts'
import { placeOfAlarm } from './places-of-alarms.ts'
import { alarmOf, lockOpenAlarm } from './read-alarms.ts'
import { findDoubted, findPlanMeter, flowBetween } from './read-meters.ts'
import { lockPlan } from './read-plans.ts'
import { actOnAlarm, statesOf } from './rules-alarm-acts.ts'
import { waterSays } from './rules-meters.ts'
import { doubtMeter } from './write-meters.ts'

/**
 * Packets came late for an expected sign that her meter could not show. Where they say that she was about in that time, an alarm that
 * nobody stands at the door for is over; once somebody does, the owner decides.
 */
export function settleDoubt({ database }: CareContext, planId: string): Promise<boolean> {
  return database.write({ kind: 'engine', subject: planId }, async (tx) => {
    const plan = await lockPlan(tx, planId)
    const meter = plan && (await findPlanMeter(tx, { community: plan.community_id, plan: plan.id }))
    if (!plan || !meter?.doubted) return false
    const community = plan.community_id
    const slot = await findDoubted(tx, { community, plan: plan.id, slot: meter.doubted })
    if (!slot) return false
    const use = await flowBetween(tx, { community, meter: meter.id, from: slot.opens_at, to: slot.due_at })
    const says = waterSays(use, slot.due_at)
    if (says === 'no-data') return false
    await doubtMeter(tx, { community, meter: meter.id, slot: null })
    if (says !== 'used') return false
    await notePlan(tx, plan, { kind: 'sign.late_data', facts: { slot: meter.doubted } })
    tx.concern(plan.person_id)
    const open = await lockOpenAlarm(tx, { community, person: plan.person_id })
    // An alarm with a cause of its own, or that somebody joined, is not answered by old water.
    if (!open || open.id !== slot.alarm_id || open.raised_at || !statesOf['answer-well'].includes(open.state))
      return false
    const place = placeOfAlarm(open)
    const circle = await circleOf(tx, place, open.chain)
    const before = alarmOf(open)
    const act = { act: 'close' as const, by: 'meter', outcome: 'late_data' as const }
    const decision = actOnAlarm(before, act, { now: plan.now, reach: circle.reach, quiet: circle.quiet })
    if ('refused' in decision) return false
    tx.open(open.id)
    await carryOut(tx, { place, id: open.id, now: plan.now, circle, before, audience: open.audience }, decision)
    return true
  })
}
