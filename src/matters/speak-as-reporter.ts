import type { CodeActor } from '../platform/actor.ts'
import { type Command, once } from '../platform/commands/write.ts'
import { httpProblems } from '../platform/http/problems.ts'
import { newId } from '../platform/ids.ts'
import { record } from '../platform/journal/write.ts'
import { Problem } from '../platform/problem.ts'
import { carryOut, holding } from './act-on-matter.ts'
import type { MatterContext } from './context.ts'
import type { Held } from './held.ts'
import { markSaid } from './mark-said.ts'
import { matterProblems } from './problems.ts'
import { findReport, type ReportRow } from './read-report.ts'
import type { MatterAct } from './rules-acts.ts'
import { sendsBack } from './rules-states.ts'
import { insertRemark, updateReport } from './write.ts'

export type SpeakAsk = { command: Command }

/** Runs a reporter's act on the matter that her report follows, once. */
async function speaking(
  context: MatterContext,
  actor: CodeActor,
  ask: SpeakAsk & { work: (held: Held, report: ReportRow) => Promise<void> },
): Promise<void> {
  await context.database.write(actor, async (tx) => {
    const report = await findReport(tx, { community: actor.community, report: actor.report })
    if (!report) throw new Problem(httpProblems.notFound)
    const command = { ...ask.command, sender: actor.report }
    await holding(context, tx, report.matter_id, (held) =>
      once(tx, { community: actor.community, command }, async () => {
        await ask.work(held, report)
        return { done: true }
      }),
    )
  })
}

/** The reporter says something more: it stands in the queues until staff do something about it, and no clock moves. */
export function answerAsReporter(context: MatterContext, actor: CodeActor, ask: SpeakAsk & { words: string }) {
  return speaking(context, actor, {
    ...ask,
    work: async (held, report) => {
      const { tx, row, now } = held
      insertAnswer(held, report, ask.words)
      markSaid(tx, row, now)
      await record(tx, {
        community: row.community_id,
        kind: 'matter.answered',
        subject: { kind: 'matter', id: row.id },
        at: now,
        reader: 'staff',
        facts: { report: report.id },
        grid: row.grid_id,
      })
    },
  })
}

/** The reporter says that it was put right: closes what waits for it; on a closed matter it is noted on her report. */
export function confirmAsReporter(context: MatterContext, actor: CodeActor, ask: SpeakAsk) {
  return speaking(context, actor, {
    ...ask,
    work: async (held, report) => {
      const takenBack = report.rating === 'not' ? { rating: null, rated_at: null } : {}
      updateReport(held.tx, report, { confirmed_at: held.now, ...takenBack })
      if (held.row.stage === 'closed') return noted(held, 'matter.confirmed_afterwards', report)
      await carryOut(context, held, { act: { act: 'confirm' }, by: actor })
    },
  })
}

/**
 * The reporter says, before it has ended, that it is not put right yet; it goes back to work as after a failed check. Where it
 * goes back no further, what she wrote stands among her answers.
 */
export function notYetAsReporter(context: MatterContext, actor: CodeActor, ask: SpeakAsk & { words: string }) {
  return speaking(context, actor, {
    ...ask,
    work: async (held, report) => {
      const act: MatterAct = { act: 'not-yet' }
      if (sendsBack(held.state)) {
        await carryOut(context, held, { act, words: { words: ask.words }, by: actor })
        return
      }
      insertAnswer(held, report, ask.words)
      await carryOut(context, held, { act, by: actor })
    },
  })
}

/** The reporter says that it is not put right; each reporter once. Reopens one tier up. */
export function disputeAsReporter(context: MatterContext, actor: CodeActor, ask: SpeakAsk & { words: string }) {
  return speaking(context, actor, {
    ...ask,
    work: async (held, report) => {
      if (report.disputed > 0) throw new Problem(matterProblems.notNow, { reason: 'disputed-before' })
      updateReport(held.tx, report, { disputed: 1, confirmed_at: null, rating: null, rated_at: null })
      await carryOut(context, held, { act: { act: 'dispute' }, words: { words: ask.words }, by: actor })
    },
  })
}

/** How it went, in one of three words; may be changed until it is archived. */
export function rateAsReporter(
  context: MatterContext,
  actor: CodeActor,
  ask: SpeakAsk & { rating: 'solved' | 'mostly' | 'not' },
) {
  return speaking(context, actor, {
    ...ask,
    work: async (held, report) => {
      const takenBack = ask.rating === 'not' ? { confirmed_at: null } : {}
      updateReport(held.tx, report, { rating: ask.rating, rated_at: held.now, ...takenBack })
      const act: MatterAct = { act: 'rate', rating: ask.rating }
      await carryOut(context, held, { act, by: actor })
    },
  })
}

function insertAnswer({ tx, row, now }: Held, report: ReportRow, words: string): void {
  insertRemark(tx, {
    community_id: row.community_id,
    id: newId(),
    matter_id: row.id,
    report_id: report.id,
    kind: 'answer',
    words,
    made_at: now,
  })
}

function noted({ tx, row, now }: Held, kind: string, report: ReportRow): Promise<void> {
  return record(tx, {
    community: row.community_id,
    kind,
    subject: { kind: 'matter', id: row.id },
    at: now,
    reader: 'staff',
    facts: { report: report.id },
    grid: row.grid_id,
  }).then(() => undefined)
}
