import { describe, expect, it } from 'vitest'
import { codeAt, newAuthenticator, stepOfCode } from './second-factor.ts'

// RFC 6238, appendix B, SHA-1: the last six digits; the secret is the ASCII text 12345678901234567890.
const rfcSecret = 'GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ'

describe('code of an authenticator', () => {
  it('is the one of RFC 6238', () => {
    expect(codeAt(rfcSecret, new Date(59_000))).toBe('287082')
    expect(codeAt(rfcSecret, new Date(1_111_111_109_000))).toBe('081804')
  })

  it('is taken half a minute early or late, and not after that', () => {
    const at = new Date('2026-03-02T01:30:00Z')
    const step = Math.floor(at.getTime() / 30_000)
    const off = (halfMinutes: number) =>
      stepOfCode(rfcSecret, codeAt(rfcSecret, at), new Date(at.getTime() + halfMinutes * 30_000))

    expect([off(-1), off(0), off(1)]).toEqual([step, step, step])
    expect([off(-2), off(2)]).toEqual([null, null])
  })

  it('comes with an address that authenticators read', () => {
    const { secret, address } = newAuthenticator('zhou.min')

    expect(secret).toMatch(/^[A-Z2-7]{32}$/)
    expect(address).toMatch(/^otpauth:\/\/totp\/Gangwan:zhou\.min\?/)
    expect(new URL(address).searchParams.get('secret')).toBe(secret)
  })
})
