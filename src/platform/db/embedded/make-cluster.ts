import { spawn } from 'node:child_process'
import { open, readdir, rename, rm, stat, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { text } from 'node:stream/consumers'
import { Obstacle } from '../../obstacle.ts'
import { giveTo, runAs } from './account.ts'
import type { Binaries } from './binaries.ts'
import { administrator, firstSettings } from './settings.ts'
import type { Site } from './site.ts'

export type ClusterOptions = { readonly password: string; readonly throwAway: boolean }

/** Makes the cluster where there is none. It appears whole or not at all, whenever the machine stops. */
export async function makeCluster(site: Site, binaries: Binaries, options: ClusterOptions): Promise<void> {
  await clearDrafts(site)
  if (await stat(site.data).catch(() => null)) return
  const draft = join(site.folder, 'data-draft')
  const passwordFile = join(site.folder, 'password-draft')
  await writeFile(passwordFile, options.password, { mode: 0o600, flag: 'wx' })
  try {
    await giveTo(site.account, passwordFile)
    await runInitdb(site, binaries, initdbArguments(draft, passwordFile, options))
  } finally {
    await rm(passwordFile, { force: true })
  }
  await rename(draft, site.data)
  await syncFolder(site.folder)
}

async function clearDrafts(site: Site): Promise<void> {
  for (const name of await readdir(site.folder)) {
    if (name === 'data-draft' || name === 'password-draft') {
      await rm(join(site.folder, name), { recursive: true, force: true })
    }
  }
}

function initdbArguments(draft: string, passwordFile: string, { throwAway }: ClusterOptions): string[] {
  const settings = Object.entries(firstSettings).flatMap(([name, value]) => ['--set', `${name}=${value}`])
  return [
    `--pgdata=${draft}`,
    `--username=${administrator}`,
    `--pwfile=${passwordFile}`,
    '--auth-local=scram-sha-256',
    '--auth-host=scram-sha-256',
    '--encoding=UTF8',
    // The same order and case rules on every machine, whatever its locales.
    '--locale=C',
    '--locale-provider=builtin',
    '--builtin-locale=C.UTF-8',
    '--data-checksums',
    // In megabytes. While the cluster is young each piece of its log is filled with zeros before it is written to, and whoever
    // reports a matter then waits: 40 to 60 ms for the usual sixteen.
    '--wal-segsize=4',
    ...(throwAway ? ['--no-sync'] : []),
    ...settings,
  ]
}

async function runInitdb(site: Site, binaries: Binaries, given: string[]): Promise<void> {
  const initdb = spawn(binaries.initdb, given, {
    ...runAs(site.account),
    cwd: site.folder,
    env: binaries.environment,
    stdio: ['ignore', 'ignore', 'pipe'],
    windowsHide: true,
  })
  const ended = new Promise<number | null>((resolve, reject) => initdb.on('error', reject).on('close', resolve))
  const [code, said] = await Promise.all([ended, text(initdb.stderr)])
  if (code === 0) return
  const reason = said.split('\n').find((line) => /error|fatal/i.test(line)) ?? said.trim()
  throw new Obstacle(`PostgreSQL could not make its data folder in ${site.folder}: ${reason}`)
}

async function syncFolder(folder: string): Promise<void> {
  if (process.platform === 'win32') return
  const handle = await open(folder, 'r')
  try {
    await handle.sync()
  } finally {
    await handle.close()
  }
}
