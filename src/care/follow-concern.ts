import { beginMatter } from '../matters/index.ts'
import type { Command } from '../platform/commands/write.ts'
import type { Tx } from '../platform/db/transaction.ts'
import { newId } from '../platform/ids.ts'
import type { RoundsContext } from './care-context.ts'
import { raiseAlarm } from './mind-care.ts'
import type { PlanRow } from './read-plans.ts'
import type { RoundRow } from './read-rounds.ts'
import { matterCategory, matterWords, type RoundReport } from './rules-rounds.ts'
import { tell } from './weigh-water.ts'
import { insertReferral } from './write-referrals.ts'

/** A visit or call that somebody made, and what she says of it. */
export type Happened = {
  plan: PlanRow & { now: Date }
  round: RoundRow
  by: string
  command: Command
  report: RoundReport
  /** When it was noted; null for now. */
  at: Date | null
}

type Led = { alarm?: string; led?: { matter?: string; referral?: string } }

/** What follows a concern that was named: a notice to the desk, an ordinary matter, a referral on paper, or an alarm. Nothing where all is well. */
export async function followConcern(tx: Tx, context: RoundsContext, happened: Happened): Promise<Led> {
  const { plan, by, report } = happened
  const { now, community_id: community } = plan
  switch (report.follow) {
    case 'alarm':
      return { alarm: await raiseAlarm(tx, { plan, cause: 'worry', now, by }) }
    case 'notice':
      await tell(tx, { community, kind: 'concern', plan: plan.id }, now)
      return {}
    case 'matter':
      return { led: { matter: await becomeMatter(tx, context, happened) } }
    case 'referral': {
      const referral = newId()
      const { to } = report.referral!
      await insertReferral(tx, { id: referral, community, plan: plan.id, round: happened.round.id, to, by, now })
      return { led: { referral } }
    }
    default:
      return {}
  }
}

/** The matter is of her building, private, and says neither who nor what; the visit keeps its id. */
async function becomeMatter(tx: Tx, context: RoundsContext, { plan, by, report }: Happened): Promise<string> {
  const { community_id: community, grid_id: grid, building_id: building, now } = plan
  const category = matterCategory(report.concerns)
  const { matter } = await beginMatter(context, tx, {
    community,
    grid,
    building,
    category,
    words: matterWords,
    by,
    now,
  })
  tx.open(plan.id)
  return matter
}
