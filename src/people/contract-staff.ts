import { type Static, Type } from 'typebox'
import { endpoint } from '../platform/http/endpoint.ts'
import { Id, Kind, Moment, Named, orNull, PostLine } from './contract-session.ts'
import { engagedKinds, organisationKinds } from './rules-organisations.ts'

const closed = { additionalProperties: false } as const
export const Name = Type.String({ minLength: 1, maxLength: 40, pattern: '\\S' })
const Reason = Type.String({ minLength: 2, maxLength: 200, pattern: '\\S' })
export const Done = Type.Object({ done: Type.Literal(true) })
export const OneAccount = Type.Object({ account: Id })

/** Leave in days, both included, and who stands in. */
export const Leave = Type.Object({
  id: Id,
  beginsAt: Moment,
  endsAt: Moment,
  deputy: orNull(Named),
  isNow: Type.Boolean(),
})

/** What the person asking may do with a post. */
export const PostAct = Type.Enum(['confirm', 'end', 'plan-leave', 'hand-over-work'])
export const AccountAct = Type.Enum(['suspend', 'resume', 'reset-password', 'grant-post'])

export const StaffPost = Type.Object({
  ...PostLine.properties,
  /** `pending` until the security officer confirms, `coming` until it begins, `held`, or `suspended` with the account. */
  state: Type.Enum(['pending', 'coming', 'held', 'suspended']),
  leaves: Type.Array(Leave),
  abilities: Type.Array(PostAct),
})

export const StaffLine = Type.Object({
  account: Id,
  username: Type.String(),
  name: Type.String(),
  isSuspended: Type.Boolean(),
  mustChangePassword: Type.Boolean(),
  hasSecondFactor: Type.Boolean(),
  posts: Type.Array(StaffPost),
  abilities: Type.Array(AccountAct),
})
export type StaffLine = Static<typeof StaffLine>

export const listStaff = endpoint({
  id: 'people.list-staff',
  method: 'GET',
  path: '/api/staff',
  summary:
    'Accounts with posts that have not ended: of a community, or of the whole sub-district for its administrators.',
  caller: 'account',
  policy: 'people.maySeeStaff',
  query: Type.Object(
    {
      community: Type.Optional(Id),
      /** `pending`: with a grant to confirm. */
      show: Type.Optional(Type.Enum(['all', 'pending', 'suspended'])),
      search: Type.Optional(Type.String({ minLength: 1, maxLength: 40 })),
      after: Type.Optional(Type.String({ maxLength: 32 })),
      limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 100 })),
    },
    closed,
  ),
  reply: Type.Object({ items: Type.Array(StaffLine), next: orNull(Type.String()) }),
})

export const createAccount = endpoint({
  id: 'people.create-account',
  method: 'POST',
  path: '/api/staff',
  summary: 'Makes an account without posts; the first password is shown this once and must be changed.',
  caller: 'account',
  policy: 'people.mayCreateAccount',
  body: Type.Object(
    {
      username: Type.String({ minLength: 3, maxLength: 32 }),
      name: Name,
      /** The administrator's own where nothing is said. */
      subdistrict: Type.Optional(Id),
    },
    closed,
  ),
  reply: Type.Object({ account: Id, username: Type.String(), initialPassword: orNull(Type.String()) }),
  status: 201,
})

export const suspendAccount = endpoint({
  id: 'people.suspend-account',
  method: 'POST',
  path: '/api/staff/:account/suspend',
  summary: 'Suspends an account: its sessions end at once and its posts count no longer.',
  caller: 'account',
  policy: 'people.maySuspend',
  params: OneAccount,
  body: Type.Object({ reason: Reason }, closed),
  reply: Done,
})

export const resumeAccount = endpoint({
  id: 'people.resume-account',
  method: 'POST',
  path: '/api/staff/:account/resume',
  summary: 'Lets a suspended account in again.',
  caller: 'account',
  policy: 'people.maySuspend',
  params: OneAccount,
  body: Type.Object({ reason: Reason }, closed),
  reply: Done,
})

export const resetPassword = endpoint({
  id: 'people.reset-password',
  method: 'POST',
  path: '/api/staff/:account/password',
  summary:
    'Gives a new first password, shown this once. Sessions end, and the posts wait for the security officer again.',
  caller: 'account',
  policy: 'people.mayResetPassword',
  params: OneAccount,
  body: Type.Object({ removeSecondFactor: Type.Optional(Type.Boolean()) }, closed),
  reply: Type.Object({ initialPassword: orNull(Type.String()) }),
})

export const officesPresent = endpoint({
  id: 'people.offices-present',
  method: 'GET',
  path: '/api/staff/offices',
  summary: 'Who is there now in each office of a community and its sub-district; an office with nobody is red.',
  caller: 'account',
  policy: 'people.maySeeStaff',
  query: Type.Object({ community: Id }, closed),
  reply: Type.Object({
    items: Type.Array(
      Type.Object({
        office: Id,
        name: Type.String(),
        tier: Type.Enum(['grid', 'community', 'subdistrict']),
        grid: orNull(Id),
        isRed: Type.Boolean(),
        people: Type.Array(
          Type.Object({
            post: Id,
            account: Id,
            name: Type.String(),
            kind: Kind,
            isPresent: Type.Boolean(),
            awayUntil: orNull(Moment),
            deputy: orNull(Type.Object({ ...Named.properties, isPresent: Type.Boolean() })),
          }),
        ),
      }),
    ),
  }),
})

const Organisation = Type.Object({
  id: Id,
  kind: Type.Enum(organisationKinds),
  name: Type.String(),
})

export const listOrganisations = endpoint({
  id: 'people.list-organisations',
  method: 'GET',
  path: '/api/staff/organisations',
  summary: 'Organisations of a community that posts can stand at.',
  caller: 'account',
  policy: 'people.maySeeStaff',
  query: Type.Object({ community: Id }, closed),
  reply: Type.Object({ items: Type.Array(Organisation), mayAdd: Type.Boolean() }),
})

export const addOrganisation = endpoint({
  id: 'people.add-organisation',
  method: 'POST',
  path: '/api/staff/organisations',
  summary: 'Adds an organisation that posts can stand at.',
  caller: 'account',
  policy: 'people.mayAddOrganisation',
  body: Type.Object({ community: Id, kind: Type.Enum(engagedKinds), name: Name }, closed),
  reply: Organisation,
  status: 201,
})
