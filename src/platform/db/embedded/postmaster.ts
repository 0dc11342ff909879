import { type ChildProcess, spawn, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { open, readFile, rename, stat } from 'node:fs/promises'
import { setTimeout as pause } from 'node:timers/promises'
import pg from 'pg'
import { codeOf, messageOf, Obstacle } from '../../obstacle.ts'
import { giveTo, runAs } from './account.ts'
import type { Binaries } from './binaries.ts'
import type { Door } from './launcher-lock.ts'
import { addressAt, databaseName, fixedSettings } from './settings.ts'
import type { Site } from './site.ts'

export type ServerOptions = {
  readonly site: Site
  readonly binaries: Binaries
  readonly door: Door
  readonly password: string
  readonly throwAway: boolean
  readonly log: (line: string) => void
}

/** A running server of ours. */
export type Postmaster = {
  /** Resolves when the process has ended, asked or not. */
  readonly ended: Promise<void>
  /** Ends open sessions, writes everything down, and resolves when the process has gone. */
  stop(): Promise<void>
  /** Asks it to stop, without waiting; for the last moment of this process. */
  abandon(): void
}

/** Starts the server and waits until it answers. */
export async function startPostmaster(options: ServerOptions): Promise<Postmaster> {
  const began = await prepareLog(options.site)
  const child = await spawnServer(options)
  const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()).once('error', () => resolve()))
  const postmaster = postmasterOver(child, ended, options)
  try {
    await waitUntilReady(child, options, began)
    return postmaster
  } catch (error) {
    await postmaster.stop()
    throw error
  }
}

const mostLogBytes = 10 * 1024 * 1024

/** Begins the server's log anew when it is long; gives the length from which this start writes. */
async function prepareLog({ log, account }: Site): Promise<number> {
  const size = (await stat(log).catch(() => null))?.size ?? 0
  if (size > mostLogBytes) await rename(log, `${log}.1`)
  const file = await open(log, 'a', 0o600)
  await file.close()
  await giveTo(account, log)
  return size > mostLogBytes ? 0 : size
}

async function spawnServer({ site, binaries, door, throwAway }: ServerOptions): Promise<ChildProcess> {
  const file = await open(site.log, 'a')
  try {
    const settings = Object.entries(fixedSettings(door, throwAway)).flatMap(([name, value]) => [
      '-c',
      `${name}=${value}`,
    ])
    const child = spawn(binaries.postgres, ['-D', site.data, ...settings], {
      ...runAs(site.account),
      cwd: site.data,
      env: binaries.environment,
      stdio: ['ignore', file.fd, file.fd],
      // A session of its own: Ctrl-C in the terminal reaches the program, which then stops the database last.
      detached: !throwAway && process.platform !== 'win32',
      windowsHide: true,
    })
    await once(child, 'spawn')
    return child
  } catch (error) {
    throw new Obstacle(`PostgreSQL could not be started (${messageOf(error)}).`)
  } finally {
    await file.close()
  }
}

function postmasterOver(child: ChildProcess, ended: Promise<void>, { site, binaries }: ServerOptions): Postmaster {
  const ask = (signal: NodeJS.Signals) => {
    if (child.exitCode !== null || child.signalCode !== null) return
    if (process.platform !== 'win32') child.kill(signal)
    else
      spawnSync(binaries.control, ['stop', '-D', site.data, '-m', 'fast'], {
        env: binaries.environment,
        windowsHide: true,
      })
  }
  return {
    ended,
    abandon: () => ask('SIGINT'),
    stop: async () => {
      ask('SIGINT')
      const patience = new AbortController()
      const late = pause(60_000, 'late' as const, { signal: patience.signal }).catch(() => undefined)
      if ((await Promise.race([ended, late])) === 'late') ask('SIGQUIT')
      await ended
      patience.abort()
    },
  }
}

async function waitUntilReady(child: ChildProcess, options: ServerOptions, began: number): Promise<void> {
  const address = addressAt(options.door, 'postgres', options.password)
  for (let tries = 1; ; tries += 1) {
    if (child.exitCode !== null || child.signalCode !== null) throw await failure(options.site, began)
    const refusal = await tryDatabase(address)
    if (!refusal) return
    if (codeOf(refusal) === '28P01') {
      throw new Obstacle(
        'The database was made with other keys: put back the keys folder that belongs to this data folder.',
      )
    }
    if (!mayPass(refusal)) throw new Obstacle(`The database does not serve this program: ${refusal.message}.`)
    if (tries % 500 === 0) options.log('The database is still recovering from its last stop.')
    await pause(tries < 50 ? 10 : 40)
  }
}

/** Whether the refusal belongs to starting: no answer yet, recovering, or every connection taken. */
function mayPass(refusal: Error): boolean {
  return !(refusal instanceof pg.DatabaseError) || ['57P03', '53300'].includes(codeOf(refusal))
}

/** Makes the program's database where it is missing; gives the error of a server that does not answer yet. */
async function tryDatabase(address: string): Promise<Error | null> {
  const client = new pg.Client({ connectionString: address, connectionTimeoutMillis: 5_000 })
  client.on('error', () => undefined)
  try {
    await client.connect()
    const { rowCount } = await client.query('SELECT 1 FROM pg_database WHERE datname = $1', [databaseName])
    if (!rowCount) await client.query(`CREATE DATABASE ${databaseName}`)
    return null
  } catch (error) {
    return error instanceof Error ? error : new Error(String(error))
  } finally {
    await client.end().catch(() => undefined)
  }
}

async function failure({ log }: Site, began: number): Promise<Obstacle> {
  const said = (await readFile(log)).subarray(began).toString('utf8').split('\n')
  const reason =
    said.findLast((line) => /FATAL|PANIC/.test(line)) ?? said.findLast((line) => line !== '') ?? 'no reason given'
  return new Obstacle(
    `PostgreSQL stopped while starting: ${reason.replace(/^.*?(FATAL|PANIC): +/, '')} (more in ${log}).`,
  )
}
