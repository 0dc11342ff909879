import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { chown, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { chooseAccount, runAs } from '../../src/platform/db/embedded/account.ts'
import { throwAwayFolder } from '../../src/platform/testing/throw-away.ts'

/** The folder of programs of the PostgreSQL 15 that Debian packages. */
export const debianPrograms = '/usr/lib/postgresql/15/bin'

export const hasDebianPostgres = existsSync(join(debianPrograms, 'initdb'))

/** A cluster of Debian's own PostgreSQL 15. */
export type DebianPostgres = {
  readonly adminAddress: string
  readonly data: string
  /** Runs `pg_dump` with these arguments; gives what it wrote. */
  dump(...given: string[]): Buffer
  stop(): Promise<void>
}

/** Makes and starts one in a folder of its own, reached by a socket there: a port that is free now may be somebody else's by then. */
export async function startDebianPostgres(): Promise<DebianPostgres> {
  const home = await throwAwayFolder('gangwan-debian-')
  const data = join(home, 'data')
  const account = await chooseAccount(data)
  if (account) await chown(home, account.uid, account.gid)
  const run = (program: string, given: readonly string[]) => {
    const done = spawnSync(join(debianPrograms, program), given, {
      ...runAs(account),
      cwd: home,
      maxBuffer: 2 ** 30,
      env: { PATH: process.env.PATH, LC_ALL: 'C.UTF-8' },
    })
    if (done.status !== 0) throw new Error(`${program}: ${done.stderr?.toString() ?? done.error?.message}`)
    return done.stdout
  }
  run('initdb', ['-D', data, '-U', 'postgres', '--auth=trust', '-E', 'UTF8', '--no-locale', '--no-sync'])
  const settings = `-c listen_addresses='' -c unix_socket_directories='${home}' -c fsync=off -c max_connections=60`
  run('pg_ctl', ['-D', data, '-w', '-o', settings, '-l', join(home, 'log'), 'start'])
  return {
    adminAddress: `postgres://postgres@localhost/postgres?host=${encodeURIComponent(home)}`,
    data,
    dump: (...given) => run('pg_dump', ['-h', home, '-U', 'postgres', ...given]),
    stop: async () => {
      run('pg_ctl', ['-D', data, '-m', 'immediate', '-w', 'stop'])
      await rm(home, { recursive: true, force: true })
    },
  }
}
