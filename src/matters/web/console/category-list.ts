import { Type } from 'typebox'
import { endpoint } from '../../../platform/http/endpoint.ts'

export const readCategories = endpoint({
  id: 'matters.read-categories',
  method: 'GET',
  path: '/api/matters/categories',
  summary: 'Categories as they hold today.',
  caller: 'public',
  policy: 'anyone',
  query: Type.Object({ community: Type.String() }),
  reply: Type.Array(
    Type.Object({
      code: Type.String(),
      hans: Type.String(),
      en: Type.String(),
      hant: Type.Optional(Type.String()),
      tier: Type.String(),
      private: Type.Boolean(),
    }),
  ),
})
