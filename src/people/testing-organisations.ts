import { newId } from '../platform/ids.ts'
import type { NewOrganisation } from './organisations/write.ts'
import type { OrganisationKind } from './rules-organisations.ts'

/** Organisations of the town; every name but the three that the model itself names is invented. */
const engaged = {
  property: { kind: 'property_company', name: '海港物业' },
  police: { kind: 'police', name: '港湾警务室' },
  legalAid: { kind: 'legal_aid', name: '港湾法律服务站' },
  clinic: { kind: 'clinic', name: '港湾卫生服务站' },
  school: { kind: 'partner', name: '港湾小学' },
  bank: { kind: 'partner', name: '建设银行' },
  library: { kind: 'partner', name: '海安图书馆' },
} as const satisfies Record<string, { kind: OrganisationKind; name: string }>

const alone: readonly { kind: OrganisationKind; name: string }[] = [
  { kind: 'social_organisation', name: '启航社会工作服务中心' },
  { kind: 'social_organisation', name: '银龄互助会' },
  { kind: 'volunteer_team', name: '红港湾志愿服务队' },
  { kind: 'volunteer_team', name: '晨光护绿队' },
  { kind: 'volunteer_team', name: '小港湾少年队' },
]
const subcommittees = [
  '人民调解委员会',
  '治安保卫委员会',
  '公共卫生委员会',
  '环境和物业管理委员会',
  '老年人福利委员会',
  '妇女儿童委员会',
]
const teams = ['同舟', '平安', '和风', '暖阳', '守望', '清泉', '灯塔', '常青'].map((name) => `${name}亲友队`)
const numerals = '一二三四五六七八九十'

/** Chinese for a number from 1 to 19. */
const spoken = (number: number) => (number <= 10 ? numerals[number - 1]! : `十${numerals[number - 11]}`)

/** The organisations of the town that somebody of the cast stands at, by short names. */
export type TownOrganisations = Record<
  keyof typeof engaged | 'partyCommittee' | 'partyBranch' | 'partyGroup' | 'team',
  string
>

/**
 * All organisations of the town: those engaged from outside, the residents' committee, teams, and the Party's tree with a
 * branch for each grid and 19 groups. `grids` are ids by number.
 */
export function townOrganisations(
  community: string,
  grids: Readonly<Record<number, string>>,
): { rows: NewOrganisation[]; named: TownOrganisations } {
  const rows: NewOrganisation[] = []
  // Lists go by id, which is the order of founding; ids of one millisecond have none among themselves.
  const ids = Array.from({ length: 80 }, newId).sort().values()
  const found = (kind: OrganisationKind, name: string, at: { parent?: string; grid?: string } = {}) => {
    const id = ids.next().value!
    const { parent = null, grid = null } = at
    rows.push({ id, community, kind, name, parent, grid, from: null, to: null })
    return id
  }
  const named: Partial<TownOrganisations> = {}
  for (const [key, { kind, name }] of Object.entries(engaged)) named[key as keyof typeof engaged] = found(kind, name)
  for (const { kind, name } of alone) found(kind, name)
  const committee = found('residents_committee', '港湾一村居民委员会')
  for (const name of subcommittees) found('subcommittee', name, { parent: committee })
  for (const name of teams) {
    const team = found('team', name)
    named.team ??= team
  }
  const party = found('party_committee', '港湾一村社区党委')
  named.partyCommittee = party
  let group = 0
  for (const [number, grid] of Object.entries(grids)) {
    const branch = found('party_branch', `第${spoken(Number(number))}网格党支部`, { parent: party, grid })
    named.partyBranch ??= branch
    // Two groups a branch, and one more in the first: 19 with nine grids.
    for (let count = Number(number) === 1 ? 3 : 2; count > 0; count -= 1) {
      group += 1
      const id = found('party_group', `第${spoken(group)}党小组`, { parent: branch })
      named.partyGroup ??= id
    }
  }
  return { rows, named: named as TownOrganisations }
}
