import { mkdir, realpath, rm } from 'node:fs/promises'
import { createServer } from 'node:net'
import { join } from 'node:path'
import { codeOf, messageOf, Obstacle } from '../../obstacle.ts'
import { packagedPrograms, prepareBinaries } from './binaries.ts'
import { keepRunning } from './keep-running.ts'
import { type Door, type LauncherLock, type Taken, takeLauncherLock } from './launcher-lock.ts'
import { makeCluster } from './make-cluster.ts'
import { refuseForeignServer, settleOrphans } from './orphans.ts'
import { startPostmaster } from './postmaster.ts'
import { addressAt, databaseName } from './settings.ts'
import { isAside, prepareSite, prepareSocketFolder, type Site } from './site.ts'

export type EmbeddedOptions = {
  /** The data folder; the database is kept in `postgres` inside it. Made when missing. */
  readonly home: string
  /** The administrator's password, the same at every start on one data folder. */
  readonly adminPassword: string
  /** Told what takes a moment, in short sentences for the person at the terminal. */
  readonly log: (line: string) => void
  /** For tests: nothing is forced to disk, and the database ends with the terminal. */
  readonly throwAway?: boolean
  /** The folder with PostgreSQL's `bin`, `lib` and `share`; by default that of the installed npm package. */
  readonly programs?: string
}

export type Embedded = {
  /** Address of the program's database as the cluster's administrator (a superuser), with the password. */
  readonly adminAddress: string
  /** Where the server is reached: a socket's folder, or a loopback address where sockets do not exist. */
  readonly door: Door
  /** Resolves with a sentence when the database has ended by itself and could not be started again. */
  readonly lost: Promise<string>
  stop(): Promise<void>
}

/** Another living launcher holds the data folder. */
export class AlreadyRunning extends Obstacle {
  readonly pid: number
  /** Address to join under, without the password; null while the other is still starting. */
  readonly joinAddress: string | null

  constructor(pid: number, door: Door | null) {
    const joinAddress = door && addressAt(door, databaseName)
    const join = joinAddress
      ? `stop it, or join it with another port: PORT=8081 DATABASE_URL='${joinAddress}' npm start`
      : 'it is just starting; stop it, or try again in a moment.'
    super(`Gangwan already runs on this data folder (process ${pid}): ${join}`)
    this.name = 'AlreadyRunning'
    this.pid = pid
    this.joinAddress = joinAddress
  }
}

/**
 * Starts PostgreSQL on the data folder and keeps it running until `stop`. Makes the cluster on the first start, takes
 * over from processes that were killed, and starts the server again when it ends by itself.
 * Throws {@link AlreadyRunning} when another launcher holds the folder, and {@link Obstacle} when it cannot work here.
 */
export async function startEmbedded(options: EmbeddedOptions): Promise<Embedded> {
  const { home, taken } = await holdHome(options.home).catch((error: unknown) => {
    if (!['EACCES', 'EPERM', 'EROFS', 'ENOTDIR', 'ENOSPC'].includes(codeOf(error))) throw error
    throw new Obstacle(
      `The data folder cannot be used (${messageOf(error)}): start as the account that owns it, or set GANGWAN_HOME.`,
    )
  })
  if ('holder' in taken) throw new AlreadyRunning(taken.holder.pid, taken.holder.door)
  try {
    return await startHeld({ ...options, home }, taken.lock)
  } catch (error) {
    await taken.lock.release()
    throw error
  }
}

async function holdHome(given: string): Promise<{ home: string; taken: Taken }> {
  await mkdir(given, { recursive: true, mode: 0o700 })
  const home = await realpath(given)
  return { home, taken: await takeLauncherLock(join(home, 'launcher')) }
}

async function startHeld(options: EmbeddedOptions, lock: LauncherLock): Promise<Embedded> {
  const { log, adminPassword: password, throwAway = false } = options
  const site = await prepareSite(options.home, log)
  const binaries = await prepareBinaries(options.programs ?? packagedPrograms(), site, log)
  await settleOrphans(site, binaries, log)
  if (lock.doorBefore) await refuseForeignServer(lock.doorBefore)
  await makeCluster(site, binaries, { password, throwAway })
  const door = await findDoor(site, lock.doorBefore)
  const server = { site, binaries, door, password, throwAway, log }
  const keeper = keepRunning(await startPostmaster(server), server)
  await lock.announce(door)
  return {
    adminAddress: addressAt(door, databaseName, password),
    door,
    lost: keeper.lost,
    stop: async () => {
      await keeper.stop()
      await removeOwn(site, { door, home: options.home, throwAway })
      await lock.release()
    },
  }
}

type Left = { door: Door; home: string; throwAway: boolean }

/** Removes what stands outside the data folder and serves nobody any more. */
async function removeOwn(site: Site, { door, home, throwAway }: Left): Promise<void> {
  if (isAside(door, site)) await rm(door.host, { recursive: true, force: true })
  if (throwAway && !site.folder.startsWith(home)) await rm(site.folder, { recursive: true, force: true })
}

async function findDoor(site: Site, before: Door | null): Promise<Door> {
  if (before && isAside(before, site)) await rm(before.host, { recursive: true, force: true })
  if (process.platform !== 'win32') return { host: await prepareSocketFolder(site), port: 5432 }
  const probe = createServer()
  const port = await new Promise<number>((resolve, reject) => {
    probe.once('error', reject).listen(0, '127.0.0.1', () => {
      const address = probe.address()
      resolve(typeof address === 'object' && address ? address.port : 0)
    })
  })
  await new Promise((resolve) => probe.close(resolve))
  return { host: '127.0.0.1', port }
}
