import type { AccountActor } from '../../platform/actor.ts'
import { Problem } from '../../platform/problem.ts'
import { abilitiesOf, readCommunity } from '../community-change.ts'
import type { PeopleContext } from '../people-context.ts'
import { peopleProblems } from '../problems.ts'
import { wrongSpan } from '../rules-organisations.ts'
import { refuseFields } from '../staff-subjects.ts'
import { findMemberships, findOrganisation, findTree } from './read.ts'

/** The tree of a community's organisations on a day. Throws people.not-here, http.invalid. */
export function seeTree(context: PeopleContext, actor: AccountActor, at: { community: string; on?: string }) {
  const { community, on } = at
  refuseFields(on === undefined ? [] : wrongSpan({ from: on }).map((each) => ({ ...each, field: 'on' })))
  return readCommunity(context, actor, {
    community,
    work: async (tx) => ({
      items: await findTree(tx, { community, on: on ?? null }),
      abilities: abilitiesOf(actor, community),
    }),
  })
}

/** One organisation with its memberships. Throws people.not-here. */
export function seeOrganisation(context: PeopleContext, actor: AccountActor, at: { community: string; id: string }) {
  return readCommunity(context, actor, {
    community: at.community,
    work: async (tx) => {
      const organisation = await findOrganisation(tx, at)
      if (!organisation) throw new Problem(peopleProblems.notHere)
      return {
        organisation,
        memberships: await findMemberships(tx, at),
        abilities: abilitiesOf(actor, at.community),
      }
    },
  })
}
