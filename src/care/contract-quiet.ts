import { Type } from 'typebox'
import { endpoint } from '../platform/http/endpoint.ts'
import * as shape from './contract-shapes.ts'

const { closed, Id, Moment, Done, OnePlan } = shape
const Time = Type.String({ pattern: '^([01][0-9]|2[0-3]):[0-5][0-9]$' })

export const setQuiet = endpoint({
  id: 'care.set-quiet',
  method: 'POST',
  path: '/api/care/:community/plans/:plan/quiet',
  summary:
    'Hours in which somebody she named is not called; they move a step, never stop a chain, and are not asked for at high risk.',
  caller: 'account',
  policy: 'care.mayKeepCare',
  params: OnePlan,
  body: Type.Object(
    { recipient: Id, hours: Type.Union([Type.Object({ from: Time, to: Time }, closed), Type.Null()]) },
    closed,
  ),
  reply: Done,
})

export const sendReceipt = endpoint({
  id: 'care.send-receipt',
  method: 'POST',
  path: '/api/receipts',
  summary:
    'The provider says what became of a message. Header receipt-signature: HMAC-SHA256 of the body’s bytes under the secret that messages are sent with, as hex. The same again changes nothing; delivered stands over undelivered, in whatever order they come.',
  caller: 'public',
  policy: 'care.signsForProvider',
  body: Type.Object({ id: Id, status: Type.Enum(['delivered', 'undelivered']), at: Type.Optional(Moment) }, closed),
  reply: Type.Object({ state: Type.String() }),
})
