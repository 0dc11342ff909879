import { type Static, Type } from 'typebox'
import { endpoint } from '../platform/http/endpoint.ts'

const Id = Type.String({ pattern: '^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$' })
const Moment = Type.String({ format: 'date-time' })

/** Somebody the desk has to tell, because no message reaches her. */
export const Call = Type.Object({
  id: Id,
  /** `call_list`: left no number that messages reach; `sms`: the message could not be sent. */
  channel: Type.Union([Type.Literal('call_list'), Type.Literal('sms')]),
  /** What to tell, by the stable name of its wording. */
  template: Type.String(),
  /** The matter it is about, and its public number. */
  matter: Id,
  number: Type.String(),
  /** Whether a telephone number was left; it is opened on the matter's page, with a purpose. */
  hasPhone: Type.Boolean(),
  tries: Type.Integer(),
  madeAt: Moment,
})
export type Call = Static<typeof Call>

export const callList = endpoint({
  id: 'notices.call-list',
  method: 'GET',
  path: '/api/notices/call-list',
  summary: 'Who waits to be told by the desk: no number left, or the message could not be sent. Longest waiting first.',
  caller: 'account',
  policy: 'notices.mayTell',
  query: Type.Object({ community: Id }, { additionalProperties: false }),
  reply: Type.Object({ items: Type.Array(Call), total: Type.Integer() }),
})
export type CallList = Static<typeof callList.reply>

export const markTold = endpoint({
  id: 'notices.mark-told',
  method: 'POST',
  path: '/api/notices/call-list/:id/done',
  summary: 'Takes a line off the call list: told, not reached, or nobody to reach.',
  caller: 'account',
  policy: 'notices.mayTell',
  params: Type.Object({ id: Id }),
  body: Type.Object(
    {
      community: Id,
      result: Type.Union([Type.Literal('told'), Type.Literal('not-reached'), Type.Literal('nobody')]),
    },
    { additionalProperties: false },
  ),
  reply: Type.Object({ id: Id }),
})
