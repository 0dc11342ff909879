import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { cp, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { newId } from '../../src/platform/ids.ts'
import { sendOnce } from './door.ts'
import { type FaultTown, openFaultTown, until } from './fault-town.ts'
import { type Program, startProgram } from './program.ts'

// The next release is this one with a migration more, in a folder of its own.
let next: string
let town: FaultTown
const running: Program[] = []
beforeAll(async () => {
  next = await mkdtemp(join(tmpdir(), 'gangwan-next-'))
  await cp('dist/server', join(next, 'dist/server'), { recursive: true })
  await cp('migrations', join(next, 'migrations'), { recursive: true })
  await cp('package.json', join(next, 'package.json'))
  await symlink(resolve('node_modules'), join(next, 'node_modules'))
  await writeFile(join(next, 'migrations/9999_next_release.sql'), 'create table next_release (id int primary key);\n')
})
beforeAll(async () => {
  town = await openFaultTown()
}, 240_000)
afterEach(async () => {
  // Also one that stands still is ended by this.
  for (const program of running.splice(0)) await program.kill()
  await town.look('drop table if exists next_release')
  await town.look("delete from migrations where name = '9999_next_release.sql'")
})
afterAll(async () => {
  await town.close()
  await rm(next, { recursive: true, force: true })
})

const start = async (folder = '.') => {
  const program = join(folder, 'dist/server/app/cli.js')
  const started = await startProgram({ home: town.home, databaseAddress: town.adminAddress, program })
  running.push(started)
  return started
}

/** `gangwan migrate` of the next release, to its end. */
async function migrate(...besides: string[]) {
  const child = spawn(process.execPath, [join(next, 'dist/server/app/cli.js'), 'migrate', ...besides], {
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { PATH: process.env.PATH, GANGWAN_HOME: town.home, DATABASE_URL: town.adminAddress },
  })
  let said = ''
  for (const stream of [child.stdout, child.stderr]) stream.setEncoding('utf8').on('data', (text) => (said += text))
  const [code] = await once(child, 'close')
  return { code, said }
}

const migrations = async () =>
  (await town.look<{ name: string }>("select name from migrations where name like '9999%'")).map(({ name }) => name)

const report = (program: Program) =>
  sendOnce(program.address, {
    path: '/api/matters',
    body: {
      community: town.gangwan,
      staircase: 'GW-001-1',
      spot: { kind: 'entrance' },
      category: '0104',
      words: '堆物',
    },
    headers: { 'device-id': newId(), 'command-id': newId() },
  })

const soon = ['--wait', '1']

describe('an update', () => {
  it('waits for the release before, says which process that is, is refused while it runs, and goes on once it is killed', async () => {
    const old = await start()
    const refused = await migrate(...soon)
    expect(refused.code).toBe(75)
    expect(refused.said).toMatch(
      new RegExp(
        `^Another release still works on this database: process ${old.pid} [^\\n]*; waiting up to 1 s …$`,
        'm',
      ),
    )
    expect(refused.said).toMatch(new RegExp(`^The database was not [^\\n]*process ${old.pid} [^\\n]*\\.$`, 'm'))
    expect(await migrations()).toEqual([])
    expect((await report(old)).status).toBe(201)

    const patient = migrate()
    await old.kill()
    expect(await patient).toMatchObject({ code: 0, said: expect.stringContaining('Ran 9999_next_release.sql.') })
  })

  it('is refused while the release before stands still as well, and lets it write nothing when it comes back', async () => {
    const old = await start()
    process.kill(old.pid, 'SIGSTOP')
    expect(await migrate(...soon)).toMatchObject({ code: 75 })
    // As a database that was away leaves it: every connection of the process is gone.
    await town.look(
      `select pg_terminate_backend(pid) from pg_stat_activity
       where datname = current_database() and usename in ('gangwan_app', 'gangwan_accounts', 'gangwan_keeper')`,
    )
    expect(await migrate()).toMatchObject({ code: 0 })
    const written = 'select (select count(*) from journal)::int + (select count(*) from matters)::int as rows'
    const before = await town.look(written)
    process.kill(old.pid, 'SIGCONT')
    const answer = await report(old).catch(() => null)
    expect([503, undefined]).toContain(answer?.status)
    const { code } = await old.ended
    expect(code).toBe(78)
    expect(old.said).toMatch(/^The database is newer than this program[^\n]*\.$/m)
    expect(await town.look(written)).toEqual(before)
  })

  it('is carried out once by two processes of the new release that start at once; the release before does not start any more', async () => {
    const both = await Promise.all([start(next), start(next)])
    for (const program of both) expect((await report(program)).status).toBe(201)
    expect(both.map(({ said }) => said.includes('Brought the database up')).sort()).toEqual([false, true])
    expect(await migrations()).toEqual(['9999_next_release.sql'])
    await expect(start()).rejects.toThrow(
      /ended with 78 [^\n]*\n[\s\S]*^The database is newer than this program[^\n]*\.$/m,
    )
    for (const program of both) program.mustRun()
    expect(await migrate()).toEqual({ code: 0, said: 'The database is up to date.\n' })
  })

  it('does not wait where nothing is to be brought up', async () => {
    const one = await start()
    const other = await start()
    await until(async () => (await report(one)).status === 201 && (await report(other)).status === 201)
  })
})
