import { Type } from 'typebox'
import { endpoint } from '../platform/http/endpoint.ts'
import { Id, Kind, Profession } from './contract-session.ts'
import { Done, Name, OneAccount } from './contract-staff.ts'

const closed = { additionalProperties: false } as const
const Day = Type.String({ pattern: '^[0-9]{4}-[0-9]{2}-[0-9]{2}$' })
const OnePost = Type.Object({ post: Id })

export const grantPost = endpoint({
  id: 'people.grant-post',
  method: 'POST',
  path: '/api/staff/:account/posts',
  summary:
    'Grants a post at a place for a period; one that sees residents’ data counts once the security officer confirms.',
  caller: 'account',
  policy: 'people.mayGrantPost',
  params: OneAccount,
  body: Type.Object(
    {
      kind: Kind,
      profession: Type.Optional(Profession),
      shownName: Type.Optional(Name),
      subdistrict: Type.Optional(Id),
      community: Type.Optional(Id),
      grid: Type.Optional(Id),
      building: Type.Optional(Id),
      organisation: Type.Optional(Id),
      /** First and last day, both included. From today, without end, where nothing is said. */
      from: Type.Optional(Day),
      to: Type.Optional(Day),
    },
    closed,
  ),
  reply: Type.Object({ post: Id, needsConfirmation: Type.Boolean() }),
  status: 201,
})

export const confirmPost = endpoint({
  id: 'people.confirm-post',
  method: 'POST',
  path: '/api/staff/posts/:post/confirm',
  summary: 'The second person confirms a grant, which counts from now on.',
  caller: 'account',
  policy: 'people.mayConfirmPost',
  params: OnePost,
  reply: Done,
})

export const endPost = endpoint({
  id: 'people.end-post',
  method: 'POST',
  path: '/api/staff/posts/:post/end',
  summary: 'Ends a post now, or after its last day.',
  caller: 'account',
  policy: 'people.mayEndPost',
  params: OnePost,
  body: Type.Object({ to: Type.Optional(Day) }, closed),
  reply: Done,
})

export const setLeave = endpoint({
  id: 'people.set-leave',
  method: 'POST',
  path: '/api/staff/posts/:post/leave',
  summary: 'Enters leave by days, both included, and who stands in.',
  caller: 'account',
  policy: 'people.mayPlanLeave',
  params: OnePost,
  body: Type.Object({ from: Day, to: Day, deputy: Type.Optional(Id) }, closed),
  reply: Type.Object({ absence: Id }),
  status: 201,
})

export const cancelLeave = endpoint({
  id: 'people.cancel-leave',
  method: 'DELETE',
  path: '/api/staff/leave/:absence',
  summary: 'Takes leave back; leave that has begun ends now.',
  caller: 'account',
  policy: 'people.mayPlanLeave',
  params: Type.Object({ absence: Id }),
  reply: Done,
})

/** Whom one may name as deputy of a post. */
export const listDeputies = endpoint({
  id: 'people.list-deputies',
  method: 'GET',
  path: '/api/staff/posts/:post/deputies',
  summary: 'People who may stand in for a post.',
  caller: 'account',
  policy: 'people.mayPlanLeave',
  params: OnePost,
  reply: Type.Object({ items: Type.Array(Type.Object({ account: Id, name: Type.String(), kind: Kind })) }),
})
