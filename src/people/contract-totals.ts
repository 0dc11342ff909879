import { type Static, Type } from 'typebox'
import { endpoint } from '../platform/http/endpoint.ts'
import { Day } from './contract-residents.ts'
import { Id, orNull } from './contract-session.ts'

/** Null where the number is under five, or would give away one that is. */
const Told = orNull(Type.Integer())

export const readTotals = endpoint({
  id: 'people.read-totals',
  method: 'GET',
  path: '/api/people/:community/totals',
  summary: 'How many live here, by age and by grid, on the first day of the month; no number under five.',
  caller: 'public',
  policy: 'anyone',
  params: Type.Object({ community: Id }),
  reply: Type.Object({
    day: Day,
    households: Told,
    residents: Told,
    overSixty: Told,
    bands: Type.Object({
      under_14: Told,
      under_35: Told,
      under_60: Told,
      under_80: Told,
      over_80: Told,
      unknown: Told,
    }),
    grids: Type.Array(Type.Object({ id: Id, name: Type.String(), households: Told, residents: Told, overSixty: Told })),
  }),
})
export type RegisterTotals = Static<typeof readTotals.reply>
