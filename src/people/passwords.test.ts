import { describe, expect, it } from 'vitest'
import { testCost } from './testing.ts'

// Loaded anew, as the program loads it: the module that the tests share hashes for less.
const asLoaded = './passwords.ts?as-loaded'
const { hashPassword, verifyPassword } = (await import(/* @vite-ignore */ asLoaded)) as typeof import('./passwords.ts')

const password = 'the lamps along the quay'

describe('hash of a password', () => {
  it('costs what one of the equal settings of OWASP costs, and opens with the password alone', async () => {
    const hash = await hashPassword(password)
    expect(hash).toMatch(/^scrypt:16384\.8\.5:[\w-]{22}:[\w-]{43}$/)
    expect(await verifyPassword(password, hash)).toBe(true)
    expect(await verifyPassword(`${password}.`, hash)).toBe(false)
  })

  it('is tried at the cost it names, or at the standard one where it was made before hashes named it', async () => {
    const [, , salt, key] = (await hashPassword(password)).split(':')
    expect(await verifyPassword(password, `scrypt:${salt}:${key}`)).toBe(true)
    expect(await verifyPassword(password, `scrypt:16.1.1:${salt}:${key}`)).toBe(false)
    expect(await verifyPassword(password, await hashPassword(password, testCost))).toBe(true)
  })
})
