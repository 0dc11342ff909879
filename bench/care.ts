import { type ChildProcess, fork } from 'node:child_process'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import { foundTown } from '../src/app/demo/places.ts'
import { findStanding, mindCare, signBatch } from '../src/care/index.ts'
import { putOnDuty } from '../src/care/testing.ts'
import { watchMany } from '../src/care/testing-many.ts'
import { testContext } from '../src/people/testing.ts'
import { monotonicMs } from '../src/platform/clock.ts'
import { startEmbedded } from '../src/platform/db/embedded/start-embedded.ts'
import { migrate } from '../src/platform/db/migrate.ts'
import { openPool } from '../src/platform/db/pools.ts'
import { addressFor, type RoleName } from '../src/platform/db/roles.ts'
import { databaseOver } from '../src/platform/db/transaction.ts'
import { newId } from '../src/platform/ids.ts'
import { sealingWith } from '../src/platform/secrets.ts'
import { testKey, testPasswordOf } from '../src/platform/testing/cluster.ts'

// The engine of care with a hundred thousand people watched: what a scan costs, how soon a miss leads to a message, what the
// auditor costs beside a million rows, how many packets of meters are taken.
const few = 1_000
const many = 100_000
const dueAtOnce = 200
const rounds = 7
const meters = 10_000

const home = await mkdtemp(join(tmpdir(), 'gangwan-bench-care-'))
const embedded = await startEmbedded({ home, adminPassword: 'bench', log: () => undefined })
const { adminAddress } = embedded
const secrets = sealingWith(testKey)
let server: { port: number; child: ChildProcess } | undefined
try {
  await migrate(adminAddress, 'migrations', testPasswordOf)
  const over = (role: RoleName) =>
    databaseOver(openPool(addressFor(adminAddress, role, testPasswordOf), { most: 8, name: 'bench' }, () => undefined))
  const database = over('app')
  const admin = new pg.Pool({ connectionString: adminAddress, max: 2 })
  const look = async <Row extends pg.QueryResultRow>(text: string, values?: unknown[]) =>
    (await admin.query<Row>(text, values)).rows
  const clock = { now: async () => (await look<{ at: Date }>('select clock_now() as at'))[0]!.at } as never
  const town = { look, clock, database } as never
  const { gangwan: community } = await database.write({ kind: 'founder' }, (tx) => foundTown(tx, '2026-01-01'))
  await putOnDuty(town, { community, role: 'duty_desk', secrets })
  const context = testContext(database)

  /** Milliseconds of one scan in which so many signs are missed; the median of the rounds. */
  const scan = async () => {
    const times: number[] = []
    for (let round = 0; round < rounds; round += 1) {
      await look(
        `update care_expectations set next_at = clock_now() - interval '1 second'
         where (community_id, id) in (select community_id, id from care_expectations where state = 'open' limit $1)`,
        [dueAtOnce],
      )
      const began = monotonicMs()
      const moved = await mindCare(context)
      times.push(monotonicMs() - began)
      if (moved !== dueAtOnce) throw new Error(`${moved} moved instead of ${dueAtOnce}`)
    }
    return times.toSorted((one, other) => one - other)[rounds >> 1]!
  }

  await watchMany(town, { community, secrets, count: few })
  await look('vacuum analyze')
  await scan()
  const small = await scan()
  await watchMany(town, { community, secrets, count: many - few })
  await look('vacuum analyze')
  await scan()
  const large = await scan()
  console.log(
    `a scan with ${dueAtOnce} missed: ${small.toFixed(0)} ms with ${few} watched, ${large.toFixed(0)} ms with ${many}: ${(large / small).toFixed(2)} × (≤ 1.5)`,
  )

  // The program itself, as it runs: signs fall due over a minute, and then a thousand in one instant.
  server = await serve()
  for (const [words, count, spread] of [
    ['over a minute', 2_000, 60],
    ['in one instant', 1_000, 0],
  ] as const) {
    const [from] = await look<{ at: Date }>(
      `with due as (
         update care_expectations e set next_at = at, grace_until = at from (
           select community_id, id, clock_now() + interval '2 seconds' + random() * $2 * interval '1 second' as at
           from care_expectations where state = 'open' limit $1) d
         where e.community_id = d.community_id and e.id = d.id returning e.grace_until)
       select min(grace_until) as at from due`,
      [count, spread],
    )
    const waits = await waitsSince(from!.at, count)
    console.log(
      `${count} missed ${words}, ${many} watched: from the moment to a queued message p50 ${at(waits, 0.5)} s, p99 ${at(waits, 0.99)} s (≤ 10)`,
    )
  }

  /** Seconds from each miss to its queued message, sorted, once all have one. */
  async function waitsSince(from: Date, count: number): Promise<number[]> {
    for (;;) {
      const rows = await look<{ seconds: number }>(
        `select extract(epoch from min(s.queued_at) - e.grace_until)::float as seconds from care_expectations e
         join alarm_sends s on s.community_id = e.community_id and s.alarm_id = e.alarm_id
         where e.state = 'missed' and e.grace_until >= $1 and e.decided_at >= $1 group by e.id, e.grace_until`,
        [from],
      )
      if (rows.length >= count) return rows.map(({ seconds }) => seconds).sort((one, other) => one - other)
      await new Promise((resolve) => setTimeout(resolve, 500))
    }
  }

  // Packets of meters over HTTP, signed, in batches as a concentrator sends them.
  const feed = await openMeters()
  const rate = await packetsASecond(feed)
  const needed = meters / 900
  console.log(
    `packets of ${meters} meters: ${rate.toFixed(0)} a second taken, ${needed.toFixed(1)} needed at one a quarter-hour: ${(rate / needed).toFixed(0)} ×`,
  )
  server.child.disconnect()
  await new Promise((resolve) => server!.child.once('exit', resolve))
  server = undefined
  await look(`update care_expectations e set next_at = clock_now() - interval '1 second'
    where state = 'open' and watch_id in (select id from care_watches where kind = 'water')`)
  const began = monotonicMs()
  const decided = await mindCare(context)
  console.log(`${decided} water signs due at once: weighed in ${((monotonicMs() - began) / 1000).toFixed(1)} s`)

  async function openMeters(): Promise<{ id: string; secret: string }> {
    const [id, secret] = [newId(), 'bench secret']
    await look(
      `insert into care_feeds (community_id, id, name, secret, silent_minutes, made_at) values ($1, $2, 'bench', $3, 60, clock_now())`,
      [community, id, secrets.seal('care feed', secret)],
    )
    await look(
      `with plans as (select id, person_id, building_id, row_number() over () as n from care_plans limit ${meters}),
       sensors as (insert into care_sensors (community_id, id, feed_id, serial, plan_id, building_id, consented_at)
         select $1, gen_random_uuid(), $2, 'B' || n, id, building_id, clock_now() from plans),
       watches as (insert into care_watches (community_id, id, plan_id, person_id, kind, schedule, began_at)
         select $1, gen_random_uuid(), id, person_id, 'water', $3, clock_now() from plans returning id, plan_id, person_id)
       insert into care_expectations (community_id, id, watch_id, plan_id, person_id, day, slot, opens_at, due_at, grace_until, state, next_at)
       select $1, gen_random_uuid(), id, plan_id, person_id, current_date, 0, clock_now() - interval '12 hours', clock_now(),
         clock_now() + interval '1 day', 'open', clock_now() + interval '1 day' from watches`,
      [
        community,
        id,
        JSON.stringify({
          zone: 'Asia/Shanghai',
          times: ['13:00'],
          weekdays: [1, 2, 3, 4, 5, 6, 7],
          opensHours: 12,
          graceMinutes: 30,
        }),
      ],
    )
    return { id, secret }
  }

  async function packetsASecond({ id, secret }: { id: string; secret: string }): Promise<number> {
    const now = await (clock as { now(): Promise<Date> }).now()
    const batch = 250
    let taken = 0
    const start = monotonicMs()
    for (let quarter = 0; quarter < 4; quarter += 1) {
      const moment = new Date(now.getTime() - (4 - quarter) * 900_000).toISOString()
      for (let from = 1; from <= meters; from += batch) {
        const packets = Array.from({ length: batch }, (_, index) => ({
          id: `${from + index}-${quarter}`,
          sensor: `B${from + index}`,
          at: moment,
          litres: 5,
        }))
        const body = JSON.stringify({ packets })
        const headers = { 'content-type': 'application/json', 'feed-id': id, 'feed-signature': signBatch(secret, body) }
        const response = await fetch(`http://127.0.0.1:${server!.port}/api/signals`, { method: 'POST', headers, body })
        taken += ((await response.json()) as { accepted: number }).accepted
      }
    }
    if (taken !== 4 * meters) throw new Error(`${taken} packets taken instead of ${4 * meters}`)
    return taken / ((monotonicMs() - start) / 1000)
  }

  // A million decided signs and as many messages beside the due ones.
  await look(
    `insert into care_expectations (community_id, id, watch_id, plan_id, person_id, day, slot, opens_at, due_at, grace_until, state, decided_at)
     select w.community_id, gen_random_uuid(), w.id, w.plan_id, w.person_id, date '2026-01-01' + d, 0, clock_now(), clock_now(), clock_now(), 'excused', clock_now()
     from (select * from care_watches limit 100000) w cross join generate_series(1, 10) d`,
  )
  await look('vacuum analyze')
  const keeper = new pg.Client({ connectionString: addressFor(adminAddress, 'keeper', testPasswordOf) })
  await keeper.connect()
  const looks: number[] = []
  for (let turn = 0; turn < 20; turn += 1) {
    const start = monotonicMs()
    await findStanding(keeper)
    looks.push(monotonicMs() - start)
  }
  looks.sort((one, other) => one - other)
  const [rows] = await look<{ n: number }>('select count(*)::int as n from care_expectations')
  console.log(
    `the auditor beside ${rows!.n} expected signs: median ${looks[10]!.toFixed(0)} ms, longest ${looks[19]!.toFixed(0)} ms (< 200)`,
  )
  await keeper.end()
  await Promise.all([database.close(), admin.end()])
} catch (error) {
  console.error(error)
  process.exitCode = 1
} finally {
  if (server) {
    server.child.disconnect()
    await new Promise((resolve) => server!.child.once('exit', resolve))
  }
  await embedded.stop()
  await rm(home, { recursive: true, force: true })
}

function at(sorted: readonly number[], part: number): string {
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * part))]!.toFixed(1)
}

async function serve(): Promise<{ port: number; child: ChildProcess }> {
  const child = fork('bench/serve.mjs', [adminAddress, home, testKey.toString('hex')], { execArgv: [] })
  const { port } = await new Promise<{ port: number }>((resolve, reject) => {
    child.once('message', (message) => resolve(message as { port: number }))
    child.once('exit', () => reject(new Error('the server ended')))
  })
  return { port, child }
}
