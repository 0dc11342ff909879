import type { Pool, PoolClient } from 'pg'
import type { Actor } from '../actor.ts'
import type { Sending } from './batch.ts'
import { type Crossing, Crossings } from './crossings.ts'
import { Packet } from './lane.ts'
import { lineOver } from './line.ts'

/** How single reads go out: `opening` states an actor, `alone` runs one of them in a packet of its own. */
export type ReadFrame = {
  opening(actor: Actor): readonly Sending[]
  readonly end: Sending
  alone(actor: Actor, sending: () => Sending): Promise<unknown[]>
}

/** Asks for the one row of an id by a statement that takes several ids and gives rows that hold theirs. */
export type Sought = { readonly of: (ids: readonly string[]) => Sending; readonly id: string }

type Asked = {
  readonly actor: Actor
  readonly wish: Sending | Sought
  resolve(rows: unknown[]): void
  reject(error: Error): void
}

/**
 * Single reads of the same moment share a connection and its wakings: they go out in a few packets, each actor's in a
 * transaction of her own. What one actor asks in the same words is asked once, and rows sought by id with one statement.
 * Should one fail, those that were not answered are asked again, each alone.
 */
export function gatheredReads(
  pool: Pool,
  frame: ReadFrame,
  patience = 4,
): (actor: Actor, wish: Sending | Sought) => Promise<unknown[]> {
  const crossings = new Crossings<Asked>({
    mostTogether: 16,
    mostLanes: 8,
    patience,
    soon: patience / 4,
    open: async () => crossingOver(await pool.connect(), frame),
    refuse: (waiting, error) => {
      for (const { reject } of waiting) reject(error as Error)
    },
  })
  return (actor, wish) =>
    new Promise((resolve, reject) => {
      crossings.add({ actor, wish, resolve, reject })
    })
}

function crossingOver(client: PoolClient, frame: ReadFrame): Crossing<Asked> {
  /** The first group that failed; those behind it fail without a reason of their own. */
  let failed: readonly Asked[] | undefined
  const send = async (together: readonly Asked[], tell: Array<() => void>) => {
    const packet = new Packet()
    let ended: Promise<unknown> = Promise.resolve()
    for (const [actor, asked] of byActor(together)) {
      for (const sending of frame.opening(actor)) packet.leave(sending)
      for (const { sending, askers } of joined(asked)) {
        packet.ask(sending).then(
          ({ rows }) => tell.push(() => handOut(rows, askers)),
          (error: Error) => {
            failed ??= together
            if (failed === together && together.length === 1) tell.push(() => together[0]!.reject(error))
            else tell.push(() => askAlone(frame, askers))
          },
        )
      }
      ended = packet.ask(frame.end)
      ended.catch(() => undefined)
    }
    packet.send(client)
    await ended.catch(() => {
      failed ??= together
    })
  }
  return {
    carry: async (together) => {
      let tell: Array<() => void> = []
      try {
        await send(together, tell)
      } catch {
        // One of them cannot be sent, so nothing was.
        tell = [() => askAlone(frame, together)]
      }
      return {
        hasFailed: failed !== undefined,
        tell: () => {
          for (const each of tell) each()
        },
      }
    },
    close: () => {
      if (failed) rollBack(client)
      else client.release()
    },
  }
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

function askAlone(frame: ReadFrame, askers: readonly Asked[]): void {
  for (const { actor, wish, resolve, reject } of askers) {
    frame.alone(actor, 'of' in wish ? () => wish.of([wish.id]) : () => wish).then(resolve, reject)
  }
}

/** Gives a connection back after a transaction on it failed. */
function rollBack(client: PoolClient): void {
  const undone = lineOver(client).ask({ name: undefined, text: 'ROLLBACK', values: [] })
  undone.then(
    () => client.release(),
    (failure: Error) => client.release(failure),
  )
}
