import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdir, mkdtemp, readdir, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { takeLauncherLock } from './launcher-lock.ts'
import { identify, runsStill } from './process-identity.ts'

describe('launcher lock', () => {
  let folder: string
  beforeEach(async () => {
    folder = join(await mkdtemp(join(tmpdir(), 'gangwan-lock-')), 'launcher')
  })
  afterEach(() => rm(join(folder, '..'), { recursive: true, force: true }))

  const door = { host: '/somewhere', port: 5432 }

  async function take() {
    const taken = await takeLauncherLock(folder)
    if (!('lock' in taken)) throw new Error('the lock is held')
    return taken.lock
  }

  async function leaveRecord(owner: { pid: number; began: string }) {
    await mkdir(folder, { recursive: true })
    await writeFile(join(folder, '7.json'), JSON.stringify({ owner, door, released: false }))
  }

  it('tells a second taker who holds it and where the database is', async () => {
    const lock = await take()
    expect(await takeLauncherLock(folder)).toEqual({ holder: { pid: process.pid, door: null } })
    await lock.announce(door)
    expect(await takeLauncherLock(folder)).toEqual({ holder: { pid: process.pid, door } })
  })

  it('is free again after a release', async () => {
    await (await take()).release()
    await (await take()).release()
    expect(await readdir(folder)).toEqual(['2.json'])
  })

  it('passes from a process that has ended, with the door it had', async () => {
    const child = spawn(process.execPath, ['-e', 'process.stdin.resume()'])
    const owner = await identify(child.pid!)
    child.kill('SIGKILL')
    await once(child, 'exit')
    await leaveRecord(owner!)
    expect((await take()).doorBefore).toEqual(door)
  })

  it('is not fooled by a number that now belongs to another process', async () => {
    const parent = await identify(process.ppid)
    await leaveRecord({ pid: process.ppid, began: `${parent!.began}0` })
    await expect(takeLauncherLock(folder)).resolves.toHaveProperty('lock')
  })

  it('goes to exactly one of many that find it stale at the same moment', async () => {
    await leaveRecord({ pid: 2 ** 22 + 1, began: 'never' })
    const taken = await Promise.all(Array.from({ length: 20 }, () => takeLauncherLock(folder)))
    expect(taken.filter((one) => 'lock' in one)).toHaveLength(1)
    expect(await readdir(folder)).toEqual(['8.json'])
  })

  it('treats a record that was cut off as nobody’s', async () => {
    await mkdir(folder, { recursive: true })
    await writeFile(join(folder, '3.json'), '{"owner":')
    await expect(takeLauncherLock(folder)).resolves.toHaveProperty('lock')
  })

  it('counts a process that ended but was not collected as ended', async () => {
    // The shell becomes a program that never collects its child.
    const parent = spawn('sh', ['-c', 'sh -c "exit 0" & echo $!; exec cat'], { stdio: ['pipe', 'pipe', 'ignore'] })
    const [line] = (await once(parent.stdout, 'data')) as [Buffer]
    await expect.poll(() => identify(Number(line.toString()))).toBeNull()
    const known = await identify(parent.pid!)
    expect(await runsStill(known!)).toBe(true)
    parent.stdin.end()
    await once(parent, 'exit')
    expect(await runsStill(known!)).toBe(false)
  })
})
