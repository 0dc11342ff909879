import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { planMove, plannedStay, type Stay, stayOn, staysAfter } from './rules-moves.ts'

const first = '2026-01-01'
const dayAfter = (days: number) => new Date(Date.parse(first) + days * 86_400_000).toISOString().slice(0, 10)
const begun: Stay[] = [{ grid: 'a', from: first, to: null }]

describe('a move', () => {
  it('leaves a building in exactly one grid on each day, whatever was moved when', () => {
    const asks = fc.array(fc.record({ wait: fc.nat(20), ahead: fc.nat(20), grid: fc.constantFrom('a', 'b', 'c') }), {
      maxLength: 12,
    })
    fc.assert(
      fc.property(asks, (moves) => {
        let stays = begun
        let now = 0
        for (const { wait, ahead, grid } of moves) {
          now += wait
          const planned = planMove(stays, { grid, from: dayAfter(now + ahead), today: dayAfter(now) })
          if ('plan' in planned) stays = staysAfter(stays, planned.plan)
        }
        for (let day = 0; day <= now + 40; day += 1) {
          const on = dayAfter(day)
          expect(stays.filter(({ from, to }) => from <= on && (to === null || on < to))).toHaveLength(1)
        }
        expect(stays.filter(({ to }) => to === null)).toHaveLength(1)
      }),
    )
  })

  it('does not touch the days before it', () => {
    const asked = planMove(begun, { grid: 'b', from: dayAfter(10), today: dayAfter(3) })
    const stays = staysAfter(begun, 'plan' in asked ? asked.plan : expect.fail())
    expect(stayOn(stays, dayAfter(9))?.grid).toBe('a')
    expect(stayOn(stays, dayAfter(10))?.grid).toBe('b')
    expect(plannedStay(stays, dayAfter(3))?.grid).toBe('b')
  })

  it('puts a move of the same day right instead of keeping a stay of no day', () => {
    const asked = planMove(begun, { grid: 'b', from: first, today: first })
    expect(asked).toEqual({ plan: { kind: 'replace', begins: first, grid: 'b' } })
  })

  it('is refused for a day that is none or lies behind, for the same grid, and while another is planned', () => {
    const ask = (change: object) => planMove(begun, { grid: 'b', from: dayAfter(5), today: dayAfter(5), ...change })
    expect(ask({ from: '2026-02-30' })).toEqual({ faults: [{ field: 'from', reason: 'not-a-day' }] })
    expect(ask({ from: dayAfter(4) })).toEqual({ faults: [{ field: 'from', reason: 'in-the-past' }] })
    expect(ask({ grid: 'a' })).toEqual({ faults: [{ field: 'grid', reason: 'there-already' }] })
    const planned = staysAfter(begun, { kind: 'follow', ends: first, from: dayAfter(9), grid: 'b' })
    expect(planMove(planned, { grid: 'c', from: dayAfter(7), today: dayAfter(5) })).toEqual({
      faults: [{ field: 'from', reason: 'planned-already' }],
    })
  })
})
