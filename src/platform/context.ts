import type { FastifyBaseLogger } from 'fastify'
import type { Database } from './db/transaction.ts'
import type { FileStore } from './files/file-store.ts'
import type { Sealing } from './secrets.ts'

/** What actions are given: built by hand when the program starts, passed as an argument, never fetched from elsewhere. */
export type Context = {
  readonly database: Database
  readonly files: FileStore
  /** Keyed hashes, links and encryption, from the keys that are kept apart from the database. */
  readonly secrets: Sealing
  readonly log: FastifyBaseLogger
  /** The address people reach this installation at, without a slash at the end; null while it is not set. */
  readonly publicAddress: string | null
  /** The style of a map under the estate; null or missing for the estate on plain ground. */
  readonly mapStyle?: string | null
  readonly isDemo: boolean
  /** Whether tries and reports are limited; off in benches only. */
  readonly throttled: boolean
}
