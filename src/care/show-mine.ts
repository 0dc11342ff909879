import type { CodeActor } from '../platform/actor.ts'
import type { ReadTx } from '../platform/db/transaction.ts'
import { clockNow } from '../platform/journal/read.ts'
import { ruleSetsOn } from '../platform/rule-sets/read.ts'
import type { CareContext } from './care-context.ts'
import type { MinePage } from './contract.ts'
import { planOf } from './mine.ts'
import { maskedName } from './present.ts'
import { type AlarmRow, alarmOf, findEndedAlarmOf, findOpenAlarmOf, findSends, type SendRow } from './read-alarms.ts'
import { findLinks, findName, type LinkRow } from './read-people.ts'
import { findAways, findNewestSlots, lastSignAt, type SlotRow } from './read-watches.ts'
import { mineActsOn, witnessesNeeded } from './rules-alarm-acts.ts'
import { dayIn } from './rules-zones.ts'

/** What she, or somebody she named, sees behind the link. Throws care.not-here. */
export function readMine({ database }: CareContext, actor: CodeActor): Promise<MinePage> {
  return database.read(actor, async (tx) => {
    const plan = await planOf(tx, actor)
    tx.concern(plan.person_id)
    const at = { community: plan.community_id, plan: plan.id }
    const whose = { community: at.community, person: plan.person_id }
    const now = await clockNow(tx)
    const [name, slots, last, aways, links, alarm, ended, rules] = await Promise.all([
      findName(tx, whose),
      findNewestSlots(tx, at),
      lastSignAt(tx, at),
      findAways(tx, at),
      findLinks(tx, at),
      findOpenAlarmOf(tx, whose),
      findEndedAlarmOf(tx, whose),
      ruleSetsOn(tx, { community: at.community, day: dayIn(plan.zone, now), kinds: ['contacts'] }),
    ])
    const isPerson = plan.kind === 'person'
    // Under duress others see a quiet page: no sign, no miss, nothing that tells them apart from being told.
    const isQuiet = !isPerson && plan.duress
    const away = isQuiet ? undefined : aways.find(({ begins_at }) => begins_at <= now)
    return {
      kind: plan.kind,
      name: isPerson ? name : maskedName(name),
      community: at.community,
      isActive: plan.state === 'active',
      today: isQuiet ? null : todayOf(slots, { now, isAway: away !== undefined }),
      lastSignAt: isQuiet ? null : (last?.toISOString() ?? null),
      awayUntil: away?.ends_at.toISOString() ?? null,
      alarm: alarm ? await mineAlarm(tx, { alarm, by: actor.report, links, slots }) : null,
      ended: ended && !alarm ? { at: ended.closed_at!.toISOString(), outcome: ended.outcome! } : null,
      dutyNumber: (rules.contacts as { dutyNumber?: string | null } | undefined)?.dutyNumber ?? null,
      zone: plan.zone,
      now: now.toISOString(),
    }
  })
}

/** The sign that counts now: the slot that is open, or the one that was decided last. */
function todayOf(slots: readonly SlotRow[], at: { now: Date; isAway: boolean }): MinePage['today'] {
  const open = slots.find(({ state }) => state === 'open')
  if (!open) return null
  const said = { dueAt: open.due_at.toISOString(), graceUntil: open.grace_until.toISOString() }
  if (at.isAway) return { state: 'away', ...said }
  if (open.due_at < at.now) return { state: 'late', ...said }
  const isGiven = open.opens_at > at.now && slots.find(({ state }) => state !== 'open')?.state === 'satisfied'
  return { state: isGiven ? 'given' : 'expected', ...said }
}

type Seen = { alarm: AlarmRow; by: string; links: readonly LinkRow[]; slots: readonly SlotRow[] }

async function mineAlarm(tx: ReadTx, { alarm, by, links, slots }: Seen): Promise<MinePage['alarm']> {
  tx.open(alarm.id)
  const sends = await findSends(tx, { community: alarm.community_id, alarm: alarm.id })
  const owner = alarm.owner_id
  const isFamily = links.some(({ id }) => id === owner)
  return {
    id: alarm.id,
    state: alarm.state,
    cause: alarm.cause,
    openedAt: alarm.opened_at.toISOString(),
    nextAt: alarm.next_at?.toISOString() ?? null,
    claimedBy: owner === null ? null : owner === by ? 'me' : isFamily ? 'family' : 'staff',
    worseAt: alarm.worse_at?.toISOString() ?? null,
    needsWitness:
      witnessesNeeded(alarm.chain.riskClass) > alarm.witnesses.length + (alarm.witnesses.includes(by) ? 0 : 1),
    moments: momentsOf(alarm, slots, sends),
    acts: mineActsOn(alarmOf(alarm), by),
  }
}

type Moments = NonNullable<MinePage['alarm']>['moments']

/** Its minutes as the rows tell them, newest first: what was expected, when it opened, which step was told when, when it was claimed. */
function momentsOf(alarm: AlarmRow, slots: readonly SlotRow[], sends: readonly SendRow[]): Moments {
  const moment = (at: Date, kind: Moments[number]['kind'], step: Moments[number]['step'] = null) => ({ at, kind, step })
  const missed = slots.find(({ alarm_id }) => alarm_id === alarm.id)
  const told = new Map<string, ReturnType<typeof moment>>()
  for (const { cycle, step, round, queued_at } of sends) {
    const kind = alarm.chain.steps[step]?.kind
    const key = [cycle, step, round].join()
    if (kind && !told.has(key)) told.set(key, moment(queued_at, 'told', kind))
  }
  return [
    ...(missed ? [moment(missed.due_at, 'expected')] : []),
    moment(alarm.opened_at, 'opened'),
    ...told.values(),
    ...(alarm.claimed_at && alarm.owner_id ? [moment(alarm.claimed_at, 'claimed')] : []),
    ...(alarm.worse_at ? [moment(alarm.worse_at, 'worse')] : []),
  ]
    .reverse()
    .toSorted((one, other) => other.at.getTime() - one.at.getTime())
    .map(({ at, ...rest }) => ({ ...rest, at: at.toISOString() }))
}
