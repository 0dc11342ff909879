import { type Static, Type } from 'typebox'
import { endpoint } from '../platform/http/endpoint.ts'
import { Category, Id, Moment, orNull, Words } from './contract-shapes.ts'

/** Words that the desk replies with often. */
export const ReplyTemplate = Type.Object({
  id: Id,
  title: Type.String(),
  words: Type.String(),
  /** For this category alone; for all where null. */
  category: orNull(Category),
  madeAt: Moment,
})
export type ReplyTemplate = Static<typeof ReplyTemplate>
const path = '/api/matters/reply-templates'

export const listTemplates = endpoint({
  id: 'matters.list-templates',
  method: 'GET',
  path,
  summary: 'The reply templates of a community that are in use.',
  caller: 'account',
  policy: 'matters.maySeeDesk',
  query: Type.Object({ community: Id }, { additionalProperties: false }),
  reply: Type.Object({ items: Type.Array(ReplyTemplate), mayChange: Type.Boolean() }),
})

export const addTemplate = endpoint({
  id: 'matters.add-template',
  method: 'POST',
  path,
  summary: 'Adds a reply template.',
  caller: 'account',
  policy: 'matters.mayKeepDesk',
  body: Type.Object(
    { community: Id, title: Words(60), words: Words(1000), category: Type.Optional(Category) },
    { additionalProperties: false },
  ),
  reply: Type.Object({ id: Id }),
  status: 201,
})

export const endTemplate = endpoint({
  id: 'matters.end-template',
  method: 'POST',
  path: `${path}/:id/end`,
  summary: 'Takes a reply template out of use; replies made with it stay.',
  caller: 'account',
  policy: 'matters.mayKeepDesk',
  params: Type.Object({ id: Id }),
  body: Type.Object({ community: Id }, { additionalProperties: false }),
  reply: Type.Object({ id: Id }),
})
