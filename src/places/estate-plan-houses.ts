import { DrawnInVain, type Stream } from './estate-plan-random.ts'

/** The inside of a building. */
export type House = {
  readonly floors: number
  /** Staircases (梯), 1 to 3. */
  readonly staircases: number
  /** Doors on each floor of each staircase, 2 to 4. */
  readonly doors: number
}

const shapes: readonly (readonly [{ staircases: number; doors: number }, number])[] = [
  [{ staircases: 1, doors: 2 }, 60],
  [{ staircases: 1, doors: 3 }, 20],
  [{ staircases: 2, doors: 2 }, 13],
  [{ staircases: 1, doors: 4 }, 3],
  [{ staircases: 3, doors: 2 }, 4],
]
const storeys: readonly (readonly [number, number])[] = [
  [3, 3],
  [4, 5],
  [5, 7],
  [6, 42],
  [7, 30],
  [8, 9],
  [9, 4],
]
const fewest = 3
const most = 9

/** Draws houses that have exactly so many dwellings together. The first draw is typical of the 1980s; floors are then evened out. */
export function drawHouses(stream: Stream, count: number, dwellings: number): House[] {
  const houses = Array.from({ length: count }, () => ({
    ...stream.weighted(shapes),
    floors: stream.weighted(storeys),
  }))
  let missing = dwellings - houses.reduce((sum, house) => sum + dwellingsIn(house), 0)
  // Steps are 2 to 6 dwellings; near the aim a step past it is allowed, so that every remainder is reached.
  for (let tries = 0; missing !== 0; tries += 1) {
    if (tries > 100_000) throw new DrawnInVain(`${count} buildings cannot hold exactly ${dwellings} dwellings`)
    const index = stream.below(count)
    const house = houses[index]!
    const step = Math.sign(missing)
    const left = missing - step * house.staircases * house.doors
    if (house.floors + step < fewest || house.floors + step > most) continue
    if (Math.abs(left) > Math.max(Math.abs(missing) - 1, 3)) continue
    houses[index] = { ...house, floors: house.floors + step }
    missing = left
  }
  return houses
}

/** Dwellings in a house. */
export function dwellingsIn({ floors, staircases, doors }: House): number {
  return floors * staircases * doors
}

/** Length and depth of a house in metres, as slab and point blocks of that time are. */
export function sizeOf({ staircases, doors }: House): { length: number; depth: number } {
  const perStaircase = doors === 2 ? 15.5 : doors === 3 ? 19 : 22
  return { length: staircases * perStaircase, depth: doors === 2 ? 11 : 12.5 }
}
