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

const count = (minimum: number, maximum: number) => Type.Integer({ minimum, maximum })

/** A grid to begin with, its houses all alike; `doors` are those of one floor of one staircase. */
const FirstGrid = Type.Object(
  { buildings: count(0, 99), staircases: count(1, 20), floors: count(1, 60), doors: count(1, 30) },
  closed,
)
export type FirstGrid = Static<typeof FirstGrid>

/** The first community: names and codes, and the grids it begins with. */
export const FirstCommunity = Type.Object(
  {
    subdistrict: Type.Object({ code: Type.String({ pattern: '^[0-9]{9}$' }), name: Name }, closed),
    code: Type.String({ pattern: '^[0-9]{12}$' }),
    shortCode: Type.String({ pattern: '^[A-Z]{2,4}$' }),
    name: Name,
    grids: Type.Array(FirstGrid, { minItems: 1, maxItems: 99 }),
  },
  closed,
)
export type FirstCommunity = Static<typeof FirstCommunity>

export const readFirstSetup = endpoint({
  id: 'people.read-first-setup',
  method: 'GET',
  path: '/api/setup',
  summary: 'Whether the installation still waits to be set up, and whether that asks for the code shown at its start.',
  caller: 'public',
  policy: 'anyone',
  reply: Type.Object({ isOpen: Type.Boolean(), needsCode: Type.Boolean() }),
})

export const setUpFirst = endpoint({
  id: 'people.set-up-first',
  method: 'POST',
  path: '/api/setup',
  summary:
    'On an installation without accounts: makes the first administrator, security officer and community. Refused ever after.',
  caller: 'public',
  policy: 'people.mayBeginSetup',
  body: Type.Object(
    {
      administrator: FirstPerson,
      securityOfficer: FirstPerson,
      community: FirstCommunity,
      /** What the program showed at its start where its pages are reached from other machines. */
      code: Type.Optional(Type.String({ minLength: 1, maxLength: 64 })),
    },
    closed,
  ),
  reply: Type.Object({ community: Id }),
  status: 201,
})
