import { spawnSync } from 'node:child_process'
import { readFile, rm } from 'node:fs/promises'
import { connect } from 'node:net'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { codeOf, Obstacle } from '../../obstacle.ts'
import { runAs } from './account.ts'
import type { Binaries } from './binaries.ts'
import type { Door } from './launcher-lock.ts'
import { processesIn, signalIfThere } from './process-identity.ts'
import type { Site } from './site.ts'

const patience = { fast: 60_000, immediate: 15_000, kill: 10_000 }

/**
 * Ends whatever a killed launcher left running on the data, and clears a process number that now belongs to another
 * program, which would make PostgreSQL believe that it still runs.
 */
export async function settleOrphans(site: Site, binaries: Binaries, log: (line: string) => void): Promise<void> {
  const postmaster = await recordedPostmaster(site.data)
  if (process.platform !== 'linux') return settleElsewhere(site, binaries, postmaster)
  const left = await processesIn(site.data)
  if (left.length > 0) {
    log('Stopping the database that an earlier start left behind.')
    await end(site.data, left.includes(postmaster ?? 0) ? postmaster : null)
  }
  // While the number is free PostgreSQL settles its own lock file, and checks the shared memory named in it.
  if (postmaster !== null && isTaken(postmaster)) await rm(join(site.data, 'postmaster.pid'), { force: true })
}

async function recordedPostmaster(data: string): Promise<number | null> {
  const text = await readFile(join(data, 'postmaster.pid'), 'utf8').catch(() => '')
  const pid = Number.parseInt(text, 10)
  return pid > 0 ? pid : null
}

/** A postmaster is asked to finish; servers that have lost theirs are ended like after a crash. */
async function end(data: string, postmaster: number | null): Promise<void> {
  if (postmaster !== null) {
    send([postmaster], 'SIGINT')
    if (await gone(data, patience.fast)) return
  }
  send(await processesIn(data), 'SIGQUIT')
  if (await gone(data, patience.immediate)) return
  send(await processesIn(data), 'SIGKILL')
  if (await gone(data, patience.kill)) return
  const left = (await processesIn(data)).join(', ')
  throw new Obstacle(`A database left behind does not end (processes ${left}): end it, then start again.`)
}

function send(pids: number[], signal: NodeJS.Signals): void {
  for (const pid of pids) {
    try {
      signalIfThere(pid, signal)
    } catch {
      throw new Obstacle(`Process ${pid} of another account uses the database folder: end it, then start again.`)
    }
  }
}

async function gone(data: string, milliseconds: number): Promise<boolean> {
  const step = 20
  for (let waited = 0; waited < milliseconds; waited += step) {
    if ((await processesIn(data)).length === 0) return true
    await pause(step)
  }
  return false
}

function isTaken(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return codeOf(error) === 'EPERM'
  }
}

/** Where processes cannot be told by their folder, PostgreSQL's own control program finds and stops its server. */
function settleElsewhere(site: Site, binaries: Binaries, postmaster: number | null): void {
  if (postmaster === null || !isTaken(postmaster)) return
  const given = ['stop', '-D', site.data, '-m', 'fast', '-w', '-t', '60']
  spawnSync(binaries.control, given, {
    ...runAs(site.account),
    env: binaries.environment,
    stdio: 'ignore',
    windowsHide: true,
  })
}

/**
 * Refuses when a server answers at the door that the launcher before announced although none of its processes is seen:
 * then another container runs on the same folder.
 */
export async function refuseForeignServer({ host, port }: Door): Promise<void> {
  // A loopback port may have gone to another program meanwhile; a socket in our own folder may not.
  if (!host.startsWith('/')) return
  const answers = await new Promise<boolean>((resolve) => {
    const socket = connect({ path: join(host, `.s.PGSQL.${port}`) })
    socket
      .once('error', () => resolve(false))
      .once('connect', () => {
        socket.destroy()
        resolve(true)
      })
  })
  if (answers) throw new Obstacle('Another container already runs a database on this data folder: stop it first.')
}
