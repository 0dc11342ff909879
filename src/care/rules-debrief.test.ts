import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { minutesBetween, namesIn, quarterOf, wantsDebrief } from './rules-debrief.ts'
import { chainOf } from './rules-plans.ts'

const chain = chainOf({ riskClass: 'normal', responseMinutes: 60, duress: false })

describe('what is talked over', () => {
  it('is every alarm that found need, and every one that went beyond her family', () => {
    const of = (outcome: 'need' | 'forgot' | 'test' | 'unknown', step: number) =>
      wantsDebrief({ state: 'closed', outcome, chain, step })
    expect([of('need', 0), of('unknown', 0), of('forgot', 2)]).toEqual([true, true, true])
    expect([of('forgot', 0), of('forgot', 1), of('test', 3)]).toEqual([false, false, false])
    expect(wantsDebrief({ state: 'on_site', outcome: null, chain, step: 3 })).toBe(false)
  })
})

describe('a teaching case', () => {
  it('holds no name in whole or in its last two characters, wherever it stands', () => {
    fc.assert(
      fc.property(fc.string(), fc.string(), fc.boolean(), (before, after, whole) => {
        expect(namesIn(`${before}${whole ? '何玉珍' : '玉珍'}${after}`, ['何玉珍'])).toContain('何玉珍')
      }),
    )
  })

  it('holds no telephone, and may hold hours and short numbers', () => {
    expect(namesIn('电话 020-1234 5678 打不通', [])).toEqual(['number'])
    expect(namesIn('九点 05 分到，等了 15 分钟', ['何玉珍', '302'])).toEqual([])
  })

  it('keeps its quarter and its minutes', () => {
    expect(['2026-01-31', '2026-03-31', '2026-04-01', '2026-12-31'].map(quarterOf)).toEqual([
      '2026-Q1',
      '2026-Q1',
      '2026-Q2',
      '2026-Q4',
    ])
    expect(minutesBetween(new Date(0), new Date(7 * 60_000 + 20_000))).toBe(7)
    expect(minutesBetween(new Date(0), null)).toBeNull()
  })
})
