import type { Tx } from '../../platform/db/transaction.ts'
import { record } from '../../platform/journal/write.ts'

/** Something that happened to a record of the register. Facts hold ids, codes and names of fields, never what stands in them. */
export type ResidentEvent = {
  kind: `${'resident' | 'household' | 'ownership'}.${string}`
  community: string
  subject: string
  grid: string | null
  at: Date
  facts?: Record<string, unknown>
}

/** Writes it into the community's journal; staff read it. */
export async function recordResident(
  tx: Tx,
  { kind, community, subject, grid, at, facts }: ResidentEvent,
): Promise<void> {
  await record(tx, {
    community,
    kind,
    subject: { kind: kind.slice(0, kind.indexOf('.')), id: subject },
    at,
    reader: 'staff',
    grid,
    ...(facts ? { facts } : {}),
  })
}
