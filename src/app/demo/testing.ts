import { inject } from 'vitest'
import type { Cast } from '../../people/testing.ts'
import { openTestDatabase, type TestDatabase } from '../../platform/testing/database.ts'
import type { TownPlaces } from './places.ts'

/** The town as it was founded once for the whole run, and the name of the database that holds it. */
export type TownTemplate = { readonly name: string; readonly places: TownPlaces; readonly cast: Cast }

declare module 'vitest' {
  interface ProvidedContext {
    town: TownTemplate
  }
}

/** A database of one test in which the town is founded and has its people; without the program over it. */
export type FoundedTown = TestDatabase & TownPlaces & { readonly places: TownPlaces; readonly cast: Cast }

/** Clones the town, which costs a tenth of founding it anew. Close it after the tests. */
export async function openFoundedTown(): Promise<FoundedTown> {
  const { name, places, cast } = inject('town')
  return { ...(await openTestDatabase(name)), ...places, places, cast }
}
