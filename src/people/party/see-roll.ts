import type { AccountActor } from '../../platform/actor.ts'
import { Problem } from '../../platform/problem.ts'
import { readCommunity } from '../community-change.ts'
import type { PeopleContext } from '../people-context.ts'
import { mayKeepRoll, maySeeRoll } from '../policy-party.ts'
import { peopleProblems } from '../problems.ts'
import { refuseField } from '../staff-subjects.ts'
import { findMembers, findParts, findPartyCounts, findStays } from './read.ts'

/** To whoever holds no Party post here there is no roll. Throws people.not-here. */
export function seeRoll(actor: AccountActor, community: string): void {
  if (!maySeeRoll(actor, community).allowed) throw new Problem(peopleProblems.notHere)
}

/** Branches and groups with members whose rolls the actor sees, or may keep. Throws people.not-here. */
export async function seeRollParts({ database }: PeopleContext, actor: AccountActor, community: string) {
  seeRoll(actor, community)
  const parts = await database.read(actor, (tx) => findParts(tx, community))
  const parentOf = new Map(parts.map(({ id, parent }) => [id, parent]))
  const held = new Set(actor.posts.filter(({ kind }) => kind === 'party_officer').map((post) => post.organisation))
  const over = (id: string): string[] => {
    const parent = parentOf.get(id)
    return parent ? [id, ...over(parent)] : [id]
  }
  // What stands under the own organisation is seen, and what it stands under, as the way there.
  const own = parts.filter(({ id }) => over(id).some((above) => held.has(above)))
  const ways = new Set(own.flatMap(({ id }) => over(id)))
  return {
    items: parts
      .filter(({ id }) => ways.has(id))
      .map((part) => {
        const [group, branch = '', committee = ''] = over(part.id)
        const place = part.kind === 'party_group' ? { committee, branch } : { committee: branch, branch: group! }
        return { ...part, mayKeep: part.kind !== 'party_committee' && mayKeepRoll(actor, place).allowed }
      }),
  }
}

type Query = { community: string; branch?: string; group?: string; after?: string; limit?: number }

const pageSize = 50

/** A page of members by name. Throws people.not-here, http.invalid. */
export async function listRoll({ database }: PeopleContext, actor: AccountActor, query: Query) {
  const { community, branch = null, group = null, limit = pageSize } = query
  seeRoll(actor, community)
  const after = query.after === undefined ? null : cursorOf(query.after)
  const found = await database.read(actor, (tx) =>
    findMembers(tx, { community, branch, group, after, limit: limit + 1 }),
  )
  const items = found.slice(0, limit)
  const last = items.at(-1)
  return { items, next: found.length > limit && last ? `${last.id}|${last.name}` : null }
}

function cursorOf(text: string): { name: string; id: string } {
  const [id = '', name = ''] = [text.slice(0, 36), text.slice(37)]
  if (!/^[0-9a-f-]{36}$/.test(id) || name === '') refuseField('after', 'wrong-form')
  return { name, id }
}

/** The groups a member was in. Throws people.not-here. */
export async function seeRollMember(
  { database }: PeopleContext,
  actor: AccountActor,
  { community, id }: { community: string; id: string },
) {
  seeRoll(actor, community)
  const stays = await database.read(actor, (tx) => findStays(tx, { community, member: id }))
  if (stays.length === 0) throw new Problem(peopleProblems.notHere)
  return { stays }
}

/** How many members each branch has where they are five or more; no name. Throws people.not-here. */
export function seePartyCounts(context: PeopleContext, actor: AccountActor, community: string) {
  return readCommunity(context, actor, {
    community,
    work: async (tx) => ({ items: await findPartyCounts(tx, community) }),
  })
}
