import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { gapsIn } from './rules-gaps.ts'

const hour = 3_600_000
const at = (n: number) => new Date(n * hour)
const turn = fc
  .tuple(fc.integer({ min: -20, max: 100 }), fc.option(fc.integer({ min: 1, max: 40 })))
  .map(([from, length]) => ({ beginsAt: at(from), endsAt: length === null ? null : at(from + length) }))

describe('gaps', () => {
  it('are exactly the hours in which no turn runs, apart and in order', () => {
    fc.assert(
      fc.property(fc.array(turn, { maxLength: 12 }), (turns) => {
        const gaps = gapsIn({ from: at(0), to: at(72) }, turns)
        for (let hourOf = 0; hourOf < 72; hourOf += 1) {
          const isCovered = turns.some(
            ({ beginsAt, endsAt }) => beginsAt <= at(hourOf) && (endsAt === null || endsAt > at(hourOf)),
          )
          const isGap = gaps.some(({ from, to }) => from <= at(hourOf) && to > at(hourOf))
          expect(isGap).toBe(!isCovered)
        }
        for (const [index, { from, to }] of gaps.entries()) {
          expect(from < to).toBe(true)
          if (index > 0) expect(from > gaps[index - 1]!.to).toBe(true)
        }
      }),
    )
  })

  it('begin and end at the minute', () => {
    const half = (n: number) => new Date(n * hour + 30 * 60_000)
    expect(gapsIn({ from: at(0), to: at(10) }, [{ beginsAt: half(2), endsAt: half(5) }])).toEqual([
      { from: at(0), to: half(2) },
      { from: half(5), to: at(10) },
    ])
  })
})
