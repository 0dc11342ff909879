import { randomBytes, scrypt, timingSafeEqual } from 'node:crypto'

// N 2^14, r 8, p 5: one of the equal settings of the OWASP cheat sheet, the one that needs 16 MB only.
const standard: PasswordCost = { N: 16_384, r: 8, p: 5 }
const maxmem = 64 * 1024 * 1024
const keyLength = 32
const mostAtOnce = 2

/** What a try costs whoever tries: scrypt's own three numbers. */
export type PasswordCost = { readonly N: number; readonly r: number; readonly p: number }

let usual = standard

/** For the tests alone, which hash hundreds of passwords that keep nobody out: what a hash costs where none is named. */
export function hashForTests(cost: PasswordCost): void {
  usual = cost
}

/**
 * Hash of a password with a salt of its own: `scrypt:N.r.p:salt:key`, salt and key in base64url. It names its cost, so that
 * a later one can be higher without locking anybody out. Takes about a tenth of a second.
 */
export async function hashPassword(password: string, cost = usual): Promise<string> {
  const salt = randomBytes(16)
  const key = await derive(password, salt, cost)
  return `scrypt:${cost.N}.${cost.r}.${cost.p}:${salt.toString('base64url')}:${key.toString('base64url')}`
}

/** Whether the password is the one that was hashed. With no hash it takes as long and says no. */
export async function verifyPassword(password: string, hash: string | undefined): Promise<boolean> {
  const { cost, salt, key } = hash === undefined ? { ...nobodys, cost: usual } : partsOf(hash)
  const derived = await derive(password, Buffer.from(salt, 'base64url'), cost)
  const stored = Buffer.from(key, 'base64url')
  return stored.length === derived.length && timingSafeEqual(stored, derived) && hash !== undefined
}

const nobodys = partsOf(
  `scrypt:${randomBytes(16).toString('base64url')}:${randomBytes(keyLength).toString('base64url')}`,
)

/** A hash of before it named its cost has three parts, and was made at the standard one. */
function partsOf(hash: string): { cost: PasswordCost; salt: string; key: string } {
  const parts = hash.split(':')
  const [salt = '', key = ''] = parts.slice(-2)
  if (parts.length === 3) return { cost: standard, salt, key }
  const [N, r, p] = parts[1]!.split('.').map(Number)
  return { cost: { N: N!, r: r!, p: p! }, salt, key }
}

const waiting: Array<() => void> = []
let running = 0

/** Few at a time, so that a crowd of tries neither fills the memory nor holds up the reading of files. */
async function derive(password: string, salt: Buffer, cost: PasswordCost): Promise<Buffer> {
  if (running >= mostAtOnce) await new Promise<void>((resolve) => waiting.push(resolve))
  else running += 1
  try {
    return await new Promise((resolve, reject) => {
      scrypt(password.normalize('NFKC'), salt, keyLength, { ...cost, maxmem }, (error, key) =>
        error ? reject(error) : resolve(key),
      )
    })
  } finally {
    const next = waiting.shift()
    if (next) next()
    else running -= 1
  }
}
