import type { Sealing } from '../../platform/secrets.ts'
import type { ContactLine, ResidentLine } from '../contract-residents.ts'
import type { ContactRow } from './read-contacts.ts'
import type { PersonRow } from './read-residents.ts'
import { birthOf, maskedName, maskedPhone } from './rules-residents.ts'
import { openPhone } from './sealed-fields.ts'

/** A person as she is shown: name and telephone masked. */
export function residentLine(row: PersonRow, secrets: Sealing): ResidentLine {
  return {
    id: row.id,
    name: maskedName(row.name),
    sex: row.sex,
    birth: birthOf(row),
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

/** Whom to call, as she is shown: name and telephone masked. */
export function contactLine(row: ContactRow, secrets: Sealing): ContactLine {
  return {
    id: row.id,
    kind: row.kind,
    relation: row.relation,
    name: row.name === null ? null : maskedName(row.name),
    phone: row.phone ? maskedPhone(openPhone(secrets, row.phone)) : null,
    person: row.is_in_sight ? row.known_person_id : null,
  }
}
