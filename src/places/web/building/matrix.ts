import type { Building, Door } from '../../contract-buildings.ts'

type Span = { readonly from: string; readonly to: string | null }

/** Whether something holds on a day. */
export function holdsOn({ from, to }: Span, day: string): boolean {
  return from <= day && (to === null || day < to)
}

/** Whether something ended on or before a day. */
export function isEnded({ to }: Span, day: string): boolean {
  return to !== null && to <= day
}

/** Doors that hold on a day. */
export function doorsOn(doors: readonly Door[], day: string): Door[] {
  return doors.filter((door) => holdsOn(door, day))
}

/** The doors of one staircase by floor; `width` is the most doors on one floor. */
export type MatrixColumn = {
  readonly staircase: Building['staircases'][number]
  readonly width: number
  readonly doors: ReadonlyMap<number, readonly Door[]>
}

/** A house as floors × doors: floors from the roof down, staircases from the left, doors in their order. */
export type Matrix = { readonly floors: readonly number[]; readonly columns: readonly MatrixColumn[] }

/** Lays a house out as it stood on a day. Floors without doors are shown too; doors below the ground stand below. */
export function matrixOf(house: Pick<Building, 'floors' | 'staircases' | 'doors'>, day: string): Matrix {
  const doors = doorsOn(house.doors, day)
  const lowest = Math.min(1, ...doors.map(({ floor }) => floor))
  const highest = Math.max(house.floors, ...doors.map(({ floor }) => floor))
  const floors = Array.from({ length: highest - lowest + 1 }, (_, index) => highest - index).filter(
    (floor) => floor !== 0,
  )
  const columns = house.staircases
    .filter((staircase) => holdsOn(staircase, day))
    .map((staircase) => {
      const own = doors.filter((door) => door.staircase === staircase.id)
      const byFloor = new Map(floors.map((floor) => [floor, own.filter((door) => door.floor === floor)]))
      return { staircase, doors: byFloor, width: Math.max(1, ...[...byFloor.values()].map(({ length }) => length)) }
    })
  return { floors, columns }
}
