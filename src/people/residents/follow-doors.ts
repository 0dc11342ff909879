import type { DoorChange } from '../../places/index.ts'
import type { Tx } from '../../platform/db/transaction.ts'
import { newId } from '../../platform/ids.ts'
import type { FieldProblem } from '../../platform/problem.ts'
import { recordResident } from './journal-residents.ts'
import * as read from './read-door-changes.ts'
import { lockDoors } from './read-households.ts'
import { headsOfMerged, ownersOfMerged } from './rules-door-changes.ts'
import { leaveHouseholds, takePersons, takeStays } from './write-door-changes.ts'
import { insertHouseholds } from './write-households.ts'
import { endOwnerships, insertOwnerships } from './write-ownerships.ts'

type Behind = { living: read.LivingRow[]; homes: read.HomeRow[]; owners: read.OwnerRow[] }

/**
 * Lets households, stays and owners follow doors that are merged, split or ended, in the same transaction. Gives what
 * stands in the way: somebody lives behind a door that ends, owners that are known of some doors only, a later day.
 */
export async function followDoors(tx: Tx, change: DoorChange): Promise<FieldProblem[]> {
  const at = { community: change.community, doors: change.ends.map(({ dwelling }) => dwelling) }
  const held = await read.lockLivingAt(tx, at)
  await lockDoors(tx, { ...at, doors: [...at.doors, ...change.follows.map(({ dwelling }) => dwelling)] })
  const [living, homes, owners] = await Promise.all([
    read.findLivingAt(tx, at),
    read.findHomesAt(tx, at),
    read.findOwnersAt(tx, at),
  ])
  const order = (row: { dwelling: string }) => at.doors.indexOf(row.dwelling)
  homes.sort((one, other) => order(one) - order(other))
  const behind = { living, homes, owners }
  const wrong = [...wrongSince(change, held, living), ...wrongHomes(change, behind), ...wrongOwners(change, behind)]
  if (wrong.length > 0) return wrong
  if (homes.length > 0) await takeHomes(tx, change, behind)
  if (owners.length > 0) await takeOwners(tx, change, owners)
  return []
}

/** Somebody came between the look and the lock. */
function wrongSince({ ends }: DoorChange, held: read.LivingRow[], living: read.LivingRow[]): FieldProblem[] {
  const known = new Set(held.map(({ person }) => person))
  const came = living.filter(({ person }) => !known.has(person)).map(({ dwelling }) => dwelling)
  return ends.filter(({ dwelling }) => came.includes(dwelling)).map(({ field }) => ({ field, reason: 'somebody-came' }))
}

function wrongHomes({ act, ends, on, today }: DoorChange, { homes, owners }: Behind): FieldProblem[] {
  if (act === 'end') {
    const lived = ends.filter(({ dwelling }) => homes.some((home) => home.dwelling === dwelling))
    if (lived.length > 0) return lived.map(({ field }) => ({ field, reason: 'lived-in' }))
  }
  const isKnown = homes.length > 0 || owners.length > 0
  return isKnown && on !== today ? [{ field: 'from', reason: 'on-the-day-itself' }] : []
}

function wrongOwners({ act, ends, follows }: DoorChange, { owners }: Behind): FieldProblem[] {
  if (owners.length === 0 || act === 'end') return []
  if (act === 'split') {
    const bare = follows.filter(({ area }) => area === undefined)
    return bare.map(({ field }) => ({ field: `${field}.area`, reason: 'area-for-owners' }))
  }
  const bare = ends.filter(({ dwelling }) => !owners.some((owner) => owner.dwelling === dwelling))
  return bare.map(({ field }) => ({ field, reason: 'no-owners-yet' }))
}

async function takeHomes(tx: Tx, change: DoorChange, { homes, living }: Behind): Promise<void> {
  const { community, building, grid, on, now } = change
  const { dwelling } = change.follows[0]!
  const household = newId()
  const membersOf = (home: read.HomeRow) => living.filter((each) => each.household === home.id).length
  const headCount = headsOfMerged(homes.map((home) => ({ headCount: home.head_count, members: membersOf(home) })))
  await insertHouseholds(tx, [{ id: household, community, dwelling, building, grid, headCount, from: on }])
  const households = homes.map(({ id }) => id)
  const going = { community, household, households, dwelling, building, grid, on }
  await takeStays(tx, going)
  await takePersons(tx, going)
  await leaveHouseholds(tx, going)
  const at = { community, grid, at: now }
  await recordResident(tx, {
    ...at,
    kind: 'household.moved',
    subject: household,
    facts: { before: households, dwelling, on },
  })
  for (const { person, dwelling: from } of living) {
    await recordResident(tx, { ...at, kind: 'resident.moved', subject: person, facts: { from, to: dwelling, on } })
  }
}

async function takeOwners(tx: Tx, change: DoorChange, owners: readonly read.OwnerRow[]): Promise<void> {
  const { community, building, grid, on, now, ends, follows } = change
  for (const { dwelling } of ends) await endOwnerships(tx, { community, dwelling, on })
  const kept = change.act === 'merge' ? ownersOfMerged(owners) : owners
  const rows = follows.flatMap(({ dwelling, area }) =>
    kept.map(({ person, name, share, area: whole }) => {
      return {
        id: newId(),
        community,
        dwelling,
        building,
        grid,
        person,
        name,
        share,
        exclusiveArea: area ?? whole,
        from: on,
      }
    }),
  )
  await insertOwnerships(tx, rows)
  for (const { dwelling } of [...ends, ...follows]) {
    const facts = { owners: rows.filter((row) => row.dwelling === dwelling).length, from: on }
    const event = { kind: 'ownership.changed', community, subject: dwelling, grid, at: now, facts } as const
    await recordResident(tx, event)
  }
}
