import fc from 'fast-check'
import { sql } from 'kysely'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { openTestDatabase, type TestDatabase } from '../testing/database.ts'
import { keptInstant } from './values.ts'

let town: TestDatabase
beforeAll(async () => {
  town = await openTestDatabase()
})
afterAll(() => town.close())

it('sends an instant so that the database reads the very same, whenever it is', async () => {
  const some = [
    '2000-01-01T00:00:00.000Z',
    '1999-12-31T23:59:59.999Z',
    '1970-01-01T00:00:00.001Z',
    '0001-01-01T00:00:00.000Z',
    '2285-06-04T23:47:34.740Z',
    '2285-06-04T23:47:34.741Z',
    '9999-12-31T23:59:59.999Z',
  ]
  const drawn = fc.sample(fc.date({ min: new Date(some[3]!), max: new Date(some[6]!), noInvalidDate: true }), 200)
  const instants = [...some.map((text) => new Date(text)), ...drawn]
  const read = await town.database.read({ kind: 'public' }, (tx) =>
    Promise.all(
      instants.map((at) =>
        tx.first(sql<{ at: number }>`
          select floor(extract(epoch from ${keptInstant(at)}::timestamptz) * 1000)::float8 as at`),
      ),
    ),
  )
  expect(read.map((row) => row!.at)).toEqual(instants.map((at) => at.getTime()))
  expect([some[4]!, some[5]!].map((text) => Buffer.isBuffer(keptInstant(new Date(text))))).toEqual([true, false])
})

it('leaves what is no instant to be refused', () => {
  const never = new Date(Number.NaN)
  expect(keptInstant(never)).toBe(never)
})
