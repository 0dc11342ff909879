import type { Static } from 'typebox'
import type { CodeActor } from '../platform/actor.ts'
import { type Command, once } from '../platform/commands/write.ts'
import { httpProblems } from '../platform/http/problems.ts'
import { newId } from '../platform/ids.ts'
import { record } from '../platform/journal/write.ts'
import { Problem } from '../platform/problem.ts'
import type { MatterContext } from './context.ts'
import type { joinMatter as endpoint, Reported } from './contract-public.ts'
import { findLine } from './read-report.ts'
import { refuseTooMany } from './report-limits.ts'
import { secretsOf } from './secrets.ts'
import { answerTo, reporterColumns } from './take-down.ts'
import { addReporter, insertReport } from './write.ts'

type JoinAsk = Static<NonNullable<(typeof endpoint)['body']>> & { number: string; command: Command; device: string }

/** Joins a publicly approved matter instead of reporting it again; the joiner is asked and told like the first reporter. */
export async function joinMatter(context: MatterContext, ask: JoinAsk): Promise<Reported> {
  const { row, frame } = await context.database.read({ kind: 'public' }, async (tx) => {
    const found = await findLine(tx, { number: ask.number })
    if (!found?.public_summary || !found.due_at) throw new Problem(httpProblems.notFound)
    return { row: found, frame: await context.shelf.frameOf(tx, { community: found.community_id, now: found.now }) }
  })
  await refuseTooMany(context, { device: ask.device, place: row.building_id ?? row.grid_id })
  const report = newId()
  const actor: CodeActor = { kind: 'code', report, community: row.community_id }
  const verdict = await context.database.write(actor, (tx) =>
    once(tx, { community: row.community_id, command: ask.command }, async () => {
      const secrets = secretsOf(context.secrets, { report, number: row.number })
      await addReporter(tx, { matter: row.id, report, hasContact: ask.contact !== undefined })
      tx.open(row.id)
      insertReport(tx, {
        community_id: row.community_id,
        id: report,
        matter_id: row.id,
        origin_id: row.id,
        grid_id: row.grid_id,
        channel: 'link',
        words: ask.words ?? '',
        ...reporterColumns(context.secrets, { ...ask, secrets }),
        made_at: row.now,
      })
      await record(tx, {
        community: row.community_id,
        kind: 'matter.joined',
        subject: { kind: 'matter', id: row.id },
        at: row.now,
        reader: 'public',
        facts: { report },
        grid: row.grid_id,
      })
      return {
        matter: row.id,
        report,
        number: row.number,
        firstAnswerDue: row.first_answer_due.toISOString(),
        settleDue: row.settle_due.toISOString(),
      }
    }),
  )
  return answerTo(context, { verdict, secrets: secretsOf(context.secrets, verdict), frame, now: row.now })
}
