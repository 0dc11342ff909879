import { localDay } from '../places/index.ts'
import type { Context } from '../platform/context.ts'
import { clockNow } from '../platform/journal/read.ts'
import { toldGroup } from '../platform/rules-small-cells.ts'
import type { MatterTotals } from './contract-totals.ts'
import { countByState } from './read-totals.ts'

const states = ['open', 'put_right', 'not_done', 'not_confirmed', 'declined'] as const

/** How matters of a community stood on the first day of the month, for everybody. */
export function tellTotals({ database }: Context, { community }: { community: string }): Promise<MatterTotals> {
  return database.read({ kind: 'public' }, async (tx) => {
    const day = `${localDay(await clockNow(tx)).slice(0, 7)}-01`
    const counted = await countByState(tx, { community, day })
    const of = (state: string) => counted.find((each) => each.state === state)?.total ?? 0
    const counts = Object.fromEntries(states.map((state) => [state, of(state)])) as Record<
      (typeof states)[number],
      number
    >
    const { total, parts } = toldGroup(counts)
    return { total, states: parts }
  })
}
