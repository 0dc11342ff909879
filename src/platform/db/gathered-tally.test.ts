import { describe, expect, it } from 'vitest'
import { Problem } from '../problem.ts'
import { gatheredTally } from './gathered-tally.ts'
import { gatheredWrites, type Joint } from './gathered-writes.ts'
import type { Lane } from './lane.ts'
import { databaseProblems } from './problems.ts'

const nobody = { kind: 'public' } as const

/** Changes whose shared transaction fails where one of them is an error. */
const joint: Joint<string | Error, undefined, string | Error, string> = {
  know: async () => undefined,
  ready: async (ask) => ask,
  actor: () => nobody,
  together: async (_tx, asks) => {
    for (const ask of asks) if (ask instanceof Error) throw ask
    return undefined
  },
  answer: () => 'together',
  alone: async () => 'alone',
}

/** Carries nothing anywhere: what is counted follows from how transactions end. */
const lane: Lane = {
  reads: {} as Lane['reads'],
  transact: (_actor, leave) => leave({} as never),
  close: () => undefined,
}

describe('changes that share a transaction', () => {
  it('are counted by whether they went together, and where they do not that is told at most once a minute', async () => {
    const told: unknown[] = []
    let minutes = 0
    const tally = gatheredTally({
      elapsed: () => minutes * 60_000,
      tell: (error, facts) => void told.push([(error as Error).message, facts]),
    })
    const join = gatheredWrites(async () => lane, tally)
    const make = (...asks: (string | Error)[]) => Promise.all(asks.map((ask) => join(joint, ask)))

    expect(await make('one', 'other')).toEqual(['together', 'together'])
    expect(await make('one', new Error('broken'))).toEqual(['alone', 'alone'])
    await make(new Error('broken again'))
    minutes = 1
    await make(new Error('still broken'))
    expect(told).toEqual([
      ['broken', { together: 1, refused: 0, apart: 1, size: 2 }],
      ['still broken', { together: 1, refused: 0, apart: 3, size: 1 }],
    ])

    // What a rule refuses is no failure of sharing.
    minutes = 2
    await make(new Problem(databaseProblems.readOnly))
    expect(told).toHaveLength(2)
    expect(tally.counts()).toEqual({ together: 1, refused: 1, apart: 3 })
  })

  it('are counted and made alone where what they must know is not to be had', async () => {
    const told: unknown[] = []
    const tally = gatheredTally({ elapsed: () => 0, tell: (error, { size }) => void told.push([String(error), size]) })
    const join = gatheredWrites(async () => lane, tally)
    const ignorant = { ...joint, know: () => Promise.reject(new Error('unknown')) }
    expect(await Promise.all([join(ignorant, 'one'), join(ignorant, 'other')])).toEqual(['alone', 'alone'])
    expect(told).toEqual([['Error: unknown', 2]])
  })

  it('are told to the others where one cannot be answered, and the connection is given back', async () => {
    let closed = 0
    const close = () => {
      closed += 1
    }
    const join = gatheredWrites(async () => ({ ...lane, close }))
    const answer = (ask: string | Error) => {
      if (ask === 'dumb') throw new Error('no answer')
      return 'together'
    }
    const halting = { ...joint, answer }
    const told = await Promise.allSettled([join(halting, 'dumb'), join(halting, 'other')])
    expect(told.map(({ status }) => status)).toEqual(['rejected', 'fulfilled'])
    expect(closed).toBe(1)
  })

  it('are not counted where there was no connection for them', async () => {
    const tally = gatheredTally({ elapsed: () => 0, tell: () => expect.unreachable() })
    const join = gatheredWrites(() => Promise.reject(new Error('no connection')), tally)
    await expect(join(joint, 'one')).rejects.toThrow('no connection')
    expect(tally.counts()).toEqual({ together: 0, refused: 0, apart: 0 })
  })
})
