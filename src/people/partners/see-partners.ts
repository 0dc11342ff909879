import type { AccountActor } from '../../platform/actor.ts'
import { Problem } from '../../platform/problem.ts'
import { abilitiesOf } from '../community-change.ts'
import type { PeopleContext } from '../people-context.ts'
import { maySeePartners } from '../policy-partners.ts'
import { peopleProblems } from '../problems.ts'
import { findPartner, findPartners } from './read.ts'

/** Partners with counts of their lists; somebody engaged sees her own organisation. Throws people.not-here. */
export async function listPartners({ database }: PeopleContext, actor: AccountActor, community: string) {
  seePartners(actor, community)
  const items = await database.read(actor, (tx) => findPartners(tx, community))
  return { items, abilities: abilitiesOf(actor, community) }
}

/** One partner with agreements and lists. Throws people.not-here. */
export async function seePartner(
  { database }: PeopleContext,
  actor: AccountActor,
  at: { community: string; id: string },
) {
  seePartners(actor, at.community)
  const partner = await database.read(actor, (tx) => findPartner(tx, at))
  if (!partner) throw new Problem(peopleProblems.notHere)
  return { ...partner, abilities: abilitiesOf(actor, at.community) }
}

function seePartners(actor: AccountActor, community: string): void {
  if (!maySeePartners(actor, community).allowed) throw new Problem(peopleProblems.notHere)
}
