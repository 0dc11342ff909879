import fc from 'fast-check'
import pg from 'pg'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { foundTown } from '../../src/app/demo/places.ts'
import { findBroken } from '../../src/care/index.ts'
import { putOnDuty } from '../../src/care/testing.ts'
import { testContext } from '../../src/people/testing.ts'
import { openTestDatabase, type TestDatabase } from '../../src/platform/testing/database.ts'
import { histories, mindAsNode, playHistory } from './care-histories.ts'

let town: TestDatabase
let community: string
const seed = Number(process.env.TEST_SEED ?? 20261125)
const runs = Number(process.env.CARE_HISTORIES ?? 200)

beforeAll(async () => {
  town = await openTestDatabase()
  community = (await town.database.write({ kind: 'founder' }, (tx) => foundTown(tx, '2020-01-01'))).gangwan
  await town.clock.set('2026-01-01T00:00:00Z')
  const { secrets } = testContext(town.database)
  await putOnDuty(town, { community, role: 'duty_desk', secrets })
})
afterAll(() => town.close())

describe('histories of an elder', () => {
  it(`end as the plain machine says, minded by two nodes at once, ${runs} times`, async () => {
    let door = 0
    await fc.assert(
      fc.asyncProperty(histories, async (history) => {
        const stage = { town, community, door: door % 1800, nodes: [mindAsNode, mindAsNode] }
        door += 1
        const { real, plain } = await playHistory(stage, history)
        expect(real).toEqual(plain)
      }),
      { numRuns: runs, seed, endOnFailure: false },
    )
    const client = new pg.Client({ connectionString: town.addressFor('keeper') })
    await client.connect()
    try {
      expect(await findBroken(client)).toEqual([])
    } finally {
      await client.end()
    }
  }, 240_000)
})
