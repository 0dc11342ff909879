import type { AccountActor } from '../platform/actor.ts'
import { type Command, once } from '../platform/commands/write.ts'
import type { Context } from '../platform/context.ts'
import { clockNow } from '../platform/journal/read.ts'
import { record } from '../platform/journal/write.ts'
import { Problem } from '../platform/problem.ts'
import type { CallList } from './contract.ts'
import { mayTell } from './policy.ts'
import { noticeProblems } from './problems.ts'
import { findCalls } from './read.ts'
import { markDone } from './write.ts'

const mostLines = 200

/** Who waits to be told by the desk, longest waiting first. */
export async function readCallList(context: Context, actor: AccountActor, community: string): Promise<CallList> {
  refuse(actor, community)
  const rows = await context.database.read(actor, (tx) => findCalls(tx, { community, most: mostLines }))
  return {
    total: rows[0]?.total ?? 0,
    items: rows.map((row) => ({
      id: row.id,
      channel: row.channel,
      template: row.template,
      matter: row.subject_id,
      number: row.params.number ?? '',
      hasPhone: row.has_phone,
      tries: row.tries,
      madeAt: row.made_at.toISOString(),
    })),
  }
}

type Told = { id: string; community: string; result: string; command: Command }

/** Takes a line off the list, once; the journal says by whom and with which result. Throws notices.already-done. */
export async function markTold(context: Context, actor: AccountActor, told: Told): Promise<{ id: string }> {
  const { id, community, result } = told
  refuse(actor, community)
  const command = { ...told.command, sender: actor.account }
  return context.database.write(actor, (tx) =>
    once(tx, { community, command }, async () => {
      const done = await markDone(tx, { community, notice: id, by: actor.account })
      if (!done) throw new Problem(noticeProblems.alreadyDone)
      await record(tx, {
        community,
        kind: 'notice.told',
        subject: { kind: 'matter', id: done.subject_id },
        at: await clockNow(tx),
        reader: 'staff',
        facts: { notice: id, template: done.template, result },
        post: actor.posts.find((post) => post.community === community)?.kind ?? null,
      })
      return { id }
    }),
  )
}

function refuse(actor: AccountActor, community: string): void {
  const answer = mayTell(actor, community)
  if (!answer.allowed) throw new Problem(noticeProblems.refused, { reason: answer.reason })
}
