import type { AccountActor } from '../platform/actor.ts'
import type { Tx } from '../platform/db/transaction.ts'
import { type StoryRow, storyOf } from '../platform/journal/read.ts'
import { record } from '../platform/journal/write.ts'
import { Problem } from '../platform/problem.ts'
import { holding } from './act-on-matter.ts'
import { officeOf, postOf } from './acting-post.ts'
import type { MatterContext } from './context.ts'
import type { TransferNote } from './contract-transfer.ts'
import type { Held } from './held.ts'
import { placeWords } from './ledger-words.ts'
import { mayAct } from './policy.ts'
import { categoryName, placeOf, turnOf } from './present.ts'
import { matterProblems } from './problems.ts'
import { findReports } from './read-report.ts'
import { refusalOf } from './rules-acts.ts'
import { withoutNumbers } from './rules-ledgers.ts'
import { tiers } from './rules-states.ts'
import { refuseUnless } from './work-on-matter.ts'

const longestStory = 300
const movedBy = ['matter.handed_up', 'matter.handed_back', 'matter.escalated', 'matter.disputed']

/** What goes along on paper with a matter above the sub-district; taking it is journalled. Throws matters.refused, not-now. */
export function takeTransferNote(context: MatterContext, actor: AccountActor, matter: string): Promise<TransferNote> {
  return context.database.write(actor, (tx) =>
    holding(context, tx, matter, async (held) => {
      const { row, state } = held
      refuseUnless(mayAct('transfer-outside', actor, row))
      const refusal = refusalOf(state, 'transfer-outside')
      if (refusal) throw new Problem(matterProblems.notNow, { reason: refusal })
      const story = await storyOf(tx, { community: row.community_id, id: row.id }, longestStory)
      const words = await wordsOf(tx, held)
      await noteTaken(actor, held)
      return noteOf(held, { words, moves: movesOf(story) })
    }),
  )
}

/** What may go out of the house, by the rule of the ledgers: private matters say nothing, numbers are masked. */
async function wordsOf(tx: Tx, { row }: Held): Promise<string | null> {
  if (row.private) return null
  const reports = await findReports(tx, { community: row.community_id, matter: row.id })
  const said = row.public_summary ?? reports.find((report) => report.words !== null && !report.words_hidden_at)?.words
  return said ? withoutNumbers(said) : null
}

function movesOf(story: readonly StoryRow[]): TransferNote['moves'] {
  return story.toReversed().flatMap(({ kind, happened_at: at, facts }) => {
    const to = tiers.find((tier) => tier === facts.to)
    return to && movedBy.includes(kind) ? [{ kind, at: at.toISOString(), to }] : []
  })
}

async function noteTaken(actor: AccountActor, { tx, row, frame, now }: Held): Promise<void> {
  await record(tx, {
    community: row.community_id,
    kind: 'matter.transfer_note_taken',
    subject: { kind: 'matter', id: row.id },
    at: now,
    reader: 'staff',
    facts: {},
    post: postOf(actor, row),
    office: officeOf(actor, row, frame) ?? row.holder_office_id,
    grid: row.grid_id,
  })
}

function noteOf({ row, frame, now }: Held, told: Pick<TransferNote, 'words' | 'moves'>): TransferNote {
  const place = placeOf(row, frame)
  const turn = turnOf(row, frame, { viewer: 'public', now })
  return {
    number: row.number,
    communityName: frame.community.name,
    gridName: place.gridName,
    place: placeWords({
      building: place.buildingName,
      staircase: place.staircaseName,
      kind: row.spot_kind,
      floor: row.spot_floor,
    }),
    category: row.category,
    categoryName: categoryName(frame, row.category),
    private: row.private,
    reports: row.reports_count,
    madeAt: row.made_at.toISOString(),
    officeName: turn.officeName,
    outside: row.outside_source ? { source: row.outside_source, number: row.outside_number ?? '' } : null,
    receiptNumber: row.receipt_number,
    settleDue: row.settle_due.toISOString(),
    dueAt: turn.dueAt,
    takenAt: now.toISOString(),
    ...told,
  }
}
