import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { isTooMuch, leftOf, readShare, sayShare, shareOf, sumOf } from './shares.ts'

describe('shares of a dwelling', () => {
  it('are read as people write them, and as nothing else', () => {
    for (const text of ['1/2', '50%', '0.5', ' ５０％ ', '2 / 4']) expect(sayShare(readShare(text)!), text).toBe('1/2')
    expect(sayShare(readShare('1')!)).toBe('100%')
    expect(sayShare(readShare('33.33%')!)).toBe('33.33%')
    for (const text of ['', '0', '0/3', '1/0', '3/2', '101%', '-1/2', 'half', '1/2/3'])
      expect(readShare(text), text).toBeNull()
  })

  it('add up without a rest that is none', () => {
    const thirds = [1, 2, 3].map(() => readShare('1/3')!)
    expect(leftOf(sumOf(thirds))).toBeNull()
    expect(isTooMuch(sumOf(thirds))).toBe(false)
    expect(sayShare(leftOf(sumOf([readShare('1/2')!, readShare('1/3')!]))!)).toBe('1/6')
    expect(isTooMuch(sumOf([readShare('2/3')!, readShare('1/2')!]))).toBe(true)
  })

  it('are said as they were entered, once they were kept in six digits', () => {
    const parts = fc
      .integer({ min: 1, max: 60 })
      .chain((under) => fc.tuple(fc.integer({ min: 1, max: under }), fc.constant(under)))
    fc.assert(
      fc.property(parts, ([over, under]) => {
        const kept = Math.floor(Math.round((over / under) * 1e9) / 1e3) / 1e6
        expect(shareOf(kept).over / shareOf(kept).under).toBeCloseTo(over / under, 9)
      }),
    )
  })
})
