import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import pg from 'pg'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { findBroken } from '../../src/care/index.ts'
import { putOnDuty, runSteadily, watchSomebody } from '../../src/care/testing.ts'
import { sealingWith } from '../../src/platform/secrets.ts'
import { testKey } from '../../src/platform/testing/cluster.ts'
import { type FaultTown, openFaultTown, until } from './fault-town.ts'
import { type Program, startProgram } from './program.ts'
import { seeded } from './random.ts'

const minute = 60_000
const elders = 40
const kills = 10

let town: FaultTown
let provider: Server
let programs: Program[]
/** Every message that reached the provider, by id. */
const taken = new Map<string, number>()
let answer: (id: string) => number | 'cut' | 'late' = () => 200

beforeAll(async () => {
  town = await openFaultTown()
  await town.clock.set('2026-11-24T22:30:00Z')
  await runSteadily(town)
  provider = createServer((request, response) => {
    let text = ''
    request.setEncoding('utf8').on('data', (part: string) => {
      text += part
    })
    request.on('end', () => {
      const { id } = JSON.parse(text) as { id: string }
      taken.set(id, (taken.get(id) ?? 0) + 1)
      const said = answer(id)
      if (said === 'cut') request.socket.destroy()
      else response.writeHead(said === 'late' ? 200 : said).end()
    })
  })
  await new Promise<void>((resolve) => provider.listen(0, '127.0.0.1', resolve))
  const secrets = sealingWith(testKey)
  for (let door = 0; door < elders; door += 1) await watchSomebody(town, { community: town.gangwan, secrets, door })
  await putOnDuty(town, { community: town.gangwan, role: 'duty_desk', secrets })
  programs = [await start(), await start()]
}, 240_000)
afterAll(async () => {
  for (const program of programs ?? []) await program.stop()
  await new Promise((resolve) => provider.close(resolve))
  await town.close()
})

const start = () =>
  startProgram({
    home: town.home,
    databaseAddress: town.adminAddress,
    environment: { NOTICE_WEBHOOK: `http://127.0.0.1:${(provider.address() as AddressInfo).port}/messages` },
  })

/** Waits until nothing is due any more at the shared clock, and nothing is under way to the provider. */
const settled = () =>
  until(async () => {
    const due = await town.look(
      `select 1 from alarms where next_at <= clock_now() union all select 1 from care_expectations where next_at <= clock_now()
       union all select 1 from alarm_sends where next_at <= clock_now() or state = 'sending' limit 1`,
    )
    return due.length === 0
  })

async function broken() {
  const client = new pg.Client({ connectionString: town.addressFor('keeper') })
  await client.connect()
  try {
    return await findBroken(client)
  } finally {
    await client.end()
  }
}

describe('a morning without a sign, for forty at once', () => {
  it('comes through ten kills in its middle: no alarm lost or doubled, every message handed over at least once under one id', async () => {
    const random = seeded('care kills')
    await town.clock.set('2026-11-25T02:00:00Z')
    for (let kill = 0; kill < kills; kill += 1) {
      const victim = random.below(2)
      await new Promise((resolve) => setTimeout(resolve, random.below(400)))
      await programs[victim]!.kill()
      programs[victim] = await start()
      await town.clock.advance(3 * minute)
    }
    for (let step = 0; step < 12; step += 1) {
      await town.clock.advance(5 * minute)
      await settled()
    }
    expect(
      await town.look('select count(*)::int as alarms, count(distinct person_id)::int as people from alarms'),
    ).toEqual([{ alarms: elders, people: elders }])
    expect(await town.look("select count(*)::int as n from care_expectations where state = 'missed'")).toEqual([
      { n: elders },
    ])
    const sends = await town.look<{ id: string; state: string }>(
      "select id, state from alarm_sends where channel <> 'desk'",
    )
    expect(sends.filter(({ state }) => state !== 'accepted')).toEqual([])
    expect(sends.filter(({ id }) => !taken.has(id))).toEqual([])
    expect(await broken()).toEqual([])
  }, 300_000)

  it('goes on when the provider refuses, breaks off and answers late; nothing is given up while it matters', async () => {
    let count = 0
    answer = () => [500, 'cut', 'late', 429, 200][count++ % 5] as number | 'cut' | 'late'
    for (let step = 0; step < 6; step += 1) {
      await town.clock.advance(5 * minute)
      await settled()
    }
    answer = () => 200
    for (let step = 0; step < 4; step += 1) {
      await town.clock.advance(minute)
      await settled()
    }
    const open = await town.look(
      "select state, attempt from alarm_sends where channel <> 'desk' and state not in ('accepted')",
    )
    expect(open).toEqual([])
    expect(await broken()).toEqual([])
  }, 300_000)
})
