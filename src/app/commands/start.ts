import { fork } from 'node:child_process'
import { once } from 'node:events'
import { stat, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { type Configuration, isLoopback, readConfiguration } from '../../platform/config/configuration.ts'
import { programFolder, programVersion } from '../../platform/config/program-folder.ts'
import { codeOf, Obstacle } from '../../platform/obstacle.ts'
import type { Server } from '../server.ts'
import type { Command } from './command.ts'
import { demoCommand, refuseBesideDemo, refuseOffLoopback, standingOf } from './demo.ts'
import { type Installation, migrateInstallation, openInstallation } from './open-installation.ts'
import { recoverySheet } from './recovery-sheet.ts'
import { untilStopped } from './until-stopped.ts'

const say = (line: string) => console.log(line)

/** `gangwan start`: the database, the migrations and the pages, until it is stopped. */
export const startCommand: Command = {
  name: 'start',
  words: [],
  about: {
    english: 'Starts the database and the program, and serves the pages until Ctrl-C.',
    chinese: '启动数据库和程序并提供页面，按 Ctrl-C 停止。',
  },
  options: [{ name: 'empty', about: 'Without the demo community; the first page sets up the real one.' }],
  run: async (given) => {
    const configuration = readConfiguration()
    say('Starting the database …')
    const installation = await openInstallation({ configuration, whenRunning: 'refuse', say })
    try {
      await prepare(installation, configuration, given.has('empty'))
      await serveUntilStopped(installation, configuration)
    } finally {
      await installation.stop()
    }
    say('Stopped.')
  },
}

async function prepare(installation: Installation, configuration: Configuration, empty: boolean): Promise<void> {
  const ran = await migrateInstallation(installation)
  if (ran.length > 0) say(`Brought the database up to this release (${ran.length} steps).`)
  if (installation.isNew) {
    const sheet = await recoverySheet(configuration)
    await writeFile(join(configuration.home, 'recovery-sheet.txt'), sheet, { mode: 0o600 })
    say(sheet)
  }
  const standing = await standingOf(installation.adminAddress)
  const isDemo = standing === 'demo' || standing === 'unfinished-demo'
  if (isDemo && empty) refuseBesideDemo()
  if (standing === 'demo') refuseOffLoopback(configuration)
  const firstDemo = standing === 'empty' && !empty && !(await wasLeftEmpty(configuration))
  if (firstDemo || standing === 'unfinished-demo') {
    refuseOffLoopback(configuration)
    await loadApart()
  } else if (standing === 'empty') await leaveEmpty(configuration)
}

/** Once built, the program's files lie side by side. */
const ownFile = import.meta.filename.endsWith('.ts') ? '../cli.ts' : 'cli.js'

/** Loads the demo in a process of its own: hashing passwords and drawing pictures leaves a hundred megabytes behind. */
async function loadApart(): Promise<void> {
  const child = fork(join(import.meta.dirname, ownFile), [demoCommand.name])
  const [code] = await once(child, 'exit')
  if (code !== 0) throw new Obstacle('The demo was not loaded; start again, or without it: npm start -- --empty.')
}

/** An installation that was begun without the demo stays without it at later starts. */
const emptyMark = (configuration: Configuration) => join(configuration.home, 'begun-empty')

async function wasLeftEmpty(configuration: Configuration): Promise<boolean> {
  return (await stat(emptyMark(configuration)).catch(() => null)) !== null
}

async function leaveEmpty(configuration: Configuration): Promise<void> {
  await writeFile(emptyMark(configuration), '', { mode: 0o600 })
}

async function serveUntilStopped(installation: Installation, configuration: Configuration): Promise<void> {
  const setupCode = setupCodeOf(installation, configuration)
  const server = await openServer(installation, configuration, setupCode)
  try {
    const standing = await standingOf(installation.adminAddress)
    // Listened for before it is said: whoever presses Ctrl-C at once has it stopped as well.
    const lost = installation.lost.then(
      (reason) => new Obstacle(`The database ended and does not come back: ${reason}`),
    )
    const stopped = untilStopped(Promise.race([lost, installation.entrance.closed]))
    say(`Gangwan is open at ${pageAddress(server, configuration)} (Ctrl-C stops it).`)
    if (standing === 'empty' || standing === 'half-set-up') say(firstSteps(server, setupCode))
    const end = await stopped
    say('Stopping …')
    if (end !== 'stopped') throw end.lost
  } finally {
    await server.stop()
  }
}

/** Where others reach the pages, the first set-up asks for this; the same at every start and on every process. */
function setupCodeOf({ secrets }: Installation, { host, publicAddress, trustProxy }: Configuration): string | null {
  if (isLoopback(host) && publicAddress === null && trustProxy === false) return null
  const letters = secrets.hash('first set-up', 'code').toString('hex').slice(0, 20)
  return letters.match(/.{5}/g)!.join('-')
}

function firstSteps({ address }: Server, setupCode: string | null): string {
  const page = `It is not set up yet: open ${address}/console. · 还没有设置：打开上面的网址。`
  return setupCode ? `${page}\nSet-up code · 设置码: ${setupCode}` : page
}

async function openServer(
  installation: Installation,
  configuration: Configuration,
  setupCode: string | null,
): Promise<Server> {
  const { adminAddress, passwordOf, secrets, entrance } = installation
  const { home, host, port, publicAddress, trustProxy, logLevel, noticeWebhook, mapStyle, heartbeat } = configuration
  const { startServer } = await import('../server.ts')
  const webFolder = join(programFolder(), 'dist', 'web')
  const isDemo = (await standingOf(adminAddress)) === 'demo'
  const about = { version: programVersion(), webFolder, isDemo, minds: true, throttled: true, setupCode }
  const reached = { home, host, port, publicAddress, trustProxy, logLevel, noticeWebhook, mapStyle, heartbeat }
  return startServer({ adminAddress, passwordOf, secrets, entrance, ...reached, ...about }).catch((error: unknown) => {
    throw listenObstacle(configuration, error)
  })
}

function listenObstacle({ host, port }: Configuration, error: unknown): unknown {
  const code = codeOf(error)
  if (code === 'EADDRINUSE')
    return new Obstacle(`Port ${port} is in use: take another with PORT=${port + 1} npm start.`)
  if (code === 'EACCES') return new Obstacle(`Port ${port} may not be opened by this account: take one above 1023.`)
  if (code === 'EADDRNOTAVAIL' || code === 'ENOTFOUND')
    return new Obstacle(`HOST ${host} is no address of this machine.`)
  return error
}

function pageAddress({ address }: Server, { host }: Configuration): string {
  return isLoopback(host) ? address : `${address} (reached from other machines)`
}
