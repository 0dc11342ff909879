import type { Database, Reads } from '../platform/db/transaction.ts'
import { drawNumbers } from './write.ts'

/** How many numbers are at hand besides those that are sure to be needed. */
const besides = 8

/** Numbers that were drawn and that no report has yet, by the database they belong to. What stands here when the program ends is never used. */
const stocks = new WeakMap<Database, number[]>()

/** Draws what is missing of `count` numbers and some more, to be taken with {@link drawnAhead}; gives the database's time. */
export async function drawAhead(reads: Reads, database: Database, count: number): Promise<{ now: Date }> {
  const stock = stocks.get(database) ?? []
  stocks.set(database, stock)
  const { now, numbers } = await drawNumbers(reads, Math.max(0, count + besides - stock.length))
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
