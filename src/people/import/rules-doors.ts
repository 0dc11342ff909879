import type { DoorName } from './rules-addresses.ts'

/** A door as places know it. */
export type KnownDoor = {
  readonly dwelling: string
  readonly building: string
  readonly grid: string
  readonly building_number: number
  readonly staircase_number: number
  readonly door: string
}

export type DoorReason = 'no-such-building' | 'no-such-door' | 'which-staircase'

/** Finds doors by number. Pure. */
export type DoorFinder = (name: DoorName) => KnownDoor | { readonly wrong: DoorReason }

/** A finder over all doors of a community. A door that several staircases have is nobody's to choose. */
export function doorFinder(doors: readonly KnownDoor[]): DoorFinder {
  const buildings = new Set<number>()
  const byName = new Map<string, KnownDoor[]>()
  for (const door of doors) {
    buildings.add(door.building_number)
    const name = `${door.building_number}|${door.door}`
    byName.set(name, [...(byName.get(name) ?? []), door])
  }
  return ({ building, staircase, door }) => {
    if (!buildings.has(building)) return { wrong: 'no-such-building' }
    const found = (byName.get(`${building}|${door}`) ?? []).filter(
      (each) => staircase === null || each.staircase_number === staircase,
    )
    if (found.length > 1) return { wrong: 'which-staircase' }
    return found[0] ?? { wrong: 'no-such-door' }
  }
}
