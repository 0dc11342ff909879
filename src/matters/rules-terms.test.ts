import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { erasureAt, firstErasure, termsOfMatters } from './rules-terms.ts'

const day = 86_400_000
const closed = new Date('2026-03-02T01:30:00Z')
const later = (days: number) => new Date(closed.getTime() + days * day)

describe('the terms of a matter', () => {
  it('begin with its end', () => {
    expect(firstErasure(null)).toBeNull()
    expect(firstErasure(closed)).toEqual(later(90))
  })

  it('take contact and pictures first, and what was said two years after the end', () => {
    expect(erasureAt(closed, later(89))).toEqual({ over: [], next: later(90) })
    expect(erasureAt(closed, later(90))).toEqual({ over: ['reporter_contact', 'matter_pictures'], next: later(730) })
    expect(erasureAt(closed, later(730))).toEqual({ over: termsOfMatters.map(({ kind }) => kind), next: null })
  })

  it('never give back what was over, and come to an end', () => {
    fc.assert(
      fc.property(fc.nat(1000), fc.nat(1000), (one, more) => {
        const [first, second] = [erasureAt(closed, later(one)), erasureAt(closed, later(one + more))]
        expect(second.over).toEqual(expect.arrayContaining([...first.over]))
        expect(second.next === null).toBe(second.over.length === termsOfMatters.length)
      }),
    )
  })
})
