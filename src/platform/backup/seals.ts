import type { Sealing } from '../secrets.ts'

const mark = ['backup', 'the keys of this installation'] as const

/** Tells whether two installations share their keys, without saying anything about them. */
export function keyMarkOf(secrets: Sealing): string {
  return secrets.mark(...mark).toString('hex')
}

/** Whether the newest key that a backup was made under is among these. */
export function hasKeyOf(secrets: Sealing, keyMark: string): boolean {
  return secrets.marks(...mark).some((known) => known.toString('hex') === keyMark)
}

/** The seal of a manifest: only who has the keys can make it. */
export function sealOf(secrets: Sealing, manifest: string): string {
  return secrets.hash('backup manifest', manifest).toString('hex')
}
