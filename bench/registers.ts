import pg from 'pg'
import { openPeople } from '../src/people/index.ts'
import { listResidents } from '../src/people/residents/list-residents.ts'
import { searchRegister } from '../src/people/search/search-register.ts'
import { seeCoverage } from '../src/people/teams/see-teams.ts'
import { testContext } from '../src/people/testing.ts'
import { showBuilding } from '../src/places/show-building.ts'
import { monotonicMs } from '../src/platform/clock.ts'
import { openPool } from '../src/platform/db/pools.ts'
import { addressFor } from '../src/platform/db/roles.ts'
import type { Database } from '../src/platform/db/transaction.ts'
import { sealingWith } from '../src/platform/secrets.ts'
import { testKey, testPasswordOf } from '../src/platform/testing/cluster.ts'
import { growRegister } from './grown-register.ts'
import { copyCommunity } from './many-communities.ts'
import { record, replay } from './recorded.ts'
import { openRegisterTown, pages, type RegisterTown } from './register-town.ts'

// The registers: how long a search takes among a hundred thousand people, pages beside the same statements through the
// driver, and what a community's pages cost among many communities beside what they cost alone. Both sides of a ratio run
// in turns, so that whatever else the machine does meets them alike; medians of the rounds.
const seconds = 1
const rounds = 3
const optionOf = (name: string) => process.argv.find((each) => each.startsWith(`--${name}=`))?.slice(name.length + 3)
const communities = Number(optionOf('communities') ?? 0)
const wanted = Object.keys(pages).filter((page) => page.includes(optionOf('only') ?? ''))
const people = 100_000
const secrets = sealingWith(testKey)

const towns: RegisterTown[] = []
try {
  const alone = await openRegisterTown()
  towns.push(alone)
  console.log('beside the same statements through the driver      HTTP/s    raw/s   HTTP/raw')
  for (const [page, work] of Object.entries(worksOf(alone)).filter(([each]) => wanted.includes(each))) {
    const raw = await rawRate(alone, work)
    const turns = await inTurns([() => rateOf(alone, page), raw.rate])
    await raw.close()
    const [http, driver] = turns as [number, number]
    console.log(`${page.padEnd(48)} ${round(http)}  ${round(driver)}   ${(http / driver).toFixed(2)}`)
  }
  if (communities > 1) await compareMany(alone)

  await growRegister(alone.adminAddress, { community: alone.community, persons: people - 5000, secrets, from: 10_000 })
  await alone.ask('checkpoint')
  console.log(`\nwith ${people} people in one community: milliseconds a request, four at a time (< 50 on the server)`)
  for (const page of wanted) {
    await alone.load(page, seconds)
    const { median, p99 } = await alone.load(page, seconds * 2)
    console.log(`${page.padEnd(48)} median ${median.toFixed(1)}   p99 ${p99.toFixed(1)}`)
  }
} catch (error) {
  console.error(error)
  process.exitCode = 1
} finally {
  for (const town of towns) await town.close()
}

/** A community's pages in a town of its own, and in a town with many like it. */
async function compareMany(alone: RegisterTown): Promise<void> {
  const began = monotonicMs()
  const among = await openRegisterTown((adminAddress, community) => copyCommunity(adminAddress, community, communities))
  towns.push(among)
  const took = Math.round((monotonicMs() - began) / 1000)
  const [size] = await among.ask<{ persons: number; gigabytes: number }>(
    `select (select count(*)::int from persons) as persons,
       (pg_database_size(current_database()) / 1e9)::float8 as gigabytes`,
  )
  console.log(
    `\nwith ${communities} communities and ${size!.persons} residents (loaded in ${took} s, ${size!.gigabytes.toFixed(1)} GB): ` +
      'cost beside alone (≤ 1.3)',
  )
  for (const page of wanted) {
    const turns = await inTurns([() => rateOf(alone, page), () => rateOf(among, page)])
    const [own, many] = turns as [number, number]
    console.log(`${page.padEnd(48)} ${(own / many).toFixed(2)}`)
  }
}

async function rateOf(town: RegisterTown, page: string): Promise<number> {
  return (await town.load(page, seconds)).perSecond
}

/** The median of each side over the rounds, after one that is not counted. */
async function inTurns(sides: readonly (() => Promise<number>)[]): Promise<number[]> {
  const found: number[][] = sides.map(() => [])
  for (let round = 0; round <= rounds; round += 1) {
    for (const [at, side] of sides.entries()) {
      const rate = await side()
      if (round > 0) found[at]!.push(rate)
    }
  }
  return found.map((rates) => rates.toSorted((a, b) => a - b)[rates.length >> 1]!)
}

/** What each page does, without HTTP. */
function worksOf({ community, building, clerk }: RegisterTown): Record<string, (over: Database) => Promise<unknown>> {
  const over = (database: Database) => ({ ...testContext(database), secrets, database })
  const search = (words: string) => (database: Database) => searchRegister(over(database), clerk, { community, words })
  return {
    'search: two characters': search('陈丽'),
    'search: initials': search('hzj'),
    'search: pinyin': search('chenli'),
    'search: address': search('5栋302'),
    'a page of residents': (database) => listResidents(over(database), clerk, { community, limit: 50 }),
    'a building': (database) => showBuilding(over(database), clerk, { community, building }),
    coverage: (database) => seeCoverage(openPeople(over(database), database).context, clerk, { community }),
  }
}

/** Requests a second of the same statements, four connections. */
async function rawRate({ adminAddress }: RegisterTown, work: (over: Database) => Promise<unknown>) {
  const address = addressFor(adminAddress, 'app', testPasswordOf)
  const own = openPool(address, { most: 4, name: 'bench raw' }, () => undefined)
  // Twice, so that what is cached for seconds is not written down.
  await record(own, work)
  const recording = await record(own, work)
  await own.end()
  const plain = new pg.Pool({
    connectionString: address,
    max: 4,
    pipeline: true,
    options: '-c plan_cache_mode=force_generic_plan -c max_parallel_workers_per_gather=0',
  } as pg.PoolConfig)
  const rate = async () => {
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
    return done / seconds
  }
  return { rate, close: () => plain.end() }
}

function round(value: number): string {
  return String(Math.round(value)).padStart(7)
}
