import { tell } from '../notices/index.ts'
import type { MatterContext } from './context.ts'
import type { Held } from './held.ts'
import { findReports, type ReportRow } from './read-report.ts'

/** What reporters are told beyond the line on their own page. */
const told = new Set([
  'matter.accepted',
  'matter.declined',
  'matter.replied',
  'matter.handled_on_spot',
  'matter.verified',
  'matter.sampled',
  'matter.closed_not_done',
  'matter.not_confirmed',
  'matter.merged',
  'matter.unmerged',
  'matter.disputed',
  'matter.escalated',
])

/** Tells every reporter of the matter: a message where contact was left, else a line on the desk's call list. */
export async function tellReporters(
  _context: MatterContext,
  { tx, row, now }: Held,
  facts: readonly { kind: string; facts: Readonly<Record<string, unknown>> }[],
): Promise<void> {
  // A check that was not passed is a line of the story: what is told says that it was put right.
  const kind = facts.find((fact) => told.has(fact.kind) && fact.facts.result !== 'rework')?.kind
  if (!kind) return
  // After a merge the tellings follow the other matter already.
  const into = facts.find((fact) => fact.kind === 'matter.merged')?.facts.into
  const following = typeof into === 'string' ? into : row.id
  const reports = await findReports(tx, { community: row.community_id, matter: following })
  for (const report of reports.filter((each) => following === row.id || each.origin_id === row.id)) {
    // A call list full of people without a number helps nobody: only what ends or joins a matter is worth a search.
    if (
      !report.contact &&
      !['matter.merged', 'matter.unmerged', 'matter.declined', 'matter.closed_not_done'].includes(kind)
    )
      continue
    await tellOne({ tx, row, now }, report, kind)
  }
}

/** Tells the one reporter whom it concerns, where she left a number; on her own page she reads it in any case. */
export async function tellReporter(held: Held, report: string, kind: string): Promise<void> {
  const { community_id: community, id: matter } = held.row
  const reports = await findReports(held.tx, { community, matter })
  const hers = reports.find(({ id, contact }) => id === report && contact)
  if (hers) await tellOne(held, hers, kind)
}

function tellOne({ tx, row, now }: Pick<Held, 'tx' | 'row' | 'now'>, report: ReportRow, kind: string): Promise<string> {
  return tell(tx, {
    community: row.community_id,
    template: kind,
    params: { number: row.number },
    subject: { kind: 'matter', id: row.id },
    report: report.id,
    recipient: report.contact,
    at: now,
  })
}
