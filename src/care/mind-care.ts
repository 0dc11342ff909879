import type { EngineActor } from '../platform/actor.ts'
import type { ReadTx, Tx } from '../platform/db/transaction.ts'
import { newId } from '../platform/ids.ts'
import { record } from '../platform/journal/write.ts'
import { reasonOf } from '../platform/reason.ts'
import type { CareContext } from './care-context.ts'
import { begin, carryOut } from './carry-out.ts'
import { circleOf } from './circle.ts'
import { followPerson } from './follow-person.ts'
import { noteContact, noteMissing } from './note-contact.ts'
import { placeOf, placeOfAlarm } from './places-of-alarms.ts'
import { alarmOf, type DueAsk, findDueAlarms, lockDueAlarm, lockOpenAlarm } from './read-alarms.ts'
import { lockPlan, type PlanRow } from './read-plans.ts'
import {
  type DueSlot,
  findDueSlots,
  findWatch,
  isAwayAt,
  isClockInDoubt,
  lockDueSlot,
  type SlotRow,
} from './read-watches.ts'
import { type Cause, openAlarm, wakeAlarm } from './rules-alarms.ts'
import { judge, nextSlot, type SlotState } from './rules-expectations.ts'
import { joinCause } from './rules-joined.ts'
import { chainOf } from './rules-plans.ts'
import { keepUse, massNotice, noticeWater, type Water, weighWater } from './weigh-water.ts'
import { findTold } from './who-was-told.ts'
import { markRaised } from './write-alarms.ts'
import { doubtMeter } from './write-meters.ts'
import { decideSlot, insertSlot } from './write-watches.ts'

const atOnce = 200
const atATime = 4

/**
 * Decides every expected sign whose grace is over and moves every alarm on whose moment has come, each exactly once from any
 * number of processes. Gives how many moved. There is no look-back limit: what is due, however old, is due.
 */
export async function mindCare(context: CareContext): Promise<number> {
  const slots = await each(context, findDueSlots, (due) => decide(context, due))
  const alarms = await each(context, findDueAlarms, (due) => moveOn(context, due))
  return slots + alarms
}

type DueRow = { id: string; plan_id: string; person_id: string }

async function each(
  context: CareContext,
  find: (tx: ReadTx, ask: DueAsk) => Promise<DueRow[]>,
  move: (due: DueRow) => Promise<boolean>,
): Promise<number> {
  let moved = 0
  const troubled: string[] = []
  for (;;) {
    const due = await context.database.read({ kind: 'engine' }, (tx) => find(tx, { most: atOnce, but: troubled }))
    let progressed = 0
    const next = async (): Promise<void> => {
      for (let one = due.shift(); one; one = due.shift()) {
        const id = one.id
        const isMoved = await move(one).catch((error: unknown) => {
          // One row that cannot be moved keeps nobody else waiting; the auditor shows it as long as it stands.
          context.log.error({ ...reasonOf(error), subject: id }, 'care cannot move this on')
          troubled.push(id)
          return false
        })
        if (isMoved) progressed += 1
      }
    }
    await Promise.all(Array.from({ length: atATime }, next))
    moved += progressed
    // Moving one on can make the next due at once, after an outage. What stays due is in another process's hands.
    if (progressed === 0) return moved
  }
}

function engineFor(due: DueRow): EngineActor {
  return { kind: 'engine', subject: due.plan_id, person: due.person_id }
}

function decide({ database }: CareContext, due: DueSlot): Promise<boolean> {
  return database.write(engineFor(due), async (tx) => {
    // Plan first, as every other act on it does: away and miss, sign and miss cannot both win.
    const locked = await lockPlan(tx, due.plan_id)
    const slot = locked && (await lockDueSlot(tx, due.id))
    if (!locked || !slot) return false
    const plan = await followPerson(tx, locked)
    if (!plan) return true
    const { community_id: community, now } = slot
    const watch = (await findWatch(tx, { community, watch: slot.watch_id }))!
    const water = watch.kind === 'water' ? await weighWater(tx, { plan, slot }) : null
    const isAway = await isAwayAt(tx, { community, plan: plan.id, moment: slot.due_at, duress: plan.duress })
    const state = judge({ isAway, isClockInDoubt: await isClockInDoubt(tx), water: water?.says ?? null })
    // The clock is in doubt: the next look will tell.
    if (state === null) return false
    const at = { plan, slot, now }
    if (water?.meter) await noticeWater(tx, at, { meter: water.meter, isAway, isUsed: water.says === 'used' })
    await settle(tx, { ...at, state, water })
    await noteSlot(tx, { ...at, state })
    if (!watch.ended_at) {
      const next = nextSlot(watch.schedule, { day: slot.day, slot: slot.slot })
      await insertSlot(tx, { community, plan: plan.id, person: plan.person_id, watch: slot.watch_id }, next)
    }
    return true
  })
}

type Decided = { plan: PlanRow; slot: SlotRow; now: Date; state: Exclude<SlotState, 'open'>; water: Water | null }

/** Writes how an expected sign ended: given, excused, an alarm, or the one notice of a silent feed or building. */
async function settle(tx: Tx, { plan, slot, now, state, water }: Decided): Promise<void> {
  const at = { community: plan.community_id, id: slot.id, now }
  if (state === 'excused') return decideSlot(tx, at, { state })
  if (state === 'satisfied') {
    await noteContact(tx, plan, now)
    return decideSlot(tx, at, { state, signal: await keepUse(tx, { plan, slot, now }, water!.meter!) })
  }
  const notice = water ? await massNotice(tx, { plan, slot, now }, water.meter) : null
  if (notice) return decideSlot(tx, at, { state, notice })
  const alarm = await raiseAlarm(tx, { plan, cause: state, now })
  await decideSlot(tx, at, { state, alarm })
  if (water?.meter) await doubtMeter(tx, { community: at.community, meter: water.meter.id, slot: slot.id })
  await noteMissing(tx, plan, slot.due_at)
}

type Noted = { plan: PlanRow; slot: SlotRow; now: Date; state: string }

async function noteSlot(tx: Tx, { plan, slot, now, state }: Noted): Promise<void> {
  await record(tx, {
    community: plan.community_id,
    kind: `sign.${state}`,
    subject: { kind: 'care_plan', id: plan.id },
    at: now,
    reader: 'staff',
    grid: plan.grid_id,
    facts: { day: slot.day, slot: slot.slot },
  })
}

/** `by`: who raised it and keeps sight of it, where the engine writes for her. */
type Raised = { plan: PlanRow; cause: Cause; now: Date; by?: string }

/** Opens an alarm for a plan that is locked, or joins the open one; gives its id. */
export async function raiseAlarm(tx: Tx, raised: Raised): Promise<string> {
  const id = await raise(tx, raised)
  const isByHand = raised.by !== undefined || (raised.cause !== 'missed' && raised.cause !== 'blind')
  if (isByHand) await markRaised(tx, { community: raised.plan.community_id, alarm: id, now: raised.now })
  tx.open(raised.plan.id)
  return id
}

async function raise(tx: Tx, { plan, cause, now, by }: Raised): Promise<string> {
  const place = placeOf(plan)
  const open = await lockOpenAlarm(tx, { community: place.community, person: place.person })
  if (open) {
    const circle = await circleOf(tx, { ...place, owner: open.owner_id }, open.chain)
    const before = alarmOf(open)
    tx.open(open.id)
    const told = await findTold(tx, open, circle)
    const decision = joinCause(before, cause, { now, reach: circle.reach, quiet: circle.quiet, told })
    if ('refused' in decision) throw new Error('an open alarm refused to be joined')
    await carryOut(tx, { place, id: open.id, now, circle, before, audience: open.audience }, decision)
    return open.id
  }
  const chain = chainOf({ riskClass: plan.risk_class, responseMinutes: plan.response_minutes, duress: plan.duress })
  const circle = await circleOf(tx, place, chain)
  const id = newId()
  tx.open(id)
  const decision = openAlarm(chain, cause, { now, reach: circle.reach, quiet: circle.quiet })
  if (!(await begin(tx, { place, id, now, circle, audience: by ? [by] : audienceOf(tx) }, decision)))
    throw new Error('two alarms for one person')
  return id
}

/** Whoever raises an alarm keeps sight of it. */
function audienceOf({ actor }: Tx): string[] {
  return actor.kind === 'account' ? [actor.account] : []
}

function moveOn({ database }: CareContext, due: DueRow): Promise<boolean> {
  return database.write(engineFor(due), async (tx) => {
    const row = await lockDueAlarm(tx, due.id)
    if (!row) return false
    const { now } = row
    const place = placeOfAlarm(row)
    const circle = await circleOf(tx, { ...place, owner: row.owner_id }, row.chain)
    const before = alarmOf(row)
    const decision = wakeAlarm(before, { now, reach: circle.reach, quiet: circle.quiet })
    const at = { place, id: row.id, now, circle, before, audience: row.audience, due: before.nextAt! }
    await carryOut(tx, at, decision)
    return true
  })
}
