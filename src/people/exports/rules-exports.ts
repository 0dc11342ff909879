import type { AccountActor } from '../../platform/actor.ts'

/** The lists that can be taken out. The Party's roll is none of them. */
export const listNames = [
  'residents',
  'households',
  'organisations',
  'teams',
  'coverage',
  'groups',
  'partners',
  'buildings',
  'facilities',
  'staff',
] as const
export type ListName = (typeof listNames)[number]

/** Lists of the register, which keep names and telephones of residents. */
export const registerLists = ['residents', 'households'] as const
export type RegisterList = (typeof registerLists)[number]

export function isRegisterList(list: ListName): list is RegisterList {
  return (registerLists as readonly string[]).includes(list)
}

/** What a list in full may be for; telephones come along where a resident agreed to be called, and in an emergency. */
export const exportPurposes = ['registers', 'contact', 'emergency'] as const
export type ExportPurpose = (typeof exportPurposes)[number]

/** Seconds in which somebody else decides, and in which the list can be taken afterwards. */
export const secondsToDecide = 3 * 24 * 3600
export const secondsToTake = 24 * 3600

export const mostRows = 20_000

export type ExportState = 'asked' | 'approved' | 'refused' | 'over'

/** How a request for a list in full stands. */
export function stateOf({
  decision,
  expiresAt,
  now,
}: {
  decision: 'approved' | 'refused' | null
  expiresAt: Date
  now: Date
}): ExportState {
  if (decision === 'refused') return 'refused'
  if (expiresAt <= now) return 'over'
  return decision ?? 'asked'
}

export const listTitles: Readonly<Record<ListName, string>> = {
  residents: '居民名单',
  households: '住户名单',
  organisations: '组织名单',
  teams: '亲友团名单',
  coverage: '包干覆盖',
  groups: '楼栋亲友群',
  partners: '共建单位',
  buildings: '楼栋名单',
  facilities: '设施台账',
  staff: '工作人员名单',
}

export const purposeTitles: Readonly<Record<ExportPurpose, string>> = {
  registers: '居民登记',
  contact: '日常联系',
  emergency: '紧急',
}

/** Whose lines of the register somebody sees: the whole community, or the grids of her posts. */
export function gridsOf(actor: AccountActor, community: string): string[] | undefined {
  if (actor.communities.includes(community)) return undefined
  return actor.posts.flatMap((post) =>
    post.community === community && post.grid && actor.grids.includes(post.grid) ? [post.grid] : [],
  )
}
