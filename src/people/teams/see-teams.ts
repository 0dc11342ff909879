import type { AccountActor } from '../../platform/actor.ts'
import { Problem } from '../../platform/problem.ts'
import { abilitiesOf, glanceAtCommunity, readCommunity } from '../community-change.ts'
import type { MyDuty } from '../contract-teams.ts'
import { findOrganisation } from '../organisations/read.ts'
import type { PeopleContext } from '../people-context.ts'
import { peopleProblems } from '../problems.ts'
import { isDay } from '../rules-posts.ts'
import { refuseField } from '../staff-subjects.ts'
import { findLaidOut, findTeams, findTurns } from './read.ts'
import { findCoverage, findTeamNames } from './read-coverage.ts'

/** The teams with members and duty areas of today. Throws people.not-here. */
export function seeTeams(context: PeopleContext, actor: AccountActor, community: string) {
  return readCommunity(context, actor, {
    community,
    work: async (tx) => ({
      items: await findTeams(tx, community),
      laidOutFrom: (await findLaidOut(tx, community)) ?? null,
      abilities: abilitiesOf(actor, community),
    }),
  })
}

const pageSize = 100

/** A page of a team's turns, newest first. Throws people.not-here, http.invalid. */
export function seeDutyHistory(
  context: PeopleContext,
  actor: AccountActor,
  at: { community: string; id: string; after?: string },
) {
  const { community, id: team } = at
  const after = at.after === undefined ? null : cursorOf(at.after)
  return readCommunity(context, actor, {
    community,
    work: async (tx) => {
      const organisation = await findOrganisation(tx, at)
      if (organisation?.kind !== 'team') throw new Problem(peopleProblems.notHere)
      const found = await findTurns(tx, { community, team, after, limit: pageSize + 1 })
      const items = found.slice(0, pageSize)
      const last = items.at(-1)
      return { items, next: found.length > pageSize && last ? `${last.from}|${last.id}` : null }
    },
  })
}

function cursorOf(text: string): { from: string; id: string } {
  const [from = '', id = ''] = text.split('|')
  if (!isDay(from) || !/^[0-9a-f-]{36}$/.test(id)) refuseField('after', 'wrong-form')
  return { from, id }
}

/** Who answers for each building today. Throws people.not-here. */
export function seeCoverage(
  context: PeopleContext,
  actor: AccountActor,
  { community, building }: { community: string; building?: string },
) {
  return glanceAtCommunity(context, actor, {
    community,
    work: async (reads) => {
      const items = await findCoverage(reads, { community, ...(building ? { buildings: [building] } : {}) })
      if (building && items.length === 0) throw new Problem(peopleProblems.notHere)
      return { items }
    },
  })
}

/** The own duty area in each community where somebody is a team member or a captain. */
export function seeMyDuty({ database }: PeopleContext, actor: AccountActor): Promise<{ items: MyDuty[] }> {
  const posts = actor.posts.filter(({ kind }) => kind === 'kin_team_member' || kind === 'building_captain')
  const communities = [...new Set(posts.flatMap(({ community }) => community ?? []))]
  return database.read(actor, async (tx) => {
    const items: MyDuty[] = []
    for (const community of communities) {
      const team = posts.find((post) => post.community === community && post.organisation)?.organisation ?? null
      const buildings = await findCoverage(tx, { community, buildings: actor.buildings })
      items.push({ ...(await findTeamNames(tx, { community, team })), buildings })
    }
    return { items }
  })
}
