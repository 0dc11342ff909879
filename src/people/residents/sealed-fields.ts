import type { SealedColumn } from '../../platform/keys/sealed-columns.ts'
import type { Sealing } from '../../platform/secrets.ts'

/** A telephone as it is kept: sealed, with keyed hashes of the whole and of its last four digits. */
export type SealedPhone = { readonly phone: Buffer; readonly hash: Buffer; readonly tail: Buffer }

/** Seals a telephone given as digits. */
export function sealPhone(secrets: Sealing, digits: string): SealedPhone {
  return {
    phone: secrets.seal('phone', digits),
    hash: phoneHash(secrets, digits),
    tail: phoneTailHash(secrets, digits.slice(-4)),
  }
}

/** The hash that a whole number is kept with. */
export function phoneHash(secrets: Sealing, digits: string): Buffer {
  return secrets.mark('phone', digits)
}

/** The hash that the last four digits are kept with. */
export function phoneTailHash(secrets: Sealing, lastFour: string): Buffer {
  return secrets.mark('phone-tail', lastFour)
}

/** The hashes that a whole number is found by: one a master key, since rows carry either while keys are rotated. */
export function phoneHashes(secrets: Sealing, digits: string): Buffer[] {
  return secrets.marks('phone', digits)
}

/** The same for the last four digits. */
export function phoneTailHashes(secrets: Sealing, lastFour: string): Buffer[] {
  return secrets.marks('phone-tail', lastFour)
}

/** The same for a citizen's number. */
export function idNumberHashes(secrets: Sealing, number: string): Buffer[] {
  return secrets.marks('id-number', number)
}

/** The digits of a sealed telephone. */
export function openPhone(secrets: Sealing, sealed: Buffer): string {
  return secrets.open('phone', sealed)
}

/** A citizen's number as it is kept: sealed, with a keyed hash for duplicates. */
export function sealIdNumber(secrets: Sealing, number: string): { number: Buffer; hash: Buffer } {
  return { number: secrets.seal('id-number', number), hash: secrets.mark('id-number', number) }
}

export function openIdNumber(secrets: Sealing, sealed: Buffer): string {
  return secrets.open('id-number', sealed)
}

const wholePhone = { column: 'phone_hash', purpose: 'phone', of: (digits: string) => digits }
const tailOfPhone = { column: 'phone_tail_hash', purpose: 'phone-tail', of: (digits: string) => digits.slice(-4) }
const wholeIdNumber = { column: 'id_hash', purpose: 'id-number', of: (number: string) => number }

/** The sealed columns of the room with the hashes beside them; a rotation of the keys makes them anew. */
export const sealedOfPeople: readonly SealedColumn[] = [
  { table: 'public.persons', column: 'phone', purpose: 'phone', marks: [wholePhone, tailOfPhone] },
  { table: 'public.persons', column: 'id_number', purpose: 'id-number', marks: [wholeIdNumber] },
  { table: 'public.contacts', column: 'phone', purpose: 'phone', marks: [wholePhone] },
  { table: 'public.import_rows', column: 'content', purpose: 'import', marks: [] },
  { table: 'public.import_makings', column: 'before', purpose: 'import', marks: [] },
  { table: 'public.privacy_requests', column: 'words', purpose: 'request', marks: [] },
  { table: 'accounts.accounts', column: 'second_factor', purpose: 'second-factor', marks: [] },
  { table: 'accounts.accounts', column: 'second_factor_begun', purpose: 'second-factor', marks: [] },
]
