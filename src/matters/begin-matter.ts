import type { Tx } from '../platform/db/transaction.ts'
import { newId } from '../platform/ids.ts'
import type { MatterContext } from './context.ts'
import { officesFor } from './frame.ts'
import { beginning } from './new-matter.ts'
import { recordReport } from './record-report.ts'
import { secretsOf } from './secrets.ts'
import { columnsOf } from './state.ts'
import { insertMatter, insertReport, nextNumber } from './write.ts'

/** Where a matter is, of which kind, in which words, and which account brought it. */
export type Begun = {
  readonly community: string
  readonly grid: string
  readonly building: string
  readonly category: string
  readonly words: string
  readonly by: string
  readonly now: Date
}

/**
 * Begins a private matter inside the transaction of a room above, for the engine. It holds what it is given and nothing else of that
 * room; whoever brought it keeps sight of it. Leaves the matter open as the transaction's subject.
 */
export async function beginMatter(
  context: MatterContext,
  tx: Tx,
  begun: Begun,
): Promise<{ matter: string; number: string }> {
  const { community, now, by } = begun
  const frame = await context.shelf.frameOf(tx, { community, now })
  const number = await nextNumber(tx, frame.community.short_code)
  const category = frame.categories.get(begun.category) ?? frame.categories.get('0999')!
  const offices = officesFor(frame, begun.grid)
  const state = beginning({ report: { private: true }, category, now, calendar: frame.calendar, offices })
  const [matter, report] = [newId(), newId()]
  const secrets = secretsOf(context.secrets, { report, number })
  const at = { community_id: community, grid_id: begun.grid, channel: 'patrol', made_at: now } as const
  tx.open(matter)
  insertMatter(tx, {
    ...columnsOf(state, frame),
    ...at,
    id: matter,
    number,
    subdistrict_id: frame.community.subdistrict_id,
    building_id: begun.building,
    building_alone: begun.building,
    spot_kind: 'entrance',
    has_contact: false,
    audience: [report, state.holderOffice, by],
    changed_at: now,
  } as Parameters<typeof insertMatter>[1])
  insertReport(tx, {
    ...at,
    id: report,
    matter_id: matter,
    origin_id: matter,
    words: begun.words,
    language: 'zh-Hans',
    code_hash: secrets.codeHash,
    pin_hash: secrets.pinHash,
    taken_by: by,
  })
  await recordReport(tx, { community, matter, report, grid: begun.grid, channel: 'patrol', state, frame })
  return { matter, number }
}
