import { type Static, Type } from 'typebox'
import { endpoint } from '../platform/http/endpoint.ts'
import { Id, Moment, orNull } from './contract-session.ts'
import { fieldKinds, purposes, relations } from './residents/rules-residents.ts'

const closed = { additionalProperties: false } as const
export const Day = Type.String({ pattern: '^[0-9]{4}-[0-9]{2}-[0-9]{2}$' })
export const PersonName = Type.String({ minLength: 1, maxLength: 40, pattern: '\\S' })
export const OnePerson = Type.Object({ community: Id, person: Id })
const Phone = Type.String({ minLength: 7, maxLength: 24 })
export const Relation = Type.Enum(relations)
/** Whom to call: a person of the register, or a name with a telephone. */
export const GuardianWish = Type.Object(
  {
    person: Type.Optional(Id),
    name: Type.Optional(PersonName),
    phone: Type.Optional(orNull(Phone)),
    relation: Type.Enum(relations.filter((relation) => relation !== 'head')),
  },
  closed,
)
export const Purpose = Type.Enum(purposes)
export const FieldKind = Type.Enum(fieldKinds)
export const Birth = Type.Object(
  { year: Type.Integer({ minimum: 1890, maximum: 2100 }), month: orNull(Type.Integer({ minimum: 1, maximum: 12 })) },
  closed,
)

/** Where somebody lives, in the words of the street. */
export const Home = Type.Object({
  household: Id,
  dwelling: Id,
  building: Id,
  grid: Id,
  door: Type.String(),
  floor: Type.Integer(),
  staircase: Type.String(),
  buildingName: Type.String(),
  gridName: Type.String(),
})

/** A person as she is shown: name and telephone masked; `null` where nothing is kept. */
export const ResidentLine = Type.Object({
  id: Id,
  name: Type.String(),
  sex: orNull(Type.Enum(['female', 'male'])),
  birth: orNull(Birth),
  phone: orNull(Type.String()),
  relation: orNull(Relation),
  isUsual: Type.Boolean(),
  home: orNull(Home),
  ended: orNull(Type.Object({ on: Day, reason: Type.Enum(['moved', 'died', 'mistake']) })),
})
export type ResidentLine = Static<typeof ResidentLine>

export const listResidents = endpoint({
  id: 'people.list-residents',
  method: 'GET',
  path: '/api/people/:community/residents',
  summary: 'A page of the residents in sight, masked: of the community, a grid, a building or a door.',
  caller: 'account',
  policy: 'people.maySeeResidents',
  params: Type.Object({ community: Id }),
  query: Type.Object(
    {
      grid: Type.Optional(Id),
      building: Type.Optional(Id),
      dwelling: Type.Optional(Id),
      ended: Type.Optional(Type.Boolean()),
      after: Type.Optional(Id),
      limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 100 })),
    },
    closed,
  ),
  reply: Type.Object({ items: Type.Array(ResidentLine), next: orNull(Id) }),
})

/** What the person asking may do with a record. */
export const ResidentAct = Type.Enum([
  'correct',
  'move',
  'end',
  'open-phone',
  'open-name',
  'open-id-number',
  'record-consent',
  'open-contact',
  'keep-id-number',
])

/** Whom to call, masked. `name` is null where her own record stands in a grid that the asker does not see. */
export const ContactLine = Type.Object({
  id: Id,
  kind: Type.Enum(['guardian', 'emergency']),
  relation: Relation,
  name: orNull(Type.String()),
  phone: orNull(Type.String()),
  /** Her own record, where the asker may see it. */
  person: orNull(Id),
})
export type ContactLine = Static<typeof ContactLine>

export const readResident = endpoint({
  id: 'people.read-resident',
  method: 'GET',
  path: '/api/people/:community/residents/:person',
  summary: 'One resident, masked, with where she lived, for what each kind of field is kept, and what may be done.',
  caller: 'account',
  policy: 'people.maySeeResidents',
  params: OnePerson,
  reply: Type.Object({
    ...ResidentLine.properties,
    captainKnows: Type.Boolean(),
    hasIdNumber: Type.Boolean(),
    /** Hidden but for the last four; for the desk alone. */
    idNumber: orNull(Type.String()),
    contacts: Type.Array(ContactLine),
    /** A child under fourteen without a guardian. */
    lacksGuardian: Type.Boolean(),
    residences: Type.Array(
      Type.Object({ from: Day, to: orNull(Day), door: Type.String(), buildingName: Type.String() }),
    ),
    grounds: Type.Array(
      Type.Object({
        kind: FieldKind,
        purpose: Purpose,
        basis: Type.Enum(['consent', 'statutory_duty', 'life_saving']),
        since: Moment,
        withdrawnAt: orNull(Moment),
      }),
    ),
    abilities: Type.Array(ResidentAct),
  }),
})

export const addResident = endpoint({
  id: 'people.add-resident',
  method: 'POST',
  path: '/api/people/:community/residents',
  summary:
    'Enters a resident behind a door; the household is made where there is none. Nothing that is not needed is asked.',
  caller: 'account',
  policy: 'people.mayKeepResidents',
  params: Type.Object({ community: Id }),
  body: Type.Object(
    {
      dwelling: Id,
      name: PersonName,
      sex: Type.Optional(orNull(Type.Enum(['female', 'male']))),
      birth: Type.Optional(orNull(Birth)),
      phone: Type.Optional(orNull(Phone)),
      relation: Type.Optional(orNull(Relation)),
      isUsual: Type.Optional(Type.Boolean()),
      /** First day at this door; today where nothing is said. */
      from: Type.Optional(Day),
      /** Needed for a child under fourteen. */
      guardian: Type.Optional(GuardianWish),
    },
    closed,
  ),
  reply: Type.Object({ person: Id, household: Id }),
  status: 201,
})

export const correctResident = endpoint({
  id: 'people.correct-resident',
  method: 'POST',
  path: '/api/people/:community/residents/:person/correct',
  summary: 'Puts right what is said of a resident; only what is sent changes.',
  caller: 'account',
  policy: 'people.mayKeepResidents',
  params: OnePerson,
  body: Type.Object(
    {
      name: Type.Optional(PersonName),
      sex: Type.Optional(orNull(Type.Enum(['female', 'male']))),
      birth: Type.Optional(orNull(Birth)),
      phone: Type.Optional(orNull(Phone)),
      relation: Type.Optional(orNull(Relation)),
      isUsual: Type.Optional(Type.Boolean()),
    },
    closed,
  ),
  reply: Type.Object({ done: Type.Literal(true) }),
})

export const moveResident = endpoint({
  id: 'people.move-resident',
  method: 'POST',
  path: '/api/people/:community/residents/:person/move',
  summary: 'Moves a resident to another door from a day on; a day to come is refused, the past is history.',
  caller: 'account',
  policy: 'people.mayKeepResidents',
  params: OnePerson,
  body: Type.Object({ dwelling: Id, from: Day, relation: Type.Optional(orNull(Relation)) }, closed),
  reply: Type.Object({ household: Id }),
})

export const endResident = endpoint({
  id: 'people.end-resident',
  method: 'POST',
  path: '/api/people/:community/residents/:person/end',
  summary: 'She moved away, died, or was entered by mistake. What is left is erased when its term is over.',
  caller: 'account',
  policy: 'people.mayKeepResidents',
  params: OnePerson,
  body: Type.Object({ reason: Type.Enum(['moved', 'died', 'mistake']), on: Day }, closed),
  reply: Type.Object({ done: Type.Literal(true) }),
})

export const openField = endpoint({
  id: 'people.open-field',
  method: 'POST',
  path: '/api/people/:community/residents/:person/open',
  summary: 'Opens one masked field for a purpose. Who, when and why is kept; she can read it.',
  caller: 'account',
  policy: 'people.mayOpenField',
  params: OnePerson,
  body: Type.Object(
    {
      field: Type.Enum(['phone', 'name', 'id_number']),
      purpose: Purpose,
      reason: Type.Optional(Type.String({ maxLength: 200 })),
    },
    closed,
  ),
  reply: Type.Object({ value: Type.String() }),
})

export const keepHousehold = endpoint({
  id: 'people.keep-household',
  method: 'POST',
  path: '/api/people/:community/households',
  summary: 'Enters a household by its number of heads alone.',
  caller: 'account',
  policy: 'people.mayKeepResidents',
  params: Type.Object({ community: Id }),
  body: Type.Object(
    { dwelling: Id, headCount: Type.Integer({ minimum: 0, maximum: 30 }), from: Type.Optional(Day) },
    closed,
  ),
  reply: Type.Object({ household: Id }),
  status: 201,
})

/** Per door of a building, as counts; a door without a household in sight is not named. */
export const behindDoors = endpoint({
  id: 'people.behind-doors',
  method: 'GET',
  path: '/api/people/:community/buildings/:building/doors',
  summary: 'How many live behind each door of a building, for those who keep its register.',
  caller: 'account',
  policy: 'people.maySeeResidents',
  params: Type.Object({ community: Id, building: Id }),
  reply: Type.Object({
    items: Type.Array(Type.Object({ dwelling: Id, household: Id, persons: Type.Integer(), sixty: Type.Integer() })),
  }),
})

/** Per building, as counts; a building without a household in sight is not named. */
export const inBuildings = endpoint({
  id: 'people.in-buildings',
  method: 'GET',
  path: '/api/people/:community/buildings',
  summary: 'How many households and persons live in each building, for those who keep its register.',
  caller: 'account',
  policy: 'people.maySeeResidents',
  params: Type.Object({ community: Id }),
  reply: Type.Object({
    items: Type.Array(Type.Object({ building: Id, households: Type.Integer(), persons: Type.Integer() })),
  }),
})

const Counts = Type.Object({
  households: Type.Integer(),
  persons: Type.Integer(),
  /** Who lives here most of the year (常住). */
  usual: Type.Integer(),
  /** Of these, sixty years and older in the year of the day. */
  sixty: Type.Integer(),
})

export const countResidents = endpoint({
  id: 'people.count-residents',
  method: 'GET',
  path: '/api/people/:community/counts',
  summary: 'Households and residents by grid on any day; of the grids in sight.',
  caller: 'account',
  policy: 'people.maySeeResidents',
  params: Type.Object({ community: Id }),
  query: Type.Object({ on: Type.Optional(Day) }, closed),
  reply: Type.Object({
    on: Day,
    grids: Type.Array(Type.Object({ grid: Id, ...Counts.properties })),
    total: Counts,
  }),
})
