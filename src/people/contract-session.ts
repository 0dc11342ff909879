import { type Static, Type } from 'typebox'
import { postKinds } from '../platform/actor.ts'
import { endpoint } from '../platform/http/endpoint.ts'

export const Id = Type.String({ pattern: '^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$' })
export const Moment = Type.String({ format: 'date-time' })
export const orNull = <S extends Parameters<typeof Type.Union>[0][number]>(schema: S) =>
  Type.Union([schema, Type.Null()])
export const Kind = Type.Enum(postKinds)
export const Profession = Type.Enum(['police_officer', 'lawyer', 'doctor'])

const placed = { id: Id, name: Type.String() }
export const Named = Type.Object(placed)

/** A post with the names of the places it stands at. */
export const PostLine = Type.Object({
  id: Id,
  kind: Kind,
  profession: orNull(Profession),
  /** The name its holder is shown under. */
  shownName: Type.String(),
  subdistrict: orNull(Named),
  community: orNull(Named),
  grid: orNull(Named),
  building: orNull(Named),
  office: orNull(Named),
  organisation: orNull(Named),
  beginsAt: Moment,
  endsAt: orNull(Moment),
})
export type PostLine = Static<typeof PostLine>

/** What the person may open; screens show no other door. */
export const Door = Type.Union([
  Type.Literal('desk'),
  Type.Literal('care'),
  Type.Literal('field'),
  Type.Literal('staff'),
  Type.Literal('residents'),
  Type.Literal('requests'),
  Type.Literal('organisations'),
  Type.Literal('party'),
  Type.Literal('accounts'),
  Type.Literal('confirmations'),
  Type.Literal('journal'),
])

export const WhoAmI = Type.Object({
  account: Id,
  name: Type.String(),
  username: Type.String(),
  /** Posts that hold now; in the last one(s) the person may stand in for somebody on leave. */
  posts: Type.Array(Type.Object({ ...PostLine.properties, deputyFor: orNull(Named) })),
  home: Type.Union([Type.Literal('console'), Type.Literal('pocket'), Type.Literal('resident')]),
  doors: Type.Array(Door),
  readOnly: Type.Boolean(),
  hasSecondFactor: Type.Boolean(),
  mustChangePassword: Type.Boolean(),
  /** Minutes without a request until the person is signed out. */
  idleMinutes: Type.Integer(),
  isDemo: Type.Boolean(),
})
export type WhoAmI = Static<typeof WhoAmI>

const closed = { additionalProperties: false } as const
const Username = Type.String({ minLength: 1, maxLength: 64 })
const Password = Type.String({ minLength: 1, maxLength: 200 })
const Code = Type.String({ pattern: '^[0-9]{6}$' })

export const signIn = endpoint({
  id: 'people.sign-in',
  method: 'POST',
  path: '/api/session',
  summary: 'Signs in with user name, password and, where an authenticator is set up, its code.',
  caller: 'public',
  policy: 'anyone',
  body: Type.Object({ username: Username, password: Password, code: Type.Optional(Code) }, closed),
  reply: WhoAmI,
})

export const readSession = endpoint({
  id: 'people.read-session',
  method: 'GET',
  path: '/api/session',
  summary: 'Who is signed in, with the posts that hold now.',
  caller: 'account',
  policy: 'people.mayActForSelf',
  reply: WhoAmI,
})

export const signOut = endpoint({
  id: 'people.sign-out',
  method: 'DELETE',
  path: '/api/session',
  summary: 'Ends the session of this browser.',
  caller: 'account',
  policy: 'people.mayActForSelf',
  reply: Type.Null(),
  status: 204,
})

export const changePassword = endpoint({
  id: 'people.change-password',
  method: 'PUT',
  path: '/api/session/password',
  summary: 'Changes the own password; sessions elsewhere end.',
  caller: 'account',
  policy: 'people.mayActForSelf',
  body: Type.Object({ current: Password, next: Password }, closed),
  reply: WhoAmI,
})

export const beginSecondFactor = endpoint({
  id: 'people.begin-second-factor',
  method: 'POST',
  path: '/api/session/second-factor',
  summary:
    'Gives a new authenticator secret, which counts once its first code is sent; asks for the old code where there is one.',
  caller: 'account',
  policy: 'people.mayActForSelf',
  body: Type.Object({ password: Password, code: Type.Optional(Code) }, closed),
  reply: Type.Object({
    secret: Type.String(),
    address: Type.String(),
    /** The address as a QR code, a row of 0 and 1 each. */
    code: Type.Array(Type.String()),
  }),
})

export const confirmSecondFactor = endpoint({
  id: 'people.confirm-second-factor',
  method: 'PUT',
  path: '/api/session/second-factor',
  summary: 'Sets the new authenticator up with its first code.',
  caller: 'account',
  policy: 'people.mayActForSelf',
  body: Type.Object({ code: Code }, closed),
  reply: WhoAmI,
})
