import type { Database, Reads } from '../platform/db/transaction.ts'
import { clockNow } from '../platform/journal/read.ts'
import { drawNumbers } from './write.ts'

/** For how many times those asked for are drawn at once; a draw costs a tenth of what taking a group down does. */
const ahead = 4

/** Numbers that were drawn and that no report has yet, by the database they belong to. What stands here when the program ends is never used. */
const stocks = new WeakMap<Database, number[]>()

/**
 * Sees to it that `count` numbers are at hand, to be taken with {@link drawnAhead}; gives the database's time. Where some are missing,
 * as many are drawn as the next groups of that size need: few where reports come one by one.
 */
export async function drawAhead(reads: Reads, database: Database, count: number): Promise<{ now: Date }> {
  const stock = stocks.get(database) ?? []
  stocks.set(database, stock)
  if (stock.length >= count) return { now: await clockNow(reads) }
  const { now, numbers } = await drawNumbers(reads, ahead * count)
  stock.push(...numbers)
  return { now }
}

/** The next of the numbers drawn ahead; undefined when there is none. */
export function drawnAhead(database: Database): number | undefined {
  return stocks.get(database)?.shift()
}

/** One number drawn for itself. */
export function drawOne(database: Database): Promise<number> {
  return database.write({ kind: 'public' }, async (tx) => (await drawNumbers(tx, 1)).numbers[0]!)
}
