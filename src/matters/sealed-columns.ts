import type { SealedColumn } from '../platform/keys/sealed-columns.ts'

/** The sealed columns of the room; a rotation of the keys makes them anew. */
export const sealedOfMatters: readonly SealedColumn[] = [
  { table: 'public.reports', column: 'contact', purpose: 'contact', marks: [] },
]
