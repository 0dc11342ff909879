import { describe, expect, it } from 'vitest'
import { proveHistories } from '../races/care-histories.ts'

const runs = 2_000

describe('histories of an elder', () => {
  it(`end as the plain machine says, minded by two processes, ${runs} times`, async () => {
    // Two towns side by side: one waits for its database while the other counts.
    const halves = [0, 1].map((shard) => proveHistories({ runs: runs / 2, shard: 1000 + shard }))
    expect((await Promise.all(halves)).flat()).toEqual([])
  }, 600_000)
})
