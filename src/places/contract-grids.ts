import { Type } from 'typebox'
import { endpoint } from '../platform/http/endpoint.ts'
import { Id } from './contract.ts'
import { Day } from './contract-settings.ts'

const OfGrid = Type.Object({ community: Id, grid: Id })
const Moved = Type.Object({ grid: Id, moved: Type.Integer() })

export const mergeGrid = endpoint({
  id: 'places.merge-grid',
  method: 'POST',
  path: '/api/places/:community/grids/:grid/merge',
  summary:
    'Lets a grid go over into its neighbour from a day on: its buildings move, open matters stay with the office that holds them.',
  caller: 'account',
  policy: 'places.mayChangePlaces',
  params: OfGrid,
  body: Type.Object({ into: Id, from: Day }, { additionalProperties: false }),
  reply: Moved,
})

export const splitGrid = endpoint({
  id: 'places.split-grid',
  method: 'POST',
  path: '/api/places/:community/grids/:grid/split',
  summary: 'Makes a grid of some buildings of another from a day on, with an office of its own.',
  caller: 'account',
  policy: 'places.mayChangePlaces',
  params: OfGrid,
  body: Type.Object(
    {
      name: Type.String({ minLength: 1, maxLength: 30 }),
      buildings: Type.Array(Id, { minItems: 1, maxItems: 300 }),
      from: Day,
    },
    { additionalProperties: false },
  ),
  reply: Moved,
})

export const endGrid = endpoint({
  id: 'places.end-grid',
  method: 'POST',
  path: '/api/places/:community/grids/:grid/end',
  summary: 'Ends a grid without buildings; it stays in the history.',
  caller: 'account',
  policy: 'places.mayChangePlaces',
  params: OfGrid,
  body: Type.Object({ from: Day }, { additionalProperties: false }),
  reply: Type.Object({ grid: Id }),
})

export const withdrawGridChange = endpoint({
  id: 'places.withdraw-grid-change',
  method: 'POST',
  path: '/api/places/:community/grids/:grid/withdraw',
  summary: 'Takes a planned merge, split or end of a grid back before its day; its buildings stay where they are.',
  caller: 'account',
  policy: 'places.mayChangePlaces',
  params: OfGrid,
  reply: Type.Object({ grid: Id }),
})
