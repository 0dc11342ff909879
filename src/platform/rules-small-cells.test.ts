import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { leastTold, type Told, toldGroup, toldWithin } from './rules-small-cells.ts'

const counts = fc
  .array(fc.oneof(fc.nat(6), fc.nat(60)), { minLength: 1, maxLength: 8 })
  .map((numbers) => Object.fromEntries(numbers.map((number, index) => [`c${index}`, number])))

/** From what is told alone: the least and the most that each left-out part can be. */
function worksOut(total: Told, parts: Readonly<Record<string, Told>>): Map<string, [least: number, most: number]> {
  const hidden = Object.keys(parts).filter((key) => parts[key] === null)
  if (total === null) return new Map(hidden.map((key) => [key, [0, Number.POSITIVE_INFINITY]]))
  const left = total - Object.values(parts).reduce<number>((sum, told) => sum + (told ?? 0), 0)
  return new Map(hidden.map((key) => [key, [hidden.length === 1 ? left : 0, left]]))
}

describe('small cells', () => {
  it('are never told, and cannot be worked out from what is told', () => {
    fc.assert(
      fc.property(counts, (real) => {
        const { total, parts } = toldGroup(real)
        for (const [key, told] of Object.entries(parts)) {
          if (told !== null) expect(told).toBeGreaterThanOrEqual(leastTold)
          if (told !== null) expect(told).toBe(real[key])
        }
        for (const [least, most] of worksOut(total, parts).values())
          expect(most - least).toBeGreaterThanOrEqual(leastTold)
      }),
      { numRuns: 5000 },
    )
  })

  it('tell all there is where nothing is small, and as much as can be told besides', () => {
    expect(toldGroup({ a: 7, b: 5 })).toEqual({ total: 12, parts: { a: 7, b: 5 } })
    expect(toldGroup({ a: 7, b: 4, c: 9 })).toEqual({ total: 20, parts: { a: null, b: null, c: 9 } })
    expect(toldGroup({ a: 0, b: 0, c: 6, d: 30 })).toEqual({ total: 36, parts: { a: null, b: null, c: null, d: 30 } })
    expect(toldGroup({ a: 2, b: 3, c: 30 })).toEqual({ total: 35, parts: { a: null, b: null, c: 30 } })
    expect(toldGroup({ a: 1, b: 2 })).toEqual({ total: null, parts: { a: null, b: null } })
    expect(toldGroup({ a: 9 })).toEqual({ total: 9, parts: { a: 9 } })
    expect(toldGroup({ a: 3 })).toEqual({ total: null, parts: { a: null } })
  })

  it('leave out the parts of a part that is left out, whatever their size', () => {
    fc.assert(
      fc.property(counts, counts, (real, inside) => {
        const whole = toldGroup({ ...real, within: Object.values(inside).reduce((sum, each) => sum + each, 0) })
        const told = toldWithin(whole.parts.within ?? null, inside)
        if (whole.parts.within === null) expect(Object.values(told).every((each) => each === null)).toBe(true)
        else
          for (const [least, most] of worksOut(whole.parts.within!, told).values())
            expect(most - least).toBeGreaterThanOrEqual(leastTold)
      }),
      { numRuns: 2000 },
    )
  })
})
