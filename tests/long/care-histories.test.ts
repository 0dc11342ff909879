import { describe, expect, it } from 'vitest'
import { proveHistories } from '../races/care-histories.ts'

const runs = Number(process.env.CARE_HISTORIES ?? 10_000)
/** An elder of each history has a door of her own, and the town has 1,854. */
const runsOfOneTown = 1_250

describe('histories of an elder', () => {
  it(`end as the plain machine says, minded by two processes, ${runs} times`, async () => {
    for (let done = 0; done < runs; done += runsOfOneTown) {
      const some = { runs: Math.min(runsOfOneTown, runs - done), shard: 2000 + done }
      expect(await proveHistories(some)).toEqual([])
    }
  })
})
