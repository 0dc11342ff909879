import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openTestDatabase, type TestDatabase } from '../testing/database.ts'
import { endPool, openPool } from './pools.ts'

let town: TestDatabase
beforeAll(async () => {
  town = await openTestDatabase()
})
afterAll(() => town.close())

describe('a pool', () => {
  it('has ended once each of its connections has, so that a database which stops right after breaks none off', async () => {
    const pool = openPool(town.addressFor('app'), { most: 8, name: 'closing' }, () => undefined)
    let ended = 0
    pool.on('connect', (client) => client.once('end', () => (ended += 1)))
    await Promise.all(Array.from({ length: 8 }, () => pool.query('select 1')))
    const opened = pool.totalCount
    expect(opened).toBeGreaterThan(1)
    // However late the database is.
    await endPool(pool, 60_000)
    expect(ended).toBe(opened)
  })
})
