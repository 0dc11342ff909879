import type { Database } from '../platform/db/transaction.ts'

/** The same database, which says after each change that something was written. */
export function poking(database: Database, poke: () => void): Database {
  const poked = async <Result>(change: Promise<Result>) => {
    const result = await change
    poke()
    return result
  }
  return {
    ...database,
    write: (actor, work) => poked(database.write(actor, work)),
    join: (joint, ask) => poked(database.join(joint, ask)),
  }
}
