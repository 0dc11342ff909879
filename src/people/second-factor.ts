import { Secret, TOTP } from 'otpauth'

const issuer = 'Gangwan'
const period = 30

/** A new secret for an authenticator: 160 bits in base32, and the address its QR code carries. */
export function newAuthenticator(username: string): { secret: string; address: string } {
  const secret = new Secret({ size: 20 })
  return { secret: secret.base32, address: new TOTP({ issuer, label: username, secret, period }).toString() }
}

/**
 * The half minute a code belongs to, counted from 1970, or null when it is wrong. Takes the code before and after as well,
 * for clocks that differ. The caller sees to it that each half minute opens once (RFC 6238, 5.2).
 */
export function stepOfCode(secret: string, code: string, now: Date): number | null {
  const authenticator = new TOTP({ secret: Secret.fromBase32(secret), period })
  const delta = authenticator.validate({ token: code, timestamp: now.getTime(), window: 1 })
  return delta === null ? null : Math.floor(now.getTime() / 1000 / period) + delta
}

/** The code that an authenticator shows at the moment. */
export function codeAt(secret: string, at: Date): string {
  return new TOTP({ secret: Secret.fromBase32(secret), period }).generate({ timestamp: at.getTime() })
}
