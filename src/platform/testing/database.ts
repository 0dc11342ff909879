import pg from 'pg'
import { inject } from 'vitest'
import { openPool } from '../db/pools.ts'
import { addressFor, type RoleName } from '../db/roles.ts'
import { type Database, databaseOver } from '../db/transaction.ts'
import { newSecret } from '../ids.ts'
import { cloneDatabase, dropDatabase, testPasswordOf, withDatabase } from './cluster.ts'

/** A database of one test file: migrated, empty, with a clock that stands still until it is moved. */
export type TestDatabase = {
  /** Row-secured handle of the program. */
  readonly database: Database
  /** Handle of the role that works out accounts and posts. */
  readonly accounts: Database
  readonly adminAddress: string
  addressFor(role: RoleName): string
  /** Runs SQL as the cluster's administrator, outside row security: for looking at what really stands there. */
  look<Row extends pg.QueryResultRow>(text: string, values?: unknown[]): Promise<Row[]>
  readonly clock: TestClock
  close(): Promise<void>
}

/** The clock that all processes on the database share. */
export type TestClock = {
  now(): Promise<Date>
  set(at: Date | string): Promise<void>
  /** Moves on by this many milliseconds. */
  advance(milliseconds: number): Promise<void>
}

/** Clones the migrated template, or `template` where one is named. Close it after the tests. */
export async function openTestDatabase(template?: string): Promise<TestDatabase> {
  const cluster = inject('cluster')
  const name = `gangwan_${newSecret(64)
    .replace(/[^a-z0-9]/gi, '')
    .toLowerCase()}_${process.pid}`
  await cloneDatabase(cluster, name, template)
  const adminAddress = withDatabase(cluster.adminAddress, name)
  const admin = new pg.Pool({ connectionString: adminAddress, max: 2 })
  // The database is dropped by force at the end; a connection that is still closing then is no news.
  admin.on('error', () => undefined)
  const address = (role: RoleName) => addressFor(adminAddress, role, testPasswordOf)
  const pool = (role: RoleName) => openPool(address(role), { most: 8, name: `test ${role}` }, () => undefined)
  const database = databaseOver(pool('app'))
  const accounts = databaseOver(pool('accounts'))
  return {
    database,
    accounts,
    adminAddress,
    addressFor: address,
    look: async (text, values) => (await admin.query(text, values)).rows,
    clock: clockOn(admin),
    close: async () => {
      await Promise.all([database.close(), accounts.close(), admin.end()])
      await dropDatabase(cluster.adminAddress, name)
    },
  }
}

function clockOn(admin: pg.Pool): TestClock {
  return {
    now: async () => (await admin.query<{ at: Date }>('SELECT clock_now() AS at')).rows[0]!.at,
    set: async (at) => {
      await admin.query('UPDATE test_clock SET at = $1', [at])
    },
    advance: async (milliseconds) => {
      await admin.query("UPDATE test_clock SET at = at + $1 * interval '1 millisecond'", [milliseconds])
    },
  }
}
