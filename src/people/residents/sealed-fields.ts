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

/** The hash that a whole number is found by. */
export function phoneHash(secrets: Sealing, digits: string): Buffer {
  return secrets.hash('phone', digits)
}

/** The hash that the last four digits are found by. */
export function phoneTailHash(secrets: Sealing, lastFour: string): Buffer {
  return secrets.hash('phone-tail', lastFour)
}

/** The digits of a sealed telephone. */
export function openPhone(secrets: Sealing, sealed: Buffer): string {
  return secrets.open('phone', sealed)
}

/** A citizen's number as it is kept: sealed, with a keyed hash for duplicates. */
export function sealIdNumber(secrets: Sealing, number: string): { number: Buffer; hash: Buffer } {
  return { number: secrets.seal('id-number', number), hash: secrets.hash('id-number', number) }
}

export function openIdNumber(secrets: Sealing, sealed: Buffer): string {
  return secrets.open('id-number', sealed)
}
