import { type Told, toldGroup, toldWithin } from '../../platform/rules-small-cells.ts'

export const ageBands = ['under_14', 'under_35', 'under_60', 'under_80', 'over_80', 'unknown'] as const
export type AgeBand = (typeof ageBands)[number]

/** What was counted, by cell and grid. */
export type Counted = { readonly cell: string; readonly grid: string | null; readonly total: number }

/** The day of which totals are told: the first of its month, so that nobody sees a number change with one who came or left. */
export function dayOfTotals(today: string): string {
  return `${today.slice(0, 7)}-01`
}

/** The totals as everybody may read them. Pure. */
export function toldTotals(counted: readonly Counted[], grids: readonly string[]) {
  const of = (cell: string, grid: string | null = null) =>
    counted.find((each) => each.cell === cell && each.grid === grid)?.total ?? 0
  const byGrid = (cell: string) => Object.fromEntries(grids.map((grid) => [grid, of(cell, grid)]))
  const households = toldGroup(byGrid('households'))
  const residents = toldGroup(byGrid('residents'))
  const over = { under_80: of('under_80'), over_80: of('over_80') }
  const ages = toldGroup({
    ...{ under_14: of('under_14'), under_35: of('under_35'), under_60: of('under_60') },
    ...{ over_sixty: over.under_80 + over.over_80, unknown: of('unknown') },
  })
  const overSixty: Told = residents.total === null ? null : ages.parts.over_sixty
  const within = toldWithin(overSixty, over)
  const overByGrid = toldWithin(overSixty, byGrid('over_sixty'))
  const { under_14, under_35, under_60, unknown } = ages.parts
  return {
    households: households.total,
    residents: residents.total,
    overSixty,
    bands: { under_14, under_35, under_60, ...within, unknown },
    grids: grids.map((id) => ({
      id,
      households: households.parts[id] ?? null,
      residents: residents.parts[id] ?? null,
      overSixty: overByGrid[id] ?? null,
    })),
  }
}
