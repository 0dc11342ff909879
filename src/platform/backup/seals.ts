import type { Sealing } from '../secrets.ts'

/** Tells whether two installations share their keys, without saying anything about them. */
export function keyMarkOf(secrets: Sealing): string {
  return secrets.hash('backup', 'the keys of this installation').toString('hex')
}

/** The seal of a manifest: only who has the keys can make it. */
export function sealOf(secrets: Sealing, manifest: string): string {
  return secrets.hash('backup manifest', manifest).toString('hex')
}
