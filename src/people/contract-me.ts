import { type Static, Type } from 'typebox'
import { endpoint } from '../platform/http/endpoint.ts'
import { Birth, Day, FieldKind, Purpose, Relation } from './contract-residents.ts'
import { Id, Moment, orNull } from './contract-session.ts'

const closed = { additionalProperties: false } as const
const own = { caller: 'resident', policy: 'people.mayUseOwnRecord' } as const
const Done = Type.Object({ done: Type.Literal(true) })
export const Where = Type.Enum(['desk', 'door', 'telephone', 'own_page'])
export const How = Type.Enum(['spoken', 'paper', 'own_page', 'import'])
export const RequestState = Type.Enum(['open', 'done', 'refused', 'taken_back'])
export const AnswerReason = Type.Enum(['kept_by_duty', 'not_shown', 'is_right'])

export const useSlip = endpoint({
  id: 'people.use-slip',
  method: 'POST',
  path: '/api/me/session',
  summary: 'A resident opens her own record with the code of the slip that the desk printed; the code is used up.',
  caller: 'public',
  policy: 'anyone',
  body: Type.Object({ code: Type.String({ minLength: 1, maxLength: 40 }) }, closed),
  reply: Type.Object({ days: Type.Integer() }),
})

export const leaveOwnRecord = endpoint({
  id: 'people.leave-own-record',
  method: 'DELETE',
  path: '/api/me/session',
  summary: 'Closes her own record in this browser.',
  ...own,
  reply: Type.Null(),
  status: 204,
})

/** Why a field is kept, and since when and how she agreed. */
const OwnGround = Type.Object({
  kind: FieldKind,
  purpose: Purpose,
  basis: Type.Enum(['consent', 'statutory_duty', 'life_saving']),
  how: orNull(How),
  where: orNull(Where),
  since: Moment,
  withdrawnAt: orNull(Moment),
  mayTakeBack: Type.Boolean(),
})

const OwnRequest = Type.Object({
  id: Id,
  kind: Type.Enum(['correction', 'deletion']),
  field: orNull(FieldKind),
  state: RequestState,
  madeAt: Moment,
  dueAt: Moment,
  answeredAt: orNull(Moment),
  reason: orNull(AnswerReason),
  answer: orNull(Type.String()),
})

/** Everything that is kept about her, as it stands. */
const Said = Type.Object({
  name: Type.String(),
  sex: orNull(Type.Enum(['female', 'male'])),
  birth: orNull(Birth),
  phone: orNull(Type.String()),
  hasIdNumber: Type.Boolean(),
  relation: orNull(Relation),
  isUsual: Type.Boolean(),
  door: orNull(Type.String()),
  ended: orNull(Type.Object({ on: Day, reason: Type.Enum(['moved', 'died', 'mistake']) })),
  residences: Type.Array(Type.Object({ from: Day, to: orNull(Day), door: Type.String() })),
  contacts: Type.Array(
    Type.Object({
      kind: Type.Enum(['guardian', 'emergency']),
      /** Null where it is a person of the register, whose name stands with her own record. */
      name: orNull(Type.String()),
      relation: Type.String(),
      phone: orNull(Type.String()),
    }),
  ),
  owns: Type.Array(Type.Object({ door: Type.String(), area: Type.Number(), share: Type.Number(), from: Day })),
})
export type Said = Static<typeof Said>

export const readOwnRecord = endpoint({
  id: 'people.read-own-record',
  method: 'GET',
  path: '/api/me',
  summary: 'Her own record in whole: what is kept, for what, on which basis, and what she asked.',
  ...own,
  reply: Type.Object({
    community: Id,
    /** Under fourteen: a guardian holds this page. */
    isChild: Type.Boolean(),
    said: Said,
    grounds: Type.Array(OwnGround),
    mayAgreeTo: Type.Array(Type.Object({ kind: FieldKind, purpose: Purpose })),
    /** How often a field was opened. */
    looks: Type.Integer(),
    requests: Type.Array(OwnRequest),
  }),
})
export type OwnRecordReply = Static<typeof readOwnRecord.reply>

export const readOwnOpenings = endpoint({
  id: 'people.read-own-openings',
  method: 'GET',
  path: '/api/me/openings',
  summary: 'Who opened what of her, when and what for: the post and the office, not who held it.',
  ...own,
  query: Type.Object({ after: Type.Optional(Id) }, closed),
  reply: Type.Object({
    items: Type.Array(
      Type.Object({
        id: Id,
        field: Type.Enum(['phone', 'id_number', 'name', 'contact']),
        purpose: Purpose,
        reason: orNull(Type.String()),
        post: Type.String(),
        place: orNull(Type.String()),
        at: Moment,
      }),
    ),
    next: orNull(Id),
  }),
})

export const copyOwnRecord = endpoint({
  id: 'people.copy-own-record',
  method: 'GET',
  path: '/api/me/copy',
  summary: 'Everything that is kept about her at once, with every look; her page makes the file of it in her language.',
  ...own,
  reply: Type.Object({ at: Moment, record: readOwnRecord.reply, openings: readOwnOpenings.reply.properties.items }),
})

export const changeOwnPhone = endpoint({
  id: 'people.change-own-phone',
  method: 'POST',
  path: '/api/me/phone',
  summary: 'She writes her own telephone, or takes it off; at once.',
  ...own,
  body: Type.Object({ phone: orNull(Type.String({ minLength: 7, maxLength: 24 })) }, closed),
  reply: Done,
})

export const changeOwnConsent = endpoint({
  id: 'people.change-own-consent',
  method: 'POST',
  path: '/api/me/consents',
  summary: 'She agrees to a purpose or takes it back; it holds from this moment.',
  ...own,
  body: Type.Object({ kind: FieldKind, purpose: Purpose, given: Type.Boolean() }, closed),
  reply: Done,
})

export const askForCorrection = endpoint({
  id: 'people.ask-for-correction',
  method: 'POST',
  path: '/api/me/corrections',
  summary: 'She says what is wrong; the desk puts it right or says why not, by a day that stands.',
  ...own,
  body: Type.Object({ field: FieldKind, words: Type.String({ minLength: 1, maxLength: 500, pattern: '\\S' }) }, closed),
  reply: Type.Object({ request: Id, dueAt: Moment }),
  status: 201,
})

export const askForDeletion = endpoint({
  id: 'people.ask-for-deletion',
  method: 'POST',
  path: '/api/me/deletion',
  summary: 'She asks for deletion; what a duty obliges to keep is said with the answer.',
  ...own,
  body: Type.Object({}, closed),
  reply: Type.Object({ request: Id, dueAt: Moment }),
  status: 201,
})

export const takeRequestBack = endpoint({
  id: 'people.take-request-back',
  method: 'POST',
  path: '/api/me/requests/:request/take-back',
  summary: 'She takes back a request that is not answered yet.',
  ...own,
  params: Type.Object({ request: Id }),
  body: Type.Object({}, closed),
  reply: Done,
})
