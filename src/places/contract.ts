import { type Static, Type } from 'typebox'
import { endpoint } from '../platform/http/endpoint.ts'

export const Id = Type.String({ pattern: '^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$' })
export const orNull = <S extends Parameters<typeof Type.Union>[0][number]>(schema: S) =>
  Type.Union([schema, Type.Null()])

/** What every page may know of a community. */
export const Community = Type.Object({
  id: Id,
  code: Type.String(),
  shortCode: Type.String(),
  name: Type.String(),
  subdistrictName: Type.String(),
  isDemo: Type.Boolean(),
  dutyNumber: orNull(Type.String()),
  openNow: Type.Boolean(),
  hoursWords: orNull(Type.String()),
})
export type Community = Static<typeof Community>

export const Staircase = Type.Object({
  id: Id,
  code: Type.String(),
  number: Type.Integer(),
  name: Type.String(),
  building: Id,
  buildingName: Type.String(),
  floors: Type.Integer(),
  hasLift: Type.Boolean(),
  grid: Id,
  gridName: Type.String(),
  community: Community,
})
export type Staircase = Static<typeof Staircase>

/** Categories as they hold today, for choosing and for suggesting from words. */
export const readCommunities = endpoint({
  id: 'places.read-communities',
  method: 'GET',
  path: '/api/places',
  summary: 'The communities of this installation, with duty numbers and whether the desk is open now.',
  caller: 'public',
  policy: 'anyone',
  reply: Type.Object({ communities: Type.Array(Community), demo: Type.Boolean(), empty: Type.Boolean() }),
})

export const readStaircase = endpoint({
  id: 'places.read-staircase',
  method: 'GET',
  path: '/api/places/staircases/:code',
  summary: 'The staircase that a QR code stands for.',
  caller: 'public',
  policy: 'anyone',
  params: Type.Object({ code: Type.String({ pattern: '^[A-Z]{2,4}-[0-9]{1,4}-[0-9]{1,3}$' }) }),
  reply: Staircase,
})

export const Point = Type.Array(Type.Number(), { minItems: 2, maxItems: 2 })

export const readEstate = endpoint({
  id: 'places.read-estate',
  method: 'GET',
  path: '/api/places/:community',
  summary: 'Grids, buildings and staircases of a community with their outlines in local metres.',
  caller: 'public',
  policy: 'anyone',
  params: Type.Object({ community: Id }),
  reply: Type.Object({
    community: Community,
    /** Where the local metres begin, WGS-84; null for a plan that was not set down on the earth. */
    anchor: orNull(Type.Object({ longitude: Type.Number(), latitude: Type.Number() })),
    /** The style of a map under the estate, where one is configured. */
    mapStyle: orNull(Type.String()),
    /** The local day for which this holds. */
    today: Type.String(),
    grids: Type.Array(
      Type.Object({
        id: Id,
        number: Type.Integer(),
        code: Type.String(),
        name: Type.String(),
        outline: Type.Array(Point),
        office: orNull(Id),
        /** The day from which it is planned to be no more. */
        endsOn: orNull(Type.String()),
        /** What is planned with it for a later day, and the other grid of a merge or split. */
        planned: orNull(
          Type.Object({
            act: Type.Union([Type.Literal('merge'), Type.Literal('split'), Type.Literal('end')]),
            on: Type.String(),
            other: orNull(Type.String()),
          }),
        ),
      }),
    ),
    buildings: Type.Array(
      Type.Object({
        id: Id,
        grid: Id,
        number: Type.Integer(),
        code: Type.String(),
        name: Type.String(),
        floors: Type.Integer(),
        hasLift: Type.Boolean(),
        outline: Type.Array(Point),
        /** The day of a planned move to another grid. */
        movesOn: orNull(Type.String()),
        staircases: Type.Array(
          Type.Object({ id: Id, code: Type.String(), number: Type.Integer(), name: Type.String() }),
        ),
      }),
    ),
    counts: Type.Object({
      grids: Type.Integer(),
      buildings: Type.Integer(),
      staircases: Type.Integer(),
      dwellings: Type.Integer(),
    }),
  }),
})
export type Estate = Static<(typeof readEstate)['reply']>

export const readOffices = endpoint({
  id: 'places.read-offices',
  method: 'GET',
  path: '/api/places/:community/offices',
  summary: 'Offices that hold matters of a community, lowest tier first.',
  caller: 'public',
  policy: 'anyone',
  params: Type.Object({ community: Id }),
  reply: Type.Object({
    items: Type.Array(
      Type.Object({
        id: Id,
        name: Type.String(),
        tier: Type.String(),
        grid: orNull(Id),
        number: orNull(Type.Integer()),
      }),
    ),
  }),
})
