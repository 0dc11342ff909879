import { sql } from 'kysely'
import type { Tx } from '../platform/db/transaction.ts'
import type { CareCategory, PlanState, RiskClass } from './rules-plans.ts'

export type NewPlan = {
  id: string
  community: string
  person: string
  building: string
  grid: string
  category: CareCategory
  riskClass: RiskClass
  responseMinutes: number
  livesAlone: boolean
  madeBy: string | null
  audience: readonly string[]
}

/** Keeps a proposed plan; false where the person has one. */
export async function insertPlan(tx: Tx, plan: NewPlan): Promise<boolean> {
  const kept = await tx.run(sql`
    insert into care_plans (community_id, id, person_id, building_id, grid_id, category, state, risk_class, response_minutes,
      lives_alone, audience, made_by, made_at, changed_at)
    values (${plan.community}::uuid, ${plan.id}::uuid, ${plan.person}::uuid, ${plan.building}::uuid, ${plan.grid}::uuid,
      ${plan.category}, 'proposed', ${plan.riskClass}, ${plan.responseMinutes}, ${plan.livesAlone}, ${`{${plan.audience.join(',')}}`}::uuid[],
      ${plan.madeBy}::uuid, clock_now(), clock_now())
    on conflict (community_id, person_id) where state in ('proposed', 'consented', 'active') do nothing`)
  return kept === 1
}

export type PlanChange = {
  state?: PlanState
  consentBasis?: 'consent' | 'guardian' | 'statutory_duty' | 'life_saving'
  consentTakenBy?: string
  healthConsent?: boolean
  limitsTold?: boolean
  riskClass?: RiskClass
  responseMinutes?: number
  duress?: boolean
  card?: Buffer | null
  reviewOn?: string
  endedReason?: string
  audience?: readonly string[]
}

/** Changes a plan that is locked; only what is given. */
export async function updatePlan(
  tx: Tx,
  at: { community: string; plan: string; now: Date },
  change: PlanChange,
): Promise<void> {
  const now = sql`${at.now}::timestamptz`
  const parts = [sql`changed_at = ${now}`]
  if (change.state) parts.push(sql`state = ${change.state}`)
  if (change.state === 'ended') parts.push(sql`ended_at = ${now}, ended_reason = ${change.endedReason ?? null}`)
  if (change.consentBasis) {
    parts.push(
      sql`consent_basis = ${change.consentBasis}, consented_at = ${now}, consent_taken_by = ${change.consentTakenBy ?? null}::uuid`,
    )
  }
  if (change.healthConsent) parts.push(sql`health_consent_at = ${now}`)
  if (change.limitsTold) parts.push(sql`limits_told_at = ${now}`)
  if (change.riskClass) parts.push(sql`risk_class = ${change.riskClass}`)
  if (change.responseMinutes !== undefined) parts.push(sql`response_minutes = ${change.responseMinutes}`)
  if (change.duress !== undefined) parts.push(sql`duress = ${change.duress}`)
  if (change.card !== undefined) parts.push(sql`card = ${change.card}::bytea`)
  if (change.reviewOn) parts.push(sql`review_on = ${change.reviewOn}::date`)
  if (change.audience) parts.push(sql`audience = ${`{${change.audience.join(',')}}`}::uuid[]`)
  await tx.run(sql`
    update care_plans set ${sql.join(parts)} where community_id = ${at.community}::uuid and id = ${at.plan}::uuid`)
}

/** Takes a plan along with its person to another door. */
export async function takePlanAlong(
  tx: Tx,
  at: { community: string; plan: string; building: string; grid: string },
): Promise<void> {
  await tx.run(sql`
    update care_plans set building_id = ${at.building}::uuid, grid_id = ${at.grid}::uuid
    where community_id = ${at.community}::uuid and id = ${at.plan}::uuid`)
}

/** Keeps a secret link of a plan that is open. */
export async function insertLink(
  tx: Tx,
  link: {
    community: string
    id: string
    plan: string
    kind: 'person' | 'family'
    contact: string | null
    codeHash: Buffer
  },
): Promise<void> {
  await tx.run(sql`
    insert into care_links (community_id, id, plan_id, kind, contact_id, code_hash, made_at)
    values (${link.community}::uuid, ${link.id}::uuid, ${link.plan}::uuid, ${link.kind}, ${link.contact}::uuid, ${link.codeHash}::bytea,
      clock_now())`)
}

export type NewQuiet = { community: string; plan: string; recipient: string; from: string; to: string }

/** Keeps the hours in which somebody is not called. */
export async function setQuietHours(tx: Tx, quiet: NewQuiet): Promise<void> {
  await tx.run(sql`
    insert into care_quiet (community_id, plan_id, recipient_id, from_time, to_time)
    values (${quiet.community}::uuid, ${quiet.plan}::uuid, ${quiet.recipient}::uuid, ${quiet.from}, ${quiet.to})
    on conflict (community_id, plan_id, recipient_id) do update set from_time = excluded.from_time, to_time = excluded.to_time`)
}

/** She may be called at any hour again. */
export async function endQuietHours(tx: Tx, at: Omit<NewQuiet, 'from' | 'to'>): Promise<void> {
  await tx.run(sql`
    delete from care_quiet
    where community_id = ${at.community}::uuid and plan_id = ${at.plan}::uuid and recipient_id = ${at.recipient}::uuid`)
}
