import type { Database } from '../db/transaction.ts'
import { communitiesToSeal } from './read.ts'
import { sealCommunity } from './write.ts'

/** Numbers and chains events soon after they were written. Several processes may run one; one at a time seals a community. */
export type Sealer = {
  /** Says that something was written; sealing follows within a moment. */
  poke(): void
  stop(): Promise<void>
}

const quietMs = 40
/** While much is written it seals less often: each run costs as much as sealing 50 events besides those it finds. */
const busyQuietMs = 250
const busyFrom = 50
const watchMs = 1000
const batch = 1000

/** Starts sealing: soon after each poke, and every second for what other processes or crashes left. */
export function startSealer(database: Database, report: (error: Error) => void): Sealer {
  let poked: NodeJS.Timeout | undefined
  let running: Promise<void> = Promise.resolve()
  let stopped = false
  let found = 0
  const seal = () => {
    running = running
      .then(async () => {
        if (!stopped) found = await sealAll(database)
      })
      .catch(report)
  }
  const watch = setInterval(seal, watchMs)
  watch.unref()
  return {
    poke: () => {
      if (poked) return
      poked = setTimeout(
        () => {
          poked = undefined
          seal()
        },
        found < busyFrom ? quietMs : busyQuietMs,
      )
    },
    stop: async () => {
      stopped = true
      clearInterval(watch)
      clearTimeout(poked)
      await running
    },
  }
}

/** Seals everything that is written; gives the number of events. */
export async function sealAll(database: Database): Promise<number> {
  const communities = await database.read({ kind: 'engine' }, communitiesToSeal)
  let sealed = 0
  for (const community of communities) {
    for (;;) {
      const count = await database.write({ kind: 'engine' }, (tx) => sealCommunity(tx, community, batch))
      sealed += count
      if (count < batch) break
    }
  }
  return sealed
}
