import { type Static, Type } from 'typebox'
import { endpoint } from '../platform/http/endpoint.ts'
import { Category, Id, Moment, orNull, Tier } from './contract-shapes.ts'

/** What goes along on paper when a matter leaves the sub-district: no names or numbers of residents, no flat. */
export const TransferNote = Type.Object({
  number: Type.String(),
  communityName: Type.String(),
  gridName: Type.String(),
  place: Type.String(),
  category: Category,
  categoryName: Type.Object({ hans: Type.String(), en: Type.String() }),
  /** The approved summary, else the first telling with its numbers masked; null for private or hidden words. */
  words: orNull(Type.String()),
  private: Type.Boolean(),
  /** How many reporters wait for it. */
  reports: Type.Integer(),
  madeAt: Moment,
  officeName: Type.String(),
  /** How it rose, oldest first. */
  moves: Type.Array(Type.Object({ kind: Type.String(), at: Moment, to: Tier })),
  outside: orNull(Type.Object({ source: Type.String(), number: Type.String() })),
  receiptNumber: orNull(Type.String()),
  settleDue: Moment,
  dueAt: orNull(Moment),
  takenAt: Moment,
})
export type TransferNote = Static<typeof TransferNote>

export const readTransferNote = endpoint({
  id: 'matters.read-transfer-note',
  method: 'GET',
  path: '/api/matters/:id/transfer-note',
  summary: 'The note that goes along when a matter leaves the sub-district, for its liaison to print; journalled.',
  caller: 'account',
  policy: 'matters.mayTransferOutside',
  params: Type.Object({ id: Id }),
  reply: TransferNote,
})
