import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { growRegister } from '../../bench/grown-register.ts'
import * as lists from '../../src/people/exports/read-lists.ts'
import { behindDoors, inBuildings } from '../../src/people/residents/count-residents.ts'
import { listResidents, readResident } from '../../src/people/residents/list-residents.ts'
import { readHome } from '../../src/people/residents/read-home.ts'
import { searchByNumber, searchRegister } from '../../src/people/search/search-register.ts'
import type { CastName } from '../../src/people/testing.ts'
import type { Context } from '../../src/platform/context.ts'
import { openTown, type Town } from '../town/open-town.ts'
import { type Explained, explainingOver } from './explained.ts'

// Reading a page of the register on a large one: no table of it may be walked, and no step may read more than a building holds.

let town: Town
let some: string[]
let home: { dwelling: string; building: string; grid: string }
const many = 40_000
const most = 2500
const large = ['persons', 'households', 'residences', 'person_tokens', 'ownerships']

beforeAll(async () => {
  town = await openTown()
  const { secrets } = town.process.context
  some = await growRegister(town.adminAddress, { community: town.gangwan, persons: many, secrets })
  const [row] = await town.look<{ dwelling: string; building: string; grid: string }>(
    `select p.dwelling_id as dwelling, p.building_id as building, p.grid_id as grid from persons p
     join grids g on g.community_id = p.community_id and g.id = p.grid_id where g.number = 1 and p.ended_on is null limit 1`,
  )
  home = row!
}, 300_000)
afterAll(() => town.close())

async function expectNoWalk(work: (context: Context) => Promise<unknown>, mostStatements: number): Promise<void> {
  const { database, explained } = explainingOver(town.process.context.database)
  await work({ ...town.process.context, database })
  expect(explained.length).toBeGreaterThan(0)
  expect(explained.length).toBeLessThanOrEqual(mostStatements)
  for (const one of explained) expectFew(one, most)
}

function expectFew({ walked, read, plan }: Explained, atMost: number): void {
  expect(
    walked.filter((table) => large.includes(table)),
    plan,
  ).toEqual([])
  for (const table of large) expect(read[table] ?? 0, `${table} in ${plan}`).toBeLessThanOrEqual(atMost)
}

const viewers: CastName[] = ['clerk', 'gridWorker', 'captain']

describe('plans of the register', () => {
  for (const name of viewers) {
    it(`reach an index for the lists of ${name}`, async () => {
      const actor = await town.actor(name)
      const community = town.gangwan
      const lists: object[] = [
        {},
        { after: some[150] },
        { building: home.building },
        { grid: home.grid },
        { ended: true },
      ]
      for (const ask of [...lists, { dwelling: home.dwelling }, { grid: home.grid, ended: true }]) {
        await expectNoWalk((context) => listResidents(context, actor, { community, ...ask }), 1)
      }
    })
  }

  it('cut a page before its places are looked up, and start no workers, whatever the size of the community', async () => {
    const { database, explained } = explainingOver(town.process.context.database)
    const context = { ...town.process.context, database }
    await listResidents(context, await town.actor('clerk'), { community: town.gangwan, limit: 50 })
    expect(explained[0]!.read.persons, explained[0]!.plan).toBeLessThanOrEqual(101)
    expect(explained[0]!.plan).not.toContain('Gather')
  })

  it('reach an index for one resident, her home and a building’s doors', async () => {
    const community = town.gangwan
    for (const name of ['clerk', 'gridWorker'] as const) {
      const actor = await town.actor(name)
      const [own] = await town.look<{ id: string }>(
        `select id from persons where dwelling_id = '${home.dwelling}' limit 1`,
      )
      await expectNoWalk((context) => readResident(context, actor, { community, person: own!.id }), 5)
      await expectNoWalk((context) => readHome(context, actor, { community, dwelling: home.dwelling }), 4)
      await expectNoWalk((context) => behindDoors(context, actor, { community, building: home.building }), 2)
    }
  })

  it('count by building in one statement that looks at homes and who lives there, and at nothing around them', async () => {
    const community = town.gangwan
    for (const name of ['clerk', 'gridWorker'] as const) {
      const actor = await town.actor(name)
      const { database, explained } = explainingOver(town.process.context.database)
      await inBuildings({ ...town.process.context, database }, actor, { community })
      expect(explained).toHaveLength(1)
      const around = large.filter((table) => !['persons', 'households'].includes(table))
      for (const table of around) expect(explained[0]!.read[table] ?? 0, explained[0]!.plan).toBe(0)
    }
  })

  it('reach an index for the lists that are taken out, narrowed to a building', async () => {
    const community = town.gangwan
    const narrowed = { community, building: home.building, limit: 200 }
    for (const name of ['clerk', 'gridWorker'] as const) {
      const actor = await town.actor(name)
      await expectNoWalk(({ database }) => database.read(actor, (tx) => lists.findResidentsToList(tx, narrowed)), 1)
      await expectNoWalk(({ database }) => database.read(actor, (tx) => lists.findHouseholdsToList(tx, narrowed)), 1)
    }
  })

  it('reach an index for every search, in a fixed number of statements', async () => {
    const community = town.gangwan
    for (const name of viewers) {
      const actor = await town.actor(name)
      for (const words of [
        '陈',
        '陈丽',
        '陈丽芳',
        'clf',
        'cl',
        'chenlifang',
        'chen',
        '5-302',
        '五栋三零二',
        '港湾一村1栋101房',
        '5栋',
        '物业',
        '5',
        'zzz',
      ]) {
        await expectNoWalk((context) => searchRegister(context, actor, { community, words }), 4)
      }
    }
    for (const name of ['clerk', 'gridWorker'] as const) {
      const actor = await town.actor(name)
      const command = () => ({ id: crypto.randomUUID(), sender: actor.account, content: '' })
      for (const number of ['0017', '10000000017']) {
        const { database, explained } = explainingOver(town.process.context.database)
        const writing = { ...database, write: database.read as unknown as typeof database.write }
        const asked = searchByNumber({ ...town.process.context, database: writing }, actor, {
          community,
          number,
          command: command(),
        })
        // A read may not note the search; the statement that finds was explained by then.
        await expect(asked).rejects.toThrow()
        expectFew(explained[0]!, 50)
      }
    }
  })
})
