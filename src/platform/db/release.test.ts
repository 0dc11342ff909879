import pg from 'pg'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { testPasswordOf } from '../testing/cluster.ts'
import { openTestDatabase, type TestDatabase } from '../testing/database.ts'
import { type MigrationFile, migrateExactly, readMigrations } from './migrate.ts'
import { entranceFor, othersOn, shapeLock } from './release.ts'

let town: TestDatabase
let files: MigrationFile[]
let release: string[]
beforeAll(async () => {
  town = await openTestDatabase()
  files = await readMigrations('migrations')
  release = files.map(({ name }) => name)
})
afterAll(() => town.close())

/** A connection of its own, ended after the work. */
async function connected<Result>(role: 'app' | 'accounts' | 'admin', work: (client: pg.Client) => Promise<Result>) {
  const connectionString = role === 'admin' ? town.adminAddress : town.addressFor(role)
  const client = new pg.Client({ connectionString })
  client.on('error', () => undefined)
  await client.connect()
  try {
    return await work(client)
  } finally {
    await client.end()
  }
}

const others = (of: readonly string[]) => connected('admin', (admin) => othersOn(admin, of))
const newer = [{ name: '9999_more.sql', text: 'create table more (id int primary key)', checksum: 'more' }]

describe('a connection', () => {
  it('holds its release until it ends, for those of another one', async () => {
    const { enter } = entranceFor(release)
    const here = expect.stringContaining(`process ${process.pid}`)
    await connected('app', async (client) => {
      await enter(client)
      expect(await others(release)).toEqual([])
      expect(await others([...release, '9999_more.sql'])).toEqual([here])
      await connected('accounts', async (second) => {
        await enter(second)
        expect(await others([])).toEqual([here])
      })
    })
    expect(await others([])).toEqual([])
  })

  it.each([
    ['newer', (all: string[]) => all.slice(0, -1), 78],
    ['older', (all: string[]) => [...all, '9999_more.sql'], 75],
  ])('is not let in where the database is %s', async (which, of, exitCode) => {
    const entrance = entranceFor(of(release))
    const refusal = {
      exitCode,
      message: expect.stringMatching(new RegExp(`^The database is ${which} than this program`)),
    }
    await connected('app', async (client) => {
      await expect(entrance.enter(client)).rejects.toMatchObject(refusal)
      expect(await entrance.closed).toMatchObject(refusal)
    })
  })

  it('waits for nobody who only looks whether there is something to bring up, such as a start that stands still', async () => {
    await connected('admin', async (admin) => {
      await admin.query("select pg_advisory_lock(hashtextextended('gangwan:migrate', 0))")
      await connected('app', (client) => entranceFor(release).enter(client))
    })
  })

  it('waits while somebody brings the database up, and then sees what was made of it', async () => {
    await connected('admin', async (admin) => {
      await admin.query(`select pg_advisory_lock(${shapeLock})`)
      const entering = connected('app', (client) => entranceFor(release).enter(client)).catch((error: Error) => error)
      const waits = `select from pg_locks where locktype = 'advisory' and not granted
        and database = (select oid from pg_database where datname = current_database())`
      while ((await town.look(waits)).length === 0);
      await admin.query("insert into migrations (name, checksum) values ('9999_more.sql', 'more')")
      await admin.query(`select pg_advisory_unlock(${shapeLock})`)
      expect(await entering).toMatchObject({ message: expect.stringContaining('9999_more.sql') })
      await admin.query("delete from migrations where name = '9999_more.sql'")
    })
  })
})

describe('bringing up', () => {
  const waiting = { seconds: 0, say: () => undefined }
  const bringUp = () => migrateExactly(town.adminAddress, [...files, ...newer], testPasswordOf, waiting)

  it('is refused beside a program that says no release, as those before this one', async () => {
    await connected('app', async (client) => {
      const { rows } = await client.query<{ session: number }>('select pg_backend_pid() as session')
      const named = new RegExp(`says no release, database session ${rows[0]!.session}[ )]`)
      await expect(bringUp()).rejects.toMatchObject({ exitCode: 75, message: expect.stringMatching(named) })
    })
    expect(await town.look("select to_regclass('more') as more")).toEqual([{ more: null }])
  })

  it('goes on once nobody of another release is there', async () => {
    expect(await bringUp()).toEqual(['9999_more.sql'])
    expect(await bringUp()).toEqual([])
  })
})
