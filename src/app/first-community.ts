import { defaultCategories } from '../matters/index.ts'
import type { FirstCommunity, FoundFirstCommunity } from '../people/index.ts'
import { countDwellings, findCommunities, foundCommunity, localDay, plainEstate } from '../places/index.ts'
import type { Database, Tx } from '../platform/db/transaction.ts'
import { httpProblems } from '../platform/http/problems.ts'
import { clockNow } from '../platform/journal/read.ts'
import { type FieldProblem, Problem } from '../platform/problem.ts'
import { setRules } from '../platform/rule-sets/write.ts'

const mostDwellings = 20_000

/**
 * Founds the first community with its grids, houses and first rules, in one transaction. Asked again with the same code it
 * gives the one that stands, so that a set-up that broke off half-way can be sent again. Throws http.invalid.
 */
export function firstCommunityIn(database: Database): FoundFirstCommunity {
  return (wish) =>
    database.write({ kind: 'founder' }, async (tx) => {
      const known = await findCommunities(tx)
      const same = known.find((each) => each.code === wish.code)
      if (same) return same.community_id
      refuse([
        ...(countDwellings(wish.grids) > mostDwellings ? [{ field: 'community.grids', reason: 'too-many' }] : []),
        ...(known.some((each) => each.short_code === wish.shortCode)
          ? [{ field: 'community.shortCode', reason: 'taken' }]
          : []),
      ])
      return found(tx, wish)
    })
}

async function found(tx: Tx, { grids, ...wish }: FirstCommunity): Promise<string> {
  const from = localDay(await clockNow(tx))
  const community = await foundCommunity(tx, { ...wish, ...plainEstate(grids), isDemo: false, from })
  await setRules(tx, { community, kind: 'categories', effectiveFrom: from, content: defaultCategories })
  return community
}

function refuse(fields: readonly FieldProblem[]): void {
  if (fields.length > 0) throw new Problem(httpProblems.invalid, { fields })
}
