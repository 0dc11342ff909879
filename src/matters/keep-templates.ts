import type { AccountActor } from '../platform/actor.ts'
import { type Command, once } from '../platform/commands/write.ts'
import type { Tx } from '../platform/db/transaction.ts'
import { httpProblems } from '../platform/http/problems.ts'
import { newId } from '../platform/ids.ts'
import { clockNow } from '../platform/journal/read.ts'
import { record } from '../platform/journal/write.ts'
import { Problem } from '../platform/problem.ts'
import type { MatterContext } from './context.ts'
import { mayKeepDesk, maySeeDesk } from './policy-desk.ts'
import { matterProblems } from './problems.ts'
import { closeTemplate, findTemplates, insertTemplate } from './write-templates.ts'

type Added = { community: string; title: string; words: string; category?: string; command: Command }
type Ended = { community: string; id: string; command: Command }

/** The reply templates in use, and whether the account keeps them. */
export async function listTemplates(context: MatterContext, actor: AccountActor, community: string) {
  const answer = maySeeDesk(actor, community)
  if (!answer.allowed) throw new Problem(matterProblems.refused, { reason: answer.reason })
  const rows = await context.database.read(actor, (tx) => findTemplates(tx, community))
  const items = rows.map(({ made_at, ...row }) => ({ ...row, madeAt: made_at.toISOString() }))
  return { items, mayChange: mayKeepDesk(actor, community).allowed }
}

/** Adds a template; gives its id. */
export function addTemplate(context: MatterContext, actor: AccountActor, added: Added): Promise<{ id: string }> {
  const { community, title, words, category } = added
  return keeping(context, actor, { ...added, kind: 'template.added' }, async (tx) => {
    const id = newId()
    await insertTemplate(tx, { community, id, title, words, category: category ?? null, by: actor.account })
    return id
  })
}

/** Takes a template out of use. Throws http.not-found where it is not in use. */
export function endTemplate(context: MatterContext, actor: AccountActor, ended: Ended): Promise<{ id: string }> {
  return keeping(context, actor, { ...ended, kind: 'template.ended' }, async (tx) => {
    if (!(await closeTemplate(tx, ended))) throw new Problem(httpProblems.notFound)
    return ended.id
  })
}

type Keeping = { community: string; command: Command; kind: string }

function keeping(
  context: MatterContext,
  actor: AccountActor,
  { community, command, kind }: Keeping,
  work: (tx: Tx) => Promise<string>,
): Promise<{ id: string }> {
  const answer = mayKeepDesk(actor, community)
  if (!answer.allowed) throw new Problem(matterProblems.refused, { reason: answer.reason })
  return context.database.write(actor, (tx) =>
    once(tx, { community, command: { ...command, sender: actor.account } }, async () => {
      const id = await work(tx)
      const subject = { kind: 'community', id: community }
      await record(tx, { community, kind, subject, at: await clockNow(tx), reader: 'staff', facts: { template: id } })
      return { id }
    }),
  )
}
