import { type Static, Type } from 'typebox'
import { endpoint } from '../platform/http/endpoint.ts'
import { AtCommunity, Day } from './contract-organisations.ts'
import { Id, Named, orNull } from './contract-session.ts'
import { Done, Name } from './contract-staff.ts'

const closed = { additionalProperties: false } as const
const One = Type.Object({ id: Id })

/** A branch or group as far as the person asking sees its roll. */
export const RollPart = Type.Object({
  id: Id,
  kind: Type.Enum(['party_committee', 'party_branch', 'party_group']),
  name: Type.String(),
  parent: orNull(Id),
  members: Type.Integer(),
  /** Whether the person may admit into it and move within it. */
  mayKeep: Type.Boolean(),
})
export type RollPart = Static<typeof RollPart>

export const readRollParts = endpoint({
  id: 'people.read-roll-parts',
  method: 'GET',
  path: '/api/people/party',
  summary: 'Branches and groups whose roll the Party post opens, with how many members each has today.',
  caller: 'account',
  policy: 'people.maySeeRoll',
  query: AtCommunity,
  reply: Type.Object({ items: Type.Array(RollPart) }),
})

export const RollMember = Type.Object({
  /** The stay. */
  id: Id,
  member: Id,
  name: Type.String(),
  branch: Named,
  group: Named,
  from: Day,
  to: orNull(Day),
  endedBecause: orNull(Type.String()),
})
export type RollMember = Static<typeof RollMember>

export const listRoll = endpoint({
  id: 'people.list-roll',
  method: 'GET',
  path: '/api/people/party/members',
  summary: 'A page of the members on the roll today, by name; of one branch or group where it is named.',
  caller: 'account',
  policy: 'people.maySeeRoll',
  query: Type.Object(
    {
      community: Id,
      branch: Type.Optional(Id),
      group: Type.Optional(Id),
      after: Type.Optional(Type.String({ maxLength: 120 })),
      limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 100 })),
    },
    closed,
  ),
  reply: Type.Object({ items: Type.Array(RollMember), next: orNull(Type.String()) }),
})

export const readRollMember = endpoint({
  id: 'people.read-roll-member',
  method: 'GET',
  path: '/api/people/party/members/:id',
  summary: 'The groups a member was in, newest first, as far as the Party post opens their rolls.',
  caller: 'account',
  policy: 'people.maySeeRoll',
  params: One,
  query: AtCommunity,
  reply: Type.Object({ stays: Type.Array(RollMember) }),
})

export const admitMember = endpoint({
  id: 'people.admit-party-member',
  method: 'POST',
  path: '/api/people/party/members',
  summary: 'Enters a member in a group.',
  caller: 'account',
  policy: 'people.mayKeepRoll',
  body: Type.Object({ community: Id, group: Id, name: Name, from: Type.Optional(Day) }, closed),
  reply: Type.Object({ member: Id }),
  status: 201,
})

export const transferMember = endpoint({
  id: 'people.transfer-party-member',
  method: 'POST',
  path: '/api/people/party/members/:id/move',
  summary: 'Moves a member to another group from a day on; the groups before stay on record.',
  caller: 'account',
  policy: 'people.mayKeepRoll',
  params: One,
  body: Type.Object({ community: Id, group: Id, from: Type.Optional(Day) }, closed),
  reply: Done,
})

export const strikeMember = endpoint({
  id: 'people.strike-party-member',
  method: 'POST',
  path: '/api/people/party/members/:id/leave',
  summary: 'Takes a member off the roll after a last day.',
  caller: 'account',
  policy: 'people.mayKeepRoll',
  params: One,
  body: Type.Object(
    {
      community: Id,
      because: Type.Enum(['transferred_out', 'left', 'died', 'entered_by_mistake']),
      to: Type.Optional(Day),
    },
    closed,
  ),
  reply: Done,
})

export const readPartyCounts = endpoint({
  id: 'people.read-party-counts',
  method: 'GET',
  path: '/api/people/coverage/party',
  summary: 'Which grid has a Party branch and how many members it has, where they are five or more.',
  caller: 'account',
  policy: 'people.maySeeOrganisations',
  query: AtCommunity,
  reply: Type.Object({
    items: Type.Array(
      Type.Object({ id: Id, name: Type.String(), grid: orNull(Named), members: orNull(Type.Integer()) }),
    ),
  }),
})
