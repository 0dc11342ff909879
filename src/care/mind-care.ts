import type { EngineActor } from '../platform/actor.ts'
import type { ReadTx, Tx } from '../platform/db/transaction.ts'
import { newId } from '../platform/ids.ts'
import { record } from '../platform/journal/write.ts'
import { messageOf } from '../platform/obstacle.ts'
import type { CareContext } from './care-context.ts'
import { begin, carryOut, circleOf } from './carry-out.ts'
import { type AlarmRow, alarmOf, type DueAsk, findDueAlarms, lockDueAlarm, lockOpenAlarm } from './read-alarms.ts'
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
import { type Cause, joinCause, openAlarm, wakeAlarm } from './rules-alarms.ts'
import { judge, nextSlot } from './rules-expectations.ts'
import { chainOf } from './rules-plans.ts'
import type { AlarmPlace } from './write-alarms.ts'
import { decideSlot, insertSlot, putOffSlot } from './write-watches.ts'

const atOnce = 200
const atATime = 4
const doubtMs = 5_000

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
          context.log.error({ reason: messageOf(error), subject: id }, 'care cannot move this on')
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
    const plan = await lockPlan(tx, due.plan_id)
    const slot = plan && (await lockDueSlot(tx, due.id))
    if (!plan || !slot) return false
    const { community_id: community, now } = slot
    const watch = (await findWatch(tx, { community, watch: slot.watch_id }))!
    const state = judge(
      { graceUntil: slot.grace_until },
      {
        isAway: await isAwayAt(tx, { community, plan: plan.id, moment: slot.due_at }),
        watermark: null,
        hangsOnFeed: watch.kind === 'water',
        isClockInDoubt: await isClockInDoubt(tx),
      },
    )
    if (state === null) {
      await putOffSlot(tx, { community, id: slot.id, until: new Date(now.getTime() + doubtMs) })
      return false
    }
    if (state === 'excused') await decideSlot(tx, { community, id: slot.id, now }, { state })
    else await miss(tx, { plan, slot, now, state })
    await noteSlot(tx, { plan, slot, now, state })
    if (!watch.ended_at) {
      const next = nextSlot(watch.schedule, { day: slot.day, slot: slot.slot })
      await insertSlot(tx, { community, plan: plan.id, person: plan.person_id, watch: slot.watch_id }, next)
    }
    return true
  })
}

type Missed = { plan: PlanRow; slot: SlotRow; now: Date; state: 'missed' | 'blind' }

async function miss(tx: Tx, { plan, slot, now, state }: Missed): Promise<void> {
  const alarm = await raiseAlarm(tx, { plan, cause: state, now })
  await decideSlot(tx, { community: plan.community_id, id: slot.id, now }, { state, alarm })
}

async function noteSlot(tx: Tx, { plan, slot, now, state }: Omit<Missed, 'state'> & { state: string }): Promise<void> {
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

/** Opens an alarm for a plan that is locked, or joins the open one; gives its id. */
export async function raiseAlarm(
  tx: Tx,
  { plan, cause, now }: { plan: PlanRow; cause: Cause; now: Date },
): Promise<string> {
  const id = await raise(tx, { plan, cause, now })
  tx.open(plan.id)
  return id
}

async function raise(tx: Tx, { plan, cause, now }: { plan: PlanRow; cause: Cause; now: Date }): Promise<string> {
  const place = placeOf(plan)
  const open = await lockOpenAlarm(tx, { community: place.community, person: place.person })
  if (open) {
    const circle = await circleOf(tx, place, open.chain)
    const before = alarmOf(open)
    tx.open(open.id)
    const decision = joinCause(before, cause, { now, reach: circle.reach })
    if ('refused' in decision) throw new Error('an open alarm refused to be joined')
    await carryOut(tx, { place, id: open.id, now, circle, before, audience: open.audience }, decision)
    return open.id
  }
  const chain = chainOf({ riskClass: plan.risk_class, responseMinutes: plan.response_minutes, duress: plan.duress })
  const circle = await circleOf(tx, place, chain)
  const id = newId()
  tx.open(id)
  const decision = openAlarm(chain, cause, { now, reach: circle.reach })
  if (!(await begin(tx, { place, id, now, circle, audience: audienceOf(tx) }, decision)))
    throw new Error('two alarms for one person')
  return id
}

/** Whoever raises an alarm keeps sight of it. */
function audienceOf({ actor }: Tx): string[] {
  return actor.kind === 'account' ? [actor.account] : []
}

/** Where a plan's alarms belong. */
export function placeOf(plan: PlanRow): AlarmPlace {
  return {
    community: plan.community_id,
    plan: plan.id,
    person: plan.person_id,
    building: plan.building_id,
    grid: plan.grid_id,
  }
}

/** The same from an alarm's own row. */
export function placeOfAlarm(row: AlarmRow): AlarmPlace {
  return {
    community: row.community_id,
    plan: row.plan_id,
    person: row.person_id,
    building: row.building_id,
    grid: row.grid_id,
  }
}

function moveOn({ database }: CareContext, due: DueRow): Promise<boolean> {
  return database.write(engineFor(due), async (tx) => {
    const row = await lockDueAlarm(tx, due.id)
    if (!row) return false
    const { now } = row
    const place = placeOfAlarm(row)
    const circle = await circleOf(tx, place, row.chain)
    const before = alarmOf(row)
    const decision = wakeAlarm(before, { now, reach: circle.reach })
    const at = { place, id: row.id, now, circle, before, audience: row.audience, due: before.nextAt! }
    await carryOut(tx, at, decision)
    return true
  })
}
