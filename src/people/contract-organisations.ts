import { type Static, Type } from 'typebox'
import { endpoint } from '../platform/http/endpoint.ts'
import { Id, Named, orNull } from './contract-session.ts'
import { Done, Name } from './contract-staff.ts'
import { forces, memberRoles, organisationKinds } from './rules-organisations.ts'

const closed = { additionalProperties: false } as const
/** A day of the calendar; spans name their first and last day, both included. */
export const Day = Type.String({ pattern: '^[0-9]{4}-[0-9]{2}-[0-9]{2}$' })
export const AtCommunity = Type.Object({ community: Id }, closed)
const OnDay = Type.Object({ community: Id, on: Type.Optional(Day) }, closed)
const One = Type.Object({ id: Id })
const Kind = Type.Enum(organisationKinds)
const Role = Type.Enum(memberRoles)
const Force = Type.Enum(forces)
export const Abilities = Type.Array(Type.Enum(['keep']))

export const Organisation = Type.Object({
  id: Id,
  parent: orNull(Id),
  kind: Kind,
  name: Type.String(),
  grid: orNull(Named),
  from: Day,
  to: orNull(Day),
  /** How many belong to it today; Party organisations keep theirs on the roll and count none here. */
  members: Type.Integer(),
})
export type Organisation = Static<typeof Organisation>

export const Membership = Type.Object({
  id: Id,
  /** Follows one person from organisation to organisation. */
  member: Id,
  name: Type.String(),
  role: Role,
  force: orNull(Force),
  from: Day,
  to: orNull(Day),
  isNow: Type.Boolean(),
  endedBecause: orNull(Type.String()),
})
export type Membership = Static<typeof Membership>

export const readTree = endpoint({
  id: 'people.read-organisations',
  method: 'GET',
  path: '/api/people/organisations',
  summary: 'The organisations of a community as they stand on a day, parents and children.',
  caller: 'account',
  policy: 'people.maySeeOrganisations',
  query: OnDay,
  reply: Type.Object({ items: Type.Array(Organisation), abilities: Abilities }),
})

export const readOrganisation = endpoint({
  id: 'people.read-organisation',
  method: 'GET',
  path: '/api/people/organisations/:id',
  summary: 'One organisation with who belongs and belonged to it.',
  caller: 'account',
  policy: 'people.maySeeOrganisations',
  params: One,
  query: AtCommunity,
  reply: Type.Object({ organisation: Organisation, memberships: Type.Array(Membership), abilities: Abilities }),
})

export const foundOrganisation = endpoint({
  id: 'people.found-organisation',
  method: 'POST',
  path: '/api/people/organisations',
  summary: 'Founds an organisation, alone or under another.',
  caller: 'account',
  policy: 'people.mayKeepOrganisations',
  body: Type.Object(
    {
      community: Id,
      kind: Kind,
      name: Name,
      parent: Type.Optional(Id),
      grid: Type.Optional(Id),
      /** From today, without end, where nothing is said. */
      from: Type.Optional(Day),
      to: Type.Optional(Day),
    },
    closed,
  ),
  reply: Type.Object({ organisation: Id }),
  status: 201,
})

export const changeOrganisation = endpoint({
  id: 'people.change-organisation',
  method: 'POST',
  path: '/api/people/organisations/:id/change',
  summary: 'Renames an organisation, puts it under another, or ends it after a day.',
  caller: 'account',
  policy: 'people.mayKeepOrganisations',
  params: One,
  body: Type.Object(
    {
      community: Id,
      name: Type.Optional(Name),
      parent: Type.Optional(orNull(Id)),
      /** Its last day. */
      to: Type.Optional(Day),
    },
    closed,
  ),
  reply: Done,
})

export const joinOrganisation = endpoint({
  id: 'people.join-organisation',
  method: 'POST',
  path: '/api/people/organisations/:id/members',
  summary: 'Takes somebody into an organisation; into a team with the force she comes from.',
  caller: 'account',
  policy: 'people.mayKeepOrganisations',
  params: One,
  body: Type.Object(
    {
      community: Id,
      name: Name,
      role: Role,
      force: Type.Optional(Force),
      /** Who it is, where the program knows her: an account, a person of the register. */
      account: Type.Optional(Id),
      person: Type.Optional(Id),
      from: Type.Optional(Day),
      to: Type.Optional(Day),
    },
    closed,
  ),
  reply: Type.Object({ membership: Id }),
  status: 201,
})

export const moveMember = endpoint({
  id: 'people.move-member',
  method: 'POST',
  path: '/api/people/memberships/:id/move',
  summary: 'Moves a member to another organisation of the same kind from a day on; where she was stays on record.',
  caller: 'account',
  policy: 'people.mayKeepOrganisations',
  params: One,
  body: Type.Object({ community: Id, to: Id, role: Type.Optional(Role), from: Type.Optional(Day) }, closed),
  reply: Type.Object({ membership: Id }),
})

export const endMembership = endpoint({
  id: 'people.end-membership',
  method: 'POST',
  path: '/api/people/memberships/:id/end',
  summary: 'Ends a membership now, or after a last day.',
  caller: 'account',
  policy: 'people.mayKeepOrganisations',
  params: One,
  body: Type.Object(
    {
      community: Id,
      because: Type.Enum(['retired', 'left', 'entered_by_mistake']),
      to: Type.Optional(Day),
    },
    closed,
  ),
  reply: Done,
})
