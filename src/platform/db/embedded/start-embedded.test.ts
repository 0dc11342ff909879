import { once } from 'node:events'
import { cp, lstat, readFile, readlink, rm, stat, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import pg from 'pg'
import { describe, expect, it } from 'vitest'
import { signalIfThere } from './process-identity.ts'
import { AlreadyRunning } from './start-embedded.ts'
import { adminPassword, ask, libraryLinks, testSite, unlinkedPrograms } from './testing.ts'

describe('embedded database', () => {
  const site = testSite()

  it('makes a durable cluster in UTF-8, the same on every machine, that listens on nothing but its socket', async () => {
    const { adminAddress } = await site.start()
    const names = [
      'fsync',
      'full_page_writes',
      'data_checksums',
      'server_encoding',
      'listen_addresses',
      'ssl',
      'TimeZone',
      'wal_segment_size',
    ]
    const rows = await ask(
      adminAddress,
      `SELECT ${names.map((name) => `current_setting('${name}') AS "${name}"`).join()}`,
    )
    expect(rows[0]).toEqual({
      fsync: 'on',
      full_page_writes: 'on',
      data_checksums: 'on',
      server_encoding: 'UTF8',
      listen_addresses: '',
      ssl: 'off',
      TimeZone: 'UTC',
      wal_segment_size: '4MB',
    })
    expect(await ask(adminAddress, "SELECT lower('É') AS lower, 'Z' < 'a' AS by_code_point")).toEqual([
      { lower: 'é', by_code_point: true },
    ])
  })

  it('lets nobody else in: private folders, a password at each connection', async () => {
    await site.lay()
    const { adminAddress, door } = await site.start()
    expect((await stat(door.host)).mode & 0o077).toBe(0)
    expect((await stat(join(site.home, 'postgres'))).mode & 0o077).toBe(0)
    expect((await stat(join(site.home, 'postgres', 'server.log'))).mode & 0o077).toBe(0)
    await expect(ask(adminAddress.replace(/:[^:@]*@/, ':wrong@'), 'SELECT 1')).rejects.toMatchObject({ code: '28P01' })
  })

  it('keeps rows over a stop and a start', async () => {
    await site.lay()
    const first = await site.start()
    await ask(first.adminAddress, 'CREATE TABLE kept AS SELECT 1 AS n')
    await first.stop()
    expect(await site.servers()).toEqual([])
    const second = await site.start()
    expect(await ask(second.adminAddress, 'SELECT n FROM kept')).toEqual([{ n: 1 }])
  })

  it('keeps every acknowledged row when launcher and database are killed in the middle of writing', async () => {
    await site.lay()
    const { child, adminAddress } = await site.launch()
    await ask(adminAddress!, 'CREATE TABLE kept (n integer PRIMARY KEY)')
    const writer = new pg.Client({ connectionString: adminAddress! })
    writer.on('error', () => undefined)
    await writer.connect()
    let acknowledged = 0
    const writing = (async () => {
      for (;;) {
        await writer.query('INSERT INTO kept VALUES ($1)', [acknowledged + 1])
        acknowledged += 1
      }
    })().catch(() => undefined)
    await expect.poll(() => acknowledged).toBeGreaterThan(50)
    const servers = await site.servers()
    const gone = once(child, 'exit')
    child.kill('SIGKILL')
    for (const pid of servers) signalIfThere(pid, 'SIGKILL')
    await Promise.all([writing, gone])
    const again = await site.start()
    const rows = await ask<{ n: number }>(again.adminAddress, 'SELECT max(n) AS n, count(*)::int AS count FROM kept')
    expect(rows[0]).toMatchObject({ n: expect.any(Number), count: rows[0]!.n })
    expect(rows[0]!.n).toBeGreaterThanOrEqual(acknowledged)
    expect(rows[0]!.n).toBeLessThanOrEqual(acknowledged + 1)
  })

  it('takes over from a killed launcher whose database still runs', async () => {
    await site.lay()
    const { child, adminAddress } = await site.launch()
    await ask(adminAddress!, 'CREATE TABLE kept AS SELECT 1 AS n')
    const before = await site.servers()
    child.kill('SIGKILL')
    await once(child, 'exit')
    expect(await site.servers()).toEqual(expect.arrayContaining([before[0]]))
    const { adminAddress: again } = await site.start()
    const now = await site.servers()
    expect(now.filter((pid) => before.includes(pid))).toEqual([])
    expect(await ask(again, 'SELECT n FROM kept')).toEqual([{ n: 1 }])
  })

  it('refuses a second launcher and tells it how to join', async () => {
    await site.lay()
    const { adminAddress } = await site.launch()
    const refusal = await site.start().catch((error: unknown) => error)
    expect(refusal).toBeInstanceOf(AlreadyRunning)
    const { joinAddress, message } = refusal as AlreadyRunning
    expect(message).toContain(`DATABASE_URL='${joinAddress}' npm start`)
    expect(message).not.toContain(encodeURIComponent(adminPassword))
    const joined = new URL(joinAddress!)
    joined.password = adminPassword
    expect(await ask(joined.toString(), 'SELECT 1 AS n')).toEqual([{ n: 1 }])
    expect(await ask(adminAddress!, 'SELECT 1 AS n')).toEqual([{ n: 1 }])
  })

  it('starts although the recorded number of its last server now belongs to another process', async () => {
    await site.lay()
    const pidFile = join(site.home, 'postgres', 'data', 'postmaster.pid')
    await writeFile(pidFile, `${process.ppid}\n${site.home}\n1700000000\n5432\n${site.home}\n\n 1 1\nready\n`)
    expect(await ask((await site.start()).adminAddress, 'SELECT 1 AS n')).toEqual([{ n: 1 }])
  })

  it('begins again after a first start that was cut off', async () => {
    await site.lay()
    await cp(join(site.home, 'postgres', 'data', 'global'), join(site.home, 'postgres', 'data-draft'), {
      recursive: true,
    })
    await rm(join(site.home, 'postgres', 'data'), { recursive: true })
    await writeFile(join(site.home, 'postgres', 'password-draft'), 'left behind')
    await site.start()
    await expect(lstat(join(site.home, 'postgres', 'data-draft'))).rejects.toMatchObject({ code: 'ENOENT' })
    await expect(lstat(join(site.home, 'postgres', 'password-draft'))).rejects.toMatchObject({ code: 'ENOENT' })
  })

  it('starts the database again when it is killed under the running program', async () => {
    await site.lay()
    const { adminAddress } = await site.start()
    await ask(adminAddress, 'CREATE TABLE kept AS SELECT 1 AS n')
    const pid = Number.parseInt(await readFile(join(site.home, 'postgres', 'data', 'postmaster.pid'), 'utf8'), 10)
    process.kill(pid, 'SIGKILL')
    const rows = () => ask(adminAddress, `SELECT n FROM kept WHERE ${pid} <> 0`).catch(() => 'not yet')
    await expect.poll(async () => (await site.servers()).includes(pid)).toBe(false)
    await expect.poll(rows).toEqual([{ n: 1 }])
  })

  it('says that the keys do not fit when the password is another', async () => {
    await site.lay()
    await expect(site.start({ adminPassword: 'another' })).rejects.toThrow(/put back the keys folder/)
    expect(await site.servers()).toEqual([])
    expect(await ask((await site.start()).adminAddress, 'SELECT 1 AS n')).toEqual([{ n: 1 }])
  })

  it('puts the socket into a short private folder when the path is too long, and removes it', async () => {
    site.home = join(site.base, 'a-folder-with-a-long-name'.repeat(4))
    await site.lay()
    const { adminAddress, door, stop } = await site.start()
    expect(door.host.startsWith(site.home)).toBe(false)
    expect((await stat(door.host)).mode & 0o077).toBe(0)
    expect(await ask(adminAddress, 'SELECT 1 AS n')).toEqual([{ n: 1 }])
    await stop()
    await expect(lstat(door.host)).rejects.toMatchObject({ code: 'ENOENT' })
  })

  it('makes the library links that an install without scripts leaves out', async () => {
    await site.lay()
    const programs = await unlinkedPrograms(site.base, 0o755)
    await site.start({ programs })
    for (const link of await libraryLinks(programs)) expect(await readlink(link)).not.toContain('/')
  })
})
