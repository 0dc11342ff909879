import { digest, type Sealing } from '../platform/secrets.ts'

/** The secret of a link, made from the installation's keys and the link's id: a repeated command gives the same, the database keeps a hash. */
export function careCodeOf(secrets: Sealing, link: string): string {
  return secrets.hash('care link', link).subarray(0, 20).toString('base64url')
}

/** The hash under which a link's secret is looked up. */
export function careCodeHash(code: string): Buffer {
  return digest(`care link\n${code}`)
}
