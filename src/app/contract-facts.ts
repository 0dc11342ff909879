import { type Static, Type } from 'typebox'
import { FieldKind, Purpose } from '../people/contract-residents.ts'
import { Id } from '../people/contract-session.ts'
import { endpoint } from '../platform/http/endpoint.ts'

export const readPrivacyFacts = endpoint({
  id: 'app.read-privacy-facts',
  method: 'GET',
  path: '/api/privacy/:community/facts',
  summary:
    'The impact assessment as facts: what is kept, for what, how long, who may open it, how it is sealed, how often it was opened.',
  caller: 'account',
  policy: 'people.maySeePrivacyFacts',
  params: Type.Object({ community: Id }),
  reply: Type.Object({
    fields: Type.Array(
      Type.Object({
        kind: FieldKind,
        kept: Type.Integer(),
        /** Kinds of post that may open it. */
        openedBy: Type.Array(Type.String()),
        grounds: Type.Array(Type.Object({ purpose: Purpose, basis: Type.String(), people: Type.Integer() })),
        opened: Type.Array(Type.Object({ purpose: Purpose, times: Type.Integer() })),
      }),
    ),
    terms: Type.Array(Type.Object({ kind: Type.String(), days: Type.Integer() })),
    sealed: Type.Array(
      Type.Object({
        place: Type.String(),
        /** Whether the column really holds bytes and nothing else, as the database says now. */
        isBytes: Type.Boolean(),
        keys: Type.Array(Type.Object({ key: Type.Integer(), suite: Type.String(), values: Type.Integer() })),
      }),
    ),
    asked: Type.Array(Type.Object({ kind: Type.String(), state: Type.String(), times: Type.Integer() })),
  }),
})
export type PrivacyFacts = Static<typeof readPrivacyFacts.reply>
