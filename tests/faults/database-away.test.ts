import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { foundTown } from '../../src/app/demo/places.ts'
import { castPassword, castTown, townCast } from '../../src/people/testing.ts'
import { type Embedded, startEmbedded } from '../../src/platform/db/embedded/start-embedded.ts'
import { migrate } from '../../src/platform/db/migrate.ts'
import { openPool } from '../../src/platform/db/pools.ts'
import { addressFor, type RoleName } from '../../src/platform/db/roles.ts'
import { databaseOver } from '../../src/platform/db/transaction.ts'
import { newId } from '../../src/platform/ids.ts'
import { testPasswordOf } from '../../src/platform/testing/cluster.ts'
import { type Sending, type Sent, sendOnce, signIn } from './door.ts'
import { until } from './fault-town.ts'
import { makeHome, type Program, startProgram } from './program.ts'

const writers = 20

let folder: string
let embedded: Embedded
let home: { home: string; remove: () => Promise<void> }
let program: Program
let community: string
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'gangwan-away-'))
  embedded = await startDatabase()
  await migrate(embedded.adminAddress, 'migrations', testPasswordOf)
  community = await found()
  home = await makeHome()
  program = await startProgram({ home: home.home, databaseAddress: embedded.adminAddress })
}, 240_000)
afterAll(async () => {
  await program.stop()
  await embedded.stop()
  await home.remove()
  await rm(folder, { recursive: true, force: true })
})

/** Waits for the condition, as long as the program runs at all. */
const untilStill = (holds: () => Promise<boolean>) =>
  until(async () => {
    program.mustRun()
    return holds()
  })

const startDatabase = () => startEmbedded({ home: folder, adminPassword: 'away', log: () => undefined })

async function found(): Promise<string> {
  const over = (role: RoleName) =>
    databaseOver(
      openPool(addressFor(embedded.adminAddress, role, testPasswordOf), { most: 2, name: 'found' }, () => undefined),
    )
  const [database, accounts] = [over('app'), over('accounts')]
  const places = await database.write({ kind: 'founder' }, (tx) => foundTown(tx, '2026-01-01'))
  await castTown(accounts, places)
  await Promise.all([database.close(), accounts.close()])
  return places.gangwan
}

let made = 0
/** Each at the building after the last one's: one building takes a hundred and twenty an hour, and a stop may take its time. */
const aReport = () => ({
  path: '/api/matters',
  body: {
    community,
    staircase: `GW-${String(1 + (made++ % 100)).padStart(3, '0')}-1`,
    spot: { kind: 'entrance' },
    category: '0104',
    words: '门口堆物。',
  },
  headers: { 'device-id': newId(), 'command-id': newId() },
})

/** Sends once more whenever the connection breaks, for as long as the program runs at all. */
async function sendWhileItRuns(sending: Sending): Promise<Sent> {
  for (;;) {
    const answer = await sendOnce(program.address, sending).catch(() => null)
    if (answer) return answer
    program.mustRun()
  }
}

/** Writers that send each report, the same command every time, until it is taken. */
function startReporting() {
  const taken: string[] = []
  let refused = 0
  let going = true
  const one = async () => {
    while (going) {
      const sending = aReport()
      let answer = await sendWhileItRuns(sending)
      while (answer.status === 503) {
        expect(answer.body.code).toBe('http.unavailable')
        refused += 1
        // A phone waits before it tries again; here a turn of the loop and the answer itself are enough.
        answer = await sendWhileItRuns(sending)
      }
      expect(answer).toMatchObject({ status: 201 })
      taken.push(String(answer.body.report))
    }
  }
  const running = Promise.all(Array.from({ length: writers }, one))
  return {
    taken,
    refused: () => refused,
    stop: async () => {
      going = false
      await running
    },
  }
}

describe('a database that is stopped and started under load', () => {
  it('answers 503 meanwhile, recovers by itself, and loses and doubles nothing', async () => {
    const reporting = startReporting()
    await untilStill(async () => reporting.taken.length >= 30)

    const before = embedded.adminAddress
    await embedded.stop()
    const away = await sendOnce(program.address, aReport())
    expect(away).toMatchObject({ status: 503, body: { code: 'http.unavailable', status: 503 } })
    const health = await sendOnce(program.address, { method: 'GET', path: '/api/health' })
    expect(health).toMatchObject({ status: 503, body: { status: 'failing', database: 'unreachable' } })
    await untilStill(async () => reporting.refused() > 0)
    const takenBefore = reporting.taken.length

    embedded = await startDatabase()
    expect(embedded.adminAddress).toBe(before)
    await untilStill(async () => reporting.taken.length >= takenBefore + 30)
    await reporting.stop()

    const client = new pg.Client({ connectionString: embedded.adminAddress })
    await client.connect()
    const { rows } = await client.query<{ id: string }>('select id from reports order by id')
    const { rows: lonely } = await client.query(
      `select m.number from matters m where (select count(*) from reports r where r.matter_id = m.id) <> 1
        or (select count(*) from journal j where j.subject_id = m.id and j.kind = 'matter.reported') <> 1`,
    )
    await client.end()
    expect(rows.map(({ id }) => id)).toEqual([...reporting.taken].sort())
    expect(lonely).toEqual([])
  })

  it('goes on sealing, minding and telling live screens afterwards', async () => {
    const screen = await openLiveScreen()
    await sendOnce(program.address, aReport())
    await screen.movedOn()
    await screen.close()
    const health = async () => (await sendOnce(program.address, { method: 'GET', path: '/api/health' })).body
    await untilStill(async () => (await health()).oldestUnsealed === null)
  }, 60_000)

  it('tells live screens what was sealed while their own line to the database was cut', async () => {
    const screen = await openLiveScreen()
    const client = new pg.Client({ connectionString: embedded.adminAddress })
    await client.connect()
    const cut = `select pg_terminate_backend(pid) as cut from pg_stat_activity where application_name = 'gangwan stream'`
    expect((await client.query(cut)).rows).toEqual([{ cut: true }])
    await client.end()
    await sendOnce(program.address, aReport())
    await screen.movedOn()
    await screen.close()
  }, 60_000)
})

/** A screen of the secretary that follows the journal. */
async function openLiveScreen() {
  const cookie = await signIn(program.address, townCast.secretary.username, castPassword)
  const live = await fetch(`${program.address}/api/stream`, { headers: { cookie } })
  const reader = live.body!.pipeThrough(new TextDecoderStream()).getReader()
  return {
    movedOn: async () => {
      for (let said = ''; !said.includes('event: moved'); ) {
        const { value, done } = await reader.read()
        // A line that has ended answers at once, for ever: going on reading would leave this process no other turn.
        if (done) throw new Error('the line ended')
        said += value
      }
    },
    close: () => reader.cancel(),
  }
}
