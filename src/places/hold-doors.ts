import { httpProblems } from '../platform/http/problems.ts'
import { newId } from '../platform/ids.ts'
import { Problem } from '../platform/problem.ts'
import { type Changing, refuseFields } from './change-places.ts'
import type { DoorFollower } from './doors-follow.ts'
import { findDoors, findLandings } from './read-building.ts'
import type { DoorPlan, HouseOfDoors } from './rules-doors.ts'
import { endDoors, insertDoors, insertSuccessions, lockHouseOfDoors } from './write-doors.ts'

/** A house whose doors are held against other changes. */
export type HeldHouse = HouseOfDoors & { readonly id: string; readonly grid: string }

/** Holds a house for a change of its doors. Throws http.not-found. */
export async function holdDoors({ tx, community }: Changing, building: string): Promise<HeldHouse> {
  const house = await lockHouseOfDoors(tx, { community, building })
  if (!house) throw new Problem(httpProblems.notFound)
  const [staircases, doors] = await Promise.all([
    findLandings(tx, { community, building }),
    findDoors(tx, { community, building }),
  ])
  const spanOf = (row: { valid_from: string; valid_to: string | null }) => ({ from: row.valid_from, to: row.valid_to })
  return {
    id: house.id,
    grid: house.grid_id,
    floors: house.floors,
    ...spanOf(house),
    staircases: staircases.map((each) => ({ id: each.id, ...spanOf(each) })),
    doors: doors.map((each) => ({
      id: each.id,
      staircase: each.staircase_id,
      floor: each.floor,
      door: each.door,
      ...spanOf(each),
    })),
  }
}

export type DoorWork = {
  readonly act: 'merge' | 'split'
  readonly house: HeldHouse
  readonly plan: DoorPlan
  readonly from: string
  /** The field of the request that named a door that ends. */
  readonly fieldOf: (index: number) => string
  /** Square metres of what is made, where they were named. */
  readonly areas: readonly (number | undefined)[]
  readonly follow: DoorFollower
}

/** Ends doors, makes others of them, and lets rooms above follow. Throws places.wrong-place with what they find in the way. */
export async function makeDoors(changing: Changing, work: DoorWork): Promise<string[]> {
  const { tx, community, today, now } = changing
  const { act, house, plan, from } = work
  const at = { community, building: house.id }
  const made = plan.makes.map((door) => ({ id: newId(), ...door, from }))
  await endDoors(tx, { community, doors: plan.ends.map(({ id }) => id), on: from })
  await insertDoors(tx, at, made)
  const pairs = plan.ends.flatMap(({ id: before }) => made.map(({ id: after }) => ({ before, after })))
  await insertSuccessions(tx, { community, act, on: from, pairs })
  const ends = plan.ends.map(({ id }, index) => ({ dwelling: id, field: work.fieldOf(index) }))
  const follows = made.map(({ id }, index) => {
    const area = work.areas[index]
    return { dwelling: id, field: `parts.${index}`, ...(area === undefined ? {} : { area }) }
  })
  refuseFields(await work.follow(tx, { ...at, grid: house.grid, act, on: from, today, now, ends, follows }))
  return made.map(({ id }) => id)
}
