import { type ChildProcess, execFile, spawn } from 'node:child_process'
import { once } from 'node:events'
import { chmod, cp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import pg from 'pg'
import { afterAll, afterEach, beforeEach } from 'vitest'
import { builtProcess } from '../../testing/built-process.ts'
import { throwAwayFolder } from '../../testing/throw-away.ts'
import { packagedPrograms } from './binaries.ts'
import { processesIn, signalIfThere } from './process-identity.ts'
import { type Embedded, type EmbeddedOptions, startEmbedded } from './start-embedded.ts'

export const adminPassword = 'a password of the tests'

/** An account without rights, by its usual numbers. */
export const nobody = { name: 'nobody', uid: 65_534, gid: 65_534 }

/** What a launcher in a process of its own has said. */
export type Launched = { child: ChildProcess; adminAddress?: string; refusal?: string; said?: string[] }

/** One place for a data folder each test; whatever was started in it ends with the test. */
export function testSite() {
  let base = ''
  let ending: Array<() => Promise<unknown>> = []
  let made: Promise<string> | undefined
  const site = {
    /** A folder that every account may enter. */
    base: '',
    /** The data folder; not made yet. */
    home: '',
    /**
     * Puts the data folder there as a first start left it, for tests whose subject is not how it is made: initdb takes two
     * seconds of a processor. It belongs to the account where one is given.
     */
    lay: async (account?: typeof nobody): Promise<void> => {
      made ??= makeOnce()
      await run('cp', ['-a', join(await made, 'home'), site.home])
      if (account) await run('chown', ['-R', `${account.uid}:${account.gid}`, site.home])
    },
    servers: () => processesIn(join(site.home, 'postgres', 'data')),
    start: async (options: Partial<EmbeddedOptions> = {}): Promise<Embedded> => {
      const embedded = await startEmbedded({ home: site.home, adminPassword, log: () => undefined, ...options })
      ending.push(embedded.stop)
      return embedded
    },
    /** Starts a launcher in a process of its own, under another account where one is given. */
    launch: async (given: Launching = {}): Promise<Launched> => {
      const child = await spawnLauncher(site, given)
      ending.push(async () => {
        if (child.exitCode === null && child.signalCode === null && child.kill('SIGTERM')) await once(child, 'exit')
      })
      const [line] = (await once(child.stdout!, 'data')) as [Buffer]
      return { child, ...(JSON.parse(line.toString()) as object) }
    },
  }
  beforeEach(async () => {
    base = await throwAwayFolder('gangwan-embedded-')
    await chmod(base, 0o755)
    Object.assign(site, { base, home: join(base, 'home') })
    ending = []
  })
  afterEach(async () => {
    for (const end of ending.reverse()) await end()
    for (const pid of await site.servers()) signalIfThere(pid, 'SIGKILL')
    await rm(base, { recursive: true, force: true })
  })
  afterAll(async () => {
    if (made) await rm(await made, { recursive: true, force: true })
  })
  return site
}

const run = promisify(execFile)

/** A folder with a data folder `home`, whose first start is over. */
async function makeOnce(): Promise<string> {
  const folder = await throwAwayFolder('gangwan-made-')
  await chmod(folder, 0o755)
  const embedded = await startEmbedded({ home: join(folder, 'home'), adminPassword, log: () => undefined })
  await embedded.stop()
  return folder
}

type Place = { base: string; home: string }
type Launching = { account?: typeof nobody; programs?: string }

async function spawnLauncher({ base, home }: Place, given: Launching): Promise<ChildProcess> {
  const script = await builtProcess(join(import.meta.dirname, '../../testing/launcher-process.ts'))
  const programs = given.programs ? [given.programs] : []
  return spawn(process.execPath, [script, home, adminPassword, ...programs], {
    ...(given.account ? { uid: given.account.uid, gid: given.account.gid } : {}),
    stdio: ['ignore', 'pipe', 'inherit'],
    env: { PATH: '/usr/local/bin:/usr/bin:/bin', HOME: base, TMPDIR: tmpdir() },
  })
}

/** Runs one statement at the address and gives its rows. */
export async function ask<Row extends pg.QueryResultRow>(address: string, statement: string): Promise<Row[]> {
  const client = new pg.Client({ connectionString: address })
  client.on('error', () => undefined)
  await client.connect()
  try {
    return (await client.query<Row>(statement)).rows
  } finally {
    await client.end()
  }
}

/** A copy of the package as it comes without install scripts, that is without library links; gives its programs. */
export async function unlinkedPrograms(base: string, mode: number): Promise<string> {
  const folder = join(base, 'package')
  await cp(join(packagedPrograms(), '..'), folder, { recursive: true, verbatimSymlinks: true })
  const programs = join(folder, 'native')
  for (const link of await libraryLinks(programs)) await rm(link, { force: true })
  await chmod(folder, mode)
  return programs
}

/** The library links that the package lists. */
export async function libraryLinks(programs: string): Promise<string[]> {
  const listed = JSON.parse(await readFile(join(programs, 'pg-symlinks.json'), 'utf8')) as { target: string }[]
  return listed.map(({ target }) => join(programs, '..', target))
}
