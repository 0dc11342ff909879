import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import { foundTown } from '../../src/app/demo/places.ts'
import { startEmbedded } from '../../src/platform/db/embedded/start-embedded.ts'
import { migrate } from '../../src/platform/db/migrate.ts'
import { openPool } from '../../src/platform/db/pools.ts'
import { addressFor, type RoleName } from '../../src/platform/db/roles.ts'
import { databaseOver } from '../../src/platform/db/transaction.ts'
import { shareClock, testPasswordOf } from '../../src/platform/testing/cluster.ts'
import type { TestDatabase } from '../../src/platform/testing/database.ts'
import { makeHome } from './program.ts'

/** The town on a PostgreSQL of its own, which can be stopped and started, with the shared clock. */
export type OwnTown = TestDatabase & {
  readonly gangwan: string
  readonly home: string
  stopDatabase(): Promise<void>
  startDatabase(): Promise<void>
}

export async function openOwnTown(): Promise<OwnTown> {
  const folder = await mkdtemp(join(tmpdir(), 'gangwan-own-'))
  const run = () => startEmbedded({ home: folder, adminPassword: 'own', log: () => undefined })
  let embedded = await run()
  const { adminAddress } = embedded
  await migrate(adminAddress, 'migrations', testPasswordOf)
  await shareClock(adminAddress)
  const { home, remove } = await makeHome()
  const address = (role: RoleName) => addressFor(adminAddress, role, testPasswordOf)
  const over = (role: RoleName) => databaseOver(openPool(address(role), { most: 4, name: 'own town' }, () => undefined))
  const [database, accounts] = [over('app'), over('accounts')]
  const admin = new pg.Pool({ connectionString: adminAddress, max: 2 })
  admin.on('error', () => undefined)
  const look: TestDatabase['look'] = async (text, values) => (await admin.query(text, values)).rows
  const places = await database.write({ kind: 'founder' }, (tx) => foundTown(tx, '2026-01-01'))
  return {
    ...{ database, accounts, adminAddress, addressFor: address, look, home, gangwan: places.gangwan },
    clock: {
      now: async () => (await look<{ at: Date }>('select clock_now() as at'))[0]!.at,
      set: async (at) => void (await look('update test_clock set at = $1', [at])),
      advance: async (ms) => void (await look(`update test_clock set at = at + $1 * interval '1 millisecond'`, [ms])),
    },
    stopDatabase: () => embedded.stop(),
    startDatabase: async () => {
      embedded = await run()
      if (embedded.adminAddress !== adminAddress) throw new Error('the database came back behind another door')
    },
    close: async () => {
      await Promise.all([database.close(), accounts.close(), admin.end()])
      await embedded.stop()
      await remove()
      await rm(folder, { recursive: true, force: true })
    },
  }
}
