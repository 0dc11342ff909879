import type { EngineActor } from '../platform/actor.ts'
import type { Context } from '../platform/context.ts'
import { messageOf } from '../platform/obstacle.ts'
import { findDueNotices } from './read-due.ts'
import { pauseAfter, turnMs } from './rules.ts'
import type { Provider } from './webhook.ts'
import { claimNotice, markFailed, markSent } from './write-delivery.ts'

const atOnce = 50

/**
 * Sends what is due, each at least once under its stable id, from any number of processes. A message is claimed in a short
 * transaction, sent outside of any, and its fate written in another; who dies in between leaves it to the next turn.
 * Gives how many were sent.
 */
export async function deliverNotices(context: Context, provider: Provider): Promise<number> {
  const due = await context.database.read({ kind: 'engine' }, (tx) => findDueNotices(tx, atOnce))
  let sent = 0
  for (const id of due) if (await deliver(context, provider, id)) sent += 1
  return sent
}

async function deliver(context: Context, provider: Provider, id: string): Promise<boolean> {
  const actor: EngineActor = { kind: 'engine', subject: id }
  const claimed = await context.database.write(actor, (tx) => claimNotice(tx, id, turnMs))
  if (!claimed) return false
  try {
    const phone = context.secrets.open('contact', claimed.recipient)
    const { template, params } = claimed
    await provider({ id, template, params, phone })
  } catch (error) {
    const failure = { id, error: messageOf(error).slice(0, 200), pauseMs: pauseAfter(claimed.tries) }
    await context.database.write(actor, (tx) => markFailed(tx, failure))
    return false
  }
  await context.database.write(actor, (tx) => markSent(tx, id))
  return true
}
