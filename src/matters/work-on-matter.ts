import type { AccountActor } from '../platform/actor.ts'
import { type Command, once } from '../platform/commands/write.ts'
import type { Tx } from '../platform/db/transaction.ts'
import { newId } from '../platform/ids.ts'
import { record } from '../platform/journal/write.ts'
import { Problem } from '../platform/problem.ts'
import { type ActedRow, actOnMatter, holding, standing } from './act-on-matter.ts'
import { officeOf, postOf } from './acting-post.ts'
import type { MatterContext } from './context.ts'
import { unmarkSaid } from './mark-said.ts'
import { mayAct } from './policy.ts'
import { matterProblems } from './problems.ts'
import { findReports } from './read-report.ts'
import type { MatterAct } from './rules-acts.ts'
import { insertRemark, type LockedMatter } from './write.ts'

export type Ask = { matter: string; command: Command }

/** An act whose only words are an explanation: kept in the journal, erasable. */
export function doAct(
  context: MatterContext,
  actor: AccountActor,
  ask: Ask & { act: MatterAct; words?: string | undefined },
): Promise<ActedRow> {
  const words = ask.words ?? ('reason' in ask.act ? ask.act.reason : undefined)
  return actOnMatter(context, actor, { ...ask, words: words ? { words } : undefined })
}

/** A public reply to the reporters; the first one is the first answer. */
export function replyToReporter(
  context: MatterContext,
  actor: AccountActor,
  ask: Ask & { words: string },
): Promise<ActedRow> {
  return actOnMatter(context, actor, {
    matter: ask.matter,
    command: ask.command,
    act: { act: 'reply' },
    also: async ({ tx, row, now }) => {
      insertRemark(tx, { ...remarkOf(row, actor, now), kind: 'reply', words: ask.words })
      return undefined
    },
  })
}

type Aside = Ask & {
  words: string
  call?: { report?: string | undefined; result: 'reached' | 'no_answer' | 'wrong_number' } | undefined
}

/** An internal note, or a line of the contact log; moves no clock. */
export function noteOnMatter(context: MatterContext, actor: AccountActor, ask: Aside): Promise<ActedRow> {
  const command = { ...ask.command, sender: actor.account }
  return context.database.write(actor, (tx) =>
    holding(context, tx, ask.matter, ({ row, frame, now }) =>
      once(tx, { community: row.community_id, command }, async () => {
        refuseUnless(mayAct(ask.call ? 'log-call' : 'note', actor, row))
        if (ask.call?.report) await knownReport(tx, row, ask.call.report)
        insertRemark(tx, {
          ...remarkOf(row, actor, now),
          kind: ask.call ? 'call' : 'note',
          result: ask.call?.result ?? null,
          report_id: ask.call?.report ?? null,
          words: ask.words,
        })
        unmarkSaid(tx, row, now)
        await record(tx, {
          community: row.community_id,
          kind: ask.call ? 'matter.called' : 'matter.noted',
          subject: { kind: 'matter', id: row.id },
          at: now,
          reader: 'staff',
          facts: ask.call ? { result: ask.call.result } : {},
          post: postOf(actor, row),
          office: officeOf(actor, row, frame),
          grid: row.grid_id,
        })
        return standing(row)
      }),
    ),
  )
}

/** Throws matters.refused with the reason word of a refusal. */
export function refuseUnless(answer: ReturnType<typeof mayAct>): void {
  if (!answer.allowed) throw new Problem(matterProblems.refused, { reason: answer.reason })
}

/** Throws matters.unknown-report unless the report follows this matter. */
export async function knownReport(tx: Tx, row: LockedMatter, report: string) {
  const reports = await findReports(tx, { community: row.community_id, matter: row.id })
  const found = reports.find((each) => each.id === report)
  if (!found) throw new Problem(matterProblems.unknownReport, { fields: [{ field: 'report', reason: 'unknown' }] })
  return found
}

function remarkOf(row: LockedMatter, actor: AccountActor, now: Date) {
  return {
    community_id: row.community_id,
    id: newId(),
    matter_id: row.id,
    author_id: actor.account,
    author_post: postOf(actor, row),
    made_at: now,
  }
}
