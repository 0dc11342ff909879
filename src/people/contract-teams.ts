import { type Static, Type } from 'typebox'
import { endpoint } from '../platform/http/endpoint.ts'
import { Abilities, AtCommunity, Day, Membership } from './contract-organisations.ts'
import { Id, Named, orNull } from './contract-session.ts'
import { Done, Name } from './contract-staff.ts'

const closed = { additionalProperties: false } as const
const One = Type.Object({ id: Id })
const mostBuildings = 1000
const Buildings = Type.Array(Id, { minItems: 1, maxItems: mostBuildings, uniqueItems: true })

export const TeamBuilding = Type.Object({ id: Id, number: Type.Integer(), name: Type.String(), grid: Id })

export const Team = Type.Object({
  id: Id,
  name: Type.String(),
  /** Who belongs to it today, head first. */
  members: Type.Array(Type.Omit(Membership, ['isNow', 'endedBecause', 'to'])),
  /** Its duty area today. */
  buildings: Type.Array(TeamBuilding),
})
export type Team = Static<typeof Team>

export const readTeams = endpoint({
  id: 'people.read-teams',
  method: 'GET',
  path: '/api/people/teams',
  summary: 'The teams of the 同心亲友团 with their members and duty areas of today.',
  caller: 'account',
  policy: 'people.maySeeOrganisations',
  query: AtCommunity,
  reply: Type.Object({ items: Type.Array(Team), laidOutFrom: orNull(Day), abilities: Abilities }),
})

export const DutyTurn = Type.Object({ id: Id, building: Named, from: Day, to: orNull(Day), isNow: Type.Boolean() })

export const readDutyHistory = endpoint({
  id: 'people.read-duty-history',
  method: 'GET',
  path: '/api/people/teams/:id/duty',
  summary: 'Which buildings a team answered for, and when; newest first.',
  caller: 'account',
  policy: 'people.maySeeOrganisations',
  params: One,
  query: Type.Object({ community: Id, after: Type.Optional(Type.String({ maxLength: 60 })) }, closed),
  reply: Type.Object({ items: Type.Array(DutyTurn), next: orNull(Type.String()) }),
})

export const layOutDuty = endpoint({
  id: 'people.lay-out-duty',
  method: 'POST',
  path: '/api/people/duty-areas',
  summary: 'Lays out the duty areas from a day on: every building gets its team, and keeps one ever after.',
  caller: 'account',
  policy: 'people.mayKeepOrganisations',
  body: Type.Object(
    {
      community: Id,
      from: Type.Optional(Day),
      areas: Type.Array(Type.Object({ team: Id, buildings: Buildings }, closed), { minItems: 1, maxItems: 100 }),
    },
    closed,
  ),
  reply: Done,
  status: 201,
})

export const rotateDuty = endpoint({
  id: 'people.rotate-duty',
  method: 'POST',
  path: '/api/people/duty-areas/rotate',
  summary: 'Gives buildings to another team from a day on; the team before ends with the day before.',
  caller: 'account',
  policy: 'people.mayKeepOrganisations',
  body: Type.Object({ community: Id, team: Id, buildings: Buildings, from: Type.Optional(Day) }, closed),
  reply: Done,
})

const Gap = Type.Enum(['captain', 'team', 'worker'])
/** Somebody who is there: the holder, or during her leave whoever stands in. */
const There = Type.Object({ name: Type.String(), standsIn: orNull(Type.String()) })

export const CoveredBuilding = Type.Object({
  building: Id,
  number: Type.Integer(),
  name: Type.String(),
  grid: Id,
  gridName: Type.String(),
  captain: orNull(There),
  team: orNull(Named),
  /** How many of the team are there today. */
  teamMembers: Type.Integer(),
  worker: orNull(There),
  group: orNull(Named),
  /** Who is missing today. */
  uncovered: Type.Array(Gap),
})
export type CoveredBuilding = Static<typeof CoveredBuilding>

export const readCoverage = endpoint({
  id: 'people.read-coverage',
  method: 'GET',
  path: '/api/people/coverage',
  summary: 'Who answers for each building today: captain, team, grid worker and group; and who is missing.',
  caller: 'account',
  policy: 'people.maySeeOrganisations',
  query: Type.Object({ community: Id, building: Type.Optional(Id) }, closed),
  reply: Type.Object({ items: Type.Array(CoveredBuilding) }),
})

export const BuildingGroup = Type.Object({
  id: Id,
  name: Type.String(),
  keeper: Type.String(),
  from: Day,
  to: orNull(Day),
  buildings: Type.Array(TeamBuilding),
})
export type BuildingGroup = Static<typeof BuildingGroup>

export const readBuildingGroups = endpoint({
  id: 'people.read-building-groups',
  method: 'GET',
  path: '/api/people/building-groups',
  summary: 'The buildings’ WeChat groups: name, keeper and which buildings; nothing of what is said there.',
  caller: 'account',
  policy: 'people.maySeeOrganisations',
  query: AtCommunity,
  reply: Type.Object({ items: Type.Array(BuildingGroup), abilities: Abilities }),
})

export const openBuildingGroup = endpoint({
  id: 'people.open-building-group',
  method: 'POST',
  path: '/api/people/building-groups',
  summary: 'Enters a buildings’ group with who keeps it and which buildings it is for.',
  caller: 'account',
  policy: 'people.mayKeepOrganisations',
  body: Type.Object(
    { community: Id, name: Name, keeper: Name, buildings: Buildings, from: Type.Optional(Day) },
    closed,
  ),
  reply: Type.Object({ group: Id }),
  status: 201,
})

export const changeBuildingGroup = endpoint({
  id: 'people.change-building-group',
  method: 'POST',
  path: '/api/people/building-groups/:id/change',
  summary: 'Renames a group, gives it another keeper or more buildings, or ends it.',
  caller: 'account',
  policy: 'people.mayKeepOrganisations',
  params: One,
  body: Type.Object(
    {
      community: Id,
      name: Type.Optional(Name),
      keeper: Type.Optional(Name),
      /** Buildings that come to it from a day on, away from the group they were in. */
      buildings: Type.Optional(Buildings),
      from: Type.Optional(Day),
      /** Its last day. */
      to: Type.Optional(Day),
    },
    closed,
  ),
  reply: Done,
})

export const MyDuty = Type.Object({
  community: Named,
  team: orNull(Named),
  colleagues: Type.Array(Type.Object({ name: Type.String(), role: Type.String() })),
  buildings: Type.Array(CoveredBuilding),
})
export type MyDuty = Static<typeof MyDuty>

export const readMyDuty = endpoint({
  id: 'people.read-my-duty',
  method: 'GET',
  path: '/api/people/my-duty',
  summary: 'The own duty area of team members and captains: buildings, colleagues, who else answers for them.',
  caller: 'account',
  policy: 'people.maySeeOwnDuty',
  reply: Type.Object({ items: Type.Array(MyDuty) }),
})
