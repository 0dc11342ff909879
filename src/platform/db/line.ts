import type { PoolClient } from 'pg'
import { type Answered, Batch, type Sending } from './batch.ts'

/** One connection for the length of a transaction: what is asked in the same moment goes out together. */
export type Line = {
  /** Sends a statement with whatever waits; answers when its batch is answered. */
  ask(sending: Sending): Promise<Answered>
  /** Lets a statement wait for the next one that is asked. Should it fail, whatever goes with it and after it fails too. */
  leave(sending: Sending): void
  /** Sends now, without waiting for what else this moment brings. */
  flush(): void
}

export function lineOver(client: PoolClient): Line {
  let next: Batch | undefined
  let under = false
  let wanted = false
  const settled = () => {
    under = false
    if (wanted) flush()
  }
  const add = (sending: Sending) => {
    next ??= new Batch(settled)
    return next.add(sending)
  }
  const flush = () => {
    if (under || !next) return
    const batch = next
    next = undefined
    under = true
    wanted = false
    client.query(batch)
  }
  return {
    flush,
    ask: (sending) => {
      // Behind what runs now, so that all statements of this moment are gathered.
      if (!wanted) process.nextTick(flush)
      wanted = true
      return add(sending)
    },
    leave: (sending) => {
      add(sending).catch(() => undefined)
    },
  }
}
