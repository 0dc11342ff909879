import { type Static, Type } from 'typebox'
import { endpoint } from '../platform/http/endpoint.ts'
import { Day } from './contract-residents.ts'
import { Id } from './contract-session.ts'
import { settableTerms } from './rules-terms.ts'

const closed = { additionalProperties: false } as const
const AtCommunity = Type.Object({ community: Id })
const Days = Type.Integer({ minimum: 1, maximum: 99999 })
const kinds = settableTerms.map(({ kind }) => kind)

/** Days for which each kind of thing is kept. */
export const Terms = Type.Object(
  { resident_record: Days, openings: Days, resident_requests: Days, exports: Days },
  closed,
)
const Kept = Type.Object({ kind: Type.Enum(kinds), days: Type.Integer() })

export const readTerms = endpoint({
  id: 'people.read-terms',
  method: 'GET',
  path: '/api/people/:community/terms',
  summary: 'For how many days the community keeps what stands in its register and around it, today.',
  caller: 'public',
  policy: 'anyone',
  params: AtCommunity,
  reply: Type.Object({ terms: Type.Array(Kept) }),
})

export const readRetention = endpoint({
  id: 'people.read-retention',
  method: 'GET',
  path: '/api/people/:community/retention',
  summary: 'The terms of keeping that hold today, within which days they may be set, what held and will hold.',
  caller: 'account',
  policy: 'people.maySeeRetention',
  params: AtCommunity,
  reply: Type.Object({
    today: Day,
    terms: Terms,
    history: Type.Array(Type.Object({ id: Id, effectiveFrom: Day, terms: Terms })),
    maySet: Type.Boolean(),
  }),
})
export type Retention = Static<typeof readRetention.reply>

export const setRetention = endpoint({
  id: 'people.set-retention',
  method: 'PUT',
  path: '/api/people/:community/retention',
  summary: 'Lets other terms of keeping hold from a day on; a record that ended before keeps the term it ended with.',
  caller: 'account',
  policy: 'people.maySetRetention',
  params: AtCommunity,
  body: Type.Object({ effectiveFrom: Day, content: Terms }, closed),
  reply: Type.Object({ id: Id, effectiveFrom: Day }),
})
