import { type Static, Type } from 'typebox'
import { endpoint } from '../platform/http/endpoint.ts'
import { Day, Purpose } from './contract-residents.ts'
import { Id, Moment, orNull } from './contract-session.ts'

export const OpenedField = Type.Enum(['phone', 'id_number', 'name', 'contact'])

export const listOpenings = endpoint({
  id: 'people.list-openings',
  method: 'GET',
  path: '/api/people/:community/openings',
  summary: 'Who opened which kind of field, when and what for, newest first; without whose it was.',
  caller: 'account',
  policy: 'people.mayAuditOpenings',
  params: Type.Object({ community: Id }),
  query: Type.Object(
    {
      account: Type.Optional(Id),
      field: Type.Optional(OpenedField),
      purpose: Type.Optional(Purpose),
      from: Type.Optional(Day),
      to: Type.Optional(Day),
      after: Type.Optional(Id),
    },
    { additionalProperties: false },
  ),
  reply: Type.Object({
    items: Type.Array(
      Type.Object({
        id: Id,
        at: Moment,
        field: OpenedField,
        purpose: Purpose,
        reason: orNull(Type.String()),
        account: Id,
        /** As it stands with the newest of the person's posts. */
        name: orNull(Type.String()),
        post: Type.String(),
        place: orNull(Type.String()),
      }),
    ),
    next: orNull(Id),
  }),
})
export type OpeningLine = Static<typeof listOpenings.reply>['items'][number]
