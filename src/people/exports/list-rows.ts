import type { PlainCell } from '../../platform/sheets/write-csv.ts'
import type { PartnerLine } from '../contract-partners.ts'
import type { BuildingGroup, CoveredBuilding, Team } from '../contract-teams.ts'
import type { PersonRow } from '../residents/read-residents.ts'
import { birthOf, maskedName } from '../residents/rules-residents.ts'
import type { BuildingToList, HouseholdToList, MemberToList } from './read-lists.ts'

/** A list as it is handed out: columns with their width in characters, and lines. */
export type Listed = {
  readonly columns: readonly { readonly header: string; readonly width: number }[]
  readonly rows: readonly (readonly PlainCell[])[]
}

/** Columns by heading and width. */
export const columns = (...named: [string, number][]): Listed['columns'] =>
  named.map(([header, width]) => ({ header, width }))

const relations: Readonly<Record<string, string>> = {
  head: '户主',
  spouse: '配偶',
  child: '子女',
  parent: '父母',
  grandchild: '孙辈',
  grandparent: '祖辈',
  sibling: '兄弟姐妹',
  other: '其他',
}
const roles: Readonly<Record<string, string>> = {
  head: '负责人',
  deputy_head: '副职',
  member: '成员',
  contact: '联系人',
}
const kinds: Readonly<Record<string, string>> = {
  party_committee: '党委',
  party_branch: '党支部',
  party_group: '党小组',
  residents_committee: '居委会',
  subcommittee: '下属委员会',
  team: '亲友队',
  property_company: '物业',
  social_organisation: '社会组织',
  volunteer_team: '志愿队',
  partner: '共建单位',
  police: '公安',
  legal_aid: '法律援助',
  clinic: '卫生',
}
const gaps: Readonly<Record<string, string>> = { captain: '楼栋长', team: '亲友队', worker: '网格员' }

/** How a person's name and telephone are said in a list: masked, or in full. */
export type Said = { readonly name: (row: PersonRow) => string; readonly phone: (row: PersonRow) => string | null }

export function residentRows(persons: readonly PersonRow[], said: Said): Listed {
  return {
    columns: columns(
      ['网格', 12],
      ['楼栋', 8],
      ['梯', 6],
      ['房号', 8],
      ['姓名', 12],
      ['与户主', 10],
      ['性别', 6],
      ['出生', 10],
      ['电话', 16],
      ['常住', 6],
    ),
    rows: persons.map((row) => [
      row.grid_name,
      row.building_name,
      row.staircase_name,
      row.door,
      said.name(row),
      row.relation ? relations[row.relation]! : null,
      row.sex === null ? null : row.sex === 'female' ? '女' : '男',
      birthWords(row),
      said.phone(row),
      row.is_usual ? '是' : '否',
    ]),
  }
}

function birthWords(row: PersonRow): string | null {
  const birth = birthOf(row)
  if (!birth) return null
  return birth.month === null ? `${birth.year}` : `${birth.year}-${String(birth.month).padStart(2, '0')}`
}

export function householdRows(households: readonly HouseholdToList[], nameOf: (name: string) => string): Listed {
  return {
    columns: columns(['网格', 12], ['楼栋', 8], ['梯', 6], ['房号', 8], ['户主', 12], ['人数', 6], ['登记自', 12]),
    rows: households.map(({ grid_name, building_name, staircase_name, door, head, persons, since }) => [
      grid_name,
      building_name,
      staircase_name,
      door,
      head === null ? null : nameOf(head),
      persons,
      since,
    ]),
  }
}

export function memberRows(members: readonly MemberToList[]): Listed {
  return {
    columns: columns(['类别', 12], ['组织', 24], ['网格', 12], ['成员', 12], ['职务', 10], ['起', 12]),
    rows: members.map(({ kind, organisation, grid, name, role, from }) => [
      kinds[kind] ?? kind,
      organisation,
      grid,
      name === null ? null : maskedName(name),
      role === null ? null : (roles[role] ?? role),
      from,
    ]),
  }
}

export function teamRows(teams: readonly Team[]): Listed {
  return {
    columns: columns(['队', 20], ['成员', 40], ['人数', 6], ['包干楼栋', 50]),
    rows: teams.map(({ name, members, buildings }) => [
      name,
      members.map((member) => maskedName(member.name)).join('、'),
      members.length,
      buildings.map((building) => building.name).join('、'),
    ]),
  }
}

export function coverageRows(buildings: readonly CoveredBuilding[]): Listed {
  const named = (there: { name: string } | null) => (there === null ? null : maskedName(there.name))
  return {
    columns: columns(
      ['楼栋', 8],
      ['网格', 12],
      ['楼栋长', 12],
      ['亲友队', 20],
      ['网格员', 12],
      ['楼栋群', 20],
      ['缺谁', 20],
    ),
    rows: buildings.map(({ name, gridName, captain, team, worker, group, uncovered }) => [
      name,
      gridName,
      named(captain),
      team?.name ?? null,
      named(worker),
      group?.name ?? null,
      uncovered.map((gap) => gaps[gap]!).join('、'),
    ]),
  }
}

export function groupRows(groups: readonly BuildingGroup[]): Listed {
  return {
    columns: columns(['群', 24], ['群主', 12], ['楼栋', 50], ['起', 12]),
    rows: groups.map(({ name, keeper, buildings, from }) => [
      name,
      maskedName(keeper),
      buildings.map((building) => building.name).join('、'),
      from,
    ]),
  }
}

export function partnerRows(partners: readonly PartnerLine[]): Listed {
  return {
    columns: columns(
      ['单位', 24],
      ['协议', 30],
      ['签订', 12],
      ['到期', 12],
      ['需求', 6],
      ['资源', 6],
      ['项目', 6],
      ['已交付', 8],
    ),
    rows: partners.map(({ name, agreement, needs, resources, projects, delivered }) => [
      name,
      agreement?.title ?? null,
      agreement?.signedOn ?? null,
      agreement?.to ?? null,
      needs,
      resources,
      projects,
      delivered,
    ]),
  }
}

export function buildingRows(buildings: readonly BuildingToList[]): Listed {
  return {
    columns: columns(
      ['楼栋', 8],
      ['网格', 12],
      ['层数', 6],
      ['梯', 6],
      ['套数', 6],
      ['登记户数', 10],
      ['登记人数', 10],
    ),
    rows: buildings.map(({ name, grid, floors, staircases, dwellings, households, persons }) => [
      name,
      grid,
      floors,
      staircases,
      dwellings,
      households,
      persons,
    ]),
  }
}
