import { type Birth, type FieldKind, fieldKinds, type Purpose } from '../residents/rules-residents.ts'

/** Rules of what a resident sees and says about her own record. Pure. */

/** Days within which the desk answers what she asks, counted on the calendar. */
export const daysToAnswer = 15
/** Days for which a printed code opens her record once. */
export const daysOfSlip = 7
/** Days for which the browser opened with it stays open. */
export const daysOfSignIn = 30

/** What rests on her word alone, by kind of field and purpose; she takes it back whenever she likes. */
export const consents = [
  { kind: 'phone', purpose: 'contact' },
  { kind: 'phone', purpose: 'captain' },
  { kind: 'emergency_contact', purpose: 'emergency' },
  { kind: 'id_number', purpose: 'subsidy' },
] as const satisfies readonly { kind: FieldKind; purpose: Purpose }[]

export type Consent = { readonly kind: FieldKind; readonly purpose: Purpose }

/** Whether this can be agreed to and taken back. */
export function isConsent({ kind, purpose }: Consent): boolean {
  return consents.some((known) => known.kind === kind && known.purpose === purpose)
}

export type Ground = Consent & {
  readonly basis: 'consent' | 'statutory_duty' | 'life_saving'
  readonly withdrawnAt: Date | null
}

/** Why a ground cannot be taken back, or null: it is none, it rests on a duty, it was taken back before. */
export function whyNotWithdrawn(ground: Ground | undefined): 'not-given' | 'kept-by-duty' | 'withdrawn-before' | null {
  if (!ground) return 'not-given'
  if (ground.basis !== 'consent') return 'kept-by-duty'
  return ground.withdrawnAt ? 'withdrawn-before' : null
}

/** Kinds of fields that stay while she lives here, since a duty obliges to keep them; what a deletion does not reach. */
export function keptByDuty(grounds: readonly Ground[]): FieldKind[] {
  return fieldKinds.filter((kind) =>
    grounds.some((ground) => ground.kind === kind && ground.basis !== 'consent' && ground.withdrawnAt === null),
  )
}

/** Kinds of fields for which nothing holds any more: they are erased. */
export function withoutGround(grounds: readonly Ground[]): FieldKind[] {
  return fieldKinds.filter((kind) => {
    const own = grounds.filter((ground) => ground.kind === kind)
    return own.length > 0 && own.every((ground) => ground.withdrawnAt !== null)
  })
}

/** Whether she may be under fourteen on the day, the younger of two readings: then a guardian agrees for her. */
export function needsGuardian(birth: Birth | null, day: string): boolean {
  if (!birth) return false
  const [year, month] = day.split('-').map(Number) as [number, number]
  return (year - birth.year) * 12 + month - (birth.month ?? 12) <= 14 * 12
}

/** Twelve digits as they stand on the slip: three groups of four. */
export function slipDigits(code: string): string {
  return code.replace(/(.{4})(?=.)/g, '$1 ')
}

/** The digits of what somebody typed from her slip, or null where they are not twelve. */
export function typedSlip(text: string): string | null {
  const digits = text.normalize('NFKC').replace(/[\s·.-]/g, '')
  return /^\d{12}$/.test(digits) ? digits : null
}
