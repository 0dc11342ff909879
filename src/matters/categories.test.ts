import { describe, expect, it } from 'vitest'
import { defaultCategories } from './categories.ts'

const byCode = new Map(defaultCategories.map((category) => [category.code, category]))

describe('the categories a community begins with', () => {
  it('are forty-one, each code once, each with a name in both languages', () => {
    expect(defaultCategories).toHaveLength(41)
    expect(byCode.size).toBe(41)
    expect(defaultCategories.filter(({ hans, en }) => !hans || !en)).toEqual([])
  })

  it('answer within a working day, and emergencies within thirty minutes by day and night', () => {
    const quick = defaultCategories.filter(({ firstAnswer }) => firstAnswer.clock === 'minutes').map(({ code }) => code)
    expect(quick).toEqual(['0901', '0902'])
    expect(byCode.get('0901')?.firstAnswer).toEqual({ clock: 'minutes', amount: 30 })
    expect(byCode.get('0201')?.firstAnswer).toEqual({ clock: 'working-days', amount: 1 })
  })

  it('make safe on a clock that never stops', () => {
    const clocks = defaultCategories.flatMap(({ safe }) => (safe ? [safe.clock] : []))
    expect(clocks.length).toBeGreaterThan(5)
    expect(new Set(clocks)).toEqual(new Set(['minutes']))
  })

  it('mediate in calendar days and keep quarrels, care and emergencies private', () => {
    expect(byCode.get('0501')?.settled).toEqual({ clock: 'calendar-days', amount: 30 })
    const hidden = defaultCategories.filter((category) => category.private).map(({ code }) => code.slice(0, 2))
    expect([...new Set(hidden)]).toEqual(['05', '06', '09'])
    expect(defaultCategories.filter(({ code, private: is }) => /^0[569]/.test(code) && !is)).toEqual([])
  })
})
