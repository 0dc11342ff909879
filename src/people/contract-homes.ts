import { Type } from 'typebox'
import { endpoint } from '../platform/http/endpoint.ts'
import { Day, PersonName, Purpose, Relation, ResidentLine } from './contract-residents.ts'
import { Id, orNull } from './contract-session.ts'
import { relations } from './residents/rules-residents.ts'

const closed = { additionalProperties: false } as const
const OneHousehold = Type.Object({ community: Id, household: Id })
const Done = Type.Object({ done: Type.Literal(true) })
const MemberRelation = Type.Enum(relations.filter((relation) => relation !== 'head'))

/** An owner of a dwelling, masked; `person` is her record where she has one that the asker may see. */
export const OwnerLine = Type.Object({
  id: Id,
  name: Type.String(),
  person: orNull(Id),
  share: Type.Number(),
  exclusiveArea: Type.Number(),
  from: Day,
})

export const readHome = endpoint({
  id: 'people.read-home',
  method: 'GET',
  path: '/api/people/:community/dwellings/:dwelling',
  summary:
    'The household behind one door, its head first, and who owns the door; masked, for those who keep the register there.',
  caller: 'account',
  policy: 'people.mayKeepResidents',
  params: Type.Object({ community: Id, dwelling: Id }),
  reply: Type.Object({
    dwelling: Id,
    building: Id,
    grid: Id,
    door: Type.String(),
    staircase: Type.String(),
    buildingName: Type.String(),
    isThere: Type.Boolean(),
    household: orNull(
      Type.Object({ id: Id, from: Day, headCount: orNull(Type.Integer()), members: Type.Array(ResidentLine) }),
    ),
    owners: Type.Array(OwnerLine),
  }),
})

export const changeHead = endpoint({
  id: 'people.change-head',
  method: 'POST',
  path: '/api/people/:community/households/:household/head',
  summary: 'Makes another member the head and says the place of everybody else, in one act.',
  caller: 'account',
  policy: 'people.mayKeepResidents',
  params: OneHousehold,
  body: Type.Object(
    {
      person: Id,
      others: Type.Array(Type.Object({ person: Id, relation: MemberRelation }, closed), { maxItems: 30 }),
    },
    closed,
  ),
  reply: Done,
})

export const splitHousehold = endpoint({
  id: 'people.split-household',
  method: 'POST',
  path: '/api/people/:community/households/:household/split',
  summary: 'Some of a household live behind another door from a day on, together, in one act.',
  caller: 'account',
  policy: 'people.mayKeepResidents',
  params: OneHousehold,
  body: Type.Object(
    {
      dwelling: Id,
      from: Day,
      members: Type.Array(Type.Object({ person: Id, relation: Relation }, closed), { minItems: 1, maxItems: 30 }),
    },
    closed,
  ),
  reply: Type.Object({ household: Id }),
})

export const correctHeadCount = endpoint({
  id: 'people.correct-head-count',
  method: 'POST',
  path: '/api/people/:community/households/:household/head-count',
  summary: 'How many live there where not all are persons by name; null where all are.',
  caller: 'account',
  policy: 'people.mayKeepResidents',
  params: OneHousehold,
  body: Type.Object({ headCount: orNull(Type.Integer({ minimum: 0, maximum: 30 })) }, closed),
  reply: Done,
})

export const endHousehold = endpoint({
  id: 'people.end-household',
  method: 'POST',
  path: '/api/people/:community/households/:household/end',
  summary: 'Ends a household that was entered by its head count alone.',
  caller: 'account',
  policy: 'people.mayKeepResidents',
  params: OneHousehold,
  body: Type.Object({ on: Day }, closed),
  reply: Done,
})

export const keepOwners = endpoint({
  id: 'people.keep-owners',
  method: 'POST',
  path: '/api/people/:community/dwellings/:dwelling/owners',
  summary:
    'Who owns a dwelling from a day on, all owners in one act; nobody where the list is empty. The owners before stay as history.',
  caller: 'account',
  policy: 'people.mayKeepResidents',
  params: Type.Object({ community: Id, dwelling: Id }),
  body: Type.Object(
    {
      from: Day,
      /** Square metres of the exclusive part (专有部分). */
      exclusiveArea: Type.Optional(Type.Number({ exclusiveMinimum: 0, exclusiveMaximum: 100000 })),
      owners: Type.Array(
        Type.Object(
          {
            person: Type.Optional(Id),
            name: Type.Optional(PersonName),
            share: Type.Number({ exclusiveMinimum: 0, maximum: 1 }),
          },
          closed,
        ),
        { maxItems: 20 },
      ),
    },
    closed,
  ),
  reply: Done,
})

export const openOwner = endpoint({
  id: 'people.open-owner',
  method: 'POST',
  path: '/api/people/:community/ownerships/:ownership/open',
  summary: 'Opens the name of an owner for a purpose. Who, when and why is kept.',
  caller: 'account',
  policy: 'people.mayKeepResidents',
  params: Type.Object({ community: Id, ownership: Id }),
  body: Type.Object({ purpose: Purpose, reason: Type.Optional(Type.String({ maxLength: 200 })) }, closed),
  reply: Type.Object({ value: Type.String() }),
})
