import { inject } from 'vitest'
import { castPassword } from '../../src/people/testing.ts'
import { sealAll } from '../../src/platform/journal/sealer.ts'
import { openTestDatabase, type TestDatabase } from '../../src/platform/testing/database.ts'
import type {} from '../town/town-template.ts'
import { makeHome } from './program.ts'

/** The town on a database of its own with the shared clock, and a data folder for the program's processes. */
export type FaultTown = TestDatabase & {
  readonly gangwan: string
  readonly home: string
  readonly worker: { readonly username: string; readonly password: string }
  /** Codes of all staircases, and those of the worker's grid. */
  readonly staircases: readonly string[]
  readonly ownStaircases: readonly string[]
  /** Waits until no matter is due and every event is sealed. */
  settle(): Promise<void>
}

/** Opens the town for processes of the program. Close it after the tests. */
export async function openFaultTown(): Promise<FaultTown> {
  const { name: template, places, cast } = inject('town')
  const database = await openTestDatabase(template)
  const { home, remove } = await makeHome()
  const codes = await database.look<{ code: string; own: boolean }>(
    `select s.code, g.number = 1 as own from staircases s
      join buildings b on b.community_id = s.community_id and b.id = s.building_id
      join grids g on g.community_id = b.community_id and g.id = b.grid_id
     where s.community_id = $1 order by s.code`,
    [places.gangwan],
  )
  return {
    ...database,
    gangwan: places.gangwan,
    home,
    worker: { username: cast.gridWorker.username, password: castPassword },
    staircases: codes.map(({ code }) => code),
    ownStaircases: codes.filter(({ own }) => own).map(({ code }) => code),
    settle: async () => {
      await until(
        async () => (await database.look('select 1 from matters where wake_at <= clock_now() limit 1')).length === 0,
      )
      await sealAll(database.database)
    },
    close: async () => {
      await database.close()
      await remove()
    },
  }
}

/** Asks again and again until the answer is yes; the test's own limit ends it otherwise. */
export async function until(holds: () => Promise<boolean>): Promise<void> {
  while (!(await holds())) await new Promise((resolve) => setTimeout(resolve, 20))
}
