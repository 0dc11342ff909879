import { digest, type Sealing } from '../../platform/secrets.ts'

/**
 * The code of a slip and the token of the browser it opens. Both are derived from the installation's keys and an id, so that
 * a repeated command gives the same answer and the database keeps hashes only.
 */
export function slipCode(secrets: Sealing, slip: string): { code: string; hash: Buffer } {
  const code = String(secrets.hash('slip code', slip).readUIntBE(0, 6) % 1_000_000_000_000).padStart(12, '0')
  return { code, hash: slipHash(secrets, code) }
}

/** The keyed hash under which a typed code is looked up. */
export function slipHash(secrets: Sealing, code: string): Buffer {
  return secrets.hash('slip', code)
}

/** The token of a browser, for its cookie. */
export function signInToken(secrets: Sealing, signIn: string): string {
  return secrets.hash('resident sign-in', signIn).toString('base64url')
}

/** The hash under which a token is looked up. */
export function tokenHash(token: string): Buffer {
  return digest(`resident sign-in\n${token}`)
}
