import { type Static, Type } from 'typebox'
import { endpoint } from '../platform/http/endpoint.ts'
import * as shape from './contract-shapes.ts'
import { standingKinds } from './rules-standing.ts'

const { Moment, orNull, OneCommunity } = shape

export const readEngine = endpoint({
  id: 'care.read-engine',
  method: 'GET',
  path: '/api/care/:community/engine',
  summary:
    'Whether care stands still: when it looked last, what of this community waits too long, whether sending is held.',
  caller: 'account',
  policy: 'care.mayKeepCare',
  params: OneCommunity,
  reply: Type.Object({
    /** `unknown`: nobody could look. */
    state: Type.Enum(['going', 'standing', 'unknown']),
    lookedAt: orNull(Moment),
    engineAt: orNull(Moment),
    /** The clock was moved by more than five minutes and is not believed yet: nothing new is missed meanwhile. */
    clockInDoubt: Type.Boolean(),
    heldSince: orNull(Moment),
    /** Whether anybody is set up to send messages and make calls; where nobody is, what waits for that is no standstill. */
    hasGateway: Type.Boolean(),
    /** Messages and calls of this community that wait because nobody is. */
    unsent: Type.Integer(),
    isDemo: Type.Boolean(),
    standing: Type.Array(Type.Object({ kind: Type.Enum(standingKinds), count: Type.Integer(), since: Moment })),
  }),
})
export type EngineState = Static<typeof readEngine.reply>
