import { type Static, Type } from 'typebox'
import { endpoint } from '../platform/http/endpoint.ts'
import { Id, orNull } from './contract-shapes.ts'

const Told = orNull(Type.Integer())

export const readMatterTotals = endpoint({
  id: 'matters.read-totals',
  method: 'GET',
  path: '/api/matters/totals',
  summary: 'How many matters came up and how they stood on the first day of the month; no number under five.',
  caller: 'public',
  policy: 'anyone',
  query: Type.Object({ community: Id }, { additionalProperties: false }),
  reply: Type.Object({
    total: Told,
    states: Type.Object({ open: Told, put_right: Told, not_done: Told, not_confirmed: Told, declined: Told }),
  }),
})
export type MatterTotals = Static<typeof readMatterTotals.reply>
