import type { AccountActor } from '../platform/actor.ts'
import type { Context } from '../platform/context.ts'
import type { Tx } from '../platform/db/transaction.ts'
import { httpProblems } from '../platform/http/problems.ts'
import { newId } from '../platform/ids.ts'
import { type FieldProblem, Problem } from '../platform/problem.ts'
import { type PlaceAsk, refuseFields, refuseUnless, writePlaces } from './change-places.ts'
import type { Condition, FacilityKind } from './contract-buildings.ts'
import { mayKeepFacilities } from './policy.ts'
import { findHouse } from './read-building.ts'
import { isRealDay } from './rules-settings.ts'
import {
  findGridOfFacility,
  hasStaircase,
  insertFacility,
  type LockedFacility,
  lockFacility,
  setFacilityEnd,
  updateFacility,
} from './write-facilities.ts'

type Kept = { spot: string; condition: Condition; checkedOn?: string | undefined }
type NewFacility = Kept & {
  building: string
  kind: FacilityKind
  staircase?: string | undefined
  floor?: number | undefined
  from?: string | undefined
}

/** Enters a facility of a building. Throws http.not-found, places.refused, places.wrong-place. */
export function addFacility(
  context: Context,
  actor: AccountActor,
  ask: PlaceAsk & NewFacility,
): Promise<{ id: string }> {
  return writePlaces(context, actor, ask, async ({ tx, today, tell }) => {
    const house = await findHouse(tx, ask)
    if (!house) throw new Problem(httpProblems.notFound)
    refuseUnless(mayKeepFacilities(actor, { community: ask.community, grid: house.grid_id }))
    const from = ask.from ?? today
    refuseFields([
      ...faultOfChecked(ask.checkedOn, today),
      ...(isRealDay(from) ? [] : [{ field: 'from', reason: 'not-a-day' }]),
      ...(ask.floor !== undefined && ask.floor > house.floors ? [{ field: 'floor', reason: 'above-the-roof' }] : []),
      ...(ask.staircase && !(await hasStaircase(tx, { ...ask, staircase: ask.staircase }))
        ? [{ field: 'staircase', reason: 'unknown' }]
        : []),
    ])
    const id = newId()
    await insertFacility(tx, { ...ask, id, grid: house.grid_id, from })
    await tell('facility.added', { kind: 'facility', id }, factsOf({ ...ask, on: from }))
    return { id }
  })
}

/** Holds a facility for whoever keeps it. Whoever works here sees it and is refused; for everybody else it is not there. */
async function holdFacility(
  tx: Tx,
  actor: AccountActor,
  at: { community: string; facility: string },
): Promise<LockedFacility> {
  const grid = await findGridOfFacility(tx, at)
  if (!grid) throw new Problem(httpProblems.notFound)
  refuseUnless(mayKeepFacilities(actor, { community: at.community, grid }))
  const held = await lockFacility(tx, at)
  if (!held) throw new Problem(httpProblems.notFound)
  return held
}

/** Writes down what a facility is like. Throws http.not-found, places.refused, places.wrong-place. */
export function changeFacility(
  context: Context,
  actor: AccountActor,
  ask: PlaceAsk & Kept & { facility: string },
): Promise<{ id: string }> {
  return writePlaces(context, actor, ask, async ({ tx, today, tell }) => {
    const before = await holdFacility(tx, actor, ask)
    refuseFields(faultOfChecked(ask.checkedOn, today))
    await updateFacility(tx, ask)
    const facts = {
      building: before.building_id,
      kind: before.kind,
      before: before.condition,
      condition: ask.condition,
    }
    await tell('facility.looked_at', { kind: 'facility', id: ask.facility }, facts)
    return { id: ask.facility }
  })
}

/** Says that a facility is gone from a day on. Throws http.not-found, places.refused, places.wrong-place. */
export function endFacility(
  context: Context,
  actor: AccountActor,
  ask: PlaceAsk & { facility: string; on: string },
): Promise<{ id: string }> {
  return writePlaces(context, actor, ask, async ({ tx, tell }) => {
    const before = await holdFacility(tx, actor, ask)
    const isAfter = isRealDay(ask.on) && ask.on > before.valid_from
    refuseFields([
      ...(isRealDay(ask.on) ? [] : [{ field: 'on', reason: 'not-a-day' }]),
      ...(isRealDay(ask.on) && !isAfter ? [{ field: 'on', reason: 'before-it-began' }] : []),
      ...(before.valid_to === null ? [] : [{ field: 'facility', reason: 'ended-by-then' }]),
    ])
    await setFacilityEnd(tx, ask)
    const facts = { building: before.building_id, kind: before.kind, on: ask.on }
    await tell('facility.ended', { kind: 'facility', id: ask.facility }, facts)
    return { id: ask.facility }
  })
}

function faultOfChecked(day: string | undefined, today: string): FieldProblem[] {
  if (day === undefined) return []
  if (!isRealDay(day)) return [{ field: 'checkedOn', reason: 'not-a-day' }]
  return day > today ? [{ field: 'checkedOn', reason: 'in-the-future' }] : []
}

function factsOf({ building, kind, on }: { building: string; kind: string; on: string }) {
  return { building, kind, on }
}
