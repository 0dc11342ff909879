import type { Sealing } from '../../platform/secrets.ts'
import type { ResidentLine } from '../contract-residents.ts'
import type { PersonRow } from './read-residents.ts'
import { maskedName, maskedPhone } from './rules-residents.ts'
import { openPhone } from './sealed-fields.ts'

/** A person as she is shown: name and telephone masked. */
export function residentLine(row: PersonRow, secrets: Sealing): ResidentLine {
  return {
    id: row.id,
    name: maskedName(row.name),
    sex: row.sex,
    birth: row.birth_year === null ? null : { year: row.birth_year, month: row.birth_month },
    phone: row.phone ? maskedPhone(openPhone(secrets, row.phone)) : null,
    relation: row.relation,
    isUsual: row.is_usual,
    home: homeOf(row),
    ended: row.ended_on && row.end_reason ? { on: row.ended_on, reason: row.end_reason } : null,
  }
}

function homeOf(row: PersonRow): ResidentLine['home'] {
  if (!row.household_id) return null
  return {
    household: row.household_id,
    dwelling: row.dwelling_id!,
    building: row.building_id!,
    grid: row.grid_id!,
    door: row.door!,
    floor: row.floor!,
    staircase: row.staircase_name!,
    buildingName: row.building_name!,
    gridName: row.grid_name!,
  }
}
