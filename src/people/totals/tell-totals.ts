import { localDay } from '../../places/index.ts'
import type { Context } from '../../platform/context.ts'
import { clockNow } from '../../platform/journal/read.ts'
import type { RegisterTotals } from '../contract-totals.ts'
import { countRegister, findGridNames } from './read-totals.ts'
import { dayOfTotals, toldTotals } from './rules-totals.ts'

/** How many live in a community, for everybody: three statements, no number under five. */
export function tellTotals({ database }: Context, { community }: { community: string }): Promise<RegisterTotals> {
  return database.read({ kind: 'public' }, async (tx) => {
    const day = dayOfTotals(localDay(await clockNow(tx)))
    const [counted, grids] = await Promise.all([countRegister(tx, { community, day }), findGridNames(tx, community)])
    const told = toldTotals(
      counted,
      grids.map(({ id }) => id),
    )
    const nameOf = new Map(grids.map(({ id, name }) => [id, name]))
    return { day, ...told, grids: told.grids.map((grid) => ({ ...grid, name: nameOf.get(grid.id) ?? '' })) }
  })
}
