import type { AccountActor } from '../../platform/actor.ts'
import type { Tx } from '../../platform/db/transaction.ts'
import { newId } from '../../platform/ids.ts'
import { Problem } from '../../platform/problem.ts'
import { type Ask, abilitiesOf, changeOnce, readCommunity } from '../community-change.ts'
import { recordPeople } from '../journal-people.ts'
import type { PeopleContext } from '../people-context.ts'
import { peopleProblems } from '../problems.ts'
import { today } from '../read-absences.ts'
import { wrongSpan } from '../rules-organisations.ts'
import { refuseFields } from '../staff-subjects.ts'
import { findGroups, findStanding, findStays, lockGroup, lockGroups } from './read.ts'
import { endStays, insertGroups, insertStays, updateGroup } from './write.ts'

/** The buildings' groups of a community. Throws people.not-here. */
export function seeBuildingGroups(context: PeopleContext, actor: AccountActor, community: string) {
  return readCommunity(context, actor, {
    community,
    work: async (tx) => ({ items: await findGroups(tx, community), abilities: abilitiesOf(actor, community) }),
  })
}

type Open = Ask & { name: string; keeper: string; buildings: readonly string[]; from?: string }

/** Enters a group with its buildings, each away from the group it was in. Throws people.not-here, refused, http.invalid. */
export function openBuildingGroup(context: PeopleContext, actor: AccountActor, wish: Open): Promise<{ group: string }> {
  return changeOnce(context, actor, {
    ...wish,
    work: async (tx) => {
      await lockGroups(tx, wish.community)
      return { group: await keepGroup(tx, wish) }
    },
  })
}

async function keepGroup(tx: Tx, { community, buildings, ...wish }: Omit<Open, 'command'>): Promise<string> {
  const from = wish.from ?? (await today(tx))
  refuseFields(wrongSpan({ from }))
  const id = newId()
  const [name, keeper] = [wish.name.trim(), wish.keeper.trim()]
  await insertGroups(tx, [{ id, community, name, keeper, from }])
  await bring(tx, { community, group: id, buildings, from })
  const facts = { buildings, from }
  await recordPeople(tx, { kind: 'group.opened', subject: id, community, facts, words: { name, keeper } })
  return id
}

type Change = Ask & {
  id: string
  name?: string
  keeper?: string
  buildings?: readonly string[]
  from?: string
  to?: string
}

/** Renames a group, gives it a keeper or more buildings, or ends it. Throws people.not-here, refused, http.invalid. */
export function changeBuildingGroup(
  context: PeopleContext,
  actor: AccountActor,
  wish: Change,
): Promise<{ done: true }> {
  const { community, id, name, keeper, buildings, to } = wish
  const work = async (tx: Tx) => {
    await lockGroups(tx, community)
    const known = await lockGroup(tx, { community, id })
    if (!known) throw new Problem(peopleProblems.notHere)
    refuseFields(wrongSpan({ from: known.from, ...(to ? { to } : {}) }))
    const from = wish.from ?? (await today(tx))
    refuseFields(wrongSpan({ from }))
    if (buildings) await bring(tx, { community, group: id, buildings, from })
    await updateGroup(tx, {
      community,
      id,
      ...(name === undefined ? {} : { name: name.trim() }),
      ...(keeper === undefined ? {} : { keeper: keeper.trim() }),
      ...(to === undefined ? {} : { to }),
    })
    const facts = { ...(buildings ? { buildings, from } : {}), to: to ?? null }
    const words = { ...(name ? { name } : {}), ...(keeper ? { keeper } : {}) }
    await recordPeople(tx, { kind: 'group.changed', subject: id, community, facts, words })
    return { done: true as const }
  }
  return changeOnce(context, actor, { ...wish, work })
}

async function bring(
  tx: Tx,
  {
    community,
    group,
    buildings,
    from,
  }: { community: string; group: string; buildings: readonly string[]; from: string },
): Promise<void> {
  const standing = await findStanding(tx, { community, day: from })
  refuseFields(
    buildings
      .filter((building) => !standing.includes(building))
      .map((building) => ({ field: `buildings.${building}`, reason: 'not-there' })),
  )
  const stays = await findStays(tx, { community, buildings, day: from })
  const here = stays.filter((stay) => stay.holder === group && stay.from <= from && stay.to === null)
  const away = stays.filter((stay) => !here.includes(stay))
  await endStays(tx, { community, ids: away.map(({ id }) => id), day: from })
  const coming = buildings.filter((building) => !here.some((stay) => stay.building === building))
  await insertStays(
    tx,
    coming.map((building) => ({ id: newId(), community, holder: group, building, from, to: null })),
  )
}
