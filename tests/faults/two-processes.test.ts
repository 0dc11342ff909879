import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { newId } from '../../src/platform/ids.ts'
import { sendOnce } from './door.ts'
import { type FaultTown, openFaultTown } from './fault-town.ts'
import { type Program, startProgram } from './program.ts'
import { type Random, seeded } from './random.ts'
import { replayMatters } from './replay.ts'

const minute = 60_000
const day = 24 * 60 * minute
const batches = 5
const reportsABatch = 16

let town: FaultTown
let programs: Program[]
beforeAll(async () => {
  town = await openFaultTown()
  const start = () => startProgram({ home: town.home, databaseAddress: town.adminAddress })
  programs = [await start(), await start()]
}, 240_000)
afterAll(async () => {
  for (const program of programs) await program.stop()
  await town.close()
})

describe('two processes on one database', () => {
  it('go through a day of the shared clock, and no deadline comes twice or is missed', async () => {
    const random = seeded('two processes')
    const began = await town.clock.now()
    for (let batch = 0; batch < batches; batch += 1) {
      await reportAtOnce(random)
      await town.clock.advance((10 + random.below(50)) * minute)
      await town.settle()
    }
    const instants = await throughTheDay(new Date(began.getTime() + day))

    expect(instants).toBeGreaterThan(batches)
    const happened = await town.look<{ kind: string; times: number }>(
      `select kind, count(*)::int as times from journal where actor_kind = 'engine' group by kind`,
    )
    const times = Object.fromEntries(happened.map((row) => [row.kind, row.times]))
    expect(times['matter.reminded']).toBeGreaterThan(reportsABatch)
    expect(times['matter.escalated']).toBeGreaterThan(reportsABatch)
    expect(await replayMatters(town, town.gangwan)).toEqual([])
  })
})

/** Reports made at one instant, so that their deadlines fall due together and both processes reach for them. */
async function reportAtOnce(random: Random): Promise<void> {
  const report = async (index: number) => {
    const body = {
      community: town.gangwan,
      staircase: random.pick(town.staircases),
      spot: { kind: 'entrance' },
      category: random.pick(['0104', '0201', '0203', '0202']),
      words: '请尽快处理。',
    }
    const headers = { 'device-id': newId(), 'command-id': newId() }
    return sendOnce(programs[index % 2]!.address, { path: '/api/matters', body, headers })
  }
  const answers = await Promise.all(Array.from({ length: reportsABatch }, (_, index) => report(index)))
  expect(answers.map(({ status }) => status)).toEqual(answers.map(() => 201))
}

/** Moves the clock from one deadline to the next until the day is over; gives how many instants there were. */
async function throughTheDay(end: Date): Promise<number> {
  for (let instants = 0; ; instants += 1) {
    const [next] = await town.look<{ at: Date | null }>(
      'select min(wake_at) as at from matters where wake_at > clock_now()',
    )
    if (!next?.at || next.at > end) {
      await town.clock.set(end)
      await town.settle()
      return instants
    }
    await town.clock.set(next.at)
    await town.settle()
  }
}
