import type { Static } from 'typebox'
import type { AccountActor } from '../platform/actor.ts'
import type { ReadTx } from '../platform/db/transaction.ts'
import { clockNow, storyOf } from '../platform/journal/read.ts'
import { Problem } from '../platform/problem.ts'
import type { CareContext } from './care-context.ts'
import type { AlarmPage, listAlarms as listed } from './contract-alarms.ts'
import type { PlanLine } from './contract-shapes.ts'
import { mayActOnAlarm, mayKeepCare, maySeeCare } from './policy.ts'
import { alarmLine, planLine } from './present.ts'
import { careProblems } from './problems.ts'
import { type AlarmLineRow, alarmOf, alarmsPage, findAlarmLine, findSends } from './read-alarms.ts'
import { namesOf } from './read-people.ts'
import { findCard, plansPage } from './read-plans.ts'
import { type AlarmActName, statesOf } from './rules-alarm-acts.ts'
import type { PlanState } from './rules-plans.ts'

const usualPage = 50

/** A page of plans in sight. Throws care.not-here. */
export async function listPlans(
  { database }: CareContext,
  actor: AccountActor,
  ask: { community: string; state?: PlanState; after?: string; limit?: number },
): Promise<{ items: PlanLine[]; next: string | null }> {
  see(actor, ask.community)
  const limit = ask.limit ?? usualPage
  const rows = await database.rows(actor, plansPage({ ...ask, limit: limit + 1 }))
  const page = rows.slice(0, limit)
  return { items: page.map(planLine), next: rows.length > limit ? (page.at(-1)?.id ?? null) : null }
}

/** Open alarms in sight, or those that ended. Throws care.not-here. */
export function listAlarms(
  { database }: CareContext,
  actor: AccountActor,
  ask: { community: string; ended?: boolean; limit?: number },
): Promise<Static<typeof listed.reply>> {
  see(actor, ask.community)
  return database.read(actor, async (tx) => {
    const now = await clockNow(tx)
    const limit = ask.limit ?? usualPage
    const page = { community: ask.community, open: !ask.ended, limit: limit + 1 }
    const rows = ask.ended ? await newestEnded(tx, page) : await tx.all(alarmsPage(page))
    const items = rows.slice(0, limit).map((row) => alarmLine(row, actor))
    return { items, more: rows.length > limit, now: now.toISOString() }
  })
}

const daysOfUse = 92

/** Those that ended, newest first: all of them are looked through only where the last months hold too few. */
async function newestEnded(tx: ReadTx, page: Parameters<typeof alarmsPage>[0]): Promise<AlarmLineRow[]> {
  const lately = await tx.all(alarmsPage({ ...page, days: daysOfUse }))
  return lately.length < page.limit ? tx.all(alarmsPage(page)) : lately
}

function see(actor: AccountActor, community: string): void {
  if (!maySeeCare(actor, community).allowed) throw new Problem(careProblems.notHere)
}

const mostMoments = 500

/** One alarm with every minute of it. Throws care.not-here. */
export function readAlarm(
  { database, secrets }: CareContext,
  actor: AccountActor,
  at: { community: string; alarm: string },
): Promise<AlarmPage> {
  return database.read(actor, async (tx) => {
    const seen = await findAlarmLine(tx, at)
    if (!seen || !mayActOnAlarm(actor, { community: at.community, audience: seen.audience }).allowed)
      throw new Problem(careProblems.notHere)
    // Whoever is sent to her must find her: name, door and card open with the alarm.
    tx.open(seen.plan_id)
    tx.concern(seen.person_id)
    const [row, card] = await Promise.all([
      findAlarmLine(tx, at),
      findCard(tx, { community: at.community, plan: seen.plan_id }),
    ])
    tx.open(seen.id)
    const [story, sends] = await Promise.all([
      storyOf(tx, { community: at.community, id: seen.id }, mostMoments),
      findSends(tx, at),
    ])
    const accounts = [...story.map(({ actor_id }) => actor_id), row!.owner_id].filter((id) => id !== null)
    const names = await namesOf(tx, at.community, accounts)
    return {
      ...alarmLine(row!, actor),
      plan: seen.plan_id,
      fullName: row!.name,
      owner: row!.owner_id ? (names.get(row!.owner_id) ?? null) : null,
      card: card ? secrets.open('care card', card) : null,
      chain: seen.chain.steps.map(({ kind, waitMinutes }) => ({ kind, waitMinutes })),
      reference: seen.reference,
      // Several things happen at one instant; the alarm's own count says in which order.
      story: story.toSorted(bySeq).map((entry) => ({
        at: entry.happened_at.toISOString(),
        kind: entry.kind,
        facts: entry.facts,
        by: entry.actor_id ? (names.get(entry.actor_id) ?? null) : null,
      })),
      sends: sends.map((send) => ({
        recipient: send.recipient_name,
        kind: send.recipient_kind,
        channel: send.channel,
        template: send.template,
        state: send.state,
        attempt: send.attempt,
        queuedAt: send.queued_at.toISOString(),
        toldAt: send.told_at?.toISOString() ?? null,
      })),
      debrief: debriefOf(seen),
      mayKeep: mayKeepCare(actor, at.community).allowed,
      acts: actsOn(seen, actor),
      now: seen.now.toISOString(),
    }
  })
}

type Told = { happened_at: Date; facts: Record<string, unknown> }

function bySeq(one: Told, other: Told): number {
  const apart = other.happened_at.getTime() - one.happened_at.getTime()
  return apart || Number(other.facts.seq ?? 0) - Number(one.facts.seq ?? 0)
}

function debriefOf({ wants_debrief, debriefed_at }: AlarmLineRow): AlarmPage['debrief'] {
  if (debriefed_at) return 'kept'
  return wants_debrief ? 'wanted' : null
}

const ownersOnly: readonly AlarmActName[] = ['extend', 'offer', 'arrive']

/** What may be done with an alarm as it stands. */
function actsOn(row: AlarmLineRow, actor: AccountActor): string[] {
  const alarm = alarmOf(row)
  const acts = (Object.keys(statesOf) as AlarmActName[]).filter(
    (act) => act !== 'answer-well' && statesOf[act].includes(alarm.state),
  )
  const possible = acts.filter((act) => {
    if (ownersOnly.includes(act)) return alarm.owner === actor.account && (act !== 'extend' || !alarm.hasExtended)
    if (act === 'claim') return alarm.owner === null
    if (act === 'take-over') return alarm.offeredTo === actor.account
    if (act === 'reopen') return row.now.getTime() - alarm.closedAt!.getTime() <= 24 * 3_600_000
    return true
  })
  return mayKeepCare(actor, row.community_id).allowed && row.unseen > 0 ? [...possible, 'seen'] : possible
}
