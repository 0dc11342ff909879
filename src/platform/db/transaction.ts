import type { Pool, PoolClient } from 'pg'
import type { Actor } from '../actor.ts'
import { Problem } from '../problem.ts'
import type { Sending } from './batch.ts'
import { gatheredReads, type ReadFrame, type Sought } from './gathered-reads.ts'
import type { GatheredTally } from './gathered-tally.ts'
import { gatheredWrites, type Joint } from './gathered-writes.ts'
import { type Lane, Packet } from './lane.ts'
import { type Line, lineOver } from './line.ts'
import { endPool } from './pools.ts'
import { databaseProblems } from './problems.ts'
import { compiled, type Statement, statementName } from './query.ts'
import { beginAs, setLocal } from './scope.ts'
import type { Reads, ReadTx, Tx } from './tx.ts'

export type { Reads, ReadTx, Tx } from './tx.ts'

export type Database = {
  /** Runs a read as the actor; one round trip when `work` runs one statement. */
  read<Result>(actor: Actor, work: (tx: ReadTx) => Promise<Result>): Promise<Result>
  /** All rows of one statement as the actor: frame, statement and end go out together, in one round trip, with others of the same moment. */
  rows<Row>(actor: Actor, statement: Statement<Row>): Promise<Row[]>
  /** The row of an id by a statement that takes several; ids sought in the same moment by the same actor go out as one. */
  seek<Row extends { id: string }>(actor: Actor, sought: Seeking<Row>, id: string): Promise<Row | undefined>
  /** Reads by statements that need nothing of each other, not even one transaction: each goes out as with `rows`, those asked at once in one round trip. */
  glance<Result>(actor: Actor, work: (reads: Reads) => Promise<Result>): Promise<Result>
  /** Runs a change as the actor; committed when `work` resolves, rolled back when it throws. */
  write<Result>(actor: Actor, work: (tx: Tx) => Promise<Result>): Promise<Result>
  /** Makes a change that may share a transaction with others of the same moment; each alone where that one fails or has to wait for a lock. */
  join<Ask, Known, Ready, Answer>(joint: Joint<Ask, Known, Ready, Answer>, ask: Ask): Promise<Answer>
  close(): Promise<void>
}

/** A statement that gives the rows of ids, each with its `id`; the same function each time, by which those who ask it are known. */
export type Seeking<Row extends { id: string }> = (ids: readonly string[]) => Statement<Row>

/**
 * A database over a pool whose role is bound by row security; `tally` hears how changes that share a transaction go, and
 * `patience` is how many milliseconds those of one moment may take before others use another connection.
 */
export function databaseOver(pool: Pool, tally?: GatheredTally, patience?: number): Database {
  const frame: ReadFrame = {
    opening: openingOf,
    end: plain('COMMIT'),
    alone: (actor, sending) => rowsOf(pool, actor, sending),
  }
  const rows = gatheredReads(pool, frame, patience)
  const rowsAs = async <Row>(actor: Actor, statement: Statement<Row>) =>
    (await rows(actor, sendingOf(statement))) as Row[]
  const writing = async <Result>(frame: Frame, work: (tx: Tx) => Promise<Result>) => {
    if (frame.actor.kind === 'account' && frame.actor.readOnly) throw new Problem(databaseProblems.readOnly)
    return transact(pool, frame, work)
  }
  return {
    read: (actor, work) => transact(pool, { actor, mode: 'read' }, (tx) => work(tx)),
    rows: rowsAs,
    seek: async <Row extends { id: string }>(actor: Actor, sought: Seeking<Row>, id: string) =>
      (await rows(actor, { of: sendingFor(sought), id: id.toLowerCase() }))[0] as Row | undefined,
    glance: (actor, work) =>
      work({
        all: (statement) => rowsAs(actor, statement),
        first: async (statement) => (await rowsAs(actor, statement))[0],
      }),
    write: (actor, work) => writing({ actor, mode: 'write' }, work),
    join: gatheredWrites(() => openLane(pool), tally, patience),
    close: () => endPool(pool),
  }
}

type Frame = { actor: Actor; mode: 'read' | 'write' }

/** A lane's transaction fails where a lock is not to be had soon, long before the database looks for those that wait for each other. */
const giveWay = 'SET LOCAL lock_timeout = 200'

async function transact<Result>(pool: Pool, frame: Frame, work: (tx: Tx) => Promise<Result>): Promise<Result> {
  const client = await pool.connect()
  const line = lineOver(client)
  const follow: Array<() => void> = []
  try {
    // They go out with the first statement. Should they fail, it and all after them fail too.
    for (const text of beginAs(frame.actor, frame.mode)) line.leave(plain(text))
    const result = await work(txOver(line, frame.actor, follow))
    const ended = line.ask(plain('COMMIT'))
    line.flush()
    if (frame.mode === 'read') {
      // Nothing was changed: the answer need not wait for the end of the transaction, the connection does.
      releaseAfter(client, ended)
      return result
    }
    const { command } = await ended
    if (command !== 'COMMIT') throw new Error('the transaction had failed and was rolled back')
    client.release()
    for (const step of follow) step()
    return result
  } catch (error) {
    const undone = line.ask(plain('ROLLBACK'))
    await releaseAfter(client, undone)
    throw error
  }
}

async function openLane(pool: Pool): Promise<Lane> {
  const client = await pool.connect()
  const line = lineOver(client)
  let hasFailed = false
  const failed = (error: unknown): never => {
    hasFailed = true
    throw error
  }
  return {
    reads: readsOver({ ask: (sending) => line.ask(sending).catch(failed) }),
    transact: async (actor, leave) => {
      const packet = new Packet()
      const follow: Array<() => void> = []
      for (const text of [...beginAs(actor, 'write'), giveWay]) packet.leave(plain(text))
      const told = leave(txOver(packet, actor, follow))
      // Where it throws at once, half of it must not be sent.
      await Promise.race([told, undefined])
      const ended = packet.ask(plain('COMMIT'))
      packet.send(client)
      try {
        const { command } = await ended
        if (command !== 'COMMIT') throw new Error('the transaction had failed and was rolled back')
      } catch (error) {
        return failed(error)
      }
      for (const step of follow) step()
      return told
    },
    close: () => {
      if (hasFailed) void releaseAfter(client, line.ask(plain('ROLLBACK')))
      else client.release()
    },
  }
}

async function rowsOf(pool: Pool, actor: Actor, sending: () => Sending): Promise<unknown[]> {
  const client = await pool.connect()
  const line = lineOver(client)
  try {
    for (const text of beginAs(actor, 'read')) line.leave(plain(text))
    const answered = line.ask(sending())
    const ended = line.ask(plain('COMMIT'))
    line.flush()
    ended.catch(() => undefined)
    const { rows } = await answered
    await releaseAfter(client, ended)
    return rows
  } catch (error) {
    await releaseAfter(client, line.ask(plain('ROLLBACK')))
    throw error
  }
}

/** Gives the connection back once the transaction has ended; closes it when that failed. */
function releaseAfter(client: PoolClient, ended: Promise<unknown>): Promise<void> {
  return ended.then(
    () => client.release(),
    (failure: Error) => client.release(failure),
  )
}

const openings = new WeakMap<Actor, readonly Sending[]>()

/** What begins the reads of an actor, the same each time. */
function openingOf(actor: Actor): readonly Sending[] {
  const opening = openings.get(actor) ?? beginAs(actor, 'read').map(plain)
  openings.set(actor, opening)
  return opening
}

function sendingOf<Row>(statement: Statement<Row>): Sending {
  const { sql, parameters } = compiled(statement)
  return { name: statementName(sql), text: sql, values: parameters }
}

const sendings = new WeakMap<Seeking<never>, Sought['of']>()

function sendingFor<Row extends { id: string }>(sought: Seeking<Row>): Sought['of'] {
  const known = sendings.get(sought) ?? ((ids) => sendingOf(sought(ids)))
  sendings.set(sought, known)
  return known
}

const constant = ['BEGIN READ ONLY', 'BEGIN', 'COMMIT', 'ROLLBACK', giveWay]
const kept = new Map(constant.map((text) => [text, statementName(text)]))

/** A statement without values; those of every transaction are prepared, what states an actor is read anew. */
function plain(text: string): Sending {
  return { name: kept.get(text), text, values: [] }
}

function readsOver(line: Pick<Line, 'ask'>): Reads {
  const rows = async <Row>(statement: Statement<Row>) => (await line.ask(sendingOf(statement))).rows as Row[]
  return { all: rows, first: async (statement) => (await rows(statement))[0] }
}

function txOver(line: Pick<Line, 'ask' | 'leave'>, actor: Actor, follow: Array<() => void>): Tx {
  const { all, first } = readsOver(line)
  // Written out: what is put behind a spread costs more than the rest of it.
  return {
    all,
    first,
    actor,
    writes: true,
    run: async (statement) => (await line.ask(sendingOf(statement))).count,
    send: (statement) => line.leave(sendingOf(statement)),
    open: (subject) => line.leave(plain(setLocal('subject', subject))),
    concern: (person) => line.leave(plain(setLocal('person', person))),
    sentBy: (sender) => line.leave(plain(setLocal('sender', sender))),
    afterCommit: (step) => {
      follow.push(step)
    },
  }
}
