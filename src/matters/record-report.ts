import type { Actor } from '../platform/actor.ts'
import type { Tx } from '../platform/db/transaction.ts'
import { type DoneBy, record } from '../platform/journal/write.ts'
import { officeOf } from './acting-post.ts'
import type { MatterFrame } from './frame.ts'
import type { MatterState } from './rules-states.ts'

/** A report as the journal knows it: ids, codes and the instant, none of its words. */
export type ToldReport = {
  readonly community: string
  readonly matter: string
  readonly report: string
  readonly grid: string
  readonly channel: string
  readonly state: MatterState
  readonly frame: MatterFrame
  /** Where an order from outside came from. */
  readonly source?: string
}

/** Writes that a matter was reported, as its first event. */
export function recordReport(tx: Tx, told: ToldReport): Promise<string> {
  return record(tx, reportedBy(tx.actor, told).event)
}

/** That a matter was reported, by whom. */
export function reportedBy(by: Actor, told: ToldReport): DoneBy {
  const { community, matter, report, grid, channel, state, frame, source } = told
  const place = { community_id: community, grid_id: grid, holder_office_id: state.holderOffice }
  const event: DoneBy['event'] = {
    community,
    kind: 'matter.reported',
    subject: { kind: 'matter', id: matter },
    at: state.reportedAt,
    reader: 'public',
    facts: { category: state.category, tier: state.tier, channel, report, ...(source ? { source } : {}) },
    office: officeOf(by, place, frame) ?? state.holderOffice,
    grid,
  }
  return { by, event }
}
