import { type Static, Type } from 'typebox'
import { endpoint } from '../platform/http/endpoint.ts'
import { Id } from './contract-session.ts'

const closed = { additionalProperties: false } as const
const Name = Type.String({ minLength: 1, maxLength: 40, pattern: '\\S' })

const FirstPerson = Type.Object(
  {
    username: Type.String({ minLength: 3, maxLength: 32 }),
    name: Name,
    password: Type.String({ minLength: 1, maxLength: 200 }),
  },
  closed,
)
export type FirstPerson = Static<typeof FirstPerson>

/** The first community: names and codes, and how many grids it begins with. */
export const FirstCommunity = Type.Object(
  {
    subdistrict: Type.Object({ code: Type.String({ pattern: '^[0-9]{9}$' }), name: Name }, closed),
    code: Type.String({ pattern: '^[0-9]{12}$' }),
    shortCode: Type.String({ pattern: '^[A-Z]{2,4}$' }),
    name: Name,
    grids: Type.Integer({ minimum: 1, maximum: 99 }),
  },
  closed,
)
export type FirstCommunity = Static<typeof FirstCommunity>

export const setUpFirst = endpoint({
  id: 'people.set-up-first',
  method: 'POST',
  path: '/api/setup',
  summary:
    'On an installation without accounts: makes the first administrator, security officer and community. Refused ever after.',
  caller: 'public',
  policy: 'anyone',
  body: Type.Object({ administrator: FirstPerson, securityOfficer: FirstPerson, community: FirstCommunity }, closed),
  reply: Type.Object({ community: Id }),
  status: 201,
})
