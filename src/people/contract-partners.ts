import { type Static, Type } from 'typebox'
import { endpoint } from '../platform/http/endpoint.ts'
import { Abilities, AtCommunity, Day } from './contract-organisations.ts'
import { Id, Named, orNull } from './contract-session.ts'
import { Done } from './contract-staff.ts'
import { organisationKinds } from './rules-organisations.ts'
import { itemAreas, itemKinds } from './rules-partners.ts'

const closed = { additionalProperties: false } as const
const One = Type.Object({ id: Id })
const Title = Type.String({ minLength: 1, maxLength: 80, pattern: '\\S' })
const ItemKind = Type.Enum(itemKinds)
const ItemArea = Type.Enum(itemAreas)

export const Agreement = Type.Object({
  id: Id,
  title: Type.String(),
  signedOn: Day,
  from: Day,
  to: orNull(Day),
  /** The agreement it renews. */
  renews: orNull(Id),
  isNow: Type.Boolean(),
})
export type Agreement = Static<typeof Agreement>

export const PartnerLine = Type.Object({
  id: Id,
  name: Type.String(),
  kind: Type.Enum(organisationKinds),
  /** The agreement in force today. */
  agreement: orNull(Agreement),
  needs: Type.Integer(),
  resources: Type.Integer(),
  projects: Type.Integer(),
  delivered: Type.Integer(),
})
export type PartnerLine = Static<typeof PartnerLine>

export const listPartners = endpoint({
  id: 'people.list-partners',
  method: 'GET',
  path: '/api/people/partners',
  summary: 'Organisations that have or had an agreement, and partners that have none yet, with counts of their lists.',
  caller: 'account',
  policy: 'people.maySeePartners',
  query: AtCommunity,
  reply: Type.Object({ items: Type.Array(PartnerLine), abilities: Abilities }),
})

const itemFields = { id: Id, kind: ItemKind, area: ItemArea, title: Type.String(), from: Day, to: orNull(Day) }
export const Resource = Type.Object({ ...itemFields, isNow: Type.Boolean() })
export const Need = Type.Object({
  ...Resource.properties,
  /** Resources of the same kind and area on any partner's list today. */
  fits: Type.Array(Type.Object({ id: Id, title: Type.String(), partner: Named })),
})
export const Project = Type.Object({
  id: Id,
  title: Type.String(),
  need: Type.String(),
  resource: Type.String(),
  resourceOf: Named,
  state: Type.Enum(['agreed', 'delivered', 'dropped']),
  from: Day,
  deliveredOn: orNull(Day),
  /** What was really delivered, or why it was dropped. */
  delivered: orNull(Type.String()),
})
export const Partner = Type.Object({
  id: Id,
  name: Type.String(),
  agreements: Type.Array(Agreement),
  needs: Type.Array(Need),
  resources: Type.Array(Resource),
  projects: Type.Array(Project),
  abilities: Abilities,
})
export type Partner = Static<typeof Partner>

export const readPartner = endpoint({
  id: 'people.read-partner',
  method: 'GET',
  path: '/api/people/partners/:id',
  summary: 'A partner’s agreements, newest first, and its needs, resources and projects.',
  caller: 'account',
  policy: 'people.maySeePartners',
  params: One,
  query: AtCommunity,
  reply: Partner,
})

export const signAgreement = endpoint({
  id: 'people.sign-agreement',
  method: 'POST',
  path: '/api/people/partners/:id/agreements',
  summary: 'Enters an agreement with a partner, or the renewal of one; two are never in force at once.',
  caller: 'account',
  policy: 'people.mayKeepPartners',
  params: One,
  body: Type.Object(
    {
      community: Id,
      title: Title,
      signedOn: Day,
      from: Day,
      to: Type.Optional(Day),
      renews: Type.Optional(Id),
    },
    closed,
  ),
  reply: Type.Object({ agreement: Id }),
  status: 201,
})

export const listItem = endpoint({
  id: 'people.list-partner-item',
  method: 'POST',
  path: '/api/people/partners/:id/items',
  summary: 'Puts a need or a resource on a partner’s list.',
  caller: 'account',
  policy: 'people.mayKeepPartners',
  params: One,
  body: Type.Object(
    {
      community: Id,
      list: Type.Enum(['need', 'resource']),
      kind: ItemKind,
      area: ItemArea,
      title: Title,
      from: Type.Optional(Day),
      to: Type.Optional(Day),
    },
    closed,
  ),
  reply: Type.Object({ item: Id }),
  status: 201,
})

export const endItem = endpoint({
  id: 'people.end-partner-item',
  method: 'POST',
  path: '/api/people/partner-items/:id/end',
  summary: 'Takes a need or a resource off its list now, or after a last day.',
  caller: 'account',
  policy: 'people.mayKeepPartners',
  params: One,
  body: Type.Object({ community: Id, to: Type.Optional(Day) }, closed),
  reply: Done,
})

export const agreeProject = endpoint({
  id: 'people.agree-project',
  method: 'POST',
  path: '/api/people/partner-projects',
  summary: 'Joins a need with a resource of the same kind and area into a project.',
  caller: 'account',
  policy: 'people.mayKeepPartners',
  body: Type.Object({ community: Id, need: Id, resource: Id, title: Title, from: Type.Optional(Day) }, closed),
  reply: Type.Object({ project: Id }),
  status: 201,
})

export const settleProject = endpoint({
  id: 'people.settle-project',
  method: 'POST',
  path: '/api/people/partner-projects/:id/settle',
  summary: 'Says what a project really delivered, or that it was dropped and why.',
  caller: 'account',
  policy: 'people.mayKeepPartners',
  params: One,
  body: Type.Object(
    {
      community: Id,
      state: Type.Enum(['delivered', 'dropped']),
      on: Type.Optional(Day),
      delivered: Type.String({ minLength: 1, maxLength: 400, pattern: '\\S' }),
    },
    closed,
  ),
  reply: Done,
})
