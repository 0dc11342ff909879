import { type Static, Type } from 'typebox'
import { endpoint } from '../platform/http/endpoint.ts'
import * as shape from './contract-shapes.ts'

const { closed, Id, Moment, orNull, OneCommunity, OneAlarm } = shape

export const listAlarms = endpoint({
  id: 'care.list-alarms',
  method: 'GET',
  path: '/api/care/:community/alarms',
  summary: 'Open alarms in sight, most urgent first; or those that ended, newest first.',
  caller: 'account',
  policy: 'care.maySeeCare',
  params: OneCommunity,
  query: Type.Object(
    { ended: Type.Optional(Type.Boolean()), limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 100 })) },
    closed,
  ),
  /** `more` says that not all are listed. */
  reply: Type.Object({ items: Type.Array(shape.AlarmLine), more: Type.Boolean(), now: Moment }),
})

export const readAlarm = endpoint({
  id: 'care.read-alarm',
  method: 'GET',
  path: '/api/care/:community/alarms/:alarm',
  summary: 'One alarm, every minute of it: what happened, who was told how, the card for the door.',
  caller: 'account',
  policy: 'care.mayActOnAlarm',
  params: OneAlarm,
  reply: Type.Object({
    ...shape.AlarmLine.properties,
    plan: Id,
    /** Name and door in full: whoever is sent to her must find her. */
    fullName: Type.String(),
    /** Who has claimed it. */
    owner: orNull(Type.String()),
    card: orNull(Type.String()),
    chain: Type.Array(Type.Object({ kind: shape.StepKind, waitMinutes: Type.Number() })),
    reference: orNull(Type.String()),
    story: Type.Array(shape.AlarmMoment),
    sends: Type.Array(shape.AlarmSend),
    /** Whether it is to be talked over, or was. */
    debrief: orNull(Type.Enum(['wanted', 'kept'])),
    /** Whether whoever looks keeps the register. */
    mayKeep: Type.Boolean(),
    acts: Type.Array(Type.String()),
    now: Moment,
  }),
})
export type AlarmPage = Static<typeof readAlarm.reply>

export const openNumbers = endpoint({
  id: 'care.open-numbers',
  method: 'POST',
  path: '/api/care/:community/alarms/:alarm/numbers',
  summary: 'Opens the numbers to call while an alarm is open: hers, those she named, who is on duty. The look is kept.',
  caller: 'account',
  policy: 'care.mayActOnAlarm',
  params: OneAlarm,
  reply: Type.Object({
    items: Type.Array(
      Type.Object({
        role: Type.Enum(['person', 'family', 'team_member', 'grid_leader', 'duty_desk']),
        name: Type.String(),
        phone: Type.String(),
      }),
    ),
  }),
})

export const actOnAlarm = endpoint({
  id: 'care.act-on-alarm',
  method: 'POST',
  path: '/api/care/:community/alarms/:alarm/act',
  summary:
    'Claim, decline, arrive, extend, offer, take over, call 120 or 110, note the number of the call, close with an outcome, reopen.',
  caller: 'account',
  policy: 'care.mayActOnAlarm',
  params: OneAlarm,
  body: Type.Object(
    {
      act: Type.Enum([
        'claim',
        'decline',
        'extend',
        'offer',
        'take-over',
        'arrive',
        'call-emergency',
        'note-reference',
        'vouch',
        'close',
        'reopen',
      ]),
      going: Type.Optional(Type.Boolean()),
      to: Type.Optional(Id),
      reference: Type.Optional(Type.String({ minLength: 1, maxLength: 40, pattern: '\\S' })),
      how: Type.Optional(Type.Enum(['voice', 'seen', 'camera'])),
      outcome: Type.Optional(shape.Outcome),
    },
    closed,
  ),
  reply: Type.Object({ state: shape.AlarmState, version: Type.Integer() }),
})

export const seeAlarm = endpoint({
  id: 'care.see-alarm',
  method: 'POST',
  path: '/api/care/:community/alarms/:alarm/seen',
  summary: 'The desk presses “seen”: what stood on its screen counts as told.',
  caller: 'account',
  policy: 'care.mayKeepCare',
  params: OneAlarm,
  reply: Type.Object({ seen: Type.Integer() }),
})
