import type { FieldProblem } from '../../platform/problem.ts'
import type { Sealing } from '../../platform/secrets.ts'
import { type Birth, isDay, phoneOf, type Relation, tidyName, wrongBirth } from './rules-residents.ts'
import { type SealedPhone, sealPhone } from './sealed-fields.ts'
import type { Correction } from './write-residents.ts'

/** What a request says of a resident; a field that is not named stays as it is. */
export type Wish = {
  readonly name?: string
  readonly sex?: 'female' | 'male' | null
  readonly birth?: Birth | null
  readonly phone?: string | null
  readonly relation?: Relation | null
  readonly isUsual?: boolean
}

/** Puts the wished fields into the form they are kept in, and names what is wrong with them. */
export function tidyWish(
  wish: Wish,
  by: { secrets: Sealing; today: string },
): { change: Correction; wrong: FieldProblem[] } {
  const wrong: FieldProblem[] = []
  const { name, birth, phone, sex, relation, isUsual } = wish
  const change: Correction = {}
  if (sex !== undefined) change.sex = sex
  if (relation !== undefined) change.relation = relation
  if (isUsual !== undefined) change.isUsual = isUsual
  if (name !== undefined) change.name = tidyName(name)
  if (birth !== undefined) {
    const reason = birth ? wrongBirth(birth, by.today) : null
    if (reason) wrong.push({ field: 'birth', reason })
    change.birth = birth
  }
  if (phone !== undefined) {
    const sealed = phone === null ? null : sealedOf(by.secrets, phone)
    if (sealed === undefined) wrong.push({ field: 'phone', reason: 'no-telephone-number' })
    else change.phone = sealed
  }
  return { change, wrong }
}

function sealedOf(secrets: Sealing, phone: string): SealedPhone | undefined {
  const digits = phoneOf(phone)
  return digits ? sealPhone(secrets, digits) : undefined
}

/** What is wrong with a day from which something holds: it is none, or lies after today. */
export function wrongDay(field: string, day: string, today: string): FieldProblem[] {
  if (!isDay(day)) return [{ field, reason: 'no-such-day' }]
  return day > today ? [{ field, reason: 'in-the-future' }] : []
}
