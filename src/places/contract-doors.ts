import { Type } from 'typebox'
import { endpoint } from '../platform/http/endpoint.ts'
import { Id } from './contract.ts'
import { Day } from './contract-settings.ts'

const OfBuilding = Type.Object({ community: Id, building: Id })
const DoorNumber = Type.String({ minLength: 1, maxLength: 20 })
const Floor = Type.Integer({ minimum: -3, maximum: 60 })

export const addDwelling = endpoint({
  id: 'places.add-dwelling',
  method: 'POST',
  path: '/api/places/:community/buildings/:building/dwellings',
  summary: 'Enters a door of a staircase, from a day on.',
  caller: 'account',
  policy: 'places.mayChangePlaces',
  params: OfBuilding,
  body: Type.Object({ staircase: Id, floor: Floor, door: DoorNumber, from: Day }, { additionalProperties: false }),
  reply: Type.Object({ dwelling: Id }),
})

export const endDwelling = endpoint({
  id: 'places.end-dwelling',
  method: 'POST',
  path: '/api/places/:community/buildings/:building/dwellings/end',
  summary: 'Ends a door behind which nobody lives; it stays in the history.',
  caller: 'account',
  policy: 'places.mayChangePlaces',
  params: OfBuilding,
  body: Type.Object({ dwelling: Id, from: Day }, { additionalProperties: false }),
  reply: Type.Object({ dwelling: Id }),
})

export const mergeDwellings = endpoint({
  id: 'places.merge-dwellings',
  method: 'POST',
  path: '/api/places/:community/buildings/:building/dwellings/merge',
  summary:
    'Makes one door of several of a staircase from a day on; who lives there and who owns them follow. The household of the first leads.',
  caller: 'account',
  policy: 'places.mayChangePlaces',
  params: OfBuilding,
  body: Type.Object(
    { dwellings: Type.Array(Id, { minItems: 2, maxItems: 6 }), door: DoorNumber, from: Day },
    { additionalProperties: false },
  ),
  reply: Type.Object({ dwelling: Id }),
})

export const splitDwelling = endpoint({
  id: 'places.split-dwelling',
  method: 'POST',
  path: '/api/places/:community/buildings/:building/dwellings/split',
  summary:
    'Makes several doors of one from a day on. The household goes on behind the first; each part has the owners of the whole.',
  caller: 'account',
  policy: 'places.mayChangePlaces',
  params: OfBuilding,
  body: Type.Object(
    {
      dwelling: Id,
      parts: Type.Array(
        Type.Object(
          {
            door: DoorNumber,
            floor: Type.Optional(Floor),
            /** Square metres of the part; needed where owners of the whole are entered. */
            area: Type.Optional(Type.Number({ exclusiveMinimum: 0, maximum: 99999 })),
          },
          { additionalProperties: false },
        ),
        { minItems: 2, maxItems: 6 },
      ),
      from: Day,
    },
    { additionalProperties: false },
  ),
  reply: Type.Object({ dwellings: Type.Array(Id) }),
})
