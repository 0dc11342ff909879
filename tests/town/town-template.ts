import type { TestProject } from 'vitest/node'
import { foundTown } from '../../src/app/demo/places.ts'
import type {} from '../../src/app/demo/testing.ts'
import { castTown, testCost } from '../../src/people/testing.ts'
import { openPool } from '../../src/platform/db/pools.ts'
import { addressFor, type RoleName } from '../../src/platform/db/roles.ts'
import { databaseOver } from '../../src/platform/db/transaction.ts'
import { cloneDatabase, dropDatabase, testPasswordOf, withDatabase } from '../../src/platform/testing/cluster.ts'

/** Vitest's global set-up, after that of the cluster: founds the town once; each file that needs it clones it. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const { cluster } = project.getProvidedContext()
  const { adminAddress } = cluster
  const name = `gangwan_town_${process.pid}`
  await cloneDatabase(cluster, name)
  const over = (role: RoleName) =>
    databaseOver(
      openPool(addressFor(withDatabase(adminAddress, name), role, testPasswordOf), { most: 4, name }, () => undefined),
    )
  const [database, accounts] = [over('app'), over('accounts')]
  const places = await database.write({ kind: 'founder' }, (tx) => foundTown(tx, '2026-01-01'))
  const cast = await castTown(accounts, { ...places, passwordCost: testCost })
  await Promise.all([database.close(), accounts.close()])
  project.provide('town', { name, places, cast })
  return () => dropDatabase(adminAddress, name)
}
