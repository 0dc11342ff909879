import { type Static, Type } from 'typebox'
import { endpoint } from '../platform/http/endpoint.ts'
import * as shape from './contract-shapes.ts'

const { closed, Id, Moment, orNull, Done, OneCommunity, OnePlan, OneAlarm } = shape
const Day = Type.String({ pattern: '^[0-9]{4}-[0-9]{2}-[0-9]{2}$' })

const listOf = <Extra extends Record<string, Parameters<typeof Type.Union>[0][number]>>(extra: Extra) =>
  Type.Object({
    /** Of all; lines are at most fifty. */
    count: Type.Integer(),
    items: Type.Array(Type.Object({ ...shape.PlanLine.properties, ...extra })),
  })

export const readTrouble = endpoint({
  id: 'care.read-trouble',
  method: 'GET',
  path: '/api/care/:community/trouble',
  summary: 'What must not be: plans that lost their last proven number; and alarms that wait to be talked over.',
  caller: 'account',
  policy: 'care.mayKeepCare',
  params: OneCommunity,
  reply: Type.Object({
    lost: listOf({}),
    undebriefed: Type.Array(
      Type.Object({ id: Id, name: Type.String(), home: shape.CareHome, closedAt: Moment, outcome: shape.Outcome }),
    ),
    now: Moment,
  }),
})
export type Trouble = Static<typeof readTrouble.reply>

export const readForesight = endpoint({
  id: 'care.read-foresight',
  method: 'GET',
  path: '/api/care/:community/foresight',
  summary:
    'Seen beforehand: without contact at the agreed cadence, steps that reach nobody within 72 hours, numbers unproved for 90 days, reviews due.',
  caller: 'account',
  policy: 'care.mayKeepCare',
  params: OneCommunity,
  reply: Type.Object({
    withoutContact: listOf({ missedSince: Moment, lastContactAt: orNull(Moment) }),
    unreachable: listOf({
      steps: Type.Array(
        Type.Object({ who: Type.Enum(['family', 'team_member', 'grid_leader', 'duty_desk']), from: Moment }),
      ),
    }),
    unproved: listOf({ numbers: Type.Integer(), oldest: orNull(Moment) }),
    reviewsDue: listOf({}),
    now: Moment,
  }),
})
export type Foresight = Static<typeof readForesight.reply>

export const readReach = endpoint({
  id: 'care.read-reach',
  method: 'GET',
  path: '/api/care/:community/plans/:plan/reach',
  summary: 'Who could be told of a plan now, and when each number was last shown to work. No numbers.',
  caller: 'account',
  policy: 'care.mayKeepCare',
  params: OnePlan,
  reply: Type.Object({
    items: Type.Array(
      Type.Object({
        id: Id,
        role: Type.Enum(['person', 'family', 'team_member', 'grid_leader', 'duty_desk']),
        name: Type.String(),
        hasPhone: Type.Boolean(),
        hasLink: Type.Boolean(),
        provenAt: orNull(Moment),
        failedAt: orNull(Moment),
      }),
    ),
    now: Moment,
  }),
})
export type Reach = Static<typeof readReach.reply>

export const reviewPlan = endpoint({
  id: 'care.review-plan',
  method: 'POST',
  path: '/api/care/:community/plans/:plan/review',
  summary: 'The desk went over the plan with her; the day on which it is looked at again.',
  caller: 'account',
  policy: 'care.mayKeepCare',
  params: OnePlan,
  body: Type.Object({ reviewOn: Day }, closed),
  reply: Done,
})

export const anonymisePlan = endpoint({
  id: 'care.anonymise-plan',
  method: 'POST',
  path: '/api/care/:community/plans/:plan/anonymise',
  summary: 'Takes from an ended plan everything that says who it was; it goes on counting. Cannot be undone.',
  caller: 'account',
  policy: 'care.mayKeepCare',
  params: OnePlan,
  reply: Done,
})

export const keepDebrief = endpoint({
  id: 'care.keep-debrief',
  method: 'POST',
  path: '/api/care/:community/alarms/:alarm/debrief',
  summary:
    'What was learned from an alarm that ended, without names; becomes a teaching case that leads back to nobody.',
  caller: 'account',
  policy: 'care.mayKeepCare',
  params: OneAlarm,
  body: Type.Object(
    {
      helped: Type.String({ minLength: 2, maxLength: 600, pattern: '\\S' }),
      toChange: Type.String({ minLength: 2, maxLength: 600, pattern: '\\S' }),
    },
    closed,
  ),
  reply: Done,
})

export const listCases = endpoint({
  id: 'care.list-cases',
  method: 'GET',
  path: '/api/care/:community/cases',
  summary: 'Teaching cases from alarms that ended, newest quarter first; without names, doors or days.',
  caller: 'account',
  policy: 'care.mayKeepCare',
  params: OneCommunity,
  query: Type.Object({ after: Type.Optional(Type.String({ pattern: '^[0-9]{4}-Q[1-4]:[0-9a-f-]{36}$' })) }, closed),
  reply: Type.Object({
    items: Type.Array(
      Type.Object({
        id: Id,
        cause: shape.Cause,
        outcome: shape.Outcome,
        riskClass: shape.RiskClass,
        steps: Type.Array(shape.StepKind),
        claimedAfter: orNull(Type.Integer()),
        onSiteAfter: orNull(Type.Integer()),
        closedAfter: Type.Integer(),
        helped: Type.String(),
        toChange: Type.String(),
        quarter: Type.String(),
      }),
    ),
    next: orNull(Type.String()),
  }),
})
export type TeachingCase = Static<typeof listCases.reply>['items'][number]

export const printCallSheet = endpoint({
  id: 'care.print-call-sheet',
  method: 'POST',
  path: '/api/care/:community/call-sheet',
  summary:
    'The call sheet of one open alarm, or of all, A4, as one PDF: whom to call in which order, with room for what was said. The look is kept.',
  caller: 'account',
  policy: 'care.mayKeepCare',
  params: OneCommunity,
  body: Type.Object({ alarm: Type.Optional(Id) }, closed),
  reply: Type.Unknown(),
  file: true,
})
