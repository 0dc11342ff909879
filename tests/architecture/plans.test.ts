import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { growMatters } from '../../bench/grown-town.ts'
import { record } from '../../bench/recorded.ts'
import { countByBuilding, countMatters } from '../../src/matters/count-matters.ts'
import { approverOf, listMatters } from '../../src/matters/list-matters.ts'
import { countApprovals } from '../../src/matters/read.ts'
import { findSimilar, readBoard, readInPublic } from '../../src/matters/read-in-public.ts'
import { readMatter, readPapers } from '../../src/matters/read-matter.ts'
import { findHouse } from '../../src/places/read-building.ts'
import { showBuilding } from '../../src/places/show-building.ts'
import { findDueMoves } from '../../src/places/write-moves.ts'
import { openPool } from '../../src/platform/db/pools.ts'
import type { Database } from '../../src/platform/db/transaction.ts'
import { openTown, type Town } from '../town/open-town.ts'

// Under row security only leakproof comparisons reach an index. Every read of a page is explained as the limited role on a
// large town: none may walk through all matters, their tellings or the journal.

let town: Town
let ids: string[]
const many = 30_000
const large = [
  'matters',
  'reports',
  'journal',
  'remarks',
  'pictures',
  'matter_tokens',
  'notices',
  'dwellings',
  'facilities',
  'building_grids',
]

beforeAll(async () => {
  town = await openTown()
  ids = await growMatters(town.adminAddress, town.gangwan, { count: many })
})
afterAll(() => town.close())

async function plansOf(work: (database: Database) => Promise<unknown>): Promise<string[]> {
  const pool = openPool(town.addressFor('app'), { most: 2, name: 'plans' }, () => undefined)
  try {
    await record(pool, work)
    const recording = await record(pool, work)
    const plans: string[] = []
    const client = await pool.connect()
    for (const { text, values } of recording.flat()) {
      if (/^(BEGIN|COMMIT|SET LOCAL)/.test(text)) {
        await client.query(text)
        continue
      }
      const { rows } = await client.query({ text: `explain (costs off) ${text}`, values: [...values] })
      plans.push(rows.map((row: Record<string, string>) => row['QUERY PLAN']).join('\n'))
    }
    client.release()
    return plans
  } finally {
    await pool.end()
  }
}

async function expectNoWalk(work: (database: Database) => Promise<unknown>): Promise<void> {
  const plans = await plansOf(work)
  expect(plans.length).toBeGreaterThan(0)
  for (const plan of plans) {
    const walked = large.filter((table) => new RegExp(`Seq Scan on ${table}\\b`).test(plan))
    expect(walked, plan).toEqual([])
  }
}

const over = (database: Database) => ({ ...town.process.context, database })

describe('plans', () => {
  it('reach an index for the queues of the desk, the grid and a handler', async () => {
    const [clerk, worker, property, officer] = await Promise.all([
      town.actor('clerk'),
      town.actor('gridWorker'),
      town.actor('property'),
      town.actor('officer'),
    ])
    const grid = worker.grids[0]!
    await expectNoWalk((database) => listMatters(over(database), clerk, { queue: 'open' }))
    await expectNoWalk((database) => listMatters(over(database), clerk, { queue: 'overdue' }))
    await expectNoWalk((database) => listMatters(over(database), clerk, { queue: 'all' }))
    await expectNoWalk((database) => listMatters(over(database), clerk, { queue: 'ended', grid }))
    await expectNoWalk((database) => listMatters(over(database), clerk, { search: 'GW-000001' }))
    await expectNoWalk((database) => listMatters(over(database), worker, { queue: 'all', grid, limit: 50 }))
    await expectNoWalk((database) => listMatters(over(database), worker, { queue: 'open' }))
    await expectNoWalk((database) => listMatters(over(database), worker, { queue: 'mine' }))
    await expectNoWalk((database) => listMatters(over(database), property, { queue: 'mine' }))
    await expectNoWalk((database) => listMatters(over(database), property, { queue: 'mine', community: town.gangwan }))
    await expectNoWalk((database) => listMatters(over(database), officer, { queue: 'past' }))
    await expectNoWalk((database) => listMatters(over(database), officer, { queue: 'past', community: town.gangwan }))
    await expectNoWalk((database) => listMatters(over(database), officer, { search: 'GW-000001' }))
    await expectNoWalk((database) =>
      listMatters(over(database), officer, { search: '走廊纸箱', community: town.gangwan }),
    )
  })

  it('reach the few that wait for an approval without reading what else is open', async () => {
    const asked = { workingDays: 3, reason: '等配件。', askedBy: ids[0], askedAt: '2026-11-20T02:00:00.000Z' }
    await town.look(
      `update matters set extension_asked = '${JSON.stringify(asked)}' where id = any ('{${ids.join()}}')`,
    )
    await town.look('analyze matters')
    const actors = [await town.actor('clerk'), await town.actor('gridLeader'), await town.actor('officer')]
    for (const actor of actors) {
      const ask = { community: town.gangwan, approver: approverOf(actor)! }
      const count = (database: Database) => database.read(actor, (tx) => countApprovals(tx, ask))
      const list = (database: Database) => listMatters(over(database), actor, { queue: 'approval' })
      for (const plan of [...(await plansOf(count)), ...(await plansOf(list))])
        if (/\bmatters\b/.test(plan)) expect(plan).toMatch(/matters_to_approve|matters_by_id/)
      await expectNoWalk(list)
    }
  })

  it('reach the few in which a reporter has new words without reading what else there is', async () => {
    await town.look(`update matters set said_at = made_at where id = any ('{${ids.slice(0, 50).join()}}')`)
    await town.look('analyze matters')
    for (const actor of [await town.actor('clerk'), await town.actor('gridWorker'), await town.actor('officer')]) {
      const list = (database: Database) => listMatters(over(database), actor, { queue: 'said' })
      for (const plan of await plansOf(list))
        if (/\bmatters\b/.test(plan)) expect(plan).toMatch(/matters_with_new_words|matters_by_id/)
      await expectNoWalk(list)
    }
  })

  it('reach an index for one matter, its papers and the counts', async () => {
    const clerk = await town.actor('clerk')
    await expectNoWalk((database) => readMatter(over(database), clerk, ids[0]!))
    await expectNoWalk((database) => readPapers(over(database), clerk, ids[0]!))
    await expectNoWalk((database) => countMatters(over(database), clerk, town.gangwan))
  })

  it('reach an index for a building’s page, open matters by building and moves that are due', async () => {
    const [clerk, worker, captain] = await Promise.all([
      town.actor('clerk'),
      town.actor('gridWorker'),
      town.actor('captain'),
    ])
    const building = captain.buildings[0]!
    const at = { community: town.gangwan, building }
    expect(await town.database.read({ kind: 'public' }, (tx) => findHouse(tx, at))).toBeDefined()
    await expectNoWalk((database) => showBuilding(over(database), worker, at))
    for (const actor of [clerk, worker, captain])
      await expectNoWalk((database) => countByBuilding(over(database), actor, town.gangwan))
    await expectNoWalk((database) => database.read({ kind: 'engine' }, (tx) => findDueMoves(tx, 200)))
  })

  it('reach an index for the board, a public page and near duplicates', async () => {
    await expectNoWalk((database) => readBoard(over(database), { community: town.gangwan }))
    await expectNoWalk((database) => readInPublic(over(database), 'GW-90000001'))
    await expectNoWalk((database) =>
      findSimilar(over(database), {
        community: town.gangwan,
        category: '0104',
        words: '三楼走廊堆满纸箱',
        staircase: 'GW-001-1',
      }),
    )
  })
})
