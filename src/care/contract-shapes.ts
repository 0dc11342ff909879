import { type Static, Type } from 'typebox'
import { alarmStates, causes, outcomes } from './rules-alarms.ts'
import { watchKinds } from './rules-expectations.ts'
import { careCategories, planStates, riskClasses, stepKinds } from './rules-plans.ts'

export const closed = { additionalProperties: false } as const
export const Id = Type.String({ pattern: '^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$' })
export const Moment = Type.String({ format: 'date-time' })
export const orNull = <S extends Parameters<typeof Type.Union>[0][number]>(schema: S) =>
  Type.Union([schema, Type.Null()])
export const Done = Type.Object({ done: Type.Literal(true) })
export const OneCommunity = Type.Object({ community: Id })
export const OnePlan = Type.Object({ community: Id, plan: Id })
export const OneAlarm = Type.Object({ community: Id, alarm: Id })

export const Category = Type.Enum(careCategories)
export const RiskClass = Type.Enum(riskClasses)
export const PlanState = Type.Enum(planStates)
export const AlarmState = Type.Enum(alarmStates)
export const Cause = Type.Enum(causes)
export const Outcome = Type.Enum(outcomes)
export const StepKind = Type.Enum(stepKinds)
export const WatchKind = Type.Enum(watchKinds)

/** Local times of the day at which a sign is expected, and on which days of the week (1 is Monday). */
export const Schedule = Type.Object(
  {
    zone: Type.String({ minLength: 1, maxLength: 40 }),
    times: Type.Array(Type.String({ maxLength: 5 }), { minItems: 1, maxItems: 6 }),
    weekdays: Type.Array(Type.Integer({ minimum: 1, maximum: 7 }), { minItems: 1, maxItems: 7 }),
    opensHours: Type.Integer({ minimum: 1, maximum: 24 }),
    graceMinutes: Type.Integer({ minimum: 5, maximum: 720 }),
  },
  closed,
)

/** Where she lives, in the words of the street. */
export const CareHome = Type.Object({ building: Type.String(), door: orNull(Type.String()), grid: Type.String() })

/** A plan as a line; the name is masked. The category is not told in lists. */
export const PlanLine = Type.Object({
  id: Id,
  name: Type.String(),
  home: CareHome,
  state: PlanState,
  riskClass: RiskClass,
  openAlarm: orNull(Id),
  reviewOn: orNull(Type.String()),
})
export type PlanLine = Static<typeof PlanLine>

/** Whose turn an alarm is, in one line. */
export const AlarmLine = Type.Object({
  id: Id,
  name: Type.String(),
  home: CareHome,
  state: AlarmState,
  cause: Cause,
  step: StepKind,
  /** Whom the clock turns to next; the same once more where the chain ends. */
  nextStep: StepKind,
  round: Type.Integer(),
  riskClass: RiskClass,
  openedAt: Moment,
  /** When the next are told by themselves. */
  nextAt: orNull(Moment),
  closedAt: orNull(Moment),
  outcome: orNull(Outcome),
  /** Whether somebody has claimed it. */
  isClaimed: Type.Boolean(),
  isMine: Type.Boolean(),
  /** When it became worse while somebody had claimed it. */
  worseAt: orNull(Moment),
  /** How many were told, are still being told, and how many lines the desk has not pressed "seen" on. */
  told: Type.Integer(),
  waiting: Type.Integer(),
  unseen: Type.Integer(),
})
export type AlarmLine = Static<typeof AlarmLine>

/** One minute of an alarm's story. */
export const AlarmMoment = Type.Object({
  at: Moment,
  kind: Type.String(),
  facts: Type.Record(Type.String(), Type.Unknown()),
  by: orNull(Type.String()),
})
/** One message or call. */
export const AlarmSend = Type.Object({
  recipient: Type.String(),
  kind: Type.Enum(['person', 'contact', 'duty', 'account', 'desk']),
  channel: Type.Enum(['sms', 'voice', 'desk']),
  template: Type.String(),
  state: Type.String(),
  attempt: Type.Integer(),
  queuedAt: Moment,
  toldAt: orNull(Moment),
})
