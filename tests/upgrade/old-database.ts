import { join } from 'node:path'
import pg from 'pg'
import { inject } from 'vitest'
import { migrateExactly, readMigrations } from '../../src/platform/db/migrate.ts'
import { dropDatabase, onCluster, testPasswordOf, withDatabase } from '../../src/platform/testing/cluster.ts'

/** A database of its own that stands as an earlier release left it. */
export type OldDatabase = {
  readonly address: string
  readonly admin: pg.Client
  /** Applies what has not been applied of the migrations before that number, or of all. */
  bringUp(before?: string): Promise<void>
  close(): Promise<void>
}

/** Makes it, empty; `name` tells it from those of other tests. */
export async function openOldDatabase(name: string): Promise<OldDatabase> {
  const { adminAddress } = inject('cluster')
  const database = `gangwan_upgrade_${name}_${process.pid}`
  await onCluster(adminAddress, `CREATE DATABASE ${database}`)
  const address = withDatabase(adminAddress, database)
  const admin = new pg.Client({ connectionString: address })
  await admin.connect()
  const all = await readMigrations(join(import.meta.dirname, '../../migrations'))
  return {
    address,
    admin,
    bringUp: async (before) => {
      const files = before ? all.filter((file) => file.name < before) : all
      await migrateExactly(address, files, testPasswordOf)
    },
    close: async () => {
      await admin.end()
      await dropDatabase(adminAddress, database)
    },
  }
}

/** An id of what an old database holds, by its last digits. */
export const oldId = (digits: string) => `019d0000-0000-7000-8000-${digits.padStart(12, '0')}`
