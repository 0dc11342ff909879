import { type Static, Type } from 'typebox'
import { endpoint } from '../platform/http/endpoint.ts'
import { ResidentLine } from './contract-residents.ts'
import { Id } from './contract-session.ts'
import { organisationKinds } from './rules-organisations.ts'

const closed = { additionalProperties: false } as const

/** What a few words find in a community; of each kind at most ten. */
export const Found = Type.Object({
  residents: Type.Array(ResidentLine),
  doors: Type.Array(
    Type.Object({
      dwelling: Id,
      building: Id,
      door: Type.String(),
      staircase: Type.String(),
      buildingName: Type.String(),
    }),
  ),
  buildings: Type.Array(Type.Object({ id: Id, name: Type.String(), gridName: Type.String() })),
  organisations: Type.Array(Type.Object({ id: Id, name: Type.String(), kind: Type.Enum(organisationKinds) })),
})
export type Found = Static<typeof Found>

export const search = endpoint({
  id: 'people.search',
  method: 'GET',
  path: '/api/people/:community/search',
  summary:
    'Residents by name, pinyin or initials, doors and buildings by address, organisations by name: what the asker may see, masked.',
  caller: 'account',
  policy: 'people.maySearch',
  params: Type.Object({ community: Id }),
  query: Type.Object({ words: Type.String({ minLength: 1, maxLength: 60 }) }, closed),
  reply: Found,
})

export const searchByNumber = endpoint({
  id: 'people.search-by-number',
  method: 'POST',
  path: '/api/people/:community/search/number',
  summary:
    'Residents by a whole telephone number or its last four digits, for the desk also by an identity number: at most ten, masked; limited, and in the journal.',
  caller: 'account',
  policy: 'people.maySearchNumbers',
  params: Type.Object({ community: Id }),
  body: Type.Object({ number: Type.String({ minLength: 4, maxLength: 30 }) }, closed),
  reply: Type.Object({ residents: Type.Array(ResidentLine) }),
})
