import type { Static } from 'typebox'
import type { AccountActor } from '../platform/actor.ts'
import { httpProblems } from '../platform/http/problems.ts'
import { Problem } from '../platform/problem.ts'
import type { MatterContext } from './context.ts'
import type { dispatchChoices } from './contract.ts'
import { findParties } from './read-parties.ts'
import { openMatter } from './write.ts'

/** Whom a matter can be given to, or asked to lend a hand. */
export function listParties(
  context: MatterContext,
  actor: AccountActor,
  matter: string,
): Promise<Static<typeof dispatchChoices.reply>> {
  return context.database.read(actor, async (tx) => {
    const row = await openMatter(tx, matter)
    if (!row) throw new Problem(httpProblems.notFound)
    const frame = await context.shelf.frameOf(tx, { community: row.community_id, now: row.now })
    const parties = await findParties(tx, { community: row.community_id, grid: row.grid_id })
    const offices = frame.offices.filter((office) => office.tier !== 'grid' || office.grid_id === row.grid_id)
    return {
      items: [
        ...parties.map(({ post_kind, ...party }) => ({ ...party, postKind: post_kind })),
        ...offices.map((office) => ({
          id: office.id,
          kind: 'office' as const,
          name: office.name,
          postKind: null,
          present: true,
        })),
      ],
    }
  })
}
