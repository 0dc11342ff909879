import type { FacilityToList } from '../../places/index.ts'
import type { PostKind } from '../../platform/actor.ts'
import type { StaffPostRow } from '../read-staff.ts'
import { maskedName } from '../residents/rules-residents.ts'
import { columns, type Listed } from './list-rows.ts'

const facilityKinds: Readonly<Record<FacilityToList['kind'], string>> = {
  lamp: '楼道灯、路灯',
  hydrant: '消火栓',
  extinguisher: '灭火器',
  well: '沙井、化粪池',
  lift: '电梯',
  handrail: '扶手',
  entrance_door: '单元门',
  water_tank: '水箱',
  meter_box: '电表箱',
  other: '其他',
}
const conditions: Readonly<Record<FacilityToList['condition'], string>> = { good: '完好', worn: '老旧', broken: '坏了' }

const posts: Readonly<Record<PostKind, string>> = {
  secretary: '书记',
  desk_clerk: '前台',
  grid_leader: '网格长',
  grid_worker: '网格员',
  kin_team_member: '亲友团成员',
  building_captain: '楼栋长',
  property_company: '物业',
  professional: '专业人员',
  partner: '共建单位',
  party_officer: '党务',
  subdistrict_officer: '街道办',
  auditor: '审计',
  security_officer: '安全员',
  system_administrator: '系统管理员',
  resident: '居民',
}

export function facilityRows(facilities: readonly FacilityToList[]): Listed {
  return {
    columns: columns(
      ['楼栋', 8],
      ['网格', 12],
      ['设施', 14],
      ['梯', 6],
      ['层', 6],
      ['位置', 24],
      ['状况', 8],
      ['最近检查', 12],
      ['启用', 12],
    ),
    rows: facilities.map(({ building, grid, kind, staircase, floor, spot, condition, checked_on, since }) => [
      building,
      grid,
      facilityKinds[kind],
      staircase,
      floor,
      spot,
      conditions[condition],
      checked_on,
      since,
    ]),
  }
}

/** Who holds which post of the community today. */
export function staffRows(held: readonly StaffPostRow[], day: (at: Date) => string): Listed {
  return {
    columns: columns(['岗位', 12], ['姓名', 12], ['网格', 12], ['楼栋', 8], ['单位', 20], ['起', 12], ['止', 12]),
    rows: held
      .filter(({ kind }) => kind !== 'resident')
      .map(({ kind, shownName, gridName, buildingName, organisationName, beginsAt, endsAt }) => [
        posts[kind],
        maskedName(shownName),
        gridName,
        buildingName,
        organisationName,
        day(beginsAt),
        endsAt ? day(endsAt) : null,
      ]),
  }
}
