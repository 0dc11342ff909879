import type { SealedColumn } from '../platform/keys/sealed-columns.ts'

/** The sealed columns of the room; a rotation of the keys makes them anew. */
export const sealedOfRosters: readonly SealedColumn[] = [
  { table: 'public.duties', column: 'phone', purpose: 'phone', marks: [] },
]
