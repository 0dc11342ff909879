import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { castPassword } from '../../src/people/testing.ts'
import { openTown, type Town } from '../town/open-town.ts'

let town: Town
beforeAll(async () => {
  town = await openTown()
})
afterAll(() => town.close())

/** The Set-Cookie lines of an answer. */
function cookiesSet(headers: Record<string, unknown>): string[] {
  return [headers['set-cookie'] ?? []].flat().map(String)
}

describe('every answer', () => {
  it('forbids foreign scripts, frames and referrers', async () => {
    for (const path of ['/api/health', '/api/matters/board', '/nowhere']) {
      const { headers } = await town.ask('GET', path)
      const policy = String(headers['content-security-policy'])
      expect(policy, path).toMatch(/default-src 'none'/)
      expect(policy, path).toMatch(/script-src 'self'(;|$)/)
      expect(policy, path).toMatch(/frame-ancestors 'none'/)
      expect(policy, path).not.toMatch(/upgrade-insecure-requests/)
      expect(headers['referrer-policy'], path).toMatch(/no-referrer|same-origin/)
      expect(headers['x-content-type-options'], path).toBe('nosniff')
    }
  })

  it('keeps sign-in and secret link in cookies that no script reads and no other site sends', async () => {
    const { username } = town.cast.clerk
    const signedIn = await town.ask('POST', '/api/session', { body: { username, password: castPassword } })
    const reported = await town.report()
    const cookies = [...cookiesSet(signedIn.headers), ...cookiesSet(reported.headers)]
    expect(cookies.length).toBeGreaterThan(1)
    for (const cookie of cookies) {
      expect(cookie).toMatch(/HttpOnly/i)
      expect(cookie).toMatch(/SameSite=(Lax|Strict)/i)
    }
    expect(JSON.stringify(signedIn.body)).not.toContain(signedIn.cookies.split('=')[1])
  })
})
