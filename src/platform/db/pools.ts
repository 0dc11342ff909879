import pg from 'pg'
import './values.ts'

export type PoolSize = { most: number; name: string }

/** A pool of connections under the address's role. Errors of idle connections are reported, not thrown. */
export function openPool(address: string, size: PoolSize, report: (error: Error) => void): pg.Pool {
  const settings = {
    connectionString: address,
    max: size.most,
    application_name: size.name,
    idleTimeoutMillis: 30_000,
    connectionTimeoutMillis: 10_000,
    // Every statement is prepared once a connection; planning it anew each time costs more than running it.
    options: '-c plan_cache_mode=force_generic_plan',
  }
  const pool = new pg.Pool(settings)
  pool.on('error', report)
  // The pool hears only its idle connections; one that breaks in use would otherwise end the whole process.
  pool.on('connect', (client) => client.on('error', report))
  return pool
}
