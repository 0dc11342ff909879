import { type ChildProcess, execFileSync, spawn, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { monotonicMs } from '../../src/platform/clock.ts'

// `npm start` as somebody runs it who fetched a newer release over an older one: a checkout of its own, whose packages are
// of another lock file.
let folder: string
let home: string
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'gangwan-checkout-'))
  home = join(folder, 'data')
  const files = execFileSync('git', ['ls-files', '-co', '--exclude-standard', '-z'], { encoding: 'utf8' })
  for (const file of files.split('\0').filter((each) => each !== ''))
    await cp(file, join(folder, file), { recursive: true }).catch(() => undefined)
  const list = 'node_modules/.package-lock.json'
  const { packages } = JSON.parse(await readFile(list, 'utf8'))
  // Of each package what names it: nothing of them is used before all are replaced, and forty thousand files are slow to lay.
  for (const path of Object.keys(packages))
    await cp(join(path, 'package.json'), join(folder, path, 'package.json')).catch(() => undefined)
  packages['node_modules/fastify'].version = '4.0.0'
  await writeFile(join(folder, list), JSON.stringify({ packages }))
}, 300_000)
const started: ChildProcess[] = []
afterAll(async () => {
  for (const child of started) if (child.exitCode === null && child.signalCode === null) await interrupt(child)
  await rm(folder, { recursive: true, force: true })
})

describe('npm start', () => {
  it('brings packages, pages, database and demo up by itself, keeps everything over a stop, and leaves the demo by one command', async () => {
    const first = await start()
    expect(first.said).toContain('Installing packages')
    expect(first.said).toContain('Building')
    expect(first.said).toContain('Demo accounts')
    const kept = (await readFile(join(home, 'demo-accounts.txt'), 'utf8')).trim().split('\n')
    for (const line of kept) expect(first.said).toContain(line.split('\t')[3])
    const clerk = kept.map((line) => line.split('\t')).find(([role]) => role === 'clerk')!
    const account = { username: clerk[2]!, password: clerk[3]! }
    const board = await seen(first.address)
    expect(board.matters).toBeGreaterThan(3)
    expect(board.isDemo).toBe(true)
    expect(await signIn(first.address, account)).toBe(200)
    expect(await first.interrupt()).toContain('Stopped.')

    const began = monotonicMs()
    const second = await start()
    console.log(`a later start: ${Math.round(monotonicMs() - began)} ms to its first page`)
    expect(second.said).not.toContain('Installing')
    expect(second.said).not.toContain('Demo accounts')
    expect(await seen(second.address)).toEqual(board)
    expect(await signIn(second.address, account)).toBe(200)
    expect(await second.interrupt()).toContain('Stopped.')

    const beside = spawnSync(process.execPath, ['bin/gangwan.mjs', 'start', '--empty'], {
      ...{ cwd: folder, env: environment(), encoding: 'utf8' },
    })
    expect(beside).toMatchObject({ status: 1, stderr: expect.stringMatching(/^The demo lives here[^\n]*--leave\.\n$/) })

    execFileSync(process.execPath, ['bin/gangwan.mjs', 'demo', '--leave'], { cwd: folder, env: environment() })
    const third = await start()
    expect(await (await fetch(`${third.address}/api/places`)).json()).toEqual({
      communities: [],
      demo: false,
      empty: true,
    })
    expect(await third.interrupt()).toMatch(/It is not set up yet[\s\S]*Stopped\./)
  }, 600_000)
})

const environment = () => ({ ...process.env, GANGWAN_HOME: home, HOST: '127.0.0.1', PORT: '0', LOG_LEVEL: 'warn' })

type Running = { readonly said: string; readonly address: string; interrupt(): Promise<string> }

async function start(): Promise<Running> {
  const child = spawn('npm', ['start', '--silent'], { cwd: folder, env: environment(), detached: true })
  started.push(child)
  let said = ''
  const address = await new Promise<string>((resolve, reject) => {
    for (const stream of [child.stdout!, child.stderr!]) {
      stream.setEncoding('utf8').on('data', (text: string) => {
        said += text
        const found = /open at (http:\/\/[^\s]+)/.exec(said)?.[1]
        if (found) resolve(found)
      })
    }
    child.once('exit', () => reject(new Error(said)))
  })
  return {
    address,
    get said() {
      return said
    },
    interrupt: () => interrupt(child).then(() => said),
  }
}

/** Ctrl-C reaches every process of the terminal; waits until all of them have ended. */
async function interrupt(child: ChildProcess): Promise<void> {
  const ended = once(child, 'close')
  process.kill(-child.pid!, 'SIGINT')
  await ended
}

async function seen(address: string) {
  const places = await fetch(`${address}/api/places`)
  const { communities, demo } = (await places.json()) as { communities: { id: string }[]; demo: boolean }
  const board = await fetch(`${address}/api/matters/board?community=${communities[0]!.id}&limit=50`)
  const { items } = (await board.json()) as { items: { number: string }[] }
  return { matters: items.length, numbers: items.map(({ number }) => number), isDemo: demo }
}

async function signIn(address: string, given: { username: string; password: string }): Promise<number> {
  const headers = { 'content-type': 'application/json' }
  const answer = await fetch(`${address}/api/session`, { method: 'POST', headers, body: JSON.stringify(given) })
  return answer.status
}
