import { type Static, Type } from 'typebox'
import { endpoint } from '../platform/http/endpoint.ts'
import * as shape from './contract-shapes.ts'
import { concerns, follows, referTos, roundKinds } from './rules-rounds.ts'

const { closed, Id, Moment, orNull, Done, OneCommunity, OnePlan } = shape
const Day = Type.String({ pattern: '^[0-9]{4}-[0-9]{2}-[0-9]{2}$' })
export const RoundKind = Type.Enum(roundKinds)

/** A planned visit or call. Name and door are shown to who goes, and to nobody else in lists. */
export const RoundLine = Type.Object({
  id: Id,
  plan: Id,
  kind: RoundKind,
  building: Type.String(),
  door: orNull(Type.String()),
  name: orNull(Type.String()),
  /** For a call, to who makes it. */
  phone: orNull(Type.String()),
  opensOn: Day,
  dueOn: Day,
  isOpen: Type.Boolean(),
  isMine: Type.Boolean(),
  helper: orNull(Type.String()),
})
export type RoundLine = Static<typeof RoundLine>

export const listRounds = endpoint({
  id: 'care.list-rounds',
  method: 'GET',
  path: '/api/care/:community/rounds',
  summary:
    'Planned visits and calls that are open or come up, soonest first: one’s own with name and door, the desk’s view of all.',
  caller: 'account',
  policy: 'care.maySeeCare',
  params: OneCommunity,
  query: Type.Object(
    { mine: Type.Optional(Type.Boolean()), days: Type.Optional(Type.Integer({ minimum: 0, maximum: 31 })) },
    closed,
  ),
  reply: Type.Object({ items: Type.Array(RoundLine), today: Day }),
})

export const recordRound = endpoint({
  id: 'care.record-round',
  method: 'POST',
  path: '/api/care/:community/rounds/:round/record',
  summary:
    'What came of a visit or call, in taps: well; a concern, named, with what is to follow (a notice to the desk, an ordinary matter, a referral on paper she agreed to, an alarm); or nobody opened or answered, which opens an alarm.',
  caller: 'account',
  policy: 'care.mayRecordRound',
  params: Type.Object({ community: Id, round: Id }),
  body: Type.Object(
    {
      result: Type.Enum(['well', 'concern', 'no_answer']),
      concerns: Type.Optional(Type.Array(Type.Enum(concerns), { maxItems: 6, uniqueItems: true })),
      follow: Type.Optional(Type.Enum(follows)),
      /** With the follow `referral`: to whom, and that she was asked and agreed. */
      referral: Type.Optional(Type.Object({ to: Type.Enum(referTos), consent: Type.Literal(true) }, closed)),
      /** When she noted it; a phone without a connection sends it later, and it speaks for then. */
      at: Type.Optional(Moment),
    },
    closed,
  ),
  reply: Type.Object({ alarm: orNull(Id), matter: orNull(Id), referral: orNull(Id), next: orNull(Day) }),
})

export const setCadence = endpoint({
  id: 'care.set-cadence',
  method: 'POST',
  path: '/api/care/:community/plans/:plan/cadence',
  summary:
    'How often a visit or call was agreed, and within how many days it may be done; the first one is planned at once.',
  caller: 'account',
  policy: 'care.mayKeepCare',
  params: OnePlan,
  body: Type.Object(
    {
      kind: RoundKind,
      everyDays: Type.Integer({ minimum: 1, maximum: 92 }),
      windowDays: Type.Integer({ minimum: 0, maximum: 30 }),
    },
    closed,
  ),
  reply: Type.Object({ cadence: Id }),
  status: 201,
})

export const endCadence = endpoint({
  id: 'care.end-cadence',
  method: 'POST',
  path: '/api/care/:community/plans/:plan/cadence/end',
  summary: 'A visit or call is not planned any more.',
  caller: 'account',
  policy: 'care.mayKeepCare',
  params: OnePlan,
  body: Type.Object({ kind: RoundKind }, closed),
  reply: Done,
})

export const Helper = Type.Object({
  id: Id,
  account: Id,
  name: Type.String(),
  buildings: Type.Array(Id),
  weeklyMost: Type.Integer(),
  thisWeek: Type.Integer(),
})

export const listHelpers = endpoint({
  id: 'care.list-helpers',
  method: 'GET',
  path: '/api/care/:community/helpers',
  summary:
    'Who goes on planned visits, for which buildings, how many a week were agreed, and how many there are this week.',
  caller: 'account',
  policy: 'care.mayKeepCare',
  params: OneCommunity,
  reply: Type.Object({ items: Type.Array(Helper) }),
})

export const keepHelper = endpoint({
  id: 'care.keep-helper',
  method: 'POST',
  path: '/api/care/:community/helpers',
  summary: 'Somebody agreed to go: to which buildings and how often a week. What was agreed with her before ends.',
  caller: 'account',
  policy: 'care.mayKeepCare',
  params: OneCommunity,
  body: Type.Object(
    {
      account: Id,
      name: Type.String({ minLength: 1, maxLength: 40, pattern: '\\S' }),
      buildings: Type.Array(Id, { minItems: 1, maxItems: 200, uniqueItems: true }),
      weeklyMost: Type.Integer({ minimum: 0, maximum: 40 }),
    },
    closed,
  ),
  reply: Type.Object({ helper: Id }),
  status: 201,
})

export const endHelper = endpoint({
  id: 'care.end-helper',
  method: 'POST',
  path: '/api/care/:community/helpers/:helper/end',
  summary: 'She goes no more; what was hers is shared out anew.',
  caller: 'account',
  policy: 'care.mayKeepCare',
  params: Type.Object({ community: Id, helper: Id }),
  reply: Done,
})

export const readCoverage = endpoint({
  id: 'care.read-coverage',
  method: 'GET',
  path: '/api/care/:community/coverage',
  summary: 'People with whom nobody had the contact that was agreed, longest first; of how many.',
  caller: 'account',
  policy: 'care.mayKeepCare',
  params: OneCommunity,
  reply: Type.Object({
    items: Type.Array(
      Type.Object({
        plan: Id,
        /** Masked. */
        name: Type.String(),
        building: Type.String(),
        kind: RoundKind,
        everyDays: Type.Integer(),
        lastAt: orNull(Moment),
        /** Since when a contact is missing. */
        since: Moment,
      }),
    ),
    people: Type.Integer(),
  }),
})
