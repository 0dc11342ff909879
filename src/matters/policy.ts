import type { AccountActor, PostKind } from '../platform/actor.ts'

/** Yes, or no with a stable reason word that the screen can say aloud. */
export type Answer = { readonly allowed: true } | { readonly allowed: false; readonly reason: string }

/** What of a matter decides who may act. */
export type MatterPlace = {
  readonly community_id: string
  readonly subdistrict_id: string
  readonly grid_id: string
  readonly building_id: string | null
  readonly tier: string
  readonly holder_office_id: string
  readonly handler_id: string | null
  readonly private: boolean
}

/**
 * How an account stands to a matter. `desk`: secretary or clerk of its community; `grid`: leader or worker of its grid;
 * `leader`: leader of its grid or secretary; `holder`: works in the office that holds it; `handler`: it was dispatched to
 * her, her organisation or the post she stands in for; `above`: staff of a tier above the holder; `neighbour`: team member
 * or captain of its building; `named`: asked to assist, or held it before.
 */
export type Relation = 'desk' | 'grid' | 'leader' | 'holder' | 'handler' | 'above' | 'neighbour' | 'named'

/** The relations that may do each act. Deny by default: an act that is not here is nobody's. */
export const whoMay: Readonly<Record<string, readonly Relation[]>> = {
  accept: ['holder', 'desk'],
  decline: ['holder', 'desk'],
  dispatch: ['holder', 'desk'],
  acknowledge: ['handler'],
  start: ['handler', 'holder'],
  'handle-on-spot': ['grid', 'neighbour', 'holder', 'handler'],
  'make-safe': ['grid', 'neighbour', 'holder', 'handler', 'desk'],
  done: ['handler', 'holder'],
  verify: ['holder', 'desk', 'above'],
  sample: ['holder', 'desk', 'grid', 'above'],
  return: ['handler'],
  suspend: ['holder', 'desk'],
  resume: ['holder', 'desk', 'handler'],
  'request-extension': ['handler', 'holder'],
  'approve-extension': ['above', 'leader', 'desk'],
  'hand-up': ['holder'],
  'hand-back': ['holder'],
  'close-not-done': ['holder', 'desk'],
  'ask-assist': ['holder', 'desk', 'handler'],
  'answer-assist': ['named', 'handler'],
  reply: ['holder', 'desk', 'grid', 'handler'],
  note: ['holder', 'desk', 'grid', 'handler', 'named', 'above'],
  'see-words': ['holder', 'desk', 'grid', 'handler'],
  'log-call': ['holder', 'desk', 'grid', 'handler'],
  supervise: ['above', 'leader'],
  'transfer-outside': ['holder'],
  'correct-place': ['holder', 'desk'],
  'correct-category': ['holder', 'desk'],
  void: ['desk'],
  'hide-words': ['desk', 'leader'],
  'approve-summary': ['desk', 'leader'],
  merge: ['desk', 'leader'],
  unmerge: ['desk', 'leader'],
  contact: ['holder', 'desk', 'grid', 'handler'],
  'read-words': ['holder', 'desk', 'grid', 'handler', 'named', 'above'],
  'add-picture': ['holder', 'desk', 'grid', 'handler', 'neighbour', 'named'],
}

/** Whether the account may do the act to the matter, leaving aside whether the matter's stage allows it. */
export function mayAct(act: string, actor: AccountActor, matter: MatterPlace): Answer {
  return mayAs(act, standingOf(actor, matter))
}

/** How an account stands to a matter, worked out once where many acts are asked about. */
export type Standing = { readonly audits: boolean; readonly relations: ReadonlySet<Relation> }

export function standingOf(actor: AccountActor, matter: MatterPlace): Standing {
  return { audits: actor.posts.some((post) => post.kind === 'auditor'), relations: relationsOf(actor, matter) }
}

/** Whether somebody who stands so may do the act. */
export function mayAs(act: string, { audits, relations }: Standing): Answer {
  if (audits) return no('auditors-change-nothing')
  const allowed = (whoMay[act] ?? []).some((relation) => relations.has(relation))
  return allowed ? { allowed: true } : no(relations.size > 0 ? 'not-with-this-post' : 'not-yours')
}

/** Where somebody may grant more time: in whole communities, in grids, and in sub-districts of what rose above the grid. */
export type ApprovesIn = {
  readonly communities: readonly string[]
  readonly grids: readonly string[]
  readonly subdistricts: readonly string[]
}

/** The places whose matters `approve-extension` allows the account, so that a list can be asked for them; never those of an auditor. */
export function approvesIn({ posts }: AccountActor): ApprovesIn {
  const held = posts.some(({ kind }) => kind === 'auditor') ? [] : posts
  const placesOf = (kinds: readonly PostKind[], place: 'community' | 'grid' | 'subdistrict') =>
    held.flatMap((post) => (isOneOf(post.kind, kinds) ? (post[place] ?? []) : []))
  return {
    communities: placesOf(['secretary', 'desk_clerk'], 'community'),
    grids: placesOf(['grid_leader'], 'grid'),
    subdistricts: placesOf(['subdistrict_officer'], 'subdistrict'),
  }
}

export function mayApproveAny(actor: AccountActor): boolean {
  const { communities, grids, subdistricts } = approvesIn(actor)
  return communities.length + grids.length + subdistricts.length > 0
}

/** Whether the account may read the residents' words; an auditor may, and changes nothing. */
export function mayReadWords(actor: AccountActor, matter: MatterPlace): boolean {
  if (actor.posts.some((post) => post.kind === 'auditor' && post.community === matter.community_id)) return true
  return mayAct('read-words', actor, matter).allowed
}

/** Whether the account reads why staff did what they did; every auditor who sees the matter, also of a whole sub-district. */
export function mayReadReasons(actor: AccountActor, matter: MatterPlace): boolean {
  return actor.posts.some((post) => post.kind === 'auditor') || mayReadWords(actor, matter)
}

/** All relations in which the account stands to the matter, from the posts that hold now. */
export function relationsOf(actor: AccountActor, matter: MatterPlace): Set<Relation> {
  const relations = new Set<Relation>()
  for (const post of actor.posts) {
    const inCommunity = post.community === matter.community_id
    if (inCommunity && isOneOf(post.kind, ['secretary', 'desk_clerk'])) relations.add('desk')
    if (inCommunity && post.kind === 'secretary') relations.add('leader')
    if (post.grid === matter.grid_id && isOneOf(post.kind, ['grid_leader', 'grid_worker'])) relations.add('grid')
    if (post.grid === matter.grid_id && post.kind === 'grid_leader') relations.add('leader')
    if (post.office === matter.holder_office_id || isLiaison(post, matter)) relations.add('holder')
    if (isNeighbour(post, matter)) relations.add('neighbour')
    if (isAbove(post, matter)) relations.add('above')
  }
  if (matter.handler_id && actor.parties.includes(matter.handler_id)) relations.add('handler')
  if (!relations.has('desk') && !relations.has('grid') && !relations.has('neighbour')) relations.add('named')
  return relations
}

type PostPlace = AccountActor['posts'][number]

function isNeighbour(post: PostPlace, matter: MatterPlace): boolean {
  if (matter.private || !matter.building_id || post.building !== matter.building_id) return false
  return isOneOf(post.kind, ['kin_team_member', 'building_captain'])
}

/** What went to the district is held by the sub-district's liaison, whose work its officers do. */
function isLiaison(post: PostPlace, matter: MatterPlace): boolean {
  return matter.tier === 'district' && post.kind === 'subdistrict_officer' && post.subdistrict === matter.subdistrict_id
}

function isAbove(post: PostPlace, matter: MatterPlace): boolean {
  if (matter.tier === 'grid') {
    return post.community === matter.community_id && isOneOf(post.kind, ['secretary', 'desk_clerk'])
  }
  return post.kind === 'subdistrict_officer' && post.subdistrict === matter.subdistrict_id
}

/** Whether an account may report for others in this place: staff of the community or grid, team members and captains of the building. */
export function mayReportFor(
  actor: AccountActor,
  at: { community: string; grid: string; building: string | null },
): Answer {
  const allowed =
    actor.communities.includes(at.community) ||
    actor.grids.includes(at.grid) ||
    (at.building !== null && actor.buildings.includes(at.building))
  return allowed ? { allowed: true } : no('not-your-place')
}

function isOneOf(kind: PostKind, kinds: readonly PostKind[]): boolean {
  return kinds.includes(kind)
}

function no(reason: string): Answer {
  return { allowed: false, reason }
}
