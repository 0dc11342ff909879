import { setTimeout as pause } from 'node:timers/promises'
import pg from 'pg'
import './values.ts'

export type PoolSize = {
  most: number
  name: string
  /** Off for what is begun anew after a crash: no commit waits for the disk. A later one that does keeps these as well. */
  durable?: false
  /** Lets each new connection in before it is used; one that it refuses is ended. */
  enter?: ((client: pg.ClientBase) => Promise<void>) | undefined
}

/** How long a transaction may wait for its process, in milliseconds; none waits for anything but the database. */
export const longestPauseMs = 15_000

/** A pool of connections under the address's role. Errors of idle connections are reported, not thrown. */
export function openPool(address: string, size: PoolSize, report: (error: Error) => void): pg.Pool {
  const settings = {
    connectionString: address,
    max: size.most,
    application_name: size.name,
    ...(size.enter ? { onConnect: size.enter } : {}),
    idleTimeoutMillis: 30_000,
    connectionTimeoutMillis: 10_000,
    // Every statement is prepared once a connection; planning it anew each time costs more than running it. A process that
    // is stopped or cut off in the middle of a transaction must not keep its locks: others wait for them. A page is read
    // sooner than workers for it are started.
    options: `-c plan_cache_mode=force_generic_plan -c max_parallel_workers_per_gather=0 -c idle_in_transaction_session_timeout=${longestPauseMs}${size.durable === false ? ' -c synchronous_commit=off' : ''}`,
  }
  const pool = new pg.Pool(settings)
  pool.on('error', report)
  // The pool hears only its idle connections; one that breaks in use would otherwise end the whole process.
  pool.on('connect', (client) => client.on('error', report))
  const connected = new Set<pg.PoolClient>()
  pool.on('connect', (client) => {
    connected.add(client)
    client.once('end', () => connected.delete(client))
  })
  connections.set(pool, connected)
  return pool
}

const connections = new WeakMap<pg.Pool, ReadonlySet<pg.PoolClient>>()

const longestGoodbyeMs = 2_000

/**
 * Ends a pool; resolves once each connection has ended, or would not for two seconds or the milliseconds given. The pool itself
 * only says goodbye: a database that stops right after breaks them off, which is reported as a failure.
 */
export async function endPool(pool: pg.Pool, longestMs = longestGoodbyeMs): Promise<void> {
  await pool.end()
  const left = [...(connections.get(pool) ?? [])]
  const gone = Promise.all(left.map((client) => new Promise<void>((resolve) => client.once('end', () => resolve()))))
  const patience = new AbortController()
  const late = pause(longestMs, undefined, { signal: patience.signal }).catch(() => undefined)
  await Promise.race([gone, late])
  patience.abort()
}
