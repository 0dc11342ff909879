import { chmod, lstat, mkdir, mkdtemp, realpath, rm, stat, symlink } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { codeOf, messageOf, Obstacle } from '../../obstacle.ts'
import { type Account, chooseAccount, giveTo, mayEnter } from './account.ts'
import type { Door } from './launcher-lock.ts'

/** Where one embedded server lives, as real paths. */
export type Site = {
  /** Everything of PostgreSQL; private to its account. */
  readonly folder: string
  /** PostgreSQL's own data folder. */
  readonly data: string
  readonly log: string
  readonly account: Account | null
}

/** Where root keeps the database when its account cannot enter the place of the data folder. */
const elsewhere = '/var/lib/gangwan'

/** Makes the folders of the embedded server under `home/postgres` and hands them to its account. */
export async function prepareSite(home: string, log: (line: string) => void): Promise<Site> {
  const place = join(home, 'postgres')
  const account = await chooseAccount(join(place, 'data'))
  if (account) await letIn(account, home, log)
  else await mkdir(place, { recursive: true, mode: 0o700 })
  const folder = await realpath(place).catch((error: unknown) => {
    throw new Obstacle(`${place} leads nowhere (${messageOf(error)}): put the database's folder back, or remove it.`)
  })
  await ownedByUs(folder, account)
  if (account && !mayEnter(account, folder)) {
    throw new Obstacle(
      `The account "${account.name}", as which PostgreSQL runs, cannot enter ${folder}: ` +
        'set GANGWAN_HOME to a folder it can reach, such as /var/lib/gangwan, or start as an ordinary user.',
    )
  }
  return { folder, data: join(folder, 'data'), log: join(folder, 'server.log'), account }
}

/** Makes the folder for an account other than ours, elsewhere when it cannot pass through to `home`. */
async function letIn(account: Account, home: string, log: (line: string) => void): Promise<void> {
  const place = join(home, 'postgres')
  if (await lstat(place).catch(() => null)) return
  const { mode } = await stat(home)
  // Others may pass through, not look: what else is kept here is in private folders.
  await chmod(home, (mode & 0o777) | 0o011)
  if (mayEnter(account, await realpath(home))) {
    await mkdir(place, { mode: 0o700 })
  } else {
    await mkdir(elsewhere, { recursive: true, mode: 0o711 })
    const folder = await mkdtemp(join(elsewhere, 'postgres-'))
    await symlink(folder, place)
    log(`The account "${account.name}" cannot enter ${home}; the database is kept in ${folder}.`)
  }
  await giveTo(account, await realpath(place))
}

async function ownedByUs(folder: string, account: Account | null): Promise<void> {
  const { uid } = await stat(folder)
  if (account || process.getuid === undefined || uid === process.getuid()) return
  throw new Obstacle(
    `${folder} belongs to another account (number ${uid}): start as that account or as root, or set GANGWAN_HOME to another folder.`,
  )
}

// The system's limit is 108 bytes on Linux and 104 on macOS, with the closing zero.
const longestSocket = 103

/** Where the server's socket is: private, in the data folder, or in a short private folder when that path is too long. */
export async function prepareSocketFolder(site: Site): Promise<string> {
  const usual = join(site.folder, 'socket')
  const folder = socketFits(usual) ? usual : await mkdtemp(asidePrefix())
  if (!socketFits(folder))
    throw new Obstacle(`${usual} is too long a path for a socket: set GANGWAN_HOME to a shorter one.`)
  await rm(usual, { recursive: true, force: true })
  await mkdir(folder, { recursive: true, mode: 0o700 }).catch((error: unknown) => {
    if (codeOf(error) !== 'EEXIST') throw error
  })
  await giveTo(site.account, folder)
  return folder
}

function socketFits(folder: string): boolean {
  return Buffer.byteLength(join(folder, '.s.PGSQL.5432')) <= longestSocket
}

function asidePrefix(): string {
  return join(tmpdir(), 'gangwan-socket-')
}

/** Whether the door is a socket that this program put outside the data folder. */
export function isAside({ host }: Door, site: Site): boolean {
  return host.startsWith(asidePrefix()) && !host.startsWith(site.folder)
}
