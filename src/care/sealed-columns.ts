import type { SealedColumn } from '../platform/keys/sealed-columns.ts'

/** The sealed columns of the room; a rotation of the keys makes them anew. */
export const sealedOfCare: readonly SealedColumn[] = [
  { table: 'public.care_plans', column: 'card', purpose: 'care card', marks: [] },
  { table: 'public.alarm_sends', column: 'phone', purpose: 'phone', marks: [] },
  { table: 'public.care_feeds', column: 'secret', purpose: 'care feed', marks: [] },
  { table: 'public.care_rounds', column: 'who', purpose: 'care round', marks: [] },
]
