import { describe, expect, it } from 'vitest'
import { proveHistories } from './care-histories.ts'

const runs = Number(process.env.CARE_HISTORIES ?? 200)

describe('histories of an elder', () => {
  it(`end as the plain machine says, minded by two processes, ${runs} times`, async () => {
    expect(await proveHistories({ runs })).toEqual([])
  }, 240_000)
})
