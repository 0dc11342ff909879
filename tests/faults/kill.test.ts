import pg from 'pg'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { verifyJournal } from '../../src/platform/journal/verify-journal.ts'
import { closedDoor, signIn } from './door.ts'
import { type FaultTown, openFaultTown } from './fault-town.ts'
import { startProgram } from './program.ts'
import { seeded } from './random.ts'
import { replayMatters } from './replay.ts'
import { type Acknowledged, startWriters } from './writers.ts'

const kills = 50
const writers = 40
const minute = 60_000

let town: FaultTown
let acknowledged: Acknowledged
beforeAll(async () => {
  town = await openFaultTown()
  acknowledged = await writeUnderKills()
  await town.settle()
}, 480_000)
afterAll(() => town.close())

/** Kills the program again and again while forty write; the clock moves on meanwhile, so that deadlines fall due. */
async function writeUnderKills(): Promise<Acknowledged> {
  const random = seeded('kill')
  const door = closedDoor()
  const start = () => startProgram({ home: town.home, databaseAddress: town.adminAddress })
  let program = await start()
  const cookie = await signIn(program.address, town.worker.username, town.worker.password)
  door.open(program.address)
  const { gangwan: community, staircases, ownStaircases } = town
  const writing = startWriters(writers, { door, random, community, staircases, ownStaircases, cookie })
  try {
    for (let killed = 0; killed < kills; killed += 1) {
      await writing.reach(writing.answers() + 1 + random.below(60))
      door.close()
      await program.kill()
      await town.clock.advance((20 + random.below(100)) * minute)
      program = await start()
      door.open(program.address)
    }
    await writing.stop()
    await town.settle()
  } finally {
    await program.stop()
  }
  return writing.acknowledged
}

describe('fifty kills under forty writers', () => {
  it('lose nothing that was acknowledged, and double nothing', async () => {
    const commands = acknowledged.reports.map(({ command }) => command)
    expect(commands.length).toBeGreaterThan(kills)
    const stored = await town.look<{ matter: string; report: string; number: string }>(
      `select m.id as matter, r.id as report, m.number
       from matters m join reports r on r.community_id = m.community_id and r.matter_id = m.id`,
    )
    const inOrder = (rows: typeof stored) =>
      rows.map((row) => ({ ...row })).sort((a, b) => (a.number < b.number ? -1 : 1))
    // All that was sent was answered in the end: what stands there is what was acknowledged, row for row, one a command.
    expect(inOrder(stored)).toEqual(inOrder(acknowledged.reports.map(({ command: _, ...told }) => told)))
    expect(new Set(stored.map(({ report }) => report)).size).toBe(new Set(commands).size)
    expect(await town.look('select count(*)::int as all from matters')).toEqual([{ all: commands.length }])
    expect(await town.look('select count(*)::int as all from reports')).toEqual([{ all: commands.length }])
  })

  it('hand each matter up once for each hand-up that was acknowledged', async () => {
    expect(acknowledged.handUps.length).toBeGreaterThan(0)
    const found = await town.look<{ matter: string; times: number }>(
      `select subject_id as matter, count(*)::int as times from journal where kind = 'matter.handed_up' group by 1`,
    )
    const times = Object.fromEntries(found.map((row) => [row.matter, row.times]))
    expect(times).toEqual(Object.fromEntries(acknowledged.handUps.map(({ matter }) => [matter, 1])))
  })

  it('leave no matter half-written', async () => {
    const halves = await town.look(
      `select m.number from matters m where
         (m.due_at is null) <> (m.stage in ('closed', 'declined', 'merged', 'void')) or m.holder_office_id is null
         or (select count(*) from reports r where r.community_id = m.community_id and r.matter_id = m.id) <> 1
         or (select count(*) from journal j where j.subject_id = m.id and j.kind = 'matter.reported') <> 1`,
    )
    expect(halves).toEqual([])
    expect(await town.look('select id from commands where verdict is null')).toEqual([])
  })

  it('do each deadline once and miss none: the rules, played again, say what the journal says', async () => {
    const engine = await town.look<{ times: number }>(
      `select count(*)::int as times from journal where actor_kind = 'engine'`,
    )
    expect(engine[0]!.times).toBeGreaterThan(kills)
    expect(await replayMatters(town, town.gangwan)).toEqual([])
  })

  it('leave a journal that verifies', async () => {
    const keeper = new pg.Client({ connectionString: town.addressFor('keeper') })
    await keeper.connect()
    const verdicts = await verifyJournal(keeper)
    await keeper.end()
    expect(verdicts.flatMap(({ faults }) => faults)).toEqual([])
    expect(verdicts.map(({ unsealed }) => unsealed)).toEqual(verdicts.map(() => 0))
  })
})
