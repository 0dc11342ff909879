import { type Static, Type } from 'typebox'
import { endpoint } from '../platform/http/endpoint.ts'
import { Category, Id, Moment, orNull } from './contract-shapes.ts'

export const outsideSources = ['12345', 'yue-ping-an', 'you-hu-bi-ying', 'other'] as const
export type OutsideSource = (typeof outsideSources)[number]
/** Rows one sheet may hold, and its bytes. */
export const mostOrders = 2000
export const mostSheetBytes = 5 * 1024 * 1024

/** One row of a sheet of orders: what becomes of it, and why. `row` is its line in the sheet, the head being 1. */
export const OrderRow = Type.Object({
  row: Type.Integer(),
  state: Type.Union([Type.Literal('new'), Type.Literal('known'), Type.Literal('rejected')]),
  /** Why it was rejected; the column it is about. */
  reason: orNull(Type.String()),
  column: orNull(Type.String()),
  source: Type.Enum([...outsideSources]),
  number: Type.String(),
  words: Type.String(),
  place: Type.String(),
  category: orNull(Category),
  categoryName: orNull(Type.Object({ hans: Type.String(), en: Type.String() })),
  dueAt: orNull(Moment),
  /** The matter that stands for it, where it is known or was just made. */
  matter: orNull(Type.Object({ id: Id, number: Type.String() })),
})
export type OrderRow = Static<typeof OrderRow>

export const importOrders = endpoint({
  id: 'matters.import-orders',
  method: 'POST',
  path: '/api/matters/outside-orders',
  summary:
    'Takes in a sheet (.xlsx, .xls or .csv) of open orders from outside; with `dry` it only says what would become of each row. A known order changes nothing.',
  caller: 'account',
  policy: 'matters.mayKeepDesk',
  query: Type.Object(
    {
      community: Id,
      dry: Type.Optional(Type.Boolean()),
      /** Where the orders come from, for sheets without such a column. */
      source: Type.Optional(Type.Enum([...outsideSources])),
    },
    { additionalProperties: false },
  ),
  picture: { mostBytes: mostSheetBytes },
  reply: Type.Object({
    /** The field each recognised column was read as, by its heading. */
    columns: Type.Record(Type.String(), Type.String()),
    rows: Type.Array(OrderRow),
    /** Sheets that hold something and are hidden in the file: they were left out. */
    hiddenSheets: Type.Array(Type.String()),
    /** Lines below the head that are hidden, folded away or filtered out in the file; they are read like the others. */
    hiddenLines: Type.Integer(),
    imported: Type.Boolean(),
  }),
})
export type OrdersTaken = Static<typeof importOrders.reply>
