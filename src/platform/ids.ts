import { randomBytes, randomInt } from 'node:crypto'
import { systemClock } from './clock.ts'

/** Makes a UUIDv7: 48 bits of milliseconds, then random bits, so that ids made later sort later. */
export function newId(): string {
  const bytes = randomBytes(16)
  bytes.writeUIntBE(systemClock.now().getTime(), 0, 6)
  bytes[6] = (bytes[6]! & 0x0f) | 0x70
  bytes[8] = (bytes[8]! & 0x3f) | 0x80
  const hex = bytes.toString('hex')
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`
}

/** Random secret of `bits` bits, written in base64url. */
export function newSecret(bits = 160): string {
  return randomBytes(Math.ceil(bits / 8)).toString('base64url')
}

/** A password a person can type: four groups of four, from letters and digits that are not mistaken for one another. */
export function newPassword(): string {
  const alphabet = 'abcdefghjkmnpqrstuvwxyz23456789'
  const group = () => Array.from({ length: 4 }, () => alphabet[randomInt(alphabet.length)]).join('')
  return [group(), group(), group(), group()].join('-')
}

const idPattern = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/

/** Whether the text is a UUID in lower-case canonical form. */
export function isId(text: string): boolean {
  return idPattern.test(text)
}
