import type { PostKind } from '../platform/actor.ts'

/** Which front door an account opens at. */
export type Home = 'console' | 'pocket' | 'resident'

/** What is fixed for a kind of post. */
export type PostFacts = {
  /** Where it stands; `community-or-above` may name a community or a whole sub-district. */
  readonly stands: 'subdistrict' | 'community-or-above' | 'community' | 'grid' | 'building' | 'community-or-building'
  /** The tier of the office it works in, which its presence keeps open. */
  readonly office: 'subdistrict' | 'community' | 'grid' | null
  readonly needsOrganisation: boolean
  readonly home: Home
  /** Minutes without a request until its holder is signed out. */
  readonly idleMinutes: number
}

const desk = { home: 'console', idleMinutes: 30, needsOrganisation: false } as const
const phone = { home: 'pocket', idleMinutes: 12 * 60, needsOrganisation: false } as const

/** The kinds of post and what is fixed for each. */
export const postFacts: Readonly<Record<PostKind, PostFacts>> = {
  secretary: { stands: 'community', office: 'community', ...desk },
  desk_clerk: { stands: 'community', office: 'community', ...desk },
  grid_leader: { stands: 'grid', office: 'grid', ...phone },
  grid_worker: { stands: 'grid', office: 'grid', ...phone },
  kin_team_member: { stands: 'community-or-building', office: null, ...phone },
  building_captain: { stands: 'building', office: null, ...phone },
  property_company: { stands: 'community', office: null, ...phone, needsOrganisation: true },
  professional: { stands: 'community', office: null, ...phone, needsOrganisation: true },
  partner: { stands: 'community', office: null, ...phone, needsOrganisation: true },
  party_officer: { stands: 'community', office: null, ...desk, needsOrganisation: true },
  subdistrict_officer: { stands: 'subdistrict', office: 'subdistrict', ...desk },
  auditor: { stands: 'community-or-above', office: null, ...desk },
  security_officer: { stands: 'subdistrict', office: null, ...desk },
  system_administrator: { stands: 'subdistrict', office: null, ...desk },
  resident: { stands: 'community', office: null, ...phone, home: 'resident' },
}

/** Administrator, security officer and auditor (三员): three people, none of whom does other work. */
export const separateKinds: readonly PostKind[] = ['system_administrator', 'security_officer', 'auditor']

/** Whether a second person must confirm a grant of this kind before it counts. */
export function needsConfirmation(kind: PostKind): boolean {
  return kind !== 'resident'
}

/** Whether one account may hold both kinds at a time. */
export function goTogether(one: PostKind, other: PostKind): boolean {
  if (one === 'resident' || other === 'resident' || one === other) return true
  return !separateKinds.includes(one) && !separateKinds.includes(other)
}

/** Where a post stands, for comparing two of them. */
export type Standing = {
  readonly kind: PostKind
  readonly subdistrict: string | null
  readonly community: string | null
  readonly organisation: string | null
}

const officeKinds: readonly PostKind[] = ['secretary', 'desk_clerk', 'grid_leader', 'grid_worker']
const engagedKinds: readonly PostKind[] = ['property_company', 'professional', 'partner', 'party_officer']

/**
 * Whether somebody who holds `own` may stand in for `post`: office work goes to office staff of the same community,
 * engaged work and a Party roll to the same organisation, so that standing in never opens a door to somebody from elsewhere.
 */
export function mayStandIn(post: Standing, own: readonly Standing[]): boolean {
  if (separateKinds.includes(post.kind) || post.kind === 'resident') return false
  return own.some((held) => {
    if (post.kind === 'subdistrict_officer') return held.kind === post.kind && held.subdistrict === post.subdistrict
    if (held.community !== post.community) return false
    if (post.kind === 'party_officer' || held.kind === 'party_officer') {
      return held.kind === post.kind && held.organisation === post.organisation
    }
    if (engagedKinds.includes(post.kind)) return held.organisation === post.organisation
    if (officeKinds.includes(post.kind)) return officeKinds.includes(held.kind)
    return officeKinds.includes(held.kind) || held.kind === 'kin_team_member' || held.kind === 'building_captain'
  })
}

/** The front door of somebody who holds these kinds: the desk before the phone. */
export function homeOf(kinds: readonly PostKind[]): Home {
  const homes = kinds.map((kind) => postFacts[kind].home)
  if (homes.includes('console')) return 'console'
  return homes.includes('pocket') ? 'pocket' : 'resident'
}

/** Minutes without a request until somebody who holds these kinds is signed out: the shortest of them. */
export function idleMinutesOf(kinds: readonly PostKind[]): number {
  return kinds.length === 0 ? desk.idleMinutes : Math.min(...kinds.map((kind) => postFacts[kind].idleMinutes))
}

/** Where a post is wished to stand; ids. */
export type WishedPlace = {
  readonly subdistrict?: string
  readonly community?: string
  readonly grid?: string
  readonly building?: string
  readonly organisation?: string
}

/** The places a kind of post may be given, and those it cannot do without. */
export function placesOf(kind: PostKind): { needed: (keyof WishedPlace)[]; allowed: (keyof WishedPlace)[] } {
  const { stands, needsOrganisation } = postFacts[kind]
  const organisation: (keyof WishedPlace)[] = needsOrganisation ? ['organisation'] : []
  switch (stands) {
    case 'subdistrict':
      return { needed: ['subdistrict'], allowed: ['subdistrict'] }
    case 'community-or-above':
      return { needed: [], allowed: ['subdistrict', 'community'] }
    case 'community':
      return { needed: ['community', ...organisation], allowed: ['community', ...organisation] }
    case 'grid':
      return { needed: ['community', 'grid'], allowed: ['community', 'grid'] }
    case 'building':
      return { needed: ['community', 'building'], allowed: ['community', 'building'] }
    case 'community-or-building':
      return { needed: ['community'], allowed: ['community', 'building', 'organisation'] }
  }
}

/** What is wrong with where a post is wished to stand: places that are missing, and such as this kind does not have. */
export function wrongPlaces(kind: PostKind, wish: WishedPlace): { field: keyof WishedPlace; reason: string }[] {
  const { needed, allowed } = placesOf(kind)
  const given = (Object.keys(wish) as (keyof WishedPlace)[]).filter((field) => wish[field] !== undefined)
  const missing = needed.filter((field) => !given.includes(field))
  if (allowed.includes('subdistrict') && !given.includes('subdistrict') && !given.includes('community'))
    missing.push('subdistrict')
  return [
    ...[...new Set(missing)].map((field) => ({ field, reason: 'missing' })),
    ...given.filter((field) => !allowed.includes(field)).map((field) => ({ field, reason: 'not-for-this-kind' })),
  ]
}

/** Whether the text is a day of the calendar, YYYY-MM-DD. */
export function isDay(text: string): boolean {
  const at = new Date(`${text}T00:00:00Z`)
  return !Number.isNaN(at.getTime()) && at.toISOString().startsWith(text)
}

const longestLeaveDays = 366

/** What is wrong with a span of days that both count, seen from today; leave has both, and an end within a year. */
export function wrongDays(
  span: { from?: string; to?: string },
  today: string,
): { field: 'from' | 'to'; reason: string }[] {
  const { from, to } = span
  if (from !== undefined && !isDay(from)) return [{ field: 'from', reason: 'wrong-form' }]
  if (to !== undefined && !isDay(to)) return [{ field: 'to', reason: 'wrong-form' }]
  if (to !== undefined && to < today) return [{ field: 'to', reason: 'in-the-past' }]
  if (from !== undefined && to !== undefined && to < from) return [{ field: 'to', reason: 'before-from' }]
  return []
}

/** Whether leave of these days is longer than a year, which is an end of the post rather than leave. */
export function isTooLong(span: { from: string; to: string }): boolean {
  return (Date.parse(span.to) - Date.parse(span.from)) / 86_400_000 >= longestLeaveDays
}

/** Somebody's place in an office now. */
export type Presence = { readonly awayUntil: unknown; readonly deputy: string | null; readonly deputyIsAway: boolean }

/** Whether somebody fills the post now: its holder, or during her leave a deputy who is there herself. */
export function isFilled(presence: Presence): boolean {
  return presence.awayUntil === null || (presence.deputy !== null && !presence.deputyIsAway)
}
