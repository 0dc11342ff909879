import type { Static } from 'typebox'
import type { AccountActor } from '../platform/actor.ts'
import { clockNow } from '../platform/journal/read.ts'
import type { MatterContext } from './context.ts'
import type { countMatters as countEndpoint, deskSummary as summaryEndpoint } from './contract.ts'
import { approverOf, seesSingly } from './list-matters.ts'
import {
  type CountRow,
  countApprovals,
  countEnded,
  countOpenByOffice,
  countsInSight,
  countsOfSeen,
  openByBuilding,
} from './read.ts'

type Counts = Static<typeof countEndpoint.reply>
type Summary = Static<typeof summaryEndpoint.reply>

/** Counts by stage, outcome and grid of what the account sees. */
export async function countMatters(context: MatterContext, actor: AccountActor, community: string): Promise<Counts> {
  // Staff of the community or of grids read the folded counts; whoever sees single matters only has few to count.
  const wide = actor.communities.includes(community) || actor.grids.length > 0
  const rows = await context.database.rows(actor, wide ? countsInSight(community) : countsOfSeen(community))
  const items = rows.map(({ grid_id, stage, outcome, count }: CountRow) => ({ grid: grid_id, stage, outcome, count }))
  return { items: items as Counts['items'] }
}

/** Open matters by building, for the map; from where the account stands, as its queue is. */
export async function countByBuilding(context: MatterContext, actor: AccountActor, community: string) {
  const { communities, grids, buildings } = actor
  const near = communities.includes(community) ? {} : grids.length > 0 ? { grids } : { buildings }
  return { items: await context.database.rows(actor, openByBuilding({ community, ...near })) }
}

/** What waits at each office, and what was settled at each tier; every number opens its rows. */
export function deskSummary(context: MatterContext, actor: AccountActor, given: string | undefined): Promise<Summary> {
  const community = given ?? actor.communities[0] ?? actor.members[0]
  return context.database.read(actor, async (tx) => {
    const where = { community, ...(community && !seesSingly(actor) ? {} : { parties: actor.parties }) }
    const approver = approverOf(actor)
    const [offices, ended, now, approvals] = await Promise.all([
      countOpenByOffice(tx, where),
      countEnded(tx, where),
      clockNow(tx),
      approver ? countApprovals(tx, { community, approver }) : null,
    ])
    const frame = community ? await context.shelf.frameOf(tx, { community, now }) : null
    const stages = new Map<string, number>()
    for (const row of offices)
      for (const [stage, count] of Object.entries(row.stages)) stages.set(stage, (stages.get(stage) ?? 0) + count)
    return {
      offices: offices.map((row) => ({
        office: row.office_id,
        name: frame?.offices.find((office) => office.id === row.office_id)?.name ?? row.name,
        tier: row.tier as Summary['offices'][number]['tier'],
        grid: row.grid_id,
        open: row.open,
        overdue: row.overdue,
        soonest: row.soonest?.toISOString() ?? null,
      })),
      stages: [...stages].map(([stage, count]) => ({ stage: stage as Summary['stages'][number]['stage'], count })),
      approvals,
      settled: sumBy(ended, 'settled_tier', ['grid', 'community', 'subdistrict', 'district'] as const, 'put_right'),
      outcomes: sumBy(ended, 'outcome', ['put_right', 'not_done', 'not_confirmed'] as const),
    }
  })
}

type Ended = { settled_tier: string | null; outcome: string; count: number }

function sumBy<Key extends string>(
  rows: readonly Ended[],
  column: 'settled_tier' | 'outcome',
  keys: readonly Key[],
  outcome?: string,
): Record<Key, number> {
  const sums = {} as Record<Key, number>
  for (const key of keys) {
    const fitting = rows.filter((row) => row[column] === key && (!outcome || row.outcome === outcome))
    sums[key] = fitting.reduce<number>((sum, row) => sum + row.count, 0)
  }
  return sums
}
