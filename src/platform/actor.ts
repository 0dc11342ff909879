/** Who acts in a transaction. Row security compares rows with what is stated here and with nothing else. */

/** Where the journal and commands keep what belongs to no single community, such as accounts. */
export const wholeInstallation = '00000000-0000-0000-0000-000000000000'

/** Everybody: sees what is made public. */
export type PublicActor = { readonly kind: 'public' }

/** Holds a secret and asks which report it opens; sees that one row of reports. */
export type LinkActor = { readonly kind: 'link'; readonly codeHash?: Buffer; readonly pinHash?: Buffer }

/** The reporter of one matter, known by the secret of her report. */
export type CodeActor = { readonly kind: 'code'; readonly report: string; readonly community: string }

/** Reporters of the same moment, whose reports are taken down together. */
export type CodesActor = { readonly kind: 'codes'; readonly reports: readonly string[] }

export const postKinds = [
  'secretary',
  'desk_clerk',
  'grid_leader',
  'grid_worker',
  'kin_team_member',
  'building_captain',
  'property_company',
  'professional',
  'partner',
  'party_officer',
  'subdistrict_officer',
  'auditor',
  'security_officer',
  'system_administrator',
  'resident',
] as const
export type PostKind = (typeof postKinds)[number]

/** A post (任职) that holds now, in its own right or as deputy for someone on leave. Ids, or null where the post has no such place. */
export type Post = {
  readonly id: string
  readonly kind: PostKind
  readonly profession: 'police_officer' | 'lawyer' | 'doctor' | null
  readonly subdistrict: string | null
  readonly community: string | null
  readonly grid: string | null
  readonly building: string | null
  readonly office: string | null
  readonly organisation: string | null
  readonly deputyFor: string | null
}

/** Someone signed in. The lists are worked out from the posts that hold now. */
export type AccountActor = {
  readonly kind: 'account'
  readonly account: string
  readonly posts: readonly Post[]
  /** Communities whose whole work this account sees. */
  readonly communities: readonly string[]
  /** Communities in which the account holds any post. */
  readonly members: readonly string[]
  readonly grids: readonly string[]
  readonly buildings: readonly string[]
  /** Offices, organisations, posts and the account itself: whatever can be named on a row. */
  readonly parties: readonly string[]
  /** Communities whose journal this account audits. */
  readonly audits: readonly string[]
  /** Sub-districts whose accounts and posts this account administers. */
  readonly administers: readonly string[]
  /** Set for auditors: a write is refused before it begins. */
  readonly readOnly?: boolean
}

/** A resident who opened her own record with the code of her slip; sees that record and what stands with it. */
export type ResidentActor = {
  readonly kind: 'resident'
  readonly person: string
  readonly household: string | null
  readonly community: string
}

/** The program itself, woken by a deadline; sees rows that are due, the one subject it works on, and the person concerned. */
export type EngineActor = { readonly kind: 'engine'; readonly subject?: string; readonly person?: string }

/** Sets up communities: the first start, the demo, the restore. Never reached by a request but the first page's. */
export type FounderActor = { readonly kind: 'founder' }

export type Actor =
  | PublicActor
  | LinkActor
  | CodeActor
  | CodesActor
  | AccountActor
  | ResidentActor
  | EngineActor
  | FounderActor

/** Who an actor is on the journal: the id of an account, a report or a person. */
export function actorId(actor: Actor): string | null {
  if (actor.kind === 'account') return actor.account
  if (actor.kind === 'code') return actor.report
  if (actor.kind === 'resident') return actor.person
  return null
}
