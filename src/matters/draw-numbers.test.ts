import { afterAll, beforeAll, expect, it } from 'vitest'
import { openTestDatabase, type TestDatabase } from '../platform/testing/database.ts'
import { drawAhead, drawnAhead, drawOne } from './draw-numbers.ts'

let town: TestDatabase
beforeAll(async () => {
  town = await openTestDatabase()
})
afterAll(() => town.close())

const draw = (count: number) => town.database.write({ kind: 'public' }, (tx) => drawAhead(tx, town.database, count))

it('gives each number once, in order, and draws only where some are missing', async () => {
  expect(drawnAhead(town.database)).toBeUndefined()
  await draw(2)
  const taken = [drawnAhead(town.database)!, drawnAhead(town.database)!]
  const alone = await drawOne(town.database)
  await draw(2)
  for (let next = drawnAhead(town.database); next !== undefined; next = drawnAhead(town.database)) taken.push(next)
  expect(taken).toHaveLength(8)
  expect(taken).not.toContain(alone)
  await draw(1)
  while (taken.length < 12) taken.push(drawnAhead(town.database)!)
  expect(drawnAhead(town.database)).toBeUndefined()
  expect(taken).toEqual(taken.toSorted((one, other) => one - other))
  expect(new Set([...taken, alone]).size).toBe(13)
})

it('tells the time of the database, also where no number is missing', async () => {
  const one = await draw(1)
  const other = await draw(0)
  expect(other.now.getTime()).toBeGreaterThanOrEqual(one.now.getTime())
  expect((await town.clock.now()).getTime()).toBeGreaterThanOrEqual(other.now.getTime())
})
