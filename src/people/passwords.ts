import { randomBytes, scrypt, timingSafeEqual } from 'node:crypto'

// N 2^14, r 8, p 5: one of the equal settings of the OWASP cheat sheet, the one that needs 16 MB only.
const cost = { N: 16_384, r: 8, p: 5, maxmem: 64 * 1024 * 1024 }
const keyLength = 32
const mostAtOnce = 2

/** Hash of a password with a salt of its own: `scrypt:salt:key`, both in base64url. Takes about a tenth of a second. */
export async function hashPassword(password: string): Promise<string> {
  const salt = randomBytes(16)
  const key = await derive(password, salt)
  return `scrypt:${salt.toString('base64url')}:${key.toString('base64url')}`
}

/** Whether the password is the one that was hashed. With no hash it takes as long and says no. */
export async function verifyPassword(password: string, hash: string | undefined): Promise<boolean> {
  const [, salt = '', key = ''] = (hash ?? nobodys).split(':')
  const derived = await derive(password, Buffer.from(salt, 'base64url'))
  const stored = Buffer.from(key, 'base64url')
  return stored.length === derived.length && timingSafeEqual(stored, derived) && hash !== undefined
}

const nobodys = `scrypt:${randomBytes(16).toString('base64url')}:${randomBytes(keyLength).toString('base64url')}`

const waiting: Array<() => void> = []
let running = 0

/** Few at a time, so that a crowd of tries neither fills the memory nor holds up the reading of files. */
async function derive(password: string, salt: Buffer): Promise<Buffer> {
  if (running >= mostAtOnce) await new Promise<void>((resolve) => waiting.push(resolve))
  else running += 1
  try {
    return await new Promise((resolve, reject) => {
      scrypt(password.normalize('NFKC'), salt, keyLength, cost, (error, key) => (error ? reject(error) : resolve(key)))
    })
  } finally {
    const next = waiting.shift()
    if (next) next()
    else running -= 1
  }
}
