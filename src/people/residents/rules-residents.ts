/** Rules of the register of residents: what may be written down, and what of it is shown. Pure. */

export const relations = ['head', 'spouse', 'child', 'parent', 'grandchild', 'grandparent', 'sibling', 'other'] as const
export type Relation = (typeof relations)[number]

/** Kinds of fields, each kept for a purpose on a basis. */
export const fieldKinds = [
  'identity',
  'phone',
  'household',
  'id_number',
  'guardian',
  'emergency_contact',
  'ownership',
] as const
export type FieldKind = (typeof fieldKinds)[number]

export const purposes = ['registers', 'contact', 'emergency', 'votes', 'subsidy', 'captain'] as const
export type Purpose = (typeof purposes)[number]

/** What a record is kept for when it is made, by kind of field: what the committee's own duty covers, and nothing more. */
export const firstGrounds: Readonly<Partial<Record<FieldKind, Purpose>>> = {
  identity: 'registers',
  household: 'registers',
  phone: 'contact',
}

/** A month of birth; the month may be unknown. */
export type Birth = { readonly year: number; readonly month: number | null }

/** The month of birth that a record says, or null. */
export function birthOf(row: {
  readonly birth_year: number | null
  readonly birth_month: number | null
}): Birth | null {
  return row.birth_year === null ? null : { year: row.birth_year, month: row.birth_month }
}

/** Years completed on the first day after the month of birth; the older of two readings where the month is unknown. */
export function ageOn(birth: Birth, day: string): number {
  const [year, month] = day.split('-').map(Number) as [number, number]
  return year - birth.year - (birth.month !== null && month < birth.month ? 1 : 0)
}

/** Younger than fourteen, as far as a month of birth says: such a child needs a guardian in whatever is agreed for her. */
export function isChild(birth: Birth, day: string): boolean {
  const [year, month] = day.split('-').map(Number) as [number, number]
  return (year - birth.year) * 12 + month - (birth.month ?? 12) <= 14 * 12
}

/** A ground on which a kind of field is kept, as far as opening it asks. */
export type GroundGiven = {
  readonly kind: FieldKind
  readonly purpose: Purpose
  readonly withdrawnAt: Date | string | null
}

/**
 * For which purposes a kind of field may be opened: those it is kept for, and an emergency, which the person reads afterwards.
 * A name goes with whatever she is looked up for, but a captain sees it for the purpose agreed with her alone.
 */
export function purposesGiven(kind: FieldKind, grounds: readonly GroundGiven[]): Purpose[] {
  const holds = grounds.filter((ground) => ground.withdrawnAt === null)
  const own = holds.filter((ground) => ground.kind === kind)
  const given = kind === 'identity' && own.length > 0 ? [...own, ...holds] : own
  const named = purposes.filter((purpose) => given.some((ground) => ground.purpose === purpose))
  // Last, since nobody should choose it by not choosing.
  return [...named.filter((purpose) => purpose !== 'emergency'), 'emergency']
}

/** A day in the field's calendar, `YYYY-MM-DD`, that exists. */
export function isDay(text: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false
  const at = new Date(`${text}T00:00:00Z`)
  return !Number.isNaN(at.getTime()) && at.toISOString().startsWith(text)
}

/** Why a birth cannot be, or null: it lies after `today`, or too far back. */
export function wrongBirth(birth: Birth, today: string): 'in-the-future' | 'too-long-ago' | null {
  const [year, month] = today.split('-').map(Number) as [number, number]
  if (birth.year > year || (birth.year === year && birth.month !== null && birth.month > month)) return 'in-the-future'
  return ageOn(birth, today) > 125 ? 'too-long-ago' : null
}

/** A telephone number as digits alone, or null where it is none: eleven digits of a mobile, or area code and number. */
export function phoneOf(text: string): string | null {
  const digits = text
    .normalize('NFKC')
    .replace(/^\s*(\+|00)86/, '')
    .replace(/[\s()-]/g, '')
  return /^1\d{10}$|^0\d{9,11}$/.test(digits) ? digits : null
}

/** `138****0000`. */
export function maskedPhone(digits: string): string {
  return `${digits.slice(0, 3)}****${digits.slice(-4)}`
}

/** `王*芳`, `王*`: the first and the last character of three and more, the first of two. */
export function maskedName(name: string): string {
  const letters = [...name]
  if (letters.length < 2) return '*'
  if (letters.length === 2) return `${letters[0]}*`
  return `${letters[0]}${'*'.repeat(letters.length - 2)}${letters.at(-1)}`
}

/** The last four characters of a citizen's number, the rest hidden. */
export function maskedIdNumber(number: string): string {
  return `${'*'.repeat(Math.max(0, number.length - 4))}${number.slice(-4)}`
}

/** A share as it is kept: millionths, cut off, so that six sixths are not more than the whole. */
export function keptShare(share: number): number {
  return Math.floor(Math.round(share * 1e9) / 1e3) / 1e6
}

/** Whether shares of a dwelling are at most the whole. */
export function isWhole(shares: readonly number[]): boolean {
  return shares.reduce((sum, share) => sum + Math.round(keptShare(share) * 1e6), 0) <= 1e6
}

/** A name as it is kept: no spaces around or between Chinese characters, one between words of others. */
export function tidyName(name: string): string {
  return name
    .normalize('NFKC')
    .trim()
    .replace(/\s+/g, ' ')
    .replace(/(?<=\p{Script=Han}) (?=\p{Script=Han})/gu, '')
}

/** The check digit of GB 11643 for the first seventeen digits of a citizen's number. */
export function idCheckDigit(seventeen: string): string {
  const weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2]
  const sum = weights.reduce((total, weight, index) => total + weight * Number(seventeen[index]), 0)
  return '10X98765432'[sum % 11]!
}

/** A citizen's number as it is kept: plain digits, a capital X. */
export function tidyIdNumber(text: string): string {
  return text.normalize('NFKC').replace(/\s/g, '').toUpperCase()
}

/** What a citizen's number (GB 11643) says, or why it is none. */
export function readIdNumber(
  text: string,
): { birth: Birth; sex: 'female' | 'male' } | { wrong: 'wrong-form' | 'wrong-check-digit' | 'no-such-day' } {
  const number = tidyIdNumber(text)
  if (!/^\d{17}[\dX]$/.test(number)) return { wrong: 'wrong-form' }
  if (idCheckDigit(number.slice(0, 17)) !== number[17]) return { wrong: 'wrong-check-digit' }
  const [year, month, day] = [number.slice(6, 10), number.slice(10, 12), number.slice(12, 14)]
  if (!isDay(`${year}-${month}-${day}`)) return { wrong: 'no-such-day' }
  return { birth: { year: Number(year), month: Number(month) }, sex: Number(number[16]) % 2 === 1 ? 'male' : 'female' }
}
