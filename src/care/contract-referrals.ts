import { type Static, Type } from 'typebox'
import { endpoint } from '../platform/http/endpoint.ts'
import { RoundKind } from './contract-rounds.ts'
import * as shape from './contract-shapes.ts'
import { concerns, referTos } from './rules-rounds.ts'

const { closed, Id, Moment, orNull, OneCommunity } = shape

/** A concern that somebody named after a visit or call, with what followed. The name is masked, and for the desk. */
export const ConcernLine = Type.Object({
  round: Id,
  plan: Id,
  kind: RoundKind,
  name: orNull(Type.String()),
  building: Type.String(),
  concerns: Type.Array(Type.Enum(concerns)),
  at: Moment,
  /** Who went; null where the desk noted it itself. */
  by: orNull(Type.String()),
  alarm: orNull(Id),
  matter: orNull(Id),
  referral: orNull(
    Type.Object({ id: Id, to: Type.Enum(referTos), printedAt: orNull(Moment), mayPrint: Type.Boolean() }),
  ),
})
export type ConcernLine = Static<typeof ConcernLine>

export const listConcerns = endpoint({
  id: 'care.list-concerns',
  method: 'GET',
  path: '/api/care/:community/concerns',
  summary:
    'What somebody was concerned about after a visit or call these days, and what followed: all for the desk, else one’s own.',
  caller: 'account',
  policy: 'care.maySeeCare',
  params: OneCommunity,
  query: Type.Object(
    { mine: Type.Optional(Type.Boolean()), days: Type.Optional(Type.Integer({ minimum: 1, maximum: 92 })) },
    closed,
  ),
  reply: Type.Object({ items: Type.Array(ConcernLine) }),
})

export const printReferral = endpoint({
  id: 'care.print-referral',
  method: 'POST',
  path: '/api/care/:community/referrals/:referral/print',
  summary:
    'The referral note as a PDF, A4: who refers whom, to what kind of place, what for, and that she agreed. Each print is kept.',
  caller: 'account',
  policy: 'care.mayPrintReferral',
  params: Type.Object({ community: Id, referral: Id }),
  reply: Type.Unknown(),
  file: true,
})
