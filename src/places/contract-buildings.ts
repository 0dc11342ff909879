import { type Static, Type } from 'typebox'
import { endpoint } from '../platform/http/endpoint.ts'
import { Id, orNull } from './contract.ts'
import { Day } from './contract-settings.ts'

const InCommunity = Type.Object({ community: Id })
const OfBuilding = Type.Object({ community: Id, building: Id })
const OfFacility = Type.Object({ community: Id, facility: Id })

/** From which day until which day something holds; until is the first day that it does not. */
const span = { from: Day, to: orNull(Day) }

export const facilityKinds = [
  'lamp',
  'hydrant',
  'extinguisher',
  'well',
  'lift',
  'handrail',
  'entrance_door',
  'water_tank',
  'meter_box',
  'other',
] as const
export type FacilityKind = (typeof facilityKinds)[number]
export const conditions = ['good', 'worn', 'broken'] as const
export type Condition = (typeof conditions)[number]

const FacilityKindWord = Type.Union([
  Type.Literal('lamp'),
  Type.Literal('hydrant'),
  Type.Literal('extinguisher'),
  Type.Literal('well'),
  Type.Literal('lift'),
  Type.Literal('handrail'),
  Type.Literal('entrance_door'),
  Type.Literal('water_tank'),
  Type.Literal('meter_box'),
  Type.Literal('other'),
])
const ConditionWord = Type.Union([Type.Literal('good'), Type.Literal('worn'), Type.Literal('broken')])
const Spot = Type.String({ minLength: 1, maxLength: 60 })
const Floor = Type.Integer({ minimum: -3, maximum: 60 })

export const Facility = Type.Object({
  id: Id,
  kind: FacilityKindWord,
  staircase: orNull(Id),
  floor: orNull(Type.Integer()),
  spot: Type.String(),
  condition: ConditionWord,
  checkedOn: orNull(Day),
  ...span,
})
export type Facility = Static<typeof Facility>

const Staircase = Type.Object({ id: Id, number: Type.Integer(), code: Type.String(), name: Type.String(), ...span })
const Door = Type.Object({
  id: Id,
  staircase: Id,
  floor: Type.Integer(),
  door: Type.String(),
  ...span,
  /** What it was made of by merging or splitting. */
  before: Type.Array(
    Type.Object({
      id: Id,
      door: Type.String(),
      act: Type.Union([Type.Literal('merge'), Type.Literal('split')]),
      on: Day,
    }),
  ),
})
export type Door = Static<typeof Door>

export const readBuilding = endpoint({
  id: 'places.read-building',
  method: 'GET',
  path: '/api/places/:community/buildings/:building',
  summary: 'A building: staircases, doors, facilities, the grids it was, is and will be in.',
  caller: 'account',
  policy: 'places.maySeeBuilding',
  params: OfBuilding,
  reply: Type.Object({
    id: Id,
    number: Type.Integer(),
    code: Type.String(),
    name: Type.String(),
    floors: Type.Integer(),
    hasLift: Type.Boolean(),
    yearBuilt: orNull(Type.Integer()),
    ...span,
    today: Day,
    grid: Id,
    gridName: Type.String(),
    stays: Type.Array(Type.Object({ grid: Id, gridName: Type.String(), ...span })),
    staircases: Type.Array(Staircase),
    doors: Type.Array(Door),
    facilities: Type.Array(Facility),
    mayChange: Type.Boolean(),
    mayKeep: Type.Boolean(),
  }),
})
export type Building = Static<(typeof readBuilding)['reply']>

export const moveBuilding = endpoint({
  id: 'places.move-building',
  method: 'POST',
  path: '/api/places/:community/buildings/:building/move',
  summary:
    'Moves a building to another grid from a day on; its open matters follow for sight and stay where they are held.',
  caller: 'account',
  policy: 'places.mayChangePlaces',
  params: OfBuilding,
  body: Type.Object({ grid: Id, from: Day, seenIn: Id }, { additionalProperties: false }),
  reply: Type.Object({ building: Id, grid: Id, from: Day, done: Type.Boolean() }),
})

export const withdrawMove = endpoint({
  id: 'places.withdraw-move',
  method: 'POST',
  path: '/api/places/:community/buildings/:building/withdraw-move',
  summary: 'Takes a planned move back before its day.',
  caller: 'account',
  policy: 'places.mayChangePlaces',
  params: OfBuilding,
  reply: Type.Object({ building: Id }),
})

const facilityFields = { spot: Spot, condition: ConditionWord, checkedOn: Type.Optional(Day) }

export const addFacility = endpoint({
  id: 'places.add-facility',
  method: 'POST',
  path: '/api/places/:community/buildings/:building/facilities',
  summary: 'Enters a lamp, hydrant, well, lift, handrail or the like of a building.',
  caller: 'account',
  policy: 'places.mayKeepFacilities',
  params: OfBuilding,
  body: Type.Object(
    {
      kind: FacilityKindWord,
      staircase: Type.Optional(Id),
      floor: Type.Optional(Floor),
      ...facilityFields,
      /** The day it is there from; today where none is named. */
      from: Type.Optional(Day),
    },
    { additionalProperties: false },
  ),
  reply: Type.Object({ id: Id }),
})

export const changeFacility = endpoint({
  id: 'places.change-facility',
  method: 'PUT',
  path: '/api/places/:community/facilities/:facility',
  summary: 'Writes down what a facility is like and when it was looked at last.',
  caller: 'account',
  policy: 'places.mayKeepFacilities',
  params: OfFacility,
  body: Type.Object(facilityFields, { additionalProperties: false }),
  reply: Type.Object({ id: Id }),
})

export const endFacility = endpoint({
  id: 'places.end-facility',
  method: 'POST',
  path: '/api/places/:community/facilities/:facility/end',
  summary: 'Says that a facility is gone from a day on; it stays in the history.',
  caller: 'account',
  policy: 'places.mayKeepFacilities',
  params: OfFacility,
  body: Type.Object({ on: Day }, { additionalProperties: false }),
  reply: Type.Object({ id: Id }),
})

export const readFigures = endpoint({
  id: 'places.read-figures',
  method: 'GET',
  path: '/api/places/:community/figures',
  summary: 'How many grids, buildings, staircases and dwellings there were on a day, and by grid.',
  caller: 'public',
  policy: 'anyone',
  params: InCommunity,
  query: Type.Object({ on: Type.Optional(Day) }, { additionalProperties: false }),
  reply: Type.Object({
    on: Day,
    grids: Type.Integer(),
    buildings: Type.Integer(),
    staircases: Type.Integer(),
    dwellings: Type.Integer(),
    byGrid: Type.Array(
      Type.Object({ grid: Id, name: Type.String(), buildings: Type.Integer(), dwellings: Type.Integer() }),
    ),
  }),
})
