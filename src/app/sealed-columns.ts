import { sealedOfCare } from '../care/index.ts'
import { sealedOfMatters } from '../matters/index.ts'
import { sealedOfNotices } from '../notices/index.ts'
import { sealedOfPeople } from '../people/index.ts'
import type { SealedColumn } from '../platform/keys/sealed-columns.ts'
import { sealedOfRosters } from '../rosters/index.ts'

/** Every sealed column of the program; what is not here would stay under an old key. */
export const sealedColumns: readonly SealedColumn[] = [
  ...sealedOfPeople,
  ...sealedOfMatters,
  ...sealedOfNotices,
  ...sealedOfRosters,
  ...sealedOfCare,
]
