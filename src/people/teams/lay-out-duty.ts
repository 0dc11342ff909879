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
import { type Area, faultsOfLayout } from '../rules-teams.ts'
import { refuseFields } from '../staff-subjects.ts'
import { findStanding, findTeamIds } from './read.ts'
import { insertLayout, insertTurns } from './write.ts'

type Wish = Ask & { from?: string; areas: readonly Area[] }

/**
 * Lays out the duty areas from a day on: each building once, none left out. Throws people.not-here, refused, already-so,
 * http.invalid, which names each building.
 */
export function layOutDuty(context: PeopleContext, actor: AccountActor, wish: Wish): Promise<{ done: true }> {
  return changeOnce(context, actor, {
    ...wish,
    work: async (tx) => {
      await keepLayout(tx, wish)
      return { done: true as const }
    },
  })
}

async function keepLayout(tx: Tx, { community, areas, ...wish }: Omit<Wish, 'command'>): Promise<void> {
  const from = wish.from ?? (await today(tx))
  refuseFields(wrongSpan({ from }))
  const standing = await findStanding(tx, { community, day: from })
  const teams = await findTeamIds(tx, { community, teams: areas.map(({ team }) => team), day: from })
  refuseFields(faultsOfLayout(areas, { standing, teams }))
  if ((await insertLayout(tx, { community, from })) === 0) throw new Problem(peopleProblems.alreadySo)
  const turns = areas.flatMap(({ team, buildings }) =>
    buildings.map((building) => ({ id: newId(), community, holder: team, building, from, to: null })),
  )
  await insertTurns(tx, turns)
  const facts = { from, areas: areas.map(({ team, buildings }) => ({ team, buildings })) }
  await recordPeople(tx, { kind: 'duty.laid_out', subject: community, community, facts })
}
