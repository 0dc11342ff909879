import { type Static, Type } from 'typebox'
import { endpoint } from '../platform/http/endpoint.ts'
import { How, Where } from './contract-me.ts'
import { FieldKind, Purpose } from './contract-residents.ts'
import { Id, Moment, orNull } from './contract-session.ts'

const closed = { additionalProperties: false } as const
const OnePerson = Type.Object({ community: Id, person: Id })
const Done = Type.Object({ done: Type.Literal(true) })

export const giveSlip = endpoint({
  id: 'people.give-slip',
  method: 'POST',
  path: '/api/people/:community/residents/:person/slip',
  summary: 'Makes the slip with which a resident opens her own record; what came before opens nothing any more.',
  caller: 'account',
  policy: 'people.mayGiveSlip',
  params: OnePerson,
  body: Type.Object({ guardian: Type.Optional(Id) }, closed),
  reply: Type.Object({ slip: Id }),
  status: 201,
})

export const printSlip = endpoint({
  id: 'people.print-slip',
  method: 'GET',
  path: '/api/people/:community/residents/:person/slip',
  summary: 'The slip that still opens, as a PDF: A4 or a receipt.',
  caller: 'account',
  policy: 'people.mayGiveSlip',
  params: OnePerson,
  query: Type.Object({ paper: Type.Optional(Type.Enum(['a4', 'receipt'])) }, closed),
  reply: Type.Unknown(),
  file: true,
})

export const endSlip = endpoint({
  id: 'people.end-slip',
  method: 'POST',
  path: '/api/people/:community/residents/:person/slip/end',
  summary: 'Ends the slip and the browser it opened, at once.',
  caller: 'account',
  policy: 'people.mayGiveSlip',
  params: OnePerson,
  body: Type.Object({}, closed),
  reply: Done,
})

export const readPrivacy = endpoint({
  id: 'people.read-privacy',
  method: 'GET',
  path: '/api/people/:community/residents/:person/privacy',
  summary: 'What a resident agreed to, how, where and when; her slip and what she asked.',
  caller: 'account',
  policy: 'people.mayRecordConsent',
  params: OnePerson,
  reply: Type.Object({
    needsGuardian: Type.Boolean(),
    guardians: Type.Array(Type.Object({ id: Id, name: Type.String() })),
    consents: Type.Array(
      Type.Object({
        kind: FieldKind,
        purpose: Purpose,
        /** Null where she was never asked. */
        given: orNull(
          Type.Object({ how: orNull(How), where: orNull(Where), since: Moment, withdrawnAt: orNull(Moment) }),
        ),
      }),
    ),
    slip: orNull(
      Type.Object({
        state: Type.Enum(['waiting', 'used', 'over']),
        madeAt: Moment,
        expiresAt: Moment,
      }),
    ),
    isOpen: Type.Boolean(),
    mayGiveSlip: Type.Boolean(),
  }),
})
export type PrivacyPanel = Static<typeof readPrivacy.reply>

const consent = { kind: FieldKind, purpose: Purpose, where: Type.Enum(['desk', 'door', 'telephone']) }

export const recordConsent = endpoint({
  id: 'people.record-consent',
  method: 'POST',
  path: '/api/people/:community/residents/:person/consents',
  summary: 'Writes down what a resident agreed to; for a child under fourteen a guardian agrees.',
  caller: 'account',
  policy: 'people.mayRecordConsent',
  params: OnePerson,
  body: Type.Object({ ...consent, how: Type.Enum(['spoken', 'paper']), guardian: Type.Optional(Id) }, closed),
  reply: Done,
})

export const recordWithdrawal = endpoint({
  id: 'people.record-withdrawal',
  method: 'POST',
  path: '/api/people/:community/residents/:person/consents/take-back',
  summary: 'Writes down that a resident took a consent back; it holds from this moment.',
  caller: 'account',
  policy: 'people.mayRecordConsent',
  params: OnePerson,
  body: Type.Object(consent, closed),
  reply: Done,
})

export const listRequests = endpoint({
  id: 'people.list-requests',
  method: 'GET',
  path: '/api/people/:community/requests',
  summary: 'What residents asked about their records and nobody answered yet, the soonest due first.',
  caller: 'account',
  policy: 'people.mayAnswerRequests',
  params: Type.Object({ community: Id }),
  query: Type.Object({ after: Type.Optional(Id) }, closed),
  reply: Type.Object({
    items: Type.Array(
      Type.Object({
        id: Id,
        person: Id,
        name: Type.String(),
        door: orNull(Type.String()),
        kind: Type.Enum(['correction', 'deletion']),
        field: orNull(FieldKind),
        words: orNull(Type.String()),
        madeAt: Moment,
        dueAt: Moment,
        isOverdue: Type.Boolean(),
      }),
    ),
    next: orNull(Id),
  }),
})

export const answerRequest = endpoint({
  id: 'people.answer-request',
  method: 'POST',
  path: '/api/people/:community/requests/:request/answer',
  summary: 'Answers a request; a deletion erases at once what rests on consent, and says what stays.',
  caller: 'account',
  policy: 'people.mayAnswerRequests',
  params: Type.Object({ community: Id, request: Id }),
  body: Type.Object(
    {
      outcome: Type.Enum(['done', 'refused']),
      reason: Type.Optional(Type.Enum(['not_shown', 'is_right'])),
      words: Type.Optional(Type.String({ maxLength: 500 })),
    },
    closed,
  ),
  reply: Type.Object({ state: Type.Enum(['done', 'refused']), kept: Type.Array(Type.String()) }),
})
