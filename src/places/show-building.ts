import type { AccountActor } from '../platform/actor.ts'
import type { Context } from '../platform/context.ts'
import type { ReadTx } from '../platform/db/transaction.ts'
import { httpProblems } from '../platform/http/problems.ts'
import { clockNow } from '../platform/journal/read.ts'
import { Problem } from '../platform/problem.ts'
import { localDay } from './community-rules.ts'
import type { Building } from './contract-buildings.ts'
import { mayChangePlaces, mayKeepFacilities, maySeeBuilding } from './policy.ts'
import { placeProblems } from './problems.ts'
import { findCommunity } from './read.ts'
import { findDoors, findFacilities, findHouse, findLandings, findStays } from './read-building.ts'
import { countByGrid, countPlaces } from './read-figures.ts'
import { isRealDay } from './rules-settings.ts'

type At = { community: string; building: string }

/** A building's page, in five statements of one round trip. Throws http.not-found where there is none, or none in sight. */
export async function showBuilding(context: Context, actor: AccountActor, at: At): Promise<Building> {
  if (!maySeeBuilding(actor, at.community).allowed) throw new Problem(httpProblems.notFound)
  const read = await context.database.glance(actor, (reads) =>
    Promise.all([
      findHouse(reads, at),
      findStays(reads, at),
      findLandings(reads, at),
      findDoors(reads, at),
      findFacilities(reads, at),
    ] as const),
  )
  const [house, stays, staircases, doors, facilities] = read
  if (!house) throw new Problem(httpProblems.notFound)
  return {
    ...headOf(house),
    stays: stays.map((stay) => ({ grid: stay.grid_id, gridName: stay.grid_name, ...spanOf(stay) })),
    staircases: staircases.map((each) => ({
      id: each.id,
      number: each.number,
      code: each.code,
      name: each.name,
      ...spanOf(each),
    })),
    doors: doors.map((each) => ({
      id: each.id,
      staircase: each.staircase_id,
      floor: each.floor,
      door: each.door,
      ...spanOf(each),
      before: each.before as Building['doors'][number]['before'],
    })),
    facilities: facilities.map((each) => ({
      id: each.id,
      kind: each.kind,
      staircase: each.staircase_id,
      floor: each.floor,
      spot: each.spot,
      condition: each.condition,
      checkedOn: each.checked_on,
      ...spanOf(each),
    })),
    mayChange: mayChangePlaces(actor, at.community).allowed,
    mayKeep: mayKeepFacilities(actor, { community: at.community, grid: house.grid_id }).allowed,
  }
}

function headOf(house: NonNullable<Awaited<ReturnType<typeof findHouse>>>) {
  return {
    id: house.id,
    number: house.number,
    code: house.code,
    name: house.name,
    floors: house.floors,
    hasLift: house.has_lift,
    yearBuilt: house.year_built,
    ...spanOf(house),
    today: house.today,
    grid: house.grid_id,
    gridName: house.grid_name,
  }
}

function spanOf({ valid_from, valid_to }: { valid_from: string; valid_to: string | null }) {
  return { from: valid_from, to: valid_to }
}

/** How many places there were on a day; today where none is named. Throws places.wrong-place for a day that is none. */
export async function showFigures(tx: ReadTx, ask: { community: string; on?: string | undefined }) {
  if (ask.on !== undefined && !isRealDay(ask.on))
    throw new Problem(placeProblems.wrongPlace, { fields: [{ field: 'on', reason: 'not-a-day' }] })
  const on = ask.on ?? localDay(await clockNow(tx))
  const [community, counts, byGrid] = await Promise.all([
    findCommunity(tx, ask.community),
    countPlaces(tx, ask.community, on),
    countByGrid(tx, ask.community, on),
  ])
  if (!community) throw new Problem(httpProblems.notFound)
  return { on, ...counts, byGrid: byGrid.map(({ grid_id, ...counted }) => ({ grid: grid_id, ...counted })) }
}
