import { faultOfFirstDay } from './rules-moves.ts'
import type { Fault } from './rules-settings.ts'

type Span = { readonly from: string; readonly to: string | null }

/** A door of a house, also one that ended or has not begun. */
export type KnownDoor = Span & {
  readonly id: string
  readonly staircase: string
  readonly floor: number
  readonly door: string
}

/** A house with all its doors, as the rules look at it. */
export type HouseOfDoors = Span & {
  readonly floors: number
  readonly staircases: readonly (Span & { readonly id: string })[]
  readonly doors: readonly KnownDoor[]
}

export type NewDoor = { readonly staircase: string; readonly floor: number; readonly door: string }

type On = { readonly from: string; readonly today: string }

/** A door's number as it is kept: digits and letters of one width, nothing around them. */
export function tidyDoor(door: string): string {
  return door.normalize('NFKC').trim().replace(/\s+/g, ' ')
}

/** What is wrong with the first day of a change in a house: none, in the past, before the house began or after it ends. */
export function faultsOfDay(house: Span, { from, today }: On): Fault[] {
  const wrong = faultOfFirstDay(from, today)
  if (wrong.length > 0) return wrong
  if (from < house.from) return [{ field: 'from', reason: 'not-yet-there' }]
  return house.to !== null && from >= house.to ? [{ field: 'from', reason: 'ended-by-then' }] : []
}

/** What is wrong with a new door from a day on; doors that end on that day leave their number free. */
export function faultsOfDoor(
  house: HouseOfDoors,
  wish: NewDoor & { readonly from: string },
  { leaving = [], at = '' }: { leaving?: readonly string[]; at?: string } = {},
): Fault[] {
  const staircase = house.staircases.find(({ id }) => id === wish.staircase)
  const holds = staircase && staircase.from <= wish.from && staircase.to === null
  const others = house.doors.filter(({ id, staircase: of }) => of === wish.staircase && !leaving.includes(id))
  const isTwice = others.some(({ door, to }) => door === wish.door && (to === null || to > wish.from))
  return [
    ...(holds ? [] : [{ field: `${at}staircase`, reason: 'unknown' }]),
    ...(wish.floor === 0 ? [{ field: `${at}floor`, reason: 'no-such-floor' }] : []),
    ...(wish.floor > house.floors ? [{ field: `${at}floor`, reason: 'above-the-roof' }] : []),
    ...(wish.door === '' ? [{ field: `${at}door`, reason: 'missing' }] : []),
    ...(isTwice ? [{ field: `${at}door`, reason: 'door-twice' }] : []),
  ]
}

/** What is wrong with ending a door on a day. */
export function faultsOfLeaving(door: KnownDoor | undefined, at: { field: string; from: string }): Fault[] {
  if (!door) return [{ field: at.field, reason: 'unknown' }]
  if (door.to !== null) return [{ field: at.field, reason: 'ended-by-then' }]
  return at.from <= door.from ? [{ field: 'from', reason: 'before-it-began' }] : []
}

export type MergeAsk = On & { readonly dwellings: readonly string[]; readonly door: string }
export type DoorPlan = { readonly ends: readonly KnownDoor[]; readonly makes: readonly NewDoor[] }

/** Plans how doors of one staircase become one, on the lowest of their floors. */
export function planMerge(house: HouseOfDoors, ask: MergeAsk): { plan: DoorPlan } | { faults: Fault[] } {
  const ends = ask.dwellings.map((dwelling) => house.doors.find(({ id }) => id === dwelling))
  const faults = [...faultsOfDay(house, ask), ...ask.dwellings.flatMap((_, index) => faultsOfOne(ends, index, ask))]
  if (faults.length > 0) return { faults }
  const known = ends as KnownDoor[]
  const makes = {
    staircase: known[0]!.staircase,
    floor: Math.min(...known.map(({ floor }) => floor)),
    door: tidyDoor(ask.door),
  }
  const wrong = faultsOfDoor(house, { ...makes, from: ask.from }, { leaving: ask.dwellings })
  return wrong.length > 0 ? { faults: wrong } : { plan: { ends: known, makes: [makes] } }
}

function faultsOfOne(ends: readonly (KnownDoor | undefined)[], index: number, ask: MergeAsk): Fault[] {
  const field = `dwellings.${index}`
  const door = ends[index]
  const gone = faultsOfLeaving(door, { field, from: ask.from })
  if (gone.length > 0) return gone
  if (ask.dwellings.indexOf(door!.id) !== index) return [{ field, reason: 'named-twice' }]
  return ends[0] && door!.staircase !== ends[0].staircase ? [{ field, reason: 'another-staircase' }] : []
}

export type SplitAsk = On & {
  readonly dwelling: string
  readonly parts: readonly { readonly door: string; readonly floor?: number | undefined }[]
}

/** Plans how a door becomes several of its staircase; each on its floor where no other is named. */
export function planSplit(house: HouseOfDoors, ask: SplitAsk): { plan: DoorPlan } | { faults: Fault[] } {
  const door = house.doors.find(({ id }) => id === ask.dwelling)
  const faults = [...faultsOfDay(house, ask), ...faultsOfLeaving(door, { field: 'dwelling', from: ask.from })]
  if (faults.length > 0 || !door) return { faults }
  const makes = ask.parts.map((part) => ({
    staircase: door.staircase,
    floor: part.floor ?? door.floor,
    door: tidyDoor(part.door),
  }))
  const wrong = makes.flatMap((make, index) => {
    const at = `parts.${index}.`
    const isTwice = makes.findIndex((other) => other.door === make.door) !== index
    return [
      ...faultsOfDoor(house, { ...make, from: ask.from }, { leaving: [door.id], at }),
      ...(isTwice ? [{ field: `${at}door`, reason: 'named-twice' }] : []),
    ]
  })
  return wrong.length > 0 ? { faults: wrong } : { plan: { ends: [door], makes } }
}
