import type { ChildProcess } from 'node:child_process'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import { foundTown } from '../src/app/demo/places.ts'
import { actorOfAccount } from '../src/people/index.ts'
import { castTown } from '../src/people/testing.ts'
import { startEmbedded } from '../src/platform/db/embedded/start-embedded.ts'
import { migrate } from '../src/platform/db/migrate.ts'
import { openPool } from '../src/platform/db/pools.ts'
import { addressFor } from '../src/platform/db/roles.ts'
import { databaseOver } from '../src/platform/db/transaction.ts'
import { newId } from '../src/platform/ids.ts'
import { testPasswordOf } from '../src/platform/testing/cluster.ts'
import { ageDatabase, growMatters } from './grown-town.ts'
import { load, requestBytes } from './http-load.ts'
import { selectRate } from './pgbench.ts'
import { rawLoads } from './raw-load.ts'
import { type Served, serve, signIn, stopServing } from './serving.ts'

// What users wait for, beside the same statements through the raw driver and beside pgbench, in one run on one machine.
// Figures are ratios; seconds differ from machine to machine. `packets` is stricter than the bars ask: the program's own
// packets, which the driver does not know, without HTTP.
const numbers = process.argv
  .slice(2)
  .filter((each) => /^\d+$/.test(each))
  .map(Number)
const seconds = numbers[0] ?? 4
// Whole runs of three differ by ten in a hundred.
const rounds = 5
const warmSeconds = 4
const large = process.argv.includes('--million') ? 1_000_000 : (numbers[1] ?? 0)

const home = await mkdtemp(join(tmpdir(), 'gangwan-bench-'))
const embedded = await startEmbedded({ home, adminPassword: 'bench', log: () => undefined })
const { adminAddress } = embedded
let server: Served | undefined
try {
  await migrate(adminAddress, 'migrations', testPasswordOf)
  const database = databaseOver(
    openPool(addressFor(adminAddress, 'app', testPasswordOf), { most: 8, name: 'bench' }, () => undefined),
  )
  const accounts = databaseOver(
    openPool(addressFor(adminAddress, 'accounts', testPasswordOf), { most: 2, name: 'bench' }, () => undefined),
  )
  const town = await database.write({ kind: 'founder' }, (tx) => foundTown(tx, '2026-01-01'))
  const cast = await castTown(accounts, town)
  await growMatters(adminAddress, town.gangwan, { count: 10_000 })
  await ageDatabase(adminAddress)
  const worker = await actorOfAccount(accounts, cast.gridWorker.account)
  const clerk = await actorOfAccount(accounts, cast.clerk.account)
  const grid = worker.grids[0]!
  const own = await idsOfGrid(grid)
  server = await serve(adminAddress, home)
  const cookies = {
    worker: await signIn(server, cast.gridWorker.username),
    clerk: await signIn(server, cast.clerk.username),
  }

  let turn = 0
  const requests: Record<string, { make: () => Buffer; different?: number }> = {
    'read one matter': {
      different: own.length,
      make: () =>
        requestBytes({ method: 'GET', path: `/api/matters/${own[turn++ % own.length]}`, cookie: cookies.worker }),
    },
    'page of 50 of my grid': {
      different: 1,
      make: () =>
        requestBytes({ method: 'GET', path: `/api/matters?queue=all&limit=50&grid=${grid}`, cookie: cookies.worker }),
    },
    'report a matter': {
      make: () =>
        requestBytes({ method: 'POST', path: '/api/matters', body: reportBody, headers: [`command-id: ${newId()}`] }),
    },
    'count by stage and grid': {
      different: 1,
      make: () =>
        requestBytes({ method: 'GET', path: `/api/matters/counts?community=${town.gangwan}`, cookie: cookies.clerk }),
    },
  }
  const reportBody = JSON.stringify({
    community: town.gangwan,
    staircase: 'GW-001-1',
    spot: { kind: 'floor', floor: 3 },
    category: '0104',
    words: '三楼走廊堆满纸箱，过不去人。',
  })
  const raw = rawLoads({ adminAddress, gangwan: town.gangwan, grid, own, worker, clerk, standing: await standingIds() })
  const bars: Record<string, [number, number]> = {
    'read one matter': [0.6, 0.15],
    'page of 50 of my grid': [0.6, 0.045],
    'report a matter': [0.5, 0.053],
    'count by stage and grid': [0.6, 0.027],
  }
  console.log(
    '                          HTTP/s   raw/s  HTTP/raw (bar)  packets/s  pgbench/s  HTTP/pgbench (bar)  p99/median at 32',
  )
  const only = process.argv.find((each) => each.startsWith('--only='))?.slice(7) ?? ''
  for (const [name, { make, ...kind }] of Object.entries(requests).filter(([each]) => each.includes(only))) {
    const { port } = server
    // The program is measured as it runs all day: compiled and with its connections open.
    await load({ port, connections: 8, seconds: warmSeconds, request: make, ...kind })
    // In turns, so that whatever else the machine does meets all sides alike; medians of the rounds.
    const turns: { http: number; raw: number; packets: number; base: number | null }[] = []
    let refused = 0
    for (let round = 0; round < rounds; round += 1) {
      const http = await load({ port, connections: 8, seconds, request: make, ...kind })
      refused += http.refused
      turns.push({
        http: http.perSecond,
        raw: await raw[name]!(seconds, 'driver'),
        packets: await raw[name]!(seconds, 'packets'),
        base: await selectRate(adminAddress, Math.max(1, Math.round(seconds / 2))),
      })
    }
    // With all the connections open that so many need: those that are not used for a while are closed.
    await load({ port, connections: 32, seconds: warmSeconds / 2, request: make, ...kind })
    const crowd = await load({ port, connections: 32, seconds, request: make, ...kind })
    refused += crowd.refused
    const middle = (pick: (turn: (typeof turns)[number]) => number) => median(turns.map(pick))
    const [barRaw, barBase] = bars[name]!
    console.log(
      [
        name.padEnd(23),
        round(middle(({ http }) => http)),
        round(middle(({ raw }) => raw)),
        `   ${middle(({ http, raw }) => http / raw).toFixed(2)} (≥ ${barRaw})  `,
        round(middle(({ packets }) => packets)),
        `  ${round(middle(({ base }) => base ?? 0))}`,
        `       ${middle(({ http, base }) => (base ? http / base : Number.NaN)).toFixed(3)} (≥ ${barBase})`,
        `         ${(crowd.p99 / crowd.median).toFixed(1)}`,
        refused > 0 ? `   ${refused} refused` : '',
      ].join(' '),
    )
  }
  const inMegabytes = (bytes: number) => Math.round(bytes / 1024 / 1024)
  const loaded = await memoryOf(server.child)
  console.log(`\nserver process: ${inMegabytes(server.memory)} MB idle, ${inMegabytes(loaded)} MB after the load`)
  if (large > 0) await compareLarge()

  async function compareLarge(): Promise<void> {
    const page = requests['page of 50 of my grid']!.make
    const small = await load({ port: server!.port, connections: 8, seconds, request: page, different: 1 })
    // A hundred thousand at a time: a text of all of them would not fit into one string.
    for (let from = 10_000; from < large; from += 100_000) {
      await growMatters(adminAddress, town.gangwan, { count: Math.min(100_000, large - from), from })
    }
    await load({ port: server!.port, connections: 8, seconds: 1, request: page, different: 1 })
    const big = await load({ port: server!.port, connections: 8, seconds, request: page, different: 1 })
    console.log(
      `page of 50 with ${large} matters costs ${(small.perSecond / big.perSecond).toFixed(2)} × what it costs with 10,000 (≤ 1.5)`,
    )
  }

  /** Ids of places and offices, which a replayed report keeps. */
  async function standingIds(): Promise<Set<string>> {
    const admin = new pg.Client({ connectionString: adminAddress })
    await admin.connect()
    const { rows } = await admin.query<{
      id: string
    }>(`select id from grids union all select id from buildings union all select id from staircases
      union all select id from offices union all select community_id from communities union all select id from subdistricts`)
    await admin.end()
    return new Set(rows.map((row) => row.id))
  }

  async function idsOfGrid(of: string): Promise<string[]> {
    const admin = new pg.Client({ connectionString: adminAddress })
    await admin.connect()
    const { rows } = await admin.query<{ id: string }>('select id from matters where grid_id = $1 limit 400', [of])
    await admin.end()
    return rows.map((row) => row.id)
  }
  await Promise.all([database.close(), accounts.close()])
} catch (error) {
  // Said before the database is stopped, whose ending would be the last word otherwise.
  console.error(error)
  process.exitCode = 1
} finally {
  await stopServing(server)
  await embedded.stop()
  await rm(home, { recursive: true, force: true })
}

function memoryOf(child: ChildProcess): Promise<number> {
  child.send('memory')
  return new Promise((resolve) => child.once('message', (message) => resolve((message as { memory: number }).memory)))
}

function round(value: number): string {
  return String(Math.round(value)).padStart(7)
}

function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[values.length >> 1]!
}
