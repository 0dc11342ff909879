import type { Tx } from '../platform/db/transaction.ts'
import { record } from '../platform/journal/write.ts'
import type { MatterState } from './rules-states.ts'

/** A report as the journal knows it: ids, codes and the instant, none of its words. */
export type ToldReport = {
  readonly community: string
  readonly matter: string
  readonly report: string
  readonly grid: string
  readonly channel: string
  readonly state: MatterState
  /** Where an order from outside came from. */
  readonly source?: string
}

/** Writes that a matter was reported, as its first event. */
export function recordReport(tx: Tx, told: ToldReport): Promise<string> {
  const { community, matter, report, grid, channel, state, source } = told
  return record(tx, {
    community,
    kind: 'matter.reported',
    subject: { kind: 'matter', id: matter },
    at: state.reportedAt,
    reader: 'public',
    facts: { category: state.category, tier: state.tier, channel, report, ...(source ? { source } : {}) },
    office: state.holderOffice,
    grid,
  })
}
