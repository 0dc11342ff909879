import { rm } from 'node:fs/promises'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import pg from 'pg'
import { from as copyFrom } from 'pg-copy-streams'
import { type MigrationFile, migrateExactly, readMigrations } from '../db/migrate.ts'
import { ensureRoles, type PasswordOf } from '../db/roles.ts'
import type { FileStore } from '../files/file-store.ts'
import { Obstacle } from '../obstacle.ts'
import type { Sealing } from '../secrets.ts'
import { readArchive } from './archive.ts'
import type { CheckedArchive } from './check-archive.ts'
import { copyTable } from './copy-table.ts'
import { fileOfEntry, type KeptTable, type Manifest, tableOfEntry } from './manifest.ts'
import { countSessions, isBare, readRanMigrations, readTables } from './read.ts'
import { hasKeyOf, sealOf } from './seals.ts'
import { beginLoading, clearSchemas, emptyTray, makeTray, setSequences } from './write.ts'

export type RestoreAsk = {
  readonly adminAddress: string
  readonly passwordOf: PasswordOf
  readonly secrets: Sealing
  readonly files: FileStore
  readonly migrationsFolder: string
  /** Whether what stands in the database may be thrown away. */
  readonly replace: boolean
  /** What is done inside the transaction that loads, as the keeper, before it is committed. */
  readonly beforeCommit?: (client: pg.ClientBase) => Promise<void>
}

/**
 * Loads a checked backup: the tables in one transaction, whose counts and hashes are compared before it is committed,
 * and the files. Afterwards the database is brought up to this release. Throws an {@link Obstacle} for what is in the way.
 */
export async function restoreBackup(ask: RestoreAsk, file: string, archive: CheckedArchive): Promise<void> {
  const { manifest } = archive
  refuseForeignKeys(ask.secrets, archive)
  const release = await readMigrations(ask.migrationsFolder)
  const until = migrationsOf(manifest, release)
  await prepare(ask, manifest, until)
  const client = new pg.Client({ connectionString: ask.adminAddress })
  await client.connect()
  try {
    const finish = await beginLoading(client)
    await load({ client, files: ask.files }, file, manifest)
    await setSequences(client, manifest.sequences)
    await compare(client, manifest.tables)
    await ask.beforeCommit?.(client)
    await finish()
  } finally {
    await client.end()
  }
  await migrateExactly(ask.adminAddress, release, ask.passwordOf)
}

/** Refuses a backup that was made under other keys, or whose manifest somebody changed. */
export function refuseForeignKeys(secrets: Sealing, { manifest, text, seal }: CheckedArchive): void {
  if (!hasKeyOf(secrets, manifest.keyMark)) {
    throw new Obstacle(
      'This backup was made under other keys: put the keys folder of that installation into the data folder first.',
    )
  }
  if (seal !== sealOf(secrets, text)) throw new Obstacle('This backup was changed after it was made; take another.')
}

function migrationsOf(manifest: Manifest, release: readonly MigrationFile[]): MigrationFile[] {
  return manifest.migrations.map(({ name, checksum }) => {
    const file = release.find((known) => known.name === name)
    if (file?.checksum === checksum) return file
    throw new Obstacle(
      `This backup was made by another release (${manifest.version}): fetch that one, restore, then update.`,
    )
  })
}

async function prepare(ask: RestoreAsk, manifest: Manifest, until: readonly MigrationFile[]): Promise<void> {
  const admin = new pg.Client({ connectionString: ask.adminAddress })
  await admin.connect()
  try {
    await ensureRoles(admin, ask.passwordOf)
    if ((await countSessions(admin)) > 0)
      throw new Obstacle('The program runs on this database: stop it, then restore.')
    const ran = await readRanMigrations(admin)
    const bare = ran.length === 0 || (await isBare(admin))
    if (!bare && !ask.replace) {
      throw new Obstacle('This installation is not empty: restore into a new data folder or an empty database.')
    }
    const fits = ran.every(({ name, checksum }, index) => {
      const wanted = manifest.migrations[index]
      return wanted?.name === name && wanted.checksum === checksum
    })
    if (!bare || !fits) await clearSchemas(admin)
  } finally {
    await admin.end()
  }
  if (ask.replace) await rm(ask.files.folder, { recursive: true, force: true })
  await migrateExactly(ask.adminAddress, until, ask.passwordOf)
}

type Loading = { client: pg.Client; files: FileStore }

async function load({ client, files }: Loading, file: string, manifest: Manifest): Promise<void> {
  const tables = new Map(manifest.tables.map((table) => [table.name, table]))
  let open: { table: KeptTable; copy: string } | undefined
  const finish = async () => {
    if (open) await emptyTray(client, open.table.name, open.table.columns)
    open = undefined
  }
  await readArchive(file, async (name, bytes) => {
    const tableName = tableOfEntry(name)
    if (tableName !== open?.table.name) await finish()
    const table = tableName ? tables.get(tableName) : undefined
    if (table) {
      open ??= { table, copy: await makeTray(client, table.name, table.columns) }
      await pipeline(Readable.from([bytes]), client.query(copyFrom(open.copy)))
    }
    const sha256 = fileOfEntry(name)
    for (const kept of manifest.files.filter((each) => each.sha256 === sha256)) await files.put(kept.name, bytes)
  })
  await finish()
}

async function compare(client: pg.Client, kept: readonly KeptTable[]): Promise<void> {
  const shapes = await readTables(client)
  for (const table of kept) {
    const shape = shapes.find(({ name }) => name === table.name)
    const found = shape && (await copyTable(client, { ...shape, columns: table.columns }, async () => undefined))
    if (found?.rows !== table.rows || found.sha256 !== table.sha256) {
      throw new Error(`${table.name} came back different from the backup; nothing was changed`)
    }
  }
}
