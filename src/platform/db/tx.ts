import type { Actor } from '../actor.ts'
import type { Statement } from './query.ts'

/** Statements that read. */
export type Reads = {
  /** All rows of the statement. */
  all<Row>(statement: Statement<Row>): Promise<Row[]>
  /** The first row, or undefined. */
  first<Row>(statement: Statement<Row>): Promise<Row | undefined>
}

/** What a read may do: run statements inside its own read-only transaction. */
export type ReadTx = Reads & {
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
  /** Sends a change whose outcome nobody waits for together with the next statement; should it fail, that one fails and nothing is committed. */
  send(statement: Statement<unknown>): void
  /** Runs after the commit, never when the transaction fails. */
  afterCommit(follow: () => void): void
  readonly writes: true
}
