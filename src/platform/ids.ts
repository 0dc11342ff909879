import { hash, randomBytes, randomInt, randomUUID } from 'node:crypto'
import { systemClock } from './clock.ts'

let lastMs = 0
let countInMs = 0
let prefix = ''
const mostInMs = 0x1000

/**
 * Makes a UUIDv7: 48 bits of milliseconds, 12 that count within one, then 62 random bits. What one process makes later sorts later, so that
 * a story tells what happened in one transaction in its order.
 */
export function newId(): string {
  const now = systemClock.now().getTime()
  if (now > lastMs) begin(now)
  else if (++countInMs === mostInMs) begin(lastMs + 1)
  const count = countInMs.toString(16).padStart(3, '0')
  // Node keeps random bytes for UUIDs at hand; asking the system for each costs as much as all the rest of an id.
  return prefix + count + randomUUID().slice(18)
}

function begin(ms: number): void {
  lastMs = ms
  countInMs = 0
  const at = ms.toString(16).padStart(12, '0')
  prefix = `${at.slice(0, 8)}-${at.slice(8)}-7`
}

/**
 * The id of what a command makes, the same each time: 48 bits of the command's own id, so that it sorts by when it was made, then
 * bits of a hash over that and over where and by whom it was sent (UUIDv8).
 */
export function idMadeBy(command: { readonly place: string; readonly sender: string; readonly id: string }): string {
  const bits = hash('sha256', JSON.stringify([command.place, command.sender, command.id]))
  const variant = '89ab'[Number.parseInt(bits[3]!, 16) % 4]
  return `${command.id.slice(0, 14)}8${bits.slice(0, 3)}-${variant}${bits.slice(4, 7)}-${bits.slice(7, 19)}`
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
