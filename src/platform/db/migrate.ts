import { createHash } from 'node:crypto'
import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import pg from 'pg'
import { monotonicMs } from '../clock.ts'
import { Obstacle } from '../obstacle.ts'
import { differenceOf, othersOn, releaseExits, shapeLock } from './release.ts'
import { ensureRoles, type PasswordOf } from './roles.ts'

/** One migration: its file's name, its SQL and the SHA-256 of that. */
export type MigrationFile = { name: string; text: string; checksum: string }

/** Seconds that an update waits where nothing is said: a process that is being stopped ends well within. */
export const usualPatience = 30

/** One process at a time looks what there is to do; one that stands still over it keeps nobody from working. */
const turnLock = "hashtextextended('gangwan:migrate', 0)"

/** How long an update waits for processes of another release to end, and who is told of them. */
export type Waiting = { readonly seconds: number; readonly say: (line: string) => void }

const usualWaiting: Waiting = { seconds: usualPatience, say: () => undefined }

/** Brings the database up to the newest migration; gives the names of the files that ran. One process at a time. */
export async function migrate(
  adminAddress: string,
  folder: string,
  passwordOf: PasswordOf,
  waiting?: Waiting,
): Promise<string[]> {
  return migrateExactly(adminAddress, await readMigrations(folder), passwordOf, waiting)
}

/**
 * Brings the database up to the given migrations; for a restore, which begins at those that the backup knew. Where some are to run, it
 * waits until nobody of another release works on the database, and throws an {@link Obstacle} when somebody still does.
 */
export async function migrateExactly(
  adminAddress: string,
  files: readonly MigrationFile[],
  passwordOf: PasswordOf,
  waiting = usualWaiting,
): Promise<string[]> {
  const admin = new pg.Client({ connectionString: adminAddress })
  await admin.connect()
  try {
    // The lock belongs to this database; roles belong to the whole cluster, and bear that others set them meanwhile.
    await admin.query(`SELECT pg_advisory_lock(${turnLock})`)
    await ensureRoles(admin, passwordOf)
    await prepareDatabase(admin)
    return await bringUpAlone(admin, files, waiting)
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

const lookEveryMs = 200

/** Runs what has not run yet, once nobody of another release works on the database; nobody comes in meanwhile. */
async function bringUpAlone(
  admin: pg.Client,
  files: readonly MigrationFile[],
  { seconds, say }: Waiting,
): Promise<string[]> {
  const names = files.map(({ name }) => name)
  const began = monotonicMs()
  for (let told = ''; ; ) {
    const pending = await pendingOf(admin, files)
    if (pending.length === 0) return []
    await admin.query(`SELECT pg_advisory_lock(${shapeLock})`)
    const others = (await othersOn(admin, names)).join(', ')
    if (others === '') return runAll(admin, pending)
    if (monotonicMs() - began > seconds * 1000) {
      const reason = `another one still works on it (${others})`
      const message = `The database was not brought up to this release: ${reason}. Stop that, then try again.`
      throw new Obstacle(message, { exitCode: releaseExits.inUse })
    }
    if (others !== told) say(`Another release still works on this database: ${others}; waiting up to ${seconds} s …`)
    told = others
    // Whoever is waited for must not wait for us.
    await admin.query(`SELECT pg_advisory_unlock(${shapeLock}), pg_advisory_unlock(${turnLock})`)
    await pause(lookEveryMs)
    await admin.query(`SELECT pg_advisory_lock(${turnLock})`)
  }
}

/** The migrations that have not run. Throws where the database knows others, or the same otherwise. */
async function pendingOf(admin: pg.Client, files: readonly MigrationFile[]): Promise<MigrationFile[]> {
  const { rows } = await admin.query<{ name: string; checksum: string }>('SELECT name, checksum FROM migrations')
  const done = new Map(rows.map((row) => [row.name, row.checksum]))
  const changed = files.find(({ name, checksum }) => done.has(name) && done.get(name) !== checksum)
  if (changed) throw new Error(`migration ${changed.name} was changed after it ran; restore the file of your release`)
  const difference = differenceOf(
    files.map(({ name }) => name),
    [...done.keys()],
  )
  if (difference?.exitCode === releaseExits.outrun) throw difference
  return files.filter(({ name }) => !done.has(name))
}

async function runAll(admin: pg.Client, files: readonly MigrationFile[]): Promise<string[]> {
  for (const file of files) await runOne(admin, file)
  return files.map(({ name }) => name)
}

async function prepareDatabase(admin: pg.Client): Promise<void> {
  const { rows } = await admin.query<{ name: string }>('SELECT current_database() AS name')
  const name = pg.escapeIdentifier(rows[0]!.name)
  await admin.query(`GRANT CREATE, CONNECT ON DATABASE ${name} TO gangwan_owner`)
  await admin.query('GRANT ALL ON SCHEMA public TO gangwan_owner')
  await admin.query('GRANT USAGE ON SCHEMA public TO gangwan_app, gangwan_accounts, gangwan_jobs, gangwan_keeper')
  await admin.query(`CREATE TABLE IF NOT EXISTS migrations
    (name text PRIMARY KEY, checksum text NOT NULL, ran_at timestamptz NOT NULL DEFAULT clock_timestamp())`)
  await admin.query('GRANT SELECT ON migrations TO gangwan_app, gangwan_accounts, gangwan_keeper')
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
