import type { Connection, PoolClient } from 'pg'
import type { Actor } from '../actor.ts'
import { Batch, type Sending } from './batch.ts'
import type { Reads, Tx } from './tx.ts'

/** A connection for transactions that need no answer before they end: each goes out whole, the next behind it without waiting. */
export type Lane = {
  /** Reads outside any transaction, for which nobody acts. */
  readonly reads: Reads
  /**
   * Sends a transaction of the actor with all that `leave` left in it; gives what it asked for once that is committed. When
   * one fails, those sent behind it fail with it.
   */
  transact<Told>(actor: Actor, leave: (tx: Tx) => Promise<Told>): Promise<Told>
  /** Gives the connection back; only when nothing is under way. */
  close(): void
}

/** One transaction's statements, gathered before any is sent. */
export class Packet {
  private readonly batch = new Batch(() => undefined)
  private isSent = false

  readonly ask = (sending: Sending) => {
    if (this.isSent) throw new Error('this transaction has gone out already')
    return this.batch.add(sending)
  }

  readonly leave = (sending: Sending): void => {
    this.ask(sending).catch(() => undefined)
  }

  /** Sends them at once, behind whatever the connection still answers. */
  send(client: PoolClient): void {
    this.isSent = true
    this.batch.write((client as PoolClient & { connection: Connection }).connection)
    client.query(this.batch)
  }
}
