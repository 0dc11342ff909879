import type { Static } from 'typebox'
import type { AccountActor, PostKind } from '../platform/actor.ts'
import type { Door } from './contract-session.ts'
import { goTogether, postFacts, separateKinds } from './rules-posts.ts'

/** Yes, or no with a stable reason word that the screen can say aloud. */
export type Answer = { readonly allowed: true } | { readonly allowed: false; readonly reason: string }

const yes: Answer = { allowed: true }
const no = (reason: string): Answer => ({ allowed: false, reason })

/** Everybody who is signed in sees to the own password, authenticator and session. */
export function mayActForSelf(): Answer {
  return yes
}

/** What stands on an account that decides who may act on it. */
export type AccountPlace = { readonly id: string; readonly subdistrict: string; readonly kinds: readonly PostKind[] }

/**
 * Setting an installation up: whoever is first, while there is no account. `proof` says how she stands to the machine: she
 * sits at it or not, where no code is asked for; else gave the code it showed at its start, or not.
 */
export function mayBeginSetup(at: { hasNoAccounts: boolean; proof: SetupProof }): Answer {
  if (!at.hasNoAccounts) return no('already-set-up')
  if (at.proof === 'elsewhere') return no('only-at-the-machine')
  return at.proof === 'no-code' ? no('setup-code-needed') : yes
}

type SetupProof = 'at-the-machine' | 'elsewhere' | 'code' | 'no-code'

/** Making accounts in a sub-district: its administrator. */
export function mayCreateAccount(actor: AccountActor, subdistrict: string): Answer {
  return administers(actor, 'system_administrator', subdistrict)
}

/** Suspending and letting in again: the administrator; for an administrator or auditor also the security officer. Never oneself. */
export function maySuspend(actor: AccountActor, account: AccountPlace): Answer {
  if (account.id === actor.account) return no('not-yourself')
  const isSeparate = account.kinds.some((kind) => separateKinds.includes(kind))
  if (isSeparate && administers(actor, 'security_officer', account.subdistrict).allowed) return yes
  if (account.kinds.includes('security_officer')) return no('separate-officers')
  return administers(actor, 'system_administrator', account.subdistrict)
}

/**
 * Giving a new password: the administrator, but not to security officer and auditor, whose place he could then take.
 * They, and an administrator without colleague, are helped at the machine itself.
 */
export function mayResetPassword(actor: AccountActor, account: AccountPlace): Answer {
  if (account.id === actor.account) return no('not-yourself')
  if (account.kinds.some((kind) => kind !== 'system_administrator' && separateKinds.includes(kind))) {
    return no('separate-officers')
  }
  return administers(actor, 'system_administrator', account.subdistrict)
}

/** Granting and ending posts: the administrator, never his own. */
export function mayGrantPost(actor: AccountActor, post: { account: string; subdistrict: string }): Answer {
  if (post.account === actor.account) return no('not-yourself')
  return administers(actor, 'system_administrator', post.subdistrict)
}

/** What of a post decides who may act on it. */
export type PostPlace = {
  readonly account: string
  readonly kind: PostKind
  readonly subdistrict: string
  readonly community: string | null
  readonly office: string | null
  readonly grantedBy: string | null
}

/** Confirming a grant: a security officer who neither granted it nor gains by it. */
export function mayConfirmPost(actor: AccountActor, post: PostPlace): Answer {
  if (post.grantedBy === actor.account) return no('second-person-needed')
  if (post.account === actor.account) return no('not-yourself')
  return administers(actor, 'security_officer', post.subdistrict)
}

/** Ending a post: administrator or security officer, each alone, since it takes sight away. Nobody ends her own. */
export function mayEndPost(actor: AccountActor, post: PostPlace): Answer {
  if (post.account === actor.account) return no('not-yourself')
  if (administers(actor, 'security_officer', post.subdistrict).allowed) return yes
  if (post.kind === 'security_officer') return no('separate-officers')
  return administers(actor, 'system_administrator', post.subdistrict)
}

/**
 * Leave and deputies: the holder herself, the secretary of the community, the leader of the same grid, a colleague of the same
 * sub-district office. Not the administrator: a deputy sees residents' data.
 */
export function mayPlanLeave(actor: AccountActor, post: PostPlace): Answer {
  if (separateKinds.includes(post.kind) || post.kind === 'resident') return no('no-deputy-for-this-post')
  if (post.account === actor.account) return actor.posts.length > 0 ? yes : no('not-with-this-post')
  return answersFor(actor, post)
}

/** Handing over all open work of a post: who may plan its leave but the holder herself, and the desk of its community. */
export function mayHandOverWork(actor: AccountActor, post: PostPlace): Answer {
  const isDesk = actor.posts.some(
    (held) => held.kind === 'desk_clerk' && held.community !== null && held.community === post.community,
  )
  return isDesk ? yes : answersFor(actor, post)
}

function answersFor(actor: AccountActor, post: PostPlace): Answer {
  const may = actor.posts.some((held) => {
    if (held.kind === 'secretary') return held.community !== null && held.community === post.community
    if (held.kind === 'grid_leader') return held.office !== null && held.office === post.office
    return held.kind === 'subdistrict_officer' && post.kind === held.kind && held.office === post.office
  })
  return may ? yes : no('not-with-this-post')
}

/** Seeing who works in a community: whoever holds a post in it, its auditor, and those who administer its sub-district. */
export function maySeeStaff(actor: AccountActor, at: { community: string; subdistrict: string }): Answer {
  const sees =
    actor.members.includes(at.community) ||
    actor.communities.includes(at.community) ||
    actor.administers.includes(at.subdistrict) ||
    actor.posts.some((post) => post.kind === 'subdistrict_officer' && post.subdistrict === at.subdistrict)
  return sees ? yes : no('not-your-place')
}

/** Seeing all accounts of a sub-district, whatever their posts: its administrator and security officer. */
export function maySeeAccounts(actor: AccountActor, subdistrict: string): Answer {
  return actor.administers.includes(subdistrict) ? yes : no('not-your-place')
}

/** Adding an organisation that posts can stand at: who administers the sub-district, and the secretary. */
export function mayAddOrganisation(actor: AccountActor, at: { community: string; subdistrict: string }): Answer {
  const isSecretary = actor.posts.some((post) => post.kind === 'secretary' && post.community === at.community)
  return isSecretary ? yes : administers(actor, 'system_administrator', at.subdistrict)
}

/** Whether an account with these kinds of post may be given one more. */
export function mayHoldToo(kind: PostKind, held: readonly PostKind[]): Answer {
  return held.every((other) => goTogether(kind, other)) ? yes : no('separate-officers')
}

const inTheCommunity: readonly PostKind[] = [
  'secretary',
  'desk_clerk',
  'grid_leader',
  'grid_worker',
  'kin_team_member',
  'building_captain',
  'party_officer',
  'auditor',
]

/** The doors that the kinds of post open. */
export function doorsOf(kinds: readonly PostKind[]): Static<typeof Door>[] {
  const has = (...wanted: PostKind[]) => wanted.some((kind) => kinds.includes(kind))
  const desk = has('secretary', 'desk_clerk', 'subdistrict_officer', 'auditor')
  return [
    ...(desk ? (['desk'] as const) : []),
    ...(has('secretary', 'desk_clerk') ? (['care'] as const) : []),
    ...(kinds.some((kind) => postFacts[kind].home === 'pocket') ? (['field'] as const) : []),
    ...(desk || has('grid_leader', 'system_administrator', 'security_officer') ? (['staff'] as const) : []),
    ...(has('secretary', 'desk_clerk', 'grid_leader', 'grid_worker') ? (['residents'] as const) : []),
    ...(has('secretary', 'desk_clerk') ? (['requests'] as const) : []),
    ...(has(...inTheCommunity) ? (['organisations'] as const) : []),
    ...(has('party_officer') ? (['party'] as const) : []),
    ...(has('system_administrator') ? (['accounts'] as const) : []),
    ...(has('security_officer') ? (['confirmations'] as const) : []),
    ...(has('auditor') ? (['journal'] as const) : []),
  ]
}

function administers(actor: AccountActor, kind: PostKind, subdistrict: string): Answer {
  const may = actor.posts.some((post) => post.kind === kind && post.subdistrict === subdistrict)
  return may ? yes : no('not-with-this-post')
}
