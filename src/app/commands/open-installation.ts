import { join } from 'node:path'
import pg from 'pg'
import type { Configuration } from '../../platform/config/configuration.ts'
import { keyRingOf } from '../../platform/config/key-ring.ts'
import { passwordsFrom, readMasterKey } from '../../platform/config/keys.ts'
import { programFolder } from '../../platform/config/program-folder.ts'
import { administrator } from '../../platform/db/embedded/settings.ts'
import { AlreadyRunning, startEmbedded } from '../../platform/db/embedded/start-embedded.ts'
import { migrateExactly, readMigrations, usualPatience } from '../../platform/db/migrate.ts'
import { type Entrance, entranceFor } from '../../platform/db/release.ts'
import type { PasswordOf } from '../../platform/db/roles.ts'
import { codeOf, messageOf, Obstacle } from '../../platform/obstacle.ts'
import { type Sealing, sealingOver } from '../../platform/secrets.ts'

/** What a command works on: the keys and a database that answers. */
export type Installation = {
  readonly secrets: Sealing
  readonly passwordOf: PasswordOf
  /** Address of a role that may administer the database. */
  readonly adminAddress: string
  /** Lets connections in where the database is of this release. */
  readonly entrance: Entrance
  /** Whether the keys were made just now. */
  readonly isNew: boolean
  /** Resolves with a sentence when the program's own database has ended and does not come back. */
  readonly lost: Promise<string>
  /** Brings the database up to this release; see {@link migrateInstallation}. */
  migrate(seconds: number): Promise<string[]>
  /** Stops the database where this process started it. */
  stop(): Promise<void>
}

export type OpenOptions = {
  readonly configuration: Configuration
  /** What to do when the data folder's own database is already run by another process. */
  readonly whenRunning: 'join' | 'refuse'
  readonly say: (line: string) => void
}

const oldest = 15

/** Opens the keys and the database of the configuration. Throws an {@link Obstacle} that says what is in the way. */
export async function openInstallation(options: OpenOptions): Promise<Installation> {
  const { home } = options.configuration
  const { isNew } = await readMasterKey(home)
  const secrets = sealingOver(keyRingOf(home))
  const passwordOf = passwordsFrom(secrets)
  const database = await openDatabase(options, passwordOf)
  try {
    await checkDatabase(database.adminAddress)
  } catch (error) {
    await database.stop()
    throw error
  }
  // Read once: a newer release may be laid over this one while it runs.
  const release = await readMigrations(join(programFolder(), 'migrations'))
  return {
    ...{ secrets, passwordOf, isNew, ...database },
    entrance: entranceFor(release.map(({ name }) => name)),
    migrate: (seconds) => migrateExactly(database.adminAddress, release, passwordOf, { seconds, say: options.say }),
  }
}

/**
 * Brings the database up to this release; gives the names of the migrations that ran. Waits that many seconds for processes of another
 * release to end, and throws an {@link Obstacle} where they do not.
 */
export function migrateInstallation(
  { migrate }: Pick<Installation, 'migrate'>,
  seconds = usualPatience,
): Promise<string[]> {
  return migrate(seconds).catch((error: unknown) => {
    if (error instanceof Obstacle) throw error
    throw new Obstacle(`The database was not brought up to this release: ${messageOf(error)}.`, { cause: error })
  })
}

type OpenDatabase = Pick<Installation, 'adminAddress' | 'lost' | 'stop'>

async function openDatabase(options: OpenOptions, passwordOf: PasswordOf): Promise<OpenDatabase> {
  const { databaseAddress, home } = options.configuration
  if (databaseAddress) return joined(databaseAddress, passwordOf)
  try {
    const embedded = await startEmbedded({ home, adminPassword: passwordOf(administrator), log: options.say })
    return { adminAddress: embedded.adminAddress, lost: embedded.lost, stop: embedded.stop }
  } catch (error) {
    if (error instanceof AlreadyRunning && error.joinAddress && options.whenRunning === 'join') {
      return joined(error.joinAddress, passwordOf)
    }
    throw error
  }
}

/** A database that somebody else runs. The administrator of our own cluster may leave the password to the keys. */
function joined(address: string, passwordOf: PasswordOf): OpenDatabase {
  const full = new URL(address)
  if (full.username === administrator && !full.password) full.password = passwordOf(administrator)
  return { adminAddress: full.toString(), lost: new Promise(() => undefined), stop: async () => undefined }
}

async function checkDatabase(adminAddress: string): Promise<void> {
  const client = new pg.Client({ connectionString: adminAddress, connectionTimeoutMillis: 10_000 })
  client.on('error', () => undefined)
  try {
    await client.connect()
    const { rows } = await client.query<{ major: number }>(
      "SELECT current_setting('server_version_num')::int / 10000 AS major",
    )
    const { major } = rows[0]!
    if (major < oldest) throw new Obstacle(`The database is PostgreSQL ${major}; Gangwan needs ${oldest} to 18.`)
  } catch (error) {
    throw error instanceof Obstacle ? error : unreachable(adminAddress, error)
  } finally {
    await client.end().catch(() => undefined)
  }
}

function unreachable(address: string, error: unknown): Obstacle {
  const { hostname, pathname, searchParams } = new URL(address)
  const place = searchParams.get('host') ?? hostname
  const database = decodeURIComponent(pathname.slice(1))
  const reasons: Record<string, string> = {
    ECONNREFUSED: `Nothing answers at ${place}: start PostgreSQL there, or leave DATABASE_URL unset.`,
    ENOENT: `There is no socket in ${place}: start PostgreSQL there, or leave DATABASE_URL unset.`,
    ENOTFOUND: `No machine is called ${place}: look at DATABASE_URL.`,
    '28P01': 'The database refuses the password: look at DATABASE_URL, or put back the keys folder.',
    '28000': 'The database refuses this user: look at DATABASE_URL.',
    '3D000': `There is no database "${database}": create it (createdb ${database}), then start again.`,
  }
  return new Obstacle(reasons[codeOf(error)] ?? `The database at ${place} cannot be used: ${messageOf(error)}.`)
}
