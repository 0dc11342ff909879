import { type Static, Type } from 'typebox'
import { endpoint } from '../platform/http/endpoint.ts'
import { Id, Words } from './contract-shapes.ts'

const PostWork = Type.Object({
  post: Id,
  name: Type.String(),
  kind: Type.String(),
  /** The post has ended; what it left lies with nobody. */
  hasEnded: Type.Boolean(),
  /** Open matters dispatched to it. */
  open: Type.Integer(),
  mayHandOver: Type.Boolean(),
})
export type PostWork = Static<typeof PostWork>

export const listPostWork = endpoint({
  id: 'matters.list-post-work',
  method: 'GET',
  path: '/api/matters/work-of-posts',
  summary: 'Posts of a community that open matters are dispatched to, those that have ended first.',
  caller: 'account',
  policy: 'matters.maySeeDesk',
  query: Type.Object({ community: Id }, { additionalProperties: false }),
  reply: Type.Object({
    items: Type.Array(PostWork),
    /** Posts that work can be handed to. */
    takers: Type.Array(Type.Object({ post: Id, name: Type.String(), kind: Type.String() })),
  }),
})

export type PostWorkList = Static<typeof listPostWork.reply>

export const handOverWork = endpoint({
  id: 'matters.hand-over-work',
  method: 'POST',
  path: '/api/matters/hand-over',
  summary: 'Dispatches the open matters of one post to another, also after the first has ended.',
  caller: 'account',
  policy: 'matters.mayHandOver',
  body: Type.Object({ from: Id, to: Id, reason: Words(500) }, { additionalProperties: false }),
  reply: Type.Object({
    /** Ids of the matters that were dispatched anew. */
    moved: Type.Array(Id),
    /** Those that stay, with a reason word: their stage, place or holder does not allow it. */
    kept: Type.Array(Type.Object({ id: Id, number: Type.String(), reason: Type.String() })),
  }),
})
export type HandedOver = Static<typeof handOverWork.reply>
