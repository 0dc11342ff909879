import type { AccountActor } from '../platform/actor.ts'
import { type Command, once } from '../platform/commands/write.ts'
import { httpProblems } from '../platform/http/problems.ts'
import { newId } from '../platform/ids.ts'
import { clockNow } from '../platform/journal/read.ts'
import { record } from '../platform/journal/write.ts'
import { Problem } from '../platform/problem.ts'
import type { CareContext } from './care-context.ts'
import type { CareNotice, Feed } from './contract-meters.ts'
import { allow, holding, notePlan } from './keep-plan.ts'
import { mayKeepCare } from './policy.ts'
import { maskedName } from './present.ts'
import { careProblems } from './problems.ts'
import { type FeedRow, findFeed, findFeeds, findNotices } from './read-meters.ts'
import { nextSlot, type Schedule, wrongSchedule } from './rules-expectations.ts'
import { usualWater } from './rules-meters.ts'
import { dayIn } from './rules-zones.ts'
import { insertFeed, insertMeter, revokeFeed, revokeMeters, endNotice as setNoticeEnd } from './write-meters.ts'
import { endWatches, insertSlot, insertWatch } from './write-watches.ts'

type At = { community: string; command: Command }

const usualSilence = 60

/** The feeds of a community. Throws care.refused. */
export async function listFeeds(
  { database }: CareContext,
  actor: AccountActor,
  community: string,
): Promise<{ items: Feed[] }> {
  allow(mayKeepCare(actor, community))
  const rows = await database.read(actor, (tx) => findFeeds(tx, community))
  return { items: rows.map(feedOf) }
}

function feedOf(row: FeedRow & { now: Date }): Feed {
  const { accepted, duplicate, late, reordered, refused, future } = row
  return {
    id: row.id,
    name: row.name,
    silentMinutes: row.silent_minutes,
    isRevoked: row.revoked_at !== null,
    state: stateOf(row),
    watermark: row.watermark?.toISOString() ?? null,
    lastAt: row.last_at?.toISOString() ?? null,
    counts: {
      accepted: Number(accepted),
      duplicate: Number(duplicate),
      late: Number(late),
      reordered: Number(reordered),
      refused: Number(refused),
      future: Number(future),
    },
  }
}

function stateOf({ revoked_at, last_at, now, silent_minutes }: FeedRow & { now: Date }): Feed['state'] {
  if (revoked_at) return 'revoked'
  if (!last_at) return 'new'
  return now.getTime() - last_at.getTime() > silent_minutes * 60_000 ? 'silent' : 'speaking'
}

/** Opens a feed; its secret follows from its id and is kept sealed besides. Throws care.refused. */
export async function openFeed(
  { database, secrets }: CareContext,
  actor: AccountActor,
  ask: At & { name: string; silentMinutes?: number },
): Promise<{ feed: string; secret: string }> {
  const { community, command } = ask
  allow(mayKeepCare(actor, community))
  const secretOf = (id: string) => secrets.hash('care feed', id).toString('hex')
  const { feed } = await database.write(actor, (tx) =>
    once(tx, { community, command }, async () => {
      const id = newId()
      const secret = secrets.seal('care feed', secretOf(id))
      const silentMinutes = ask.silentMinutes ?? usualSilence
      await insertFeed(tx, { id, community, name: ask.name.trim(), secret, silentMinutes, madeBy: actor.account })
      const about = { subject: { kind: 'care_feed', id }, at: await clockNow(tx), reader: 'staff' as const }
      await record(tx, { community, kind: 'care_feed.opened', ...about, facts: { silentMinutes } })
      return { feed: id }
    }),
  )
  return { feed, secret: secretOf(feed) }
}

/** Takes nothing more from a feed. Throws care.refused, not-here. */
export function closeFeed(
  { database }: CareContext,
  actor: AccountActor,
  ask: At & { feed: string },
): Promise<{ done: true }> {
  const { community, command, feed } = ask
  allow(mayKeepCare(actor, community))
  return database.write(actor, (tx) =>
    once(tx, { community, command }, async () => {
      if (!(await revokeFeed(tx, { community, feed }))) throw new Problem(careProblems.notHere)
      const about = { subject: { kind: 'care_feed', id: feed }, at: await clockNow(tx), reader: 'staff' as const }
      await record(tx, { community, kind: 'care_feed.revoked', ...about })
      return { done: true as const }
    }),
  )
}

type Binding = At & { plan: string; feed: string; serial: string; schedule?: Schedule }

/**
 * Binds her meter, and expects water from now on. Only for somebody who lives alone, whose plan is active and who agreed to this besides.
 * Throws care.not-here, refused, not-ready naming what is missing, bound-already, http.invalid.
 */
export function bindMeter({ database }: CareContext, actor: AccountActor, ask: Binding): Promise<{ meter: string }> {
  const schedule = ask.schedule ?? usualWater
  const wrong = wrongSchedule(schedule).map(({ field, reason }) => ({ field: `schedule.${field}`, reason }))
  if (wrong.length > 0) throw new Problem(httpProblems.invalid, { fields: wrong })
  return holding({ database }, actor, ask, async (tx, plan) => {
    const missing = [...(plan.state === 'active' ? [] : ['active']), ...(plan.lives_alone ? [] : ['lives-alone'])]
    if (missing.length > 0)
      throw new Problem(careProblems.notReady, { fields: missing.map((field) => ({ field, reason: 'missing' })) })
    const feed = await findFeed(tx, ask.feed)
    if (feed?.community_id !== ask.community || feed.revoked_at)
      throw new Problem(careProblems.notHere, { fields: [{ field: 'feed', reason: 'not-here' }] })
    const agreed = ask.schedule ?? { ...usualWater, zone: plan.zone }
    const at = { community: plan.community_id, plan: plan.id, person: plan.person_id }
    const [meter, watch] = [newId(), newId()]
    const { serial } = ask
    const bound = { id: meter, ...at, feed: feed.id, serial, building: plan.building_id, takenBy: actor.account }
    if (!(await insertMeter(tx, bound))) throw new Problem(careProblems.boundAlready)
    await insertWatch(tx, { ...at, id: watch, kind: 'water', schedule: agreed, at: plan.now })
    // The first window begins with the meter: what was before nobody counted.
    const from = new Date(plan.now.getTime() + agreed.opensHours * 3_600_000)
    await insertSlot(tx, { ...at, watch }, nextSlot(agreed, { now: from, today: dayIn(agreed.zone, from) }))
    await notePlan(tx, plan, { kind: 'plan.meter_bound', facts: { meter, feed: feed.id } })
    return { meter }
  })
}

/** Her water is not looked at any more. Throws care.not-here, refused, not-now. */
export function unbindMeter(
  { database }: CareContext,
  actor: AccountActor,
  ask: At & { plan: string },
): Promise<{ done: true }> {
  return holding({ database }, actor, ask, async (tx, plan) => {
    const at = { community: plan.community_id, plan: plan.id, now: plan.now }
    if ((await revokeMeters(tx, at)) === 0) throw new Problem(careProblems.notNow, { reason: 'no-meter' })
    await endWatches(tx, { ...at, kind: 'water' })
    await notePlan(tx, plan, { kind: 'plan.meter_taken_off', facts: {} })
    return { done: true as const }
  })
}

/** What the desk should look at. Throws care.refused. */
export async function listNotices(
  { database }: CareContext,
  actor: AccountActor,
  ask: { community: string; ended?: boolean },
): Promise<{ items: CareNotice[] }> {
  allow(mayKeepCare(actor, ask.community))
  const rows = await database.read(actor, (tx) => findNotices(tx, { community: ask.community, isOpen: !ask.ended }))
  return {
    items: rows.map(({ plan_id: plan, name, opened_at, ended_at, ...row }) => ({
      ...row,
      plan,
      name: name && maskedName(name),
      openedAt: opened_at.toISOString(),
      endedAt: ended_at?.toISOString() ?? null,
    })),
  }
}

/** The desk has seen to it. Throws care.refused, not-here. */
export function endNotice(
  { database }: CareContext,
  actor: AccountActor,
  ask: At & { notice: string },
): Promise<{ done: true }> {
  const { community, command, notice } = ask
  allow(mayKeepCare(actor, community))
  return database.write(actor, (tx) =>
    once(tx, { community, command }, async () => {
      if (!(await setNoticeEnd(tx, { community, notice, by: actor.account }))) throw new Problem(careProblems.notHere)
      const about = { subject: { kind: 'care_notice', id: notice }, at: await clockNow(tx), reader: 'staff' as const }
      await record(tx, { community, kind: 'care_notice.ended', ...about })
      return { done: true as const }
    }),
  )
}
