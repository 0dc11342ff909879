import type { Pool, PoolClient } from 'pg'
import type { Actor } from '../actor.ts'
import type { Sending } from './batch.ts'
import { gathering } from './gathering.ts'
import { lineOver } from './line.ts'

/** How single reads go out: `opening` states an actor, `alone` runs one of them in a packet of its own. */
export type ReadFrame = {
  opening(actor: Actor): readonly Sending[]
  readonly end: Sending
  alone(actor: Actor, sending: Sending): Promise<unknown[]>
}

/** Asks for the one row of an id by a statement that takes several ids and gives rows that hold theirs. */
export type Sought = { readonly of: (ids: readonly string[]) => Sending; readonly id: string }

type Asked = {
  readonly actor: Actor
  readonly wish: Sending | Sought
  resolve(rows: unknown[]): void
  reject(error: Error): void
}

const sizes = { mostTogether: 16, ahead: 1, mostLanes: 8, patienceMs: 4 }

/**
 * Single reads of the same moment share a connection and its wakings: whatever was asked since the last packet left goes out
 * in one, each actor's in a transaction of her own. What one actor asks in the same words is asked once, and rows sought by
 * id with one statement. Should one fail, those of its packet that were not answered are asked again, each alone.
 */
export function gatheredReads(
  pool: Pool,
  frame: ReadFrame,
): (actor: Actor, wish: Sending | Sought) => Promise<unknown[]> {
  const gather = gathering<Asked>(sizes, (together) => carry(pool, frame, together))
  return (actor, wish) =>
    new Promise((resolve, reject) => {
      gather({ actor, wish, resolve, reject })
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
    for (const { sending, askers } of joined(asked)) {
      line.ask(sending).then(
        ({ rows }) => handOut(rows, askers),
        (error: Error) => {
          if (together.length === 1) together[0]!.reject(error)
          else for (const each of askers) askAlone(frame, each)
        },
      )
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

type Joined = { readonly sending: Sending; readonly askers: Asked[] }

/** The fewest statements that answer all of them. */
function joined(asked: readonly Asked[]): Joined[] {
  const joint: Joined[] = []
  const sought = new Map<Sought['of'], Asked[]>()
  for (const each of asked) {
    const { wish } = each
    if ('of' in wish) {
      const others = sought.get(wish.of)
      if (others) others.push(each)
      else sought.set(wish.of, [each])
      continue
    }
    const same = joint.find(({ sending }) => isSame(sending, wish))
    if (same) same.askers.push(each)
    else joint.push({ sending: wish, askers: [each] })
  }
  for (const [of, askers] of sought) {
    joint.push({ sending: of([...new Set(askers.map(({ wish }) => (wish as Sought).id))]), askers })
  }
  return joint
}

function isSame(one: Sending, other: Sending): boolean {
  return (
    one.text === other.text &&
    one.values.length === other.values.length &&
    one.values.every((value, index) => isSameValue(value, other.values[index]))
  )
}

/** Lists are compared by what they hold; of anything else that is not plain, only the very same. */
function isSameValue(one: unknown, other: unknown): boolean {
  if (!Array.isArray(one) || !Array.isArray(other)) return Object.is(one, other)
  return one.length === other.length && one.every((value, index) => Object.is(value, other[index]))
}

/** A list of its own for each who asked; the rows in it are shared. */
function handOut(rows: unknown[], askers: readonly Asked[]): void {
  for (const { wish, resolve } of askers) {
    if ('of' in wish) resolve((rows as { id: string }[]).filter(({ id }) => id === wish.id))
    else resolve(askers.length === 1 ? rows : [...rows])
  }
}

function askAlone(frame: ReadFrame, { actor, wish, resolve, reject }: Asked): void {
  frame.alone(actor, 'of' in wish ? wish.of([wish.id]) : wish).then(resolve, reject)
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
