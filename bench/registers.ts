import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import { foundTown } from '../src/app/demo/places.ts'
import { foundResidents } from '../src/app/demo/residents.ts'
import { actorOfAccount } from '../src/people/index.ts'
import { searchRegister } from '../src/people/search/search-register.ts'
import { castTown, testContext } from '../src/people/testing.ts'
import { showBuilding } from '../src/places/show-building.ts'
import { monotonicMs } from '../src/platform/clock.ts'
import { startEmbedded } from '../src/platform/db/embedded/start-embedded.ts'
import { migrate } from '../src/platform/db/migrate.ts'
import { openPool } from '../src/platform/db/pools.ts'
import { addressFor } from '../src/platform/db/roles.ts'
import { type Database, databaseOver } from '../src/platform/db/transaction.ts'
import { sealingWith } from '../src/platform/secrets.ts'
import { testKey, testPasswordOf } from '../src/platform/testing/cluster.ts'
import { growRegister } from './grown-register.ts'
import { load, requestBytes } from './http-load.ts'
import { copyCommunity } from './many-communities.ts'
import { record, replay } from './recorded.ts'
import { type Served, serve, signIn, stopServing } from './serving.ts'

// The registers: how long a search takes among a hundred thousand people, pages beside the same statements through the
// driver, and what a community's pages cost among many communities beside what they cost alone.
const seconds = 2
const communities = Number(process.argv.find((each) => each.startsWith('--communities='))?.slice(14) ?? 0)
const people = 100_000

const home = await mkdtemp(join(tmpdir(), 'gangwan-bench-registers-'))
const embedded = await startEmbedded({ home, adminPassword: 'bench', log: () => undefined })
const { adminAddress } = embedded
const secrets = sealingWith(testKey)
let server: Served | undefined
try {
  await migrate(adminAddress, 'migrations', testPasswordOf)
  const address = addressFor(adminAddress, 'app', testPasswordOf)
  const database = databaseOver(openPool(address, { most: 8, name: 'bench' }, () => undefined))
  const accounts = databaseOver(
    openPool(addressFor(adminAddress, 'accounts', testPasswordOf), { most: 2, name: 'bench' }, () => undefined),
  )
  const town = await database.write({ kind: 'founder' }, (tx) => foundTown(tx, '2026-01-01'))
  const community = town.gangwan
  const cast = await castTown(accounts, town)
  await database.write({ kind: 'founder' }, (tx) =>
    foundResidents(tx, { community, seed: 7, today: '2026-01-01', secrets }),
  )
  const admin = new pg.Client({ connectionString: adminAddress })
  // Its line breaks with the database when something failed before.
  admin.on('error', () => undefined)
  await admin.connect()
  await admin.query('vacuum analyze')
  const building = (
    await admin.query<{ id: string }>('select id from buildings where community_id = $1 limit 1', [community])
  ).rows[0]!.id
  const clerk = await actorOfAccount(accounts, cast.clerk.account)
  server = await serve(adminAddress, home)
  const cookie = await signIn(server, cast.clerk.username)
  const pages = {
    'search: two characters': `/api/people/${community}/search?words=${encodeURIComponent('陈丽')}`,
    'search: initials': `/api/people/${community}/search?words=hzj`,
    'search: pinyin': `/api/people/${community}/search?words=chenli`,
    'search: address': `/api/people/${community}/search?words=${encodeURIComponent('5栋302')}`,
    'a page of residents': `/api/people/${community}/residents?limit=50`,
    'a building': `/api/places/${community}/buildings/${building}`,
    coverage: `/api/people/coverage?community=${community}`,
  }
  const measure = async (path: string) => {
    const ask = { port: server!.port, connections: 4, request: () => requestBytes({ method: 'GET', path, cookie }) }
    await load({ ...ask, seconds: 1 })
    const { median, p99, perSecond, refused } = await load({ ...ask, seconds })
    if (refused > 0) throw new Error(`${path} was refused ${refused} times`)
    return { median, p99, perSecond }
  }
  const alone = new Map<string, Awaited<ReturnType<typeof measure>>>()
  for (const [name, path] of Object.entries(pages)) alone.set(name, await measure(path))

  console.log('beside the same statements through the driver      HTTP/s    raw/s   HTTP/raw')
  const context = { ...testContext(database), secrets }
  const works: Record<string, (over: Database) => Promise<unknown>> = {
    'search: two characters': (over) =>
      searchRegister({ ...context, database: over }, clerk, { community, words: '陈丽' }),
    'a building': (over) => showBuilding({ ...context, database: over }, clerk, { community, building }),
  }
  for (const [name, work] of Object.entries(works)) {
    const raw = await rawRate(address, work)
    const { perSecond } = alone.get(name)!
    console.log(`${name.padEnd(48)} ${round(perSecond)}  ${round(raw)}   ${(perSecond / raw).toFixed(2)}`)
  }

  if (communities > 1) {
    await copyCommunity(adminAddress, community, communities)
    const [{ persons }] = (await admin.query<{ persons: number }>('select count(*)::int as persons from persons'))
      .rows as [{ persons: number }]
    console.log(`\nwith ${communities} communities and ${persons} residents: cost beside alone (≤ 1.3)`)
    for (const [name, path] of Object.entries(pages)) {
      const { perSecond } = await measure(path)
      console.log(`${name.padEnd(48)} ${(alone.get(name)!.perSecond / perSecond).toFixed(2)}`)
    }
  }

  await growRegister(adminAddress, { community, persons: people - 5000, secrets, from: 10_000 })
  console.log(`\nwith ${people} people in one community: milliseconds a request, four at a time (< 50 on the server)`)
  for (const [name, path] of Object.entries(pages)) {
    const { median, p99 } = await measure(path)
    console.log(`${name.padEnd(48)} median ${median.toFixed(1)}   p99 ${p99.toFixed(1)}`)
  }
  await Promise.all([admin.end(), database.close(), accounts.close()])
} catch (error) {
  console.error(error)
  process.exitCode = 1
} finally {
  await stopServing(server)
  await embedded.stop()
  await rm(home, { recursive: true, force: true })
}

/** Requests a second of the same statements, four connections. */
async function rawRate(address: string, work: (over: Database) => Promise<unknown>): Promise<number> {
  const own = openPool(address, { most: 4, name: 'bench raw' }, () => undefined)
  await record(own, work)
  const recording = await record(own, work)
  const plain = new pg.Pool({
    connectionString: address,
    max: 4,
    pipeline: true,
    options: '-c plan_cache_mode=force_generic_plan',
  } as pg.PoolConfig)
  const until = monotonicMs() + seconds * 1000
  let done = 0
  await Promise.all(
    Array.from({ length: 4 }, async () => {
      const client = await plain.connect()
      while (monotonicMs() < until) {
        await replay(client, recording)
        done += 1
      }
      client.release()
    }),
  )
  await Promise.all([own.end(), plain.end()])
  return done / seconds
}

function round(value: number): string {
  return String(Math.round(value)).padStart(7)
}
