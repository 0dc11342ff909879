import { type Static, Type } from 'typebox'
import { endpoint } from '../platform/http/endpoint.ts'
import * as shape from './contract-shapes.ts'

const { closed, orNull, OneCommunity } = shape

/** Seconds. */
const Spread = Type.Object({
  count: Type.Integer(),
  median: orNull(Type.Number()),
  p90: orNull(Type.Number()),
  longest: orNull(Type.Number()),
})

export const readReliability = endpoint({
  id: 'care.read-reliability',
  method: 'GET',
  path: '/api/care/:community/reliability',
  summary:
    'How reliable care was, counted from its rows alone: alarms per 100 household-days, event to human, missed events, false alarms.',
  caller: 'account',
  policy: 'care.mayKeepCare',
  params: OneCommunity,
  query: Type.Object({ days: Type.Optional(Type.Integer({ minimum: 1, maximum: 731 })) }, closed),
  reply: Type.Object({
    /** `simulated`: the community is the demo, whose people and alarms are invented. */
    source: Type.Enum(['real', 'simulated']),
    days: Type.Integer(),
    householdDays: Type.Number(),
    alarms: Type.Integer(),
    perHundredHouseholdDays: orNull(Type.Number()),
    /** Published by a district that watches water meters. */
    baseline: Type.Number(),
    /** Seconds from the opening of an alarm until the first person besides herself was told, by method, and until somebody claimed it. */
    eventToHuman: Type.Object({ sms: Spread, voice: Spread, desk: Spread, claimed: Spread }),
    outcomes: Type.Array(Type.Object({ outcome: shape.Outcome, count: Type.Integer() })),
    /** Of the alarms that ended: nobody needed help. */
    falseAlarms: Type.Integer(),
    ended: Type.Integer(),
    /** Somebody needed help and people found her: no sign was missed first. */
    missedEvents: Type.Integer(),
  }),
})
export type Reliability = Static<typeof readReliability.reply>
