import type { Building, Door } from '../../contract-buildings.ts'

/** Something that became of doors of a house on a day. */
export type DoorEvent = {
  readonly act: 'merged' | 'split' | 'ended' | 'added'
  readonly on: string
  readonly before: readonly string[]
  readonly after: readonly string[]
}

/** What became of a house's doors since it is here, the newest first; read from the doors themselves. */
export function doorHistory(house: Pick<Building, 'from' | 'doors'>): DoorEvent[] {
  const names = (doors: readonly { door: string }[]) => doors.map(({ door }) => door)
  const merged = house.doors.filter(({ before }) => before.some(({ act }) => act === 'merge'))
  const parts = house.doors.filter(({ before }) => before.some(({ act }) => act === 'split'))
  const wholes = new Map(parts.map((part) => [part.before[0]!.id, part.before[0]!]))
  const gone = new Set(house.doors.flatMap(({ before }) => before.map(({ id }) => id)))
  const isOwnEnd = (door: Door) => door.to !== null && !gone.has(door.id)
  const events: DoorEvent[] = [
    ...merged.map((door) => {
      return { act: 'merged', on: door.from, before: names(door.before), after: [door.door] } as const
    }),
    ...[...wholes.values()].map((whole) => {
      const after = names(parts.filter(({ before }) => before[0]!.id === whole.id))
      return { act: 'split', on: whole.on, before: [whole.door], after } as const
    }),
    ...house.doors.filter(isOwnEnd).map(({ door, to }) => {
      return { act: 'ended', on: to!, before: [door], after: [] } as const
    }),
    ...house.doors
      .filter(({ from, before }) => from > house.from && before.length === 0)
      .map(({ door, from }) => ({ act: 'added', on: from, before: [], after: [door] }) as const),
  ]
  return events.sort((one, other) => other.on.localeCompare(one.on))
}
