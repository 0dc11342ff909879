import type { SealedColumn } from '../platform/keys/sealed-columns.ts'

/** The sealed columns of the room; a rotation of the keys makes them anew. */
export const sealedOfNotices: readonly SealedColumn[] = [
  { table: 'public.notices', column: 'recipient', purpose: 'contact', marks: [] },
]
