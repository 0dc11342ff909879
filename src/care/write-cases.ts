import { sql } from 'kysely'
import type { Tx } from '../platform/db/transaction.ts'

export type NewCase = {
  community: string
  cause: string
  outcome: string
  riskClass: string
  steps: readonly string[]
  claimedAfter: number | null
  onSiteAfter: number | null
  closedAfter: number
  helped: string
  toChange: string
  quarter: string
}

/** Keeps a teaching case. */
export async function insertCase(tx: Tx, of: NewCase): Promise<void> {
  await tx.run(sql`
    insert into teaching_cases (community_id, cause, outcome, risk_class, steps, claimed_after, on_site_after, closed_after, helped,
      to_change, quarter)
    values (${of.community}::uuid, ${of.cause}, ${of.outcome}, ${of.riskClass}, ${`{${of.steps.join(',')}}`}::text[], ${of.claimedAfter},
      ${of.onSiteAfter}, ${of.closedAfter}, ${of.helped}, ${of.toChange}, ${of.quarter})`)
}

/** Notes that an alarm was talked over. */
export async function markDebriefed(tx: Tx, at: { community: string; alarm: string; now: Date }): Promise<void> {
  await tx.run(sql`
    update alarms set debriefed_at = ${at.now}::timestamptz where community_id = ${at.community}::uuid and id = ${at.alarm}::uuid`)
}
