import { sql } from 'kysely'
import type { Cause, Outcome } from './rules-alarms.ts'
import type { RiskClass, StepKind } from './rules-plans.ts'

export type CaseRow = {
  id: string
  cause: Cause
  outcome: Outcome
  risk_class: RiskClass
  steps: StepKind[]
  claimed_after: number | null
  on_site_after: number | null
  closed_after: number
  helped: string
  to_change: string
  quarter: string
}

/** A page of the teaching cases of a community, newest quarter first. */
export function casesPage(ask: { community: string; after: { quarter: string; id: string } | null; limit: number }) {
  const after = ask.after
    ? sql`and (quarter < ${ask.after.quarter} or (quarter = ${ask.after.quarter} and id > ${ask.after.id}::uuid))`
    : sql``
  return sql<CaseRow>`
    select id, cause, outcome, risk_class, steps, claimed_after, on_site_after, closed_after, helped, to_change, quarter
    from teaching_cases where community_id = ${ask.community}::uuid ${after} order by quarter desc, id limit ${ask.limit}`
}
