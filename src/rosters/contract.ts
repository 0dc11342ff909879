import { type Static, Type } from 'typebox'
import { endpoint } from '../platform/http/endpoint.ts'

const closed = { additionalProperties: false } as const
const Id = Type.String({ pattern: '^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$' })
const Moment = Type.String({ format: 'date-time' })
const orNull = <S extends Parameters<typeof Type.Union>[0][number]>(schema: S) => Type.Union([schema, Type.Null()])
const Done = Type.Object({ done: Type.Literal(true) })
const OneCommunity = Type.Object({ community: Id })

export const Duty = Type.Object({
  id: Id,
  role: Type.Enum(['duty_desk', 'grid_leader', 'team_member']),
  name: Type.String(),
  grid: orNull(Id),
  building: orNull(Id),
  hasPhone: Type.Boolean(),
  /** Whether an alarm is seen on a phone by whoever has the turn. */
  hasAccount: Type.Boolean(),
  beginsAt: Moment,
  endsAt: orNull(Moment),
  isNow: Type.Boolean(),
})
export type Duty = Static<typeof Duty>

export const listDuties = endpoint({
  id: 'rosters.list-duties',
  method: 'GET',
  path: '/api/rosters/:community/duties',
  summary: 'Who answers for what, now and to come.',
  caller: 'account',
  policy: 'rosters.maySeeDuties',
  params: OneCommunity,
  reply: Type.Object({ items: Type.Array(Duty) }),
})

export const putOnDuty = endpoint({
  id: 'rosters.put-on-duty',
  method: 'POST',
  path: '/api/rosters/:community/duties',
  summary: 'Puts somebody on duty: the desk’s, a grid’s leader, or a team member for a building.',
  caller: 'account',
  policy: 'rosters.mayKeepDuties',
  params: OneCommunity,
  body: Type.Object(
    {
      role: Type.Enum(['duty_desk', 'grid_leader', 'team_member']),
      name: Type.String({ minLength: 1, maxLength: 40, pattern: '\\S' }),
      phone: Type.Optional(Type.String({ minLength: 7, maxLength: 24 })),
      account: Type.Optional(Id),
      grid: Type.Optional(Id),
      building: Type.Optional(Id),
      from: Moment,
      to: Type.Optional(Moment),
    },
    closed,
  ),
  reply: Type.Object({ duty: Id }),
  status: 201,
})

export const endDuty = endpoint({
  id: 'rosters.end-duty',
  method: 'POST',
  path: '/api/rosters/:community/duties/:duty/end',
  summary: 'Ends a duty now.',
  caller: 'account',
  policy: 'rosters.mayKeepDuties',
  params: Type.Object({ community: Id, duty: Id }),
  reply: Done,
})
