import type { AccountActor } from '../../platform/actor.ts'
import type { Context } from '../../platform/context.ts'
import { httpProblems } from '../../platform/http/problems.ts'
import { Problem } from '../../platform/problem.ts'
import { maySeePrivacyFacts } from '../policy-privacy.ts'
import { allow } from '../staff-subjects.ts'
import { countPrivacy, findSubdistrict, type PrivacyCount } from './read-counts.ts'

/** Counts about what is kept in a community. Throws http.not-found, people.refused. */
export function privacyCounts(
  { database }: Context,
  actor: AccountActor,
  community: string,
): Promise<readonly PrivacyCount[]> {
  return database.read(actor, async (tx) => {
    const [subdistrict, counts] = await Promise.all([findSubdistrict(tx, community), countPrivacy(tx, community)])
    if (!subdistrict) throw new Problem(httpProblems.notFound)
    allow(maySeePrivacyFacts(actor, { community, subdistrict }))
    return counts
  })
}
