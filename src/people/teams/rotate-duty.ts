import type { AccountActor } from '../../platform/actor.ts'
import type { Tx } from '../../platform/db/transaction.ts'
import { newId } from '../../platform/ids.ts'
import { Problem } from '../../platform/problem.ts'
import { type Ask, changeOnce } from '../community-change.ts'
import { recordPeople } from '../journal-people.ts'
import type { PeopleContext } from '../people-context.ts'
import { peopleProblems } from '../problems.ts'
import { today } from '../read-absences.ts'
import { wrongSpan } from '../rules-organisations.ts'
import { refuseField, refuseFields } from '../staff-subjects.ts'
import { findLaidOut, findStanding, findTeamIds, lockTurns } from './read.ts'
import { endTurns, insertTurns } from './write.ts'

type Wish = Ask & { team: string; buildings: readonly string[]; from?: string }

/**
 * Gives buildings to another team from a day on, until the turn they were in would have ended. Throws people.not-here,
 * refused, changed-meanwhile, http.invalid.
 */
export function rotateDuty(context: PeopleContext, actor: AccountActor, wish: Wish): Promise<{ done: true }> {
  return changeOnce(context, actor, { ...wish, work: (tx) => rotate(tx, wish) })
}

async function rotate(tx: Tx, { community, team, buildings, ...wish }: Wish): Promise<{ done: true }> {
  const now = await today(tx)
  const from = wish.from ?? now
  refuseFields(wrongSpan({ from }))
  // What was, was: a turn that is over is not written anew.
  if (from < now) refuseField('from', 'in-the-past')
  const laidOut = await findLaidOut(tx, community)
  if (!laidOut) refuseField('buildings', 'not-laid-out')
  if (from < laidOut) refuseField('from', 'before-from')
  if ((await findTeamIds(tx, { community, teams: [team], day: from })).length === 0) refuseField('team', 'not-a-team')
  const standing = await findStanding(tx, { community, day: from })
  refuseFields(
    buildings
      .filter((building) => !standing.includes(building))
      .map((building) => ({ field: `buildings.${building}`, reason: 'not-there' })),
  )
  const turns = await lockTurns(tx, { community, buildings, day: from })
  // Since each building has a turn on every day, a missing one was ended by somebody else while this waited.
  if (turns.length < buildings.length) throw new Problem(peopleProblems.changedMeanwhile)
  const moved = turns.filter(({ holder }) => holder !== team)
  await endTurns(tx, { community, ids: moved.map(({ id }) => id), day: from })
  await insertTurns(
    tx,
    moved.map(({ building, to }) => ({ id: newId(), community, holder: team, building, from, to })),
  )
  for (const { building, holder } of moved) {
    const facts = { team, previous: holder, from }
    await recordPeople(tx, { kind: 'duty.rotated', subject: building, community, facts })
  }
  return { done: true }
}
