import type { ReadTx, Tx } from '../platform/db/transaction.ts'
import { newId } from '../platform/ids.ts'
import { record } from '../platform/journal/write.ts'
import { aroundOf, findPlanMeter, flowBetween, flowsOfDay, type PlanMeter } from './read-meters.ts'
import type { PlanRow } from './read-plans.ts'
import type { SlotRow } from './read-watches.ts'
import { isLeak, massOf, waterSays } from './rules-meters.ts'
import { doubtMeter, type NewNotice, openNotice } from './write-meters.ts'
import { insertSignal } from './write-watches.ts'

type At = { plan: PlanRow; slot: SlotRow; now: Date }

/** What a water watch knows when its sign is decided. */
export type Water = {
  readonly meter: PlanMeter | undefined
  /** `no-data` where she has no meter any more. */
  readonly says: 'used' | 'silent' | 'no-data'
}

/** Weighs what her meter counted in the window of an expected sign. */
export async function weighWater(tx: ReadTx, { plan, slot }: Pick<At, 'plan' | 'slot'>): Promise<Water> {
  const community = plan.community_id
  const meter = await findPlanMeter(tx, { community, plan: plan.id })
  if (!meter) return { meter, says: 'no-data' }
  const use = await flowBetween(tx, { community, meter: meter.id, from: slot.opens_at, to: slot.due_at })
  return { meter, says: waterSays(use, slot.due_at) }
}

/** Water ran: keeps it as a sign of life for the expected one, and gives its id. */
export async function keepUse(tx: Tx, { plan, slot, now }: At, meter: PlanMeter): Promise<string> {
  const id = newId()
  const at = { community: plan.community_id, plan: plan.id, person: plan.person_id }
  await insertSignal(tx, {
    ...at,
    id,
    kind: 'water',
    source: meter.id,
    sourceSeq: slot.id,
    deviceAt: meter.last_at && meter.last_at < now ? meter.last_at : now,
    givenBy: null,
  })
  return id
}

/** Whether her silence is that of a feed or building; then the desk gets one notice, whose id is given. High risk keeps an alarm of its own. */
export async function massNotice(
  tx: Tx,
  { plan, slot, now }: At,
  meter: PlanMeter | undefined,
): Promise<string | null> {
  if (!meter || plan.risk_class === 'high') return null
  const community = plan.community_id
  const around = await aroundOf(tx, { community, building: meter.building_id, feed: meter.feed_id, due: slot.due_at })
  const mass = massOf(around, slot.due_at)
  if (!mass) return null
  const of =
    mass === 'feed'
      ? { kind: 'feed_silent' as const, feed: meter.feed_id }
      : { kind: 'building_silent' as const, building: meter.building_id }
  await doubtMeter(tx, { community, meter: meter.id, slot: slot.id })
  return tell(tx, { community, ...of, isUnverified: true }, now)
}

/** What her water says besides: it ran all day, or while she is away. Each is one notice to the desk, and no alarm. */
export async function noticeWater(
  tx: Tx,
  { plan, now }: At,
  about: { meter: PlanMeter; isAway: boolean; isUsed: boolean },
): Promise<void> {
  const community = plan.community_id
  const of = { community, plan: plan.id }
  if (about.isAway && about.isUsed) await tell(tx, { ...of, kind: 'use_while_away' }, now)
  if (isLeak(await flowsOfDay(tx, { community, meter: about.meter.id }), now))
    await tell(tx, { ...of, kind: 'leak' }, now)
}

/** Opens a notice to the desk, or joins the open one; gives its id. */
export async function tell(tx: Tx, notice: Omit<NewNotice, 'id'>, now: Date): Promise<string> {
  const { id, isNew } = await openNotice(tx, { ...notice, id: newId() })
  if (!isNew) return id
  const { community, kind, feed = null, building = null, plan = null } = notice
  const subject = { kind: 'care_notice', id }
  const facts = { kind, feed, building, plan }
  await record(tx, { community, kind: 'care_notice.opened', subject, at: now, reader: 'staff', facts })
  return id
}
