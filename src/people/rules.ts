import { type AccountActor, type Post, wholeInstallation } from '../platform/actor.ts'

/**
 * What lies under a sub-district: ids of its two offices (sub-district, liaison) and of its communities. Under a team: the
 * buildings of its duty area today.
 */
export type Under = {
  readonly offices: readonly string[]
  readonly communities: readonly string[]
  readonly buildings?: readonly string[]
}

/** Under which sub-district or team lies what; only those that the posts name are needed. */
export type Places = ReadonlyMap<string, Under>

type Scope = Omit<AccountActor, 'kind' | 'account' | 'posts'>

/**
 * Works out what an account sees from the posts that hold now. Deny by default: a kind that opens nothing is in no list.
 * Standing in for somebody opens what her post opens; being on leave takes nothing away.
 */
export function scopeOf(account: string, posts: readonly Post[], places: Places): Scope {
  const opened = posts.map((post) => opens(post, places))
  const all = (of: (scope: Opened) => readonly (string | null)[] | undefined) => [
    ...new Set(opened.flatMap((scope) => of(scope) ?? []).filter((id) => id !== null)),
  ]
  const named = posts.flatMap((post) => [post.id, post.office, post.organisation]).filter((id) => id !== null)
  return {
    communities: all((scope) => scope.communities),
    members: all((scope) => scope.members),
    grids: all((scope) => scope.grids),
    buildings: all((scope) => scope.buildings),
    parties: [...new Set([account, ...named, ...all((scope) => scope.parties)])],
    audits: all((scope) => scope.audits),
    administers: all((scope) => scope.administers),
    readOnly: posts.some((post) => post.kind === 'auditor'),
  }
}

type Opened = Partial<
  Record<
    'communities' | 'members' | 'grids' | 'buildings' | 'parties' | 'audits' | 'administers',
    readonly (string | null)[]
  >
>

function opens(post: Post, places: Places): Opened {
  switch (post.kind) {
    case 'secretary':
    case 'desk_clerk':
      return { communities: [post.community], members: [post.community] }
    case 'grid_leader':
    case 'grid_worker':
      return { grids: [post.grid], members: [post.community] }
    case 'kin_team_member':
      return {
        buildings: [post.building, ...(places.get(post.organisation ?? '')?.buildings ?? [])],
        members: [post.community],
      }
    case 'building_captain':
      return { buildings: [post.building], members: [post.community] }
    case 'party_officer':
      return { members: [post.community] }
    case 'subdistrict_officer':
      return { parties: under(post, places).offices }
    case 'auditor':
      return auditing(post.community ? [post.community] : under(post, places).communities)
    case 'security_officer':
    case 'system_administrator':
      return { administers: [post.subdistrict] }
    default:
      return {}
  }
}

function auditing(communities: readonly string[]): Opened {
  return { communities, audits: [...communities, wholeInstallation] }
}

function under(post: Post, places: Places): Under {
  return places.get(post.subdistrict ?? '') ?? { offices: [], communities: [] }
}

/** Somebody acting for herself alone, such as changing her password: no post, no sight of anything else. */
export function onOwnBehalf(account: string): AccountActor {
  return { kind: 'account', account, posts: [], ...scopeOf(account, [], new Map()) }
}
