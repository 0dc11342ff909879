import { sql } from 'kysely'
import { afterAll, beforeAll, expect, it } from 'vitest'
import type { Joint } from '../platform/db/gathered-writes.ts'
import { openTestDatabase, type TestDatabase } from '../platform/testing/database.ts'
import { poking } from './poking.ts'

let town: TestDatabase
beforeAll(async () => {
  town = await openTestDatabase()
})
afterAll(() => town.close())

it('whoever seals hears of each change once it is kept, also of one made together with others, and of no read', async () => {
  let pokes = 0
  const database = poking(town.database, () => {
    pokes += 1
  })
  const one = sql<{ one: number }>`select 1 as one`
  const joint: Joint<number, unknown, number, number> = {
    know: async () => null,
    ready: async (ask) => ask,
    actor: () => ({ kind: 'founder' }),
    together: (tx) => tx.all(one),
    answer: (ask) => ask,
    alone: async (ask) => ask,
  }
  await database.read({ kind: 'public' }, (tx) => tx.all(one))
  await database.rows({ kind: 'public' }, one)
  expect(pokes).toBe(0)
  await database.write({ kind: 'founder' }, (tx) => tx.all(one))
  expect(pokes).toBe(1)
  expect(await Promise.all([database.join(joint, 7), database.join(joint, 8)])).toEqual([7, 8])
  expect(pokes).toBe(3)
  await expect(database.write({ kind: 'founder' }, () => Promise.reject(new Error('no')))).rejects.toThrow('no')
  expect(pokes).toBe(3)
})
