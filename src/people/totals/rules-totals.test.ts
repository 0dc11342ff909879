import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { leastTold } from '../../platform/rules-small-cells.ts'
import { ageBands, type Counted, dayOfTotals, toldTotals } from './rules-totals.ts'

const grids = ['g1', 'g2', 'g3', 'g4']
/** A few people or many, each in a grid and a band, and households beside them. */
const town = fc.record({
  people: fc.array(fc.record({ grid: fc.constantFrom(...grids), band: fc.constantFrom(...ageBands) }), {
    maxLength: 90,
  }),
  households: fc.array(fc.constantFrom(...grids), { maxLength: 40 }),
})

function countedIn({
  people,
  households,
}: {
  people: { grid: string; band: string }[]
  households: string[]
}): Counted[] {
  const isOld = (band: string) => band === 'under_80' || band === 'over_80'
  return [
    ...grids.flatMap((grid) => [
      { cell: 'households', grid, total: households.filter((each) => each === grid).length },
      { cell: 'residents', grid, total: people.filter((each) => each.grid === grid).length },
      { cell: 'over_sixty', grid, total: people.filter((each) => each.grid === grid && isOld(each.band)).length },
    ]),
    ...ageBands.map((cell) => ({ cell, grid: null, total: people.filter(({ band }) => band === cell).length })),
  ]
}

type Row = { readonly parts: readonly (number | null)[]; readonly total: number | null }

/** Narrows what each left-out number can be by every sum that is told, again and again, as a reader with a pencil would. */
function widthsOf(rows: readonly Row[]): number[] {
  return rows.flatMap(({ parts, total }) => {
    const hidden = parts.filter((part) => part === null).length
    if (hidden === 0 || total === null) return []
    const left = total - parts.reduce<number>((sum, part) => sum + (part ?? 0), 0)
    return Array.from({ length: hidden }, () => (hidden === 1 ? 0 : left))
  })
}

describe('totals for everybody', () => {
  it('tell no number under five, and none from which one can be worked out', () => {
    fc.assert(
      fc.property(town, (given) => {
        const told = toldTotals(countedIn(given), grids)
        const numbers = [told.households, told.residents, told.overSixty, ...Object.values(told.bands)]
        const inGrids = told.grids.flatMap(({ households, residents, overSixty }) => [households, residents, overSixty])
        for (const number of [...numbers, ...inGrids])
          if (number !== null) expect(number).toBeGreaterThanOrEqual(leastTold)
        const { bands } = told
        const rows: Row[] = [
          { parts: told.grids.map(({ households }) => households), total: told.households },
          { parts: told.grids.map(({ residents }) => residents), total: told.residents },
          { parts: told.grids.map(({ overSixty }) => overSixty), total: told.overSixty },
          { parts: [bands.under_80, bands.over_80], total: told.overSixty },
          {
            parts: [bands.under_14, bands.under_35, bands.under_60, told.overSixty, bands.unknown],
            total: told.residents,
          },
          // Where the old are not told as one, their parts take its place in the sum of all.
          {
            parts: [bands.under_14, bands.under_35, bands.under_60, bands.under_80, bands.over_80, bands.unknown],
            total: told.residents,
          },
        ]
        for (const width of widthsOf(rows)) expect(width).toBeGreaterThanOrEqual(leastTold)
      }),
      { numRuns: 3000 },
    )
  })

  it('are told of the first day of a month', () => {
    expect(dayOfTotals('2026-03-17')).toBe('2026-03-01')
  })
})
