import { describe, expect, it } from 'vitest'
import { daysOfPeriod, instantsOf, withoutNumbers } from './rules-ledgers.ts'

describe('a period', () => {
  it('is Monday to Sunday, or the whole month, whatever day is named', () => {
    expect(daysOfPeriod('week', '2026-11-23')).toEqual({ from: '2026-11-23', to: '2026-11-29' })
    expect(daysOfPeriod('week', '2026-11-29')).toEqual({ from: '2026-11-23', to: '2026-11-29' })
    expect(daysOfPeriod('week', '2027-01-01')).toEqual({ from: '2026-12-28', to: '2027-01-03' })
    expect(daysOfPeriod('month', '2028-02-11')).toEqual({ from: '2028-02-01', to: '2028-02-29' })
  })

  it('begins and ends at local midnight', () => {
    const { from, to } = instantsOf({ from: '2026-11-23', to: '2026-11-23' })
    expect([from.toISOString(), to.toISOString()]).toEqual(['2026-11-22T16:00:00.000Z', '2026-11-23T16:00:00.000Z'])
  })
})

describe('words on a ledger', () => {
  it('lose telephone and identity numbers, however they are written', () => {
    for (const number of [
      '13800000000',
      '138-0000-0000',
      '138 0000 0000',
      '+86 13800000000',
      '020-00000000',
      '44010019000101000X',
      '１３８００００００００',
    ]) {
      expect(withoutNumbers(`请打${number}找我`)).toBe('请打***找我')
    }
  })

  it('keep floors, doors, years and hours', () => {
    const words = '12栋2梯401，2026年11月3日 19:30 起没水，欠了 3500 元'
    expect(withoutNumbers(words)).toBe(words)
  })
})
