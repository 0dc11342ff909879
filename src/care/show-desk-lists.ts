import type { AccountActor } from '../platform/actor.ts'
import { clockNow } from '../platform/journal/read.ts'
import { Problem } from '../platform/problem.ts'
import type { CareContext } from './care-context.ts'
import type { Foresight, Reach, TeachingCase, Trouble } from './contract-desk.ts'
import { allow } from './keep-plan.ts'
import { placeOf } from './places-of-alarms.ts'
import { mayKeepCare } from './policy.ts'
import { maskedName, planLine } from './present.ts'
import { careProblems } from './problems.ts'
import { findUndebriefed } from './read-alarms.ts'
import { casesPage } from './read-cases.ts'
import {
  findGaps,
  findLostChannels,
  findReviewsDue,
  findUnproved,
  findWithoutContact,
  type GapRow,
  type TroubleRow,
} from './read-desk-lists.ts'
import { findChecks } from './read-people.ts'
import { findPlan } from './read-plans.ts'
import { findRecipients } from './read-recipients.ts'

/** What must not be, for the red band of the desk. Throws care.refused. */
export function showTrouble(
  { database }: CareContext,
  actor: AccountActor,
  here: { community: string },
): Promise<Trouble> {
  allow(mayKeepCare(actor, here.community))
  return database.read(actor, async (tx) => {
    const now = await clockNow(tx)
    const [lost, undebriefed] = await Promise.all([findLostChannels(tx, here), findUndebriefed(tx, here)])
    return {
      lost: listed(lost, () => ({})),
      undebriefed: undebriefed.map((row) => ({
        id: row.id,
        name: maskedName(row.name),
        home: { building: row.building_name, door: row.door, grid: row.grid_name },
        closedAt: row.closed_at!.toISOString(),
        outcome: row.outcome!,
      })),
      now: now.toISOString(),
    }
  })
}

const hoursAhead = 72
const daysProved = 90

/** What can be seen beforehand. Throws care.refused. */
export function showForesight(
  { database }: CareContext,
  actor: AccountActor,
  here: { community: string },
): Promise<Foresight> {
  allow(mayKeepCare(actor, here.community))
  return database.read(actor, async (tx) => {
    const now = await clockNow(tx)
    const [without, gaps, unproved, reviews] = await Promise.all([
      findWithoutContact(tx, here),
      findGaps(tx, { ...here, hours: hoursAhead }),
      findUnproved(tx, { ...here, days: daysProved }),
      findReviewsDue(tx, here),
    ])
    return {
      withoutContact: listed(without, ({ missed_since, last_contact_at }) => ({
        missedSince: missed_since!.toISOString(),
        lastContactAt: last_contact_at?.toISOString() ?? null,
      })),
      unreachable: listed(gaps, (row) => ({ steps: gapsOf(row) })),
      unproved: listed(unproved, ({ numbers, oldest }) => ({ numbers, oldest: oldest?.toISOString() ?? null })),
      reviewsDue: listed(reviews, () => ({})),
      now: now.toISOString(),
    }
  })
}

function listed<Row extends TroubleRow, Extra>(rows: readonly Row[], extra: (row: Row) => Extra) {
  return { count: rows[0]?.whole ?? 0, items: rows.map((row) => ({ ...planLine(row), ...extra(row) })) }
}

function gapsOf(row: GapRow): Foresight['unreachable']['items'][number]['steps'] {
  const from = [
    ['family', row.family_from],
    ['team_member', row.team_from],
    ['grid_leader', row.grid_from],
    ['duty_desk', row.desk_from],
  ] as const
  return from.flatMap(([who, at]) => (at ? [{ who, from: at.toISOString() }] : []))
}

/** Who could be told of a plan now, without numbers. Throws care.not-here, refused. */
export function showReach(
  { database }: CareContext,
  actor: AccountActor,
  at: { community: string; plan: string },
): Promise<Reach> {
  return database.read(actor, async (tx) => {
    const plan = await findPlan(tx, at)
    if (!plan) throw new Problem(careProblems.notHere)
    allow(mayKeepCare(actor, at.community))
    tx.open(plan.id)
    tx.concern(plan.person_id)
    const now = await clockNow(tx)
    const [people, checks] = await Promise.all([findRecipients(tx, placeOf(plan)), findChecks(tx, at)])
    const checkOf = new Map(checks.map((check) => [check.recipient_id, check]))
    return {
      items: people
        .filter(({ role }) => role !== 'family' || !plan.duress)
        .map(({ id, role, name, phone, link_id }) => ({
          id,
          role,
          name: role === 'person' || role === 'family' ? maskedName(name) : name,
          hasPhone: phone !== null,
          hasLink: link_id !== null,
          provenAt: checkOf.get(id)?.proven_at?.toISOString() ?? null,
          failedAt: checkOf.get(id)?.failed_at?.toISOString() ?? null,
        })),
      now: now.toISOString(),
    }
  })
}

const casesOnPage = 20

/** Teaching cases. Throws care.refused. */
export async function listCases(
  { database }: CareContext,
  actor: AccountActor,
  ask: { community: string; after?: string },
): Promise<{ items: TeachingCase[]; next: string | null }> {
  allow(mayKeepCare(actor, ask.community))
  const [quarter = '', id = ''] = ask.after?.split(':') ?? []
  const after = ask.after ? { quarter, id } : null
  const rows = await database.rows(actor, casesPage({ community: ask.community, after, limit: casesOnPage + 1 }))
  const page = rows.slice(0, casesOnPage)
  const last = page.at(-1)
  return {
    items: page.map((row) => ({
      id: row.id,
      cause: row.cause,
      outcome: row.outcome,
      riskClass: row.risk_class,
      steps: row.steps,
      claimedAfter: row.claimed_after,
      onSiteAfter: row.on_site_after,
      closedAfter: row.closed_after,
      helped: row.helped,
      toChange: row.to_change,
      quarter: row.quarter,
    })),
    next: rows.length > casesOnPage && last ? `${last.quarter}:${last.id}` : null,
  }
}
