import { createHash } from 'node:crypto'
import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import pg from 'pg'
import { ensureRoles, type PasswordOf } from './roles.ts'

/** One migration: its file's name, its SQL and the SHA-256 of that. */
export type MigrationFile = { name: string; text: string; checksum: string }

/** Brings the database up to the newest migration; gives the names of the files that ran. One process at a time. */
export async function migrate(adminAddress: string, folder: string, passwordOf: PasswordOf): Promise<string[]> {
  return migrateExactly(adminAddress, await readMigrations(folder), passwordOf)
}

/** Brings the database up to the given migrations; for a restore, which begins at those that the backup knew. */
export async function migrateExactly(
  adminAddress: string,
  files: readonly MigrationFile[],
  passwordOf: PasswordOf,
): Promise<string[]> {
  const admin = new pg.Client({ connectionString: adminAddress })
  await admin.connect()
  try {
    // The lock belongs to this database; roles belong to the whole cluster, and bear that others set them meanwhile.
    await admin.query("SELECT pg_advisory_lock(hashtextextended('gangwan:migrate', 0))")
    await ensureRoles(admin, passwordOf)
    return await bringUp(admin, files)
  } finally {
    await admin.end()
  }
}

/** The migration files of a folder, in order. */
export async function readMigrations(folder: string): Promise<MigrationFile[]> {
  const names = (await readdir(folder)).filter((name) => /^\d{4}_[a-z_]+\.sql$/.test(name)).sort()
  return Promise.all(
    names.map(async (name) => {
      const text = await readFile(join(folder, name), 'utf8')
      return { name, text, checksum: createHash('sha256').update(text).digest('hex') }
    }),
  )
}

async function bringUp(admin: pg.Client, files: readonly MigrationFile[]): Promise<string[]> {
  await prepareDatabase(admin)
  const { rows } = await admin.query<{ name: string; checksum: string }>('SELECT name, checksum FROM migrations')
  const done = new Map(rows.map((row) => [row.name, row.checksum]))
  const ran: string[] = []
  for (const file of files) {
    const checksum = done.get(file.name)
    if (checksum && checksum !== file.checksum) {
      throw new Error(`migration ${file.name} was changed after it ran; restore the file of your release`)
    }
    if (checksum) continue
    await runOne(admin, file)
    ran.push(file.name)
  }
  const unknown = [...done.keys()].filter((name) => !files.some((file) => file.name === name))
  if (unknown.length > 0) throw new Error(`the database is newer than this program (it has ${unknown.join(', ')})`)
  return ran
}

async function prepareDatabase(admin: pg.Client): Promise<void> {
  const { rows } = await admin.query<{ name: string }>('SELECT current_database() AS name')
  const name = pg.escapeIdentifier(rows[0]!.name)
  await admin.query(`GRANT CREATE, CONNECT ON DATABASE ${name} TO gangwan_owner`)
  await admin.query('GRANT ALL ON SCHEMA public TO gangwan_owner')
  await admin.query('GRANT USAGE ON SCHEMA public TO gangwan_app, gangwan_accounts, gangwan_jobs, gangwan_keeper')
  await admin.query(`CREATE TABLE IF NOT EXISTS migrations
    (name text PRIMARY KEY, checksum text NOT NULL, ran_at timestamptz NOT NULL DEFAULT clock_timestamp())`)
  await admin.query('GRANT SELECT ON migrations TO gangwan_app, gangwan_keeper')
}

async function runOne(admin: pg.Client, file: MigrationFile): Promise<void> {
  await admin.query('BEGIN')
  try {
    await admin.query('SET LOCAL ROLE gangwan_owner')
    await admin.query(file.text)
    await admin.query('RESET ROLE')
    await admin.query('INSERT INTO migrations (name, checksum) VALUES ($1, $2)', [file.name, file.checksum])
    await admin.query('COMMIT')
  } catch (error) {
    await admin.query('ROLLBACK')
    throw new Error(`migration ${file.name} failed: ${(error as Error).message}`, { cause: error })
  }
}
