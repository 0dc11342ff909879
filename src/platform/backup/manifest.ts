/** One table of a snapshot: its rows as PostgreSQL's COPY text, in the order of the primary key. */
export type KeptTable = {
  /** `schema.table`. */
  readonly name: string
  readonly columns: readonly string[]
  readonly rows: number
  /** SHA-256 of the whole COPY text, hexadecimal. */
  readonly sha256: string
}

/** One file that rows of the snapshot name. */
export type KeptFile = { readonly name: string; readonly sha256: string; readonly bytes: number }

export type RanMigration = { readonly name: string; readonly checksum: string }

export type KeptSequence = { readonly name: string; readonly lastValue: string; readonly isCalled: boolean }

/** What a backup says about itself; the last but one entry of the archive, the last being its seal. */
export type Manifest = {
  readonly format: typeof backupFormat
  readonly formatVersion: 1
  /** Release of the program that made it. */
  readonly version: string
  /** The database's time of the snapshot, ISO 8601. */
  readonly at: string
  /** A keyed hash by which one sees whether the keys of a data folder belong to this backup. */
  readonly keyMark: string
  readonly migrations: readonly RanMigration[]
  readonly tables: readonly KeptTable[]
  readonly sequences: readonly KeptSequence[]
  readonly files: readonly KeptFile[]
  /** Files that rows name but that were not in the store. */
  readonly missing: readonly string[]
}

export const backupFormat = 'gangwan-backup'

/** Names of the entries in the archive. */
export const entries = {
  manifest: 'manifest.json',
  seal: 'manifest.seal',
  table: (name: string, part: number) => `tables/${name}/${String(part).padStart(6, '0')}`,
  file: (sha256: string) => `files/${sha256}`,
} as const

/** Which table an entry is a part of; null for other entries. */
export function tableOfEntry(entry: string): string | null {
  return /^tables\/([a-z_]+\.[a-z_0-9]+)\/\d{6}$/.exec(entry)?.[1] ?? null
}

/** Which file an entry holds, by its hash; null for other entries. */
export function fileOfEntry(entry: string): string | null {
  return /^files\/([0-9a-f]{64})$/.exec(entry)?.[1] ?? null
}
