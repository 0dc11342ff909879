import { describe, expect, it } from 'vitest'
import { daysKept, recordErasure, settableTerms, termsWith, wrongTerms } from './rules-terms.ts'

describe('terms of a community', () => {
  it('are the usual ones where nothing was set, and those lie within what may be set', () => {
    expect(termsWith()).toEqual({ resident_record: 730, openings: 1095, resident_requests: 730, exports: 1095 })
    expect(wrongTerms(termsWith())).toEqual([])
    expect(termsWith({ openings: 2000, unknown: 3 })).toMatchObject({ openings: 2000, resident_record: 730 })
  })

  it('are refused outside of their bounds, each by its name', () => {
    for (const { kind, least, most } of settableTerms) {
      const field = `content.${kind}`
      expect(wrongTerms(termsWith({ [kind]: least }))).toEqual([])
      expect(wrongTerms(termsWith({ [kind]: most }))).toEqual([])
      expect(wrongTerms(termsWith({ [kind]: least - 1 }))).toEqual([{ field, reason: 'term-too-short' }])
      expect(wrongTerms(termsWith({ [kind]: most + 1 }))).toEqual([{ field, reason: 'term-too-long' }])
    }
  })

  it('say when a record that ended goes; one entered by mistake goes at once', () => {
    const ended = new Date('2026-03-01T00:00:00Z')
    expect(recordErasure(ended, 'moved', 365).toISOString()).toBe('2027-03-01T00:00:00.000Z')
    expect(recordErasure(ended, 'mistake', 365)).toBe(ended)
    expect(recordErasure(ended, 'died')).toEqual(recordErasure(ended, 'moved', daysKept('resident_record')))
  })
})
