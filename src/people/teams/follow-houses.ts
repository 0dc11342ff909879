import type { HouseChange } from '../../places/index.ts'
import type { Tx } from '../../platform/db/transaction.ts'
import { newId } from '../../platform/ids.ts'
import type { FieldProblem } from '../../platform/problem.ts'
import { recordPeople } from '../journal-people.ts'
import { findGroups, findLaidOut, findStays, findTeamIds, lockGroups } from './read.ts'
import { endStays, endTurnsOf, insertStays, insertTurns, removeTurnsAndStays, stayGoesOn, turnGoesOn } from './write.ts'

/**
 * Gives a new building its team and its group, takes both from a building that ends, and gives back whoever answered last to one
 * that goes on, in the same transaction. Gives what stands in the way: no team where duty areas are laid out, no group where
 * there are groups, one that there is not or not any more.
 */
export async function followHouses(tx: Tx, change: HouseChange): Promise<FieldProblem[]> {
  const { community, building, on } = change
  await lockGroups(tx, community)
  if (change.act === 'end') {
    const stays = await findStays(tx, { community, buildings: [building], day: on })
    await endTurnsOf(tx, { community, building, day: on })
    await endStays(tx, { community, ids: stays.map(({ id }) => id), day: on })
    return []
  }
  if (change.act === 'never-stood') {
    await removeTurnsAndStays(tx, { community, building })
    return []
  }
  if (change.act === 'go-on') return goOn(tx, { community, building, day: on })
  const { team, group } = change
  const wrong = [...(await wrongTeam(tx, change)), ...(await wrongGroup(tx, change))]
  if (wrong.length > 0) return wrong
  const span = { community, building, from: on, to: null }
  if (team) {
    await insertTurns(tx, [{ id: newId(), holder: team, ...span }])
    const facts = { team, previous: null, from: on }
    await recordPeople(tx, { kind: 'duty.rotated', subject: building, community, facts })
  }
  if (group) {
    await insertStays(tx, [{ id: newId(), holder: group, ...span }])
    const facts = { buildings: [building], from: on, to: null }
    await recordPeople(tx, { kind: 'group.changed', subject: group, community, facts })
  }
  return []
}

/** Without a team that is still there the building would have none; without its group it is found among what is not covered. */
async function goOn(tx: Tx, at: { community: string; building: string; day: string }): Promise<FieldProblem[]> {
  const answered = await turnGoesOn(tx, at)
  if (!answered && (await findLaidOut(tx, at.community))) return [{ field: 'building', reason: 'its-team-ends' }]
  await stayGoesOn(tx, at)
  return []
}

type Begin = Extract<HouseChange, { act: 'begin' }>

async function wrongTeam(tx: Tx, { community, on, team }: Begin): Promise<FieldProblem[]> {
  const laidOut = await findLaidOut(tx, community)
  if (!team) return laidOut ? [{ field: 'team', reason: 'needed' }] : []
  if (!laidOut) return [{ field: 'team', reason: 'not-laid-out' }]
  const [known] = await findTeamIds(tx, { community, teams: [team], day: on })
  return known ? [] : [{ field: 'team', reason: 'not-a-team' }]
}

async function wrongGroup(tx: Tx, { community, on, group }: Begin): Promise<FieldProblem[]> {
  const groups = (await findGroups(tx, community)).filter(({ to }) => to === null || to >= on)
  if (!group) return groups.length > 0 ? [{ field: 'group', reason: 'needed' }] : []
  const known = groups.find(({ id }) => id === group)
  return known && known.from <= on && known.to === null ? [] : [{ field: 'group', reason: 'unknown' }]
}
