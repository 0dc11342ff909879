import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type AccountActor, type Post, postKinds } from '../platform/actor.ts'
import {
  doorsOf,
  mayConfirmPost,
  mayCreateAccount,
  mayEndPost,
  mayGrantPost,
  mayHandOverWork,
  mayPlanLeave,
  mayResetPassword,
  maySeeAccounts,
  maySeeStaff,
  maySuspend,
  type PostPlace,
} from './policy.ts'
import { scopeOf } from './rules.ts'
import { separateKinds } from './rules-posts.ts'

const nobody = { profession: null, organisation: null, deputyFor: null, building: null }

function actorWith(account: string, ...posts: Partial<Post>[]): AccountActor {
  const full = posts.map((post, index) => ({
    ...nobody,
    id: `post ${index}`,
    kind: 'resident' as const,
    subdistrict: 'S',
    community: 'C',
    grid: null,
    office: null,
    ...post,
  }))
  return { kind: 'account', account, posts: full, ...scopeOf(account, full, new Map()) }
}

const place = (over: Partial<PostPlace> = {}): PostPlace => ({
  account: 'holder',
  kind: 'grid_worker',
  subdistrict: 'S',
  community: 'C',
  office: 'O',
  grantedBy: 'granter',
  ...over,
})
const kind = fc.constantFrom(...postKinds)
const account = { id: 'holder', subdistrict: 'S', kinds: ['grid_worker' as const] }

/** Every act on somebody else's account or post in S and C. */
const allActs = (actor: AccountActor, on: PostPlace) => [
  mayCreateAccount(actor, 'S'),
  maySuspend(actor, { ...account, kinds: [on.kind] }),
  mayResetPassword(actor, { ...account, kinds: [on.kind] }),
  mayGrantPost(actor, { account: 'holder', subdistrict: 'S' }),
  mayConfirmPost(actor, on),
  mayEndPost(actor, on),
  mayPlanLeave(actor, on),
  mayHandOverWork(actor, on),
  maySeeStaff(actor, { community: 'C', subdistrict: 'S' }),
  maySeeAccounts(actor, 'S'),
]

describe('policy of people', () => {
  it('allows nothing to somebody without posts, or with posts elsewhere', () => {
    fc.assert(
      fc.property(kind, kind, (own, other) => {
        const elsewhere = actorWith('stranger', { kind: own, subdistrict: 'T', community: 'D', office: 'P' })
        for (const actor of [actorWith('stranger'), elsewhere]) {
          expect(allActs(actor, place({ kind: other })).filter(({ allowed }) => allowed)).toEqual([])
        }
      }),
    )
  })

  it('gives granting and confirming to two people, whatever one account holds', () => {
    fc.assert(
      fc.property(fc.array(kind, { maxLength: 4 }), kind, (held, wanted) => {
        const actor = actorWith('someone', ...held.map((each) => ({ kind: each })))
        const granted = place({ kind: wanted, grantedBy: 'someone' })
        expect(mayConfirmPost(actor, granted).allowed).toBe(false)
        expect(mayConfirmPost(actor, place({ account: 'someone', kind: wanted })).allowed).toBe(false)
      }),
    )
  })

  it('lets nobody act on the own account or grant herself a post', () => {
    fc.assert(
      fc.property(kind, (own) => {
        const actor = actorWith('holder', { kind: own })
        expect(maySuspend(actor, account).allowed).toBe(false)
        expect(mayResetPassword(actor, account).allowed).toBe(false)
        expect(mayGrantPost(actor, { account: 'holder', subdistrict: 'S' }).allowed).toBe(false)
        expect(mayEndPost(actor, place()).allowed).toBe(false)
      }),
    )
  })

  it('keeps the administrator from naming deputies and from handing over work', () => {
    const administrator = actorWith('someone', { kind: 'system_administrator', community: null })

    expect(mayPlanLeave(administrator, place()).allowed).toBe(false)
    expect(mayHandOverWork(administrator, place()).allowed).toBe(false)
  })

  it('gives leave to the holder, the secretary of the community and the leader of the grid', () => {
    const may = (post: Partial<Post>) => mayPlanLeave(actorWith('someone', post), place()).allowed

    expect(mayPlanLeave(actorWith('holder', { kind: 'grid_worker' }), place()).allowed).toBe(true)
    expect(may({ kind: 'secretary' })).toBe(true)
    expect(may({ kind: 'grid_leader', office: 'O' })).toBe(true)
    expect(may({ kind: 'grid_leader', office: 'another' })).toBe(false)
    expect(may({ kind: 'desk_clerk' })).toBe(false)
  })

  it('has no deputies for the three officers', () => {
    for (const officer of separateKinds) {
      expect(mayPlanLeave(actorWith('holder', { kind: officer }), place({ kind: officer })).allowed).toBe(false)
    }
  })

  it('opens accounts and confirmations to nobody who opens the desk, save the auditor’s reading', () => {
    expect(doorsOf(['system_administrator'])).toEqual(['staff', 'accounts'])
    expect(doorsOf(['security_officer'])).toEqual(['staff', 'confirmations'])
    expect(doorsOf(['auditor'])).toEqual(['desk', 'staff', 'organisations', 'journal'])
    expect(doorsOf(['secretary'])).toEqual(['desk', 'care', 'staff', 'residents', 'requests', 'organisations'])
    expect(doorsOf(['grid_worker'])).toEqual(['field', 'residents', 'organisations'])
    expect(doorsOf(['party_officer'])).toEqual(['organisations', 'party'])
    expect(doorsOf([])).toEqual([])
  })
})
