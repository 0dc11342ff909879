import { Type } from 'typebox'
import { endpoint } from '../platform/http/endpoint.ts'
import { Id, Point } from './contract.ts'
import { Day } from './contract-settings.ts'

/** What the corners of a new building are given in: metres of the estate's own plan, or degrees. */
export const cornerSystems = ['metres', 'wgs84', 'gcj02', 'cgcs2000'] as const
export type CornerSystem = (typeof cornerSystems)[number]

export const addBuilding = endpoint({
  id: 'places.add-building',
  method: 'POST',
  path: '/api/places/:community/buildings',
  summary:
    'Enters a building with its outline, staircases, floors and doors from a day on, and who answers for it: the team of its duty area and the buildings’ group.',
  caller: 'account',
  policy: 'places.mayChangePlaces',
  params: Type.Object({ community: Id }),
  body: Type.Object(
    {
      grid: Id,
      number: Type.Integer({ minimum: 1, maximum: 999 }),
      floors: Type.Integer({ minimum: 1, maximum: 60 }),
      staircases: Type.Integer({ minimum: 1, maximum: 20 }),
      /** Doors of one staircase on one floor. */
      doors: Type.Integer({ minimum: 1, maximum: 20 }),
      hasLift: Type.Boolean(),
      yearBuilt: Type.Optional(Type.Integer({ minimum: 1800, maximum: 2200 })),
      system: Type.Enum(cornerSystems),
      outline: Type.Array(Point, { maxItems: 200 }),
      from: Day,
      /** Needed where duty areas are laid out. */
      team: Type.Optional(Id),
      /** Needed where there are buildings’ groups. */
      group: Type.Optional(Id),
    },
    { additionalProperties: false },
  ),
  reply: Type.Object({ building: Id }),
})

export const endBuilding = endpoint({
  id: 'places.end-building',
  method: 'POST',
  path: '/api/places/:community/buildings/:building/end',
  summary:
    'Ends a building in which nobody lives, with its staircases, doors and facilities, its duty area and its place in a group; all stays in the history. Ended on the day from which it was entered it was a mistake: it is taken back, while nothing was built on it.',
  caller: 'account',
  policy: 'places.mayChangePlaces',
  params: Type.Object({ community: Id, building: Id }),
  body: Type.Object({ from: Day }, { additionalProperties: false }),
  reply: Type.Object({ building: Id }),
})

export const withdrawBuildingEnd = endpoint({
  id: 'places.withdraw-building-end',
  method: 'POST',
  path: '/api/places/:community/buildings/:building/withdraw-end',
  summary:
    'Takes the planned end of a building back before its day: its staircases, doors and facilities go on, and so do its team and its group.',
  caller: 'account',
  policy: 'places.mayChangePlaces',
  params: Type.Object({ community: Id, building: Id }),
  reply: Type.Object({ building: Id }),
})
