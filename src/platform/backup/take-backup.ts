import { createHash } from 'node:crypto'
import pg from 'pg'
import type { FileStore } from '../files/file-store.ts'
import { codeOf, Obstacle } from '../obstacle.ts'
import type { Sealing } from '../secrets.ts'
import { type AddEntry, writeArchive } from './archive.ts'
import { copyTable } from './copy-table.ts'
import { backupFormat, entries, type KeptFile, type KeptTable, type Manifest } from './manifest.ts'
import {
  beginSnapshot,
  type FileColumns,
  readFileNames,
  readNow,
  readRanMigrations,
  readSequences,
  readTables,
} from './read.ts'
import { keyMarkOf, sealOf } from './seals.ts'

export type BackupAsk = {
  /** Address of the keeper's role, which sees every row and can change nothing that row security guards from it. */
  readonly keeperAddress: string
  readonly files: FileStore
  readonly fileColumns: readonly FileColumns[]
  readonly secrets: Sealing
  readonly version: string
}

/**
 * Writes one backup to `target`, beside a running program: every table as one snapshot sees it, and every file that
 * rows of the snapshot name. Keys are not in it. Gives what it says about itself. Throws ENOSPC and the like as they come.
 */
export async function takeBackup(ask: BackupAsk, target: string): Promise<Manifest> {
  const client = new pg.Client({ connectionString: ask.keeperAddress, application_name: 'gangwan backup' })
  client.on('error', () => undefined)
  await client.connect()
  try {
    await beginSnapshot(client)
    let manifest: Manifest | undefined
    await writeArchive(target, async (add) => {
      manifest = await fill(ask, client, add)
    })
    await client.query('commit')
    return manifest!
  } finally {
    await client.end()
  }
}

async function fill(ask: BackupAsk, client: pg.Client, add: AddEntry): Promise<Manifest> {
  const migrations = await readRanMigrations(client)
  if (migrations.length === 0) throw new Obstacle('There is nothing to back up: this database was never set up.')
  const names = await readFileNames(client, ask.fileColumns)
  const at = (await readNow(client)).toISOString()
  const tables: KeptTable[] = []
  for (const table of await readTables(client)) {
    let part = 0
    tables.push(
      await copyTable(client, table, (bytes) => {
        part += 1
        return add(entries.table(table.name, part), bytes)
      }),
    )
  }
  const sequences = await readSequences(client)
  const manifest: Manifest = {
    format: backupFormat,
    formatVersion: 1,
    version: ask.version,
    at,
    keyMark: keyMarkOf(ask.secrets),
    migrations,
    tables,
    sequences,
    ...(await addFiles(ask.files, names, add)),
  }
  const text = JSON.stringify(manifest, null, 1)
  await add(entries.manifest, Buffer.from(text))
  await add(entries.seal, Buffer.from(sealOf(ask.secrets, text)))
  return manifest
}

async function addFiles(store: FileStore, names: readonly string[], add: AddEntry) {
  const files: KeptFile[] = []
  const missing: string[] = []
  for (const name of names) {
    const bytes = await store.get(name).catch((error: unknown) => {
      // One lost picture must not end all backups; it is named instead.
      if (codeOf(error) === 'ENOENT') return null
      throw error
    })
    if (!bytes) {
      missing.push(name)
      continue
    }
    const sha256 = createHash('sha256').update(bytes).digest('hex')
    if (!files.some((file) => file.sha256 === sha256)) await add(entries.file(sha256), bytes)
    files.push({ name, sha256, bytes: bytes.length })
  }
  return { files, missing }
}
