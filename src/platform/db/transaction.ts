import type { Writable } from 'node:stream'
import type { Client, Pool, PoolClient } from 'pg'
import type { Actor } from '../actor.ts'
import { Problem } from '../problem.ts'
import { databaseProblems } from './problems.ts'
import { compiled, type Statement, statementName } from './query.ts'
import { beginAs, setLocal } from './scope.ts'

/** What a read may do: run statements inside its own read-only transaction. */
export type ReadTx = {
  /** All rows of the statement. */
  all<Row>(statement: Statement<Row>): Promise<Row[]>
  /** The first row, or undefined. */
  first<Row>(statement: Statement<Row>): Promise<Row | undefined>
  /** Opens a subject for this transaction, after its row was found visible: its story and papers become visible too. */
  open(subject: string): void
  /** States whom the opened subject concerns, so that her record and whom she named are seen by what is done about it. */
  concern(person: string): void
  /** States who sends the command that this transaction carries out. */
  sentBy(sender: string): void
  readonly actor: Actor
}

/** What a write may do besides; a different type, so that a read cannot be handed to code that changes things. */
export type Tx = ReadTx & {
  /** Runs a statement that changes rows; gives the number of rows it touched. */
  run(statement: Statement<unknown>): Promise<number>
  /** Runs after the commit, never when the transaction fails. */
  afterCommit(follow: () => void): void
  readonly writes: true
}

export type Database = {
  /** Runs a read as the actor; one round trip when `work` runs one statement. */
  read<Result>(actor: Actor, work: (tx: ReadTx) => Promise<Result>): Promise<Result>
  /** All rows of one statement as the actor: frame, statement and end go out together, in one round trip. */
  rows<Row>(actor: Actor, statement: Statement<Row>): Promise<Row[]>
  /** Runs a change as the actor; committed when `work` resolves, rolled back when it throws. */
  write<Result>(actor: Actor, work: (tx: Tx) => Promise<Result>): Promise<Result>
  close(): Promise<void>
}

/** A database over a pool whose role is bound by row security. */
export function databaseOver(pool: Pool): Database {
  return {
    read: (actor, work) => transact(pool, { actor, mode: 'read' }, (tx) => work(tx)),
    rows: (actor, statement) => rowsOf(pool, actor, statement),
    write: async (actor, work) => {
      if (actor.kind === 'account' && actor.readOnly) throw new Problem(databaseProblems.readOnly)
      return transact(pool, { actor, mode: 'write' }, work)
    },
    close: () => pool.end(),
  }
}

type Frame = { actor: Actor; mode: 'read' | 'write' }

async function transact<Result>(pool: Pool, frame: Frame, work: (tx: Tx) => Promise<Result>): Promise<Result> {
  const client = await pool.connect()
  const follow: Array<() => void> = []
  try {
    // Not awaited: the first statements follow in the same packet, which saves a round trip. Should it fail, no actor
    // is stated, row security shows nothing, and the failure itself surfaces at the end.
    const flush = holdBack(client)
    const begun = client.query(beginAs(frame.actor, frame.mode))
    begun.catch(() => undefined)
    const result = await started(() => work(txOver(client, frame.actor, follow)), flush)
    if (frame.mode === 'read') {
      await begun
      // Nothing was changed: the answer need not wait for the end of the transaction, the connection does.
      client.query('COMMIT').then(
        () => client.release(),
        (failure: Error) => client.release(failure),
      )
      return result
    }
    const committed = client.query('COMMIT')
    committed.catch(() => undefined)
    await begun
    const { command } = await committed
    if (command !== 'COMMIT') throw new Error('the transaction had failed and was rolled back')
    client.release()
    for (const step of follow) step()
    return result
  } catch (error) {
    await client.query('ROLLBACK').then(
      () => client.release(),
      (failure: Error) => client.release(failure),
    )
    throw error
  }
}

async function rowsOf<Row>(pool: Pool, actor: Actor, statement: Statement<Row>): Promise<Row[]> {
  const client = await pool.connect()
  const flush = holdBack(client)
  const begun = client.query(beginAs(actor, 'read'))
  const answered = client.query(queryOf(statement))
  const ended = client.query('COMMIT')
  flush()
  ended.then(
    () => client.release(),
    (failure: Error) => client.release(failure),
  )
  begun.catch(() => undefined)
  const { rows } = await answered
  await begun
  return rows
}

function queryOf<Row>(statement: Statement<Row>) {
  const { sql, parameters } = compiled(statement)
  const name = statementName(sql)
  return { ...(name ? { name } : {}), text: sql, values: parameters as unknown[] }
}

/** Begins the work, and flushes what it sent before it waited for the first time. */
function started<Result>(begin: () => Promise<Result>, flush: () => void): Promise<Result> {
  try {
    return begin()
  } finally {
    flush()
  }
}

/** Gathers what is written to the connection until the returned function is called. */
function holdBack(client: PoolClient): () => void {
  const { stream } = (client as unknown as { connection: { stream: Writable } }).connection
  stream.cork()
  return () => stream.uncork()
}

function txOver(client: PoolClient | Client, actor: Actor, follow: Array<() => void>): Tx {
  const run = <Row>(statement: Statement<Row>) => client.query(queryOf(statement))
  return {
    actor,
    writes: true,
    all: async (statement) => (await run(statement)).rows,
    first: async (statement) => (await run(statement)).rows[0],
    run: async (statement) => (await run(statement)).rowCount ?? 0,
    open: (subject) => {
      client.query(setLocal('subject', subject)).catch(() => undefined)
    },
    concern: (person) => {
      client.query(setLocal('person', person)).catch(() => undefined)
    },
    sentBy: (sender) => {
      client.query(setLocal('sender', sender)).catch(() => undefined)
    },
    afterCommit: (step) => {
      follow.push(step)
    },
  }
}
