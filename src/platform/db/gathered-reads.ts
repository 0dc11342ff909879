import type { Pool, PoolClient } from 'pg'
import type { Actor } from '../actor.ts'
import type { Sending } from './batch.ts'
import { lineOver } from './line.ts'

/** How single reads go out: `opening` states an actor, `alone` runs one of them in a packet of its own. */
export type ReadFrame = {
  opening(actor: Actor): readonly Sending[]
  readonly end: Sending
  alone(actor: Actor, sending: Sending): Promise<unknown[]>
}

type Asked = {
  readonly actor: Actor
  readonly sending: Sending
  resolve(rows: unknown[]): void
  reject(error: Error): void
}

const usualLanes = 2
const mostLanes = 8
const mostTogether = 16
const patienceMs = 4

/**
 * Single reads of the same moment share a connection and its wakings: whatever was asked since the last packet left goes out
 * in one, each actor's in a transaction of her own. One that waits longer than {@link patienceMs} behind slow ones gets a
 * connection besides. Should one fail, those of its packet that were not answered are asked again, each alone.
 */
export function gatheredReads(pool: Pool, frame: ReadFrame): (actor: Actor, sending: Sending) => Promise<unknown[]> {
  const waiting: Asked[] = []
  let lanes = 0
  let called = false
  let patience: NodeJS.Timeout | undefined

  function call(): void {
    if (called || waiting.length === 0) return
    if (lanes < usualLanes) {
      called = true
      setImmediate(depart)
    } else if (lanes < mostLanes) {
      patience ??= setTimeout(depart, patienceMs)
    }
  }

  function depart(): void {
    called = false
    clearTimeout(patience)
    patience = undefined
    const together = waiting.splice(0, mostTogether)
    if (together.length === 0) return
    lanes += 1
    void carry(pool, frame, together).then(() => {
      lanes -= 1
      call()
    })
    call()
  }

  return (actor, sending) =>
    new Promise((resolve, reject) => {
      waiting.push({ actor, sending, resolve, reject })
      call()
    })
}

/** Sends them and hands out the answers; resolves once the connection is free again, whatever became of them. */
async function carry(pool: Pool, frame: ReadFrame, together: readonly Asked[]): Promise<void> {
  let client: PoolClient
  try {
    client = await pool.connect()
  } catch (error) {
    for (const { reject } of together) reject(error as Error)
    return
  }
  const line = lineOver(client)
  let ended: Promise<unknown> = Promise.resolve()
  for (const [actor, asked] of byActor(together)) {
    for (const sending of frame.opening(actor)) line.leave(sending)
    for (const each of asked) {
      const onFailure = (error: Error) => (together.length === 1 ? each.reject(error) : askAlone(frame, each))
      line.ask(each.sending).then(({ rows }) => each.resolve(rows), onFailure)
    }
    ended = line.ask(frame.end)
    ended.catch(() => undefined)
  }
  line.flush()
  await release(client, ended)
}

function byActor(together: readonly Asked[]): ReadonlyMap<Actor, readonly Asked[]> {
  const groups = new Map<Actor, Asked[]>()
  for (const asked of together) {
    const group = groups.get(asked.actor)
    if (group) group.push(asked)
    else groups.set(asked.actor, [asked])
  }
  return groups
}

function askAlone(frame: ReadFrame, { actor, sending, resolve, reject }: Asked): void {
  frame.alone(actor, sending).then(resolve, reject)
}

async function release(client: PoolClient, ended: Promise<unknown>): Promise<void> {
  try {
    await ended
    client.release()
  } catch {
    const undone = lineOver(client).ask({ name: undefined, text: 'ROLLBACK', values: [] })
    await undone.then(
      () => client.release(),
      (failure: Error) => client.release(failure),
    )
  }
}
