import { rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import pg from 'pg'
import { type Configuration, isLoopback, readConfiguration } from '../../platform/config/configuration.ts'
import { Obstacle } from '../../platform/obstacle.ts'
import type { DemoAccount } from '../demo/load-demo.ts'
import type { Command } from './command.ts'
import { type Installation, migrateInstallation, openInstallation } from './open-installation.ts'

const say = (line: string) => console.log(line)

/** `gangwan demo`: loads the demo community into an empty installation, or leaves it for a real one. */
export const demoCommand: Command = {
  name: 'demo',
  words: [],
  about: {
    english:
      'Loads the demo community into an empty installation; --scene plays two minutes of care in it; --leave empties it again for a real one.',
    chinese:
      '在空白安装中载入演示社区；加 --scene 在其中演两分钟“没有按时报平安”；加 --leave 则清空演示、改为正式使用。',
  },
  options: [
    { name: 'scene', about: 'Plays a morning without a sign of life in two minutes, beside the running demo.' },
    { name: 'leave', about: 'Removes the demo and everything in it. A community that is none is never touched.' },
  ],
  run: async (given) => {
    endWithParent()
    const configuration = readConfiguration()
    const installation = await openInstallation({ configuration, whenRunning: 'join', say })
    try {
      await migrateInstallation(installation)
      if (given.has('scene')) await sceneOf(installation, configuration)
      else if (given.has('leave')) await leaveDemo(installation, configuration)
      else showAccounts(await loadWhenEmpty(installation, configuration))
    } finally {
      await installation.stop()
    }
  },
}

/** Loading for a program that starts ends when that program does, however it ends; the next start begins anew. */
function endWithParent(): void {
  process.once('disconnect', () => process.exit(1))
  process.channel?.unref()
}

async function sceneOf(installation: Installation, { home }: Configuration): Promise<void> {
  if ((await standingOf(installation.adminAddress)) !== 'demo')
    throw new Obstacle('The scene is played in the demo, and there is none here.')
  const { playDemoScene } = await import('../demo/demo-scene.ts')
  await playDemoScene(installation, { home, say })
}

/** What stands in the database: nothing yet, the demo or a real community, each perhaps cut off while it was made. */
export type Standing = 'empty' | 'demo' | 'unfinished-demo' | 'real' | 'half-set-up'

const isReal = (standing: Standing) => standing === 'real' || standing === 'half-set-up'

/** Looks what the installation holds. */
export async function standingOf(adminAddress: string): Promise<Standing> {
  return withAdmin(adminAddress, async (admin) => {
    const { rows } = await admin.query<{ unfinished: boolean; communities: number; demo: number; accounts: boolean }>(`
      select to_regclass('public.demo_clock') is not null as unfinished,
        (select count(*)::int from communities) as communities,
        (select count(*)::int from communities where is_demo) as demo,
        exists (select 1 from accounts.accounts) as accounts`)
    const { unfinished, communities, demo, accounts } = rows[0]!
    if (unfinished) return 'unfinished-demo'
    if (communities === 0) return 'empty'
    if (demo > 0) return 'demo'
    return accounts ? 'real' : 'half-set-up'
  })
}

/** Loads the demo unless something stands there already; one that was cut off begins again. */
export async function loadWhenEmpty(installation: Installation, configuration: Configuration): Promise<DemoAccount[]> {
  const standing = await standingOf(installation.adminAddress)
  if (isReal(standing)) throw new Obstacle('A real community lives here; the demo is not mixed with it.')
  if (standing === 'demo') return []
  refuseOffLoopback(configuration)
  if (standing === 'unfinished-demo') await emptyOut(installation, configuration)
  const { loadDemo } = await import('../demo/load-demo.ts')
  const { adminAddress, passwordOf, secrets, entrance } = installation
  return loadDemo({ adminAddress, passwordOf, secrets, enter: entrance.enter, home: configuration.home, say })
}

/** The demo's passwords are known to whoever saw the screen: it is served to this machine only. */
export function refuseOffLoopback({ host }: Configuration): void {
  if (isLoopback(host)) return
  throw new Obstacle(
    `The demo is not served to other machines (HOST is ${host}): start with --empty, or leave it first with: npx gangwan demo --leave`,
  )
}

/** Whoever starts with --empty is never shown a demo instead, and loses none. */
export function refuseBesideDemo(): never {
  throw new Obstacle(
    'The demo lives here: start without --empty, or remove it with everything in it first: npx gangwan demo --leave.',
  )
}

/** The accounts as they are shown once. */
export function showAccounts(accounts: readonly DemoAccount[]): void {
  if (accounts.length === 0) return
  say('\nDemo accounts (also in demo-accounts.txt of the data folder) · 演示账号')
  for (const { username, password, name, role } of accounts) {
    say(`  ${username.padEnd(18)} ${password}   ${name} · ${role}`)
  }
}

async function leaveDemo(installation: Installation, configuration: Configuration): Promise<void> {
  const standing = await standingOf(installation.adminAddress)
  if (isReal(standing)) throw new Obstacle('There is no demo here; a real community is never removed by this command.')
  await emptyOut(installation, configuration)
  await writeFile(join(configuration.home, 'begun-empty'), '', { mode: 0o600 })
  say('The demo is gone. npm start now opens the page that sets up the first community (restart a running program).')
}

async function emptyOut(installation: Installation, { home }: Configuration): Promise<void> {
  await withAdmin(installation.adminAddress, async (admin) => {
    await admin.query('drop schema if exists accounts cascade')
    await admin.query('drop schema public cascade; create schema public')
  })
  await rm(join(home, 'files'), { recursive: true, force: true })
  await rm(join(home, 'demo-accounts.txt'), { force: true })
  await migrateInstallation(installation)
}

async function withAdmin<Result>(adminAddress: string, work: (admin: pg.Client) => Promise<Result>): Promise<Result> {
  const admin = new pg.Client({ connectionString: adminAddress })
  await admin.connect()
  try {
    return await work(admin)
  } finally {
    await admin.end()
  }
}
