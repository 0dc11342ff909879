import { actorOfAccount } from '../../people/index.ts'
import type { Cast } from '../../people/testing.ts'
import type { AccountActor } from '../../platform/actor.ts'
import type { Database } from '../../platform/db/transaction.ts'
import type { GridStaff } from './grid-staff.ts'

/** Somebody who goes on planned visits. */
export type Goer = {
  readonly actor: AccountActor
  readonly name: string
  readonly buildings: readonly string[]
  readonly weeklyMost: number
}

type Ground = {
  readonly cast: Cast
  readonly staff: ReadonlyMap<number, GridStaff>
  readonly grids: readonly { id: string; number: number }[]
  readonly buildings: readonly { id: string; number: number; grid_id: string }[]
}

/** Buildings that the volunteer of the demo answers for. */
export const volunteersBuildings = 6

/** Who agreed to go: the volunteer of the first buildings, the captain of the first, who goes next door besides, and in each grid its worker. */
export async function goersOf(accounts: Database, { cast, staff, grids, buildings }: Ground): Promise<Goer[]> {
  const [volunteer, captain] = await Promise.all(
    [cast.kinMember, cast.captain].map(({ account }) => actorOfAccount(accounts, account)),
  )
  const upTo = (number: number) => buildings.filter((each) => each.number <= number).map(({ id }) => id)
  const workers = grids.flatMap(({ id, number }) => {
    const works = staff.get(number)
    const here = buildings.filter(({ grid_id }) => grid_id === id)
    return works ? [{ actor: works.worker, name: works.workerName, buildings: here.map((each) => each.id) }] : []
  })
  return [
    { actor: volunteer!, name: cast.kinMember.name, buildings: upTo(volunteersBuildings), weeklyMost: 6 },
    { actor: captain!, name: cast.captain.name, buildings: upTo(2), weeklyMost: 2 },
    ...workers.map((worker) => ({ ...worker, weeklyMost: 5 })),
  ]
}
