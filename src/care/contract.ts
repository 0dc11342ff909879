import { type Static, Type } from 'typebox'
import { endpoint } from '../platform/http/endpoint.ts'
import * as shape from './contract-shapes.ts'
import { mineActs } from './rules-alarm-acts.ts'
import { roundKinds } from './rules-rounds.ts'

const { closed, Id, Moment, orNull, Done, OneCommunity, OnePlan } = shape

export const listPlans = endpoint({
  id: 'care.list-plans',
  method: 'GET',
  path: '/api/care/:community/plans',
  summary: 'A page of the care plans in sight, masked and without their category.',
  caller: 'account',
  policy: 'care.maySeeCare',
  params: OneCommunity,
  query: Type.Object(
    {
      state: Type.Optional(shape.PlanState),
      after: Type.Optional(Id),
      limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 100 })),
    },
    closed,
  ),
  reply: Type.Object({ items: Type.Array(shape.PlanLine), next: orNull(Id) }),
})

export const readPlan = endpoint({
  id: 'care.read-plan',
  method: 'GET',
  path: '/api/care/:community/plans/:plan',
  summary: 'One care plan: what was agreed, when signs are expected, the last ones, who is told in which order.',
  caller: 'account',
  policy: 'care.maySeeCare',
  params: OnePlan,
  reply: Type.Object({
    ...shape.PlanLine.properties,
    person: Id,
    category: shape.Category,
    responseMinutes: Type.Integer(),
    livesAlone: Type.Boolean(),
    duress: orNull(Type.Boolean()),
    consent: orNull(Type.Object({ basis: Type.String(), at: Moment })),
    healthConsentAt: orNull(Moment),
    limitsToldAt: orNull(Moment),
    reviewedAt: orNull(Moment),
    endedAt: orNull(Moment),
    endedReason: orNull(Type.String()),
    lastContactAt: orNull(Moment),
    missedSince: orNull(Moment),
    card: orNull(Type.String()),
    /** How often somebody comes or calls by plan; for the desk. */
    cadences: Type.Array(
      Type.Object({ kind: Type.Enum(roundKinds), everyDays: Type.Integer(), windowDays: Type.Integer() }),
    ),
    watches: Type.Array(Type.Object({ kind: shape.WatchKind, schedule: shape.Schedule })),
    expected: Type.Array(
      Type.Object({
        dueAt: Moment,
        graceUntil: Moment,
        state: Type.Enum(['open', 'satisfied', 'excused', 'blind', 'missed']),
      }),
    ),
    away: Type.Array(Type.Object({ from: Moment, to: Moment, saidBy: Type.String() })),
    /** The chain as it would run now, with how many of each step can be told. */
    chain: Type.Array(Type.Object({ kind: shape.StepKind, waitMinutes: Type.Integer(), reachable: Type.Integer() })),
    missing: Type.Array(Type.String()),
    /** The clock by which her community lives. */
    zone: Type.String(),
    links: Type.Object({ person: Type.Boolean(), family: Type.Integer() }),
    mayKeep: Type.Boolean(),
  }),
})

export const proposePlan = endpoint({
  id: 'care.propose-plan',
  method: 'POST',
  path: '/api/care/:community/plans',
  summary: 'Proposes a care plan for a resident; nothing is expected of anybody yet.',
  caller: 'account',
  policy: 'care.mayKeepCare',
  params: OneCommunity,
  body: Type.Object(
    {
      person: Id,
      category: shape.Category,
      riskClass: shape.RiskClass,
      /** Agreed with the person: minutes from a miss until somebody beyond the family is told. */
      responseMinutes: Type.Integer({ minimum: 5, maximum: 360 }),
      livesAlone: Type.Boolean(),
    },
    closed,
  ),
  reply: Type.Object({ plan: Id }),
  status: 201,
})

export const agreePlan = endpoint({
  id: 'care.agree-plan',
  method: 'POST',
  path: '/api/care/:community/plans/:plan/agree',
  summary: 'Notes consent, what was agreed, and the card for whoever goes to the door; only what is sent changes.',
  caller: 'account',
  policy: 'care.mayKeepCare',
  params: OnePlan,
  body: Type.Object(
    {
      consentBasis: Type.Optional(Type.Enum(['consent', 'guardian'])),
      healthConsent: Type.Optional(Type.Literal(true)),
      limitsTold: Type.Optional(Type.Literal(true)),
      riskClass: Type.Optional(shape.RiskClass),
      responseMinutes: Type.Optional(Type.Integer({ minimum: 5, maximum: 360 })),
      duress: Type.Optional(Type.Boolean()),
      card: Type.Optional(orNull(Type.String({ maxLength: 400 }))),
      reviewOn: Type.Optional(Type.String({ pattern: '^[0-9]{4}-[0-9]{2}-[0-9]{2}$' })),
    },
    closed,
  ),
  reply: Done,
})

export const proveChannel = endpoint({
  id: 'care.prove-channel',
  method: 'POST',
  path: '/api/care/:community/plans/:plan/prove',
  summary: 'The desk called and somebody answered: the number works today.',
  caller: 'account',
  policy: 'care.mayKeepCare',
  params: OnePlan,
  body: Type.Object({ recipient: Id, channel: Type.Enum(['sms', 'voice']), worked: Type.Boolean() }, closed),
  reply: Done,
})

export const activatePlan = endpoint({
  id: 'care.activate-plan',
  method: 'POST',
  path: '/api/care/:community/plans/:plan/activate',
  summary: 'Begins to expect signs of life. Refused while something is missing, which is named.',
  caller: 'account',
  policy: 'care.mayKeepCare',
  params: OnePlan,
  body: Type.Object(
    {
      watches: Type.Array(
        Type.Object({ kind: Type.Enum(['check_in', 'call', 'visit']), schedule: shape.Schedule }, closed),
        { minItems: 1, maxItems: 3 },
      ),
    },
    closed,
  ),
  reply: Done,
})

export const endPlan = endpoint({
  id: 'care.end-plan',
  method: 'POST',
  path: '/api/care/:community/plans/:plan/end',
  summary: 'Ends a plan; nothing is expected any more. An open alarm goes on until somebody closes it.',
  caller: 'account',
  policy: 'care.mayKeepCare',
  params: OnePlan,
  body: Type.Object({ reason: Type.Enum(['withdrawn', 'moved', 'died', 'no_longer_needed']) }, closed),
  reply: Done,
})

export const giveLink = endpoint({
  id: 'care.give-link',
  method: 'POST',
  path: '/api/care/:community/plans/:plan/link',
  summary: 'The secret link of the person’s own button, or of somebody she named.',
  caller: 'account',
  policy: 'care.mayKeepCare',
  params: OnePlan,
  body: Type.Object({ contact: Type.Optional(Id) }, closed),
  reply: Type.Object({ path: Type.String() }),
})

export const takeSign = endpoint({
  id: 'care.take-sign',
  method: 'POST',
  path: '/api/care/:community/plans/:plan/sign',
  summary: 'Somebody spoke with her, saw her, or heard of her from a neighbour.',
  caller: 'account',
  policy: 'care.mayKeepCare',
  params: OnePlan,
  body: Type.Object({ how: Type.Enum(['call', 'visit', 'neighbour']) }, closed),
  reply: Done,
})

export const sayAway = endpoint({
  id: 'care.say-away',
  method: 'POST',
  path: '/api/care/:community/plans/:plan/away',
  summary: 'She is away for a while; what is expected then is excused, not deleted.',
  caller: 'account',
  policy: 'care.mayKeepCare',
  params: OnePlan,
  body: Type.Object({ from: Moment, to: Moment }, closed),
  reply: Type.Object({ away: Id }),
  status: 201,
})

export const raiseAlarm = endpoint({
  id: 'care.raise-alarm',
  method: 'POST',
  path: '/api/care/:community/plans/:plan/alarm',
  summary: 'Somebody worries, nobody opened the door, or a collapse was seen: opens an alarm or joins the open one.',
  caller: 'account',
  policy: 'care.mayRaiseAlarm',
  params: OnePlan,
  body: Type.Object({ cause: Type.Enum(['worry', 'no_answer_at_door', 'collapse']) }, closed),
  reply: Type.Object({ alarm: Id }),
  status: 201,
})

/** One minute of an alarm, as whoever holds a link may know it: which step was told, never who stands in it. */
const MineMoment = Type.Object({
  at: Moment,
  kind: Type.Enum(['expected', 'opened', 'told', 'claimed', 'worse', 'closed']),
  step: orNull(shape.StepKind),
})

/** What somebody with a secret link sees: the person her button, others what they may do now. */
export const readMine = endpoint({
  id: 'care.read-mine',
  method: 'GET',
  path: '/api/care/mine',
  summary: 'The page behind a care link: when the next sign is expected, and whether one is missing.',
  caller: 'cared',
  policy: 'care.holdsCareLink',
  reply: Type.Object({
    kind: Type.Enum(['person', 'family']),
    name: Type.String(),
    community: Id,
    isActive: Type.Boolean(),
    /** The sign that counts now: `given`, `expected` until the hour, `late` in its grace; null where none is expected. */
    today: orNull(
      Type.Object({
        state: Type.Enum(['given', 'expected', 'late', 'away']),
        /** Of the sign that is expected next. */
        dueAt: Moment,
        graceUntil: Moment,
      }),
    ),
    lastSignAt: orNull(Moment),
    awayUntil: orNull(Moment),
    alarm: orNull(
      Type.Object({
        id: Id,
        state: shape.AlarmState,
        cause: shape.Cause,
        openedAt: Moment,
        nextAt: orNull(Moment),
        claimedBy: orNull(Type.Enum(['me', 'family', 'staff'])),
        /** When it became worse since. */
        worseAt: orNull(Moment),
        needsWitness: Type.Boolean(),
        moments: Type.Array(MineMoment),
        acts: Type.Array(Type.Enum(mineActs)),
      }),
    ),
    /** An alarm that ended within a day. */
    ended: orNull(Type.Object({ at: Moment, outcome: shape.Outcome })),
    dutyNumber: orNull(Type.String()),
    /** The clock by which her community lives. */
    zone: Type.String(),
    now: Moment,
  }),
})
export type MinePage = Static<typeof readMine.reply>

export const pressWell = endpoint({
  id: 'care.press-well',
  method: 'POST',
  path: '/api/care/mine/well',
  summary: 'The person presses “I am well”.',
  caller: 'cared',
  policy: 'care.holdsCareLink',
  /** When she pressed; a phone without a connection sends it later. */
  body: Type.Object({ at: Type.Optional(Moment) }, closed),
  reply: Done,
})

export const backMine = endpoint({
  id: 'care.back-mine',
  method: 'POST',
  path: '/api/care/mine/back',
  summary: 'She is back earlier than was said: what is expected from now on counts again.',
  caller: 'cared',
  policy: 'care.holdsCareLink',
  reply: Done,
})

export const awayMine = endpoint({
  id: 'care.away-mine',
  method: 'POST',
  path: '/api/care/mine/away',
  summary: 'She, or somebody she named, says that she is away until a day.',
  caller: 'cared',
  policy: 'care.holdsCareLink',
  body: Type.Object({ until: Moment }, closed),
  reply: Type.Object({ away: Id }),
  status: 201,
})

export const actMine = endpoint({
  id: 'care.act-mine',
  method: 'POST',
  path: '/api/care/mine/act',
  summary:
    'Somebody she named claims an alarm, cannot go, arrives, says how she knows that she is well, or how it ended.',
  caller: 'cared',
  policy: 'care.holdsCareLink',
  body: Type.Object(
    {
      act: Type.Enum(mineActs),
      how: Type.Optional(Type.Enum(['voice', 'seen', 'camera'])),
      going: Type.Optional(Type.Boolean()),
      /** How it ended, from whoever stands at her door. */
      outcome: Type.Optional(Type.Enum(['forgot', 'away_unreported', 'need', 'emergency'])),
    },
    closed,
  ),
  reply: Type.Object({ state: shape.AlarmState }),
})
