import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { foundResidents } from '../../src/app/demo/residents.ts'
import type { CastName } from '../../src/people/testing.ts'
import { newId } from '../../src/platform/ids.ts'
import { sealingWith } from '../../src/platform/secrets.ts'
import { testKey } from '../../src/platform/testing/cluster.ts'
import { type Asking, openTown, type Town } from '../town/open-town.ts'

let town: Town
let base: string
type Place = { dwelling: string; building: string; grid: string; number: number; grid_number: number }
let doors: Place[]

beforeAll(async () => {
  town = await openTown()
  base = `/api/people/${town.gangwan}`
  doors = await town.look<Place>(
    `select d.id as dwelling, b.id as building, b.grid_id as grid, b.number, g.number as grid_number from dwellings d
     join buildings b on b.community_id = d.community_id and b.id = d.building_id
     join grids g on g.community_id = b.community_id and g.id = b.grid_id
     where d.community_id = $1 order by b.number, d.door`,
    [town.gangwan],
  )
})
afterAll(() => town.close())

const by = async (name: CastName, method: string, path: string, asking: Asking = {}) =>
  town.ask(method, path, { ...asking, cookies: await town.as(name) })
let taken = 0
/** A door of building 1 that nobody lives behind yet. */
const freshDoor = (grid = 1) => doors.filter((door) => door.grid_number === grid)[taken++]!

async function enter(change: Record<string, unknown> = {}, at = freshDoor()) {
  const body = {
    dwelling: at.dwelling,
    name: '岑婉仪',
    birth: { year: 1948, month: 3 },
    phone: '100 0000 1234',
    ...change,
  }
  const answer = await by('clerk', 'POST', `${base}/residents`, { body })
  return { ...answer, door: at, person: answer.body.person as string }
}

describe('the register of residents', () => {
  it('shows a resident masked, with where she lives and for what each field is kept', async () => {
    const { status, person, door } = await enter({ relation: 'head' })
    expect(status).toBe(201)
    const read = await by('gridWorker', 'GET', `${base}/residents/${person}`)
    expect(read.body).toMatchObject({
      name: '岑*仪',
      phone: '100****1234',
      birth: { year: 1948, month: 3 },
      relation: 'head',
      home: { dwelling: door.dwelling, building: door.building },
    })
    expect((read.body.grounds as { kind: string }[]).map(({ kind }) => kind).sort()).toEqual([
      'household',
      'identity',
      'phone',
    ])
    const stored = await town.look<{ phone: Buffer }>('select phone from persons where id = $1', [person])
    expect(stored[0]!.phone.includes('10000001234')).toBe(false)
  })

  it('is not there for whoever does not keep it: other grids, professionals, officers above, auditor, administrator', async () => {
    const { person } = await enter()
    const outsiders: CastName[] = [
      'otherGridWorker',
      'police',
      'property',
      'officer',
      'auditor',
      'administrator',
      'neighbourClerk',
      'kinMember',
      'captain',
      'partner',
    ]
    for (const name of outsiders) {
      const read = await by(name, 'GET', `${base}/residents/${person}`)
      expect(read.status, name).toBe(404)
      const opened = await by(name, 'POST', `${base}/residents/${person}/open`, {
        body: { field: 'phone', purpose: 'contact' },
      })
      expect(opened.status === 404 || name === 'auditor', `${name} ${opened.status}`).toBe(true)
      expect(JSON.stringify(opened.body)).not.toContain('0001234')
    }
    for (const name of ['clerk', 'secretary', 'gridLeader', 'gridWorker'] as const) {
      expect((await by(name, 'GET', `${base}/residents/${person}`)).status, name).toBe(200)
    }
  })

  it('lists page by page what one may see, and nothing else', async () => {
    await enter({}, freshDoor(2))
    const pageThrough = async (name: CastName) => {
      const seen: string[] = []
      for (let after = ''; ; ) {
        const page = await by(name, 'GET', `${base}/residents?limit=2${after ? `&after=${after}` : ''}`)
        const { items, next } = page.body as { items: { id: string }[]; next: string | null }
        seen.push(...items.map((item) => item.id))
        if (!next) return seen
        after = next
      }
    }
    const all = await town.look<{ id: string; number: number }>(
      `select p.id, g.number from persons p join grids g on g.community_id = p.community_id and g.id = p.grid_id
       where p.community_id = $1 and p.ended_on is null order by p.id`,
      [town.gangwan],
    )
    expect(await pageThrough('clerk')).toEqual(all.map(({ id }) => id))
    expect(await pageThrough('gridWorker')).toEqual(all.filter(({ number }) => number === 1).map(({ id }) => id))
    expect(await pageThrough('otherGridWorker')).toEqual(all.filter(({ number }) => number === 2).map(({ id }) => id))
  })

  it('opens a telephone for a purpose, and notes who looked, once for one command', async () => {
    const { person } = await enter()
    const headers = { 'command-id': newId() }
    const body = { field: 'phone', purpose: 'contact' }
    for (let time = 0; time < 2; time += 1) {
      const opened = await by('gridWorker', 'POST', `${base}/residents/${person}/open`, { body, headers })
      expect(opened.body).toEqual({ value: '10000001234' })
    }
    const looks = await town.look('select field, purpose, post_kind from openings where person_id = $1', [person])
    expect(looks).toEqual([{ field: 'phone', purpose: 'contact', post_kind: 'grid_worker' }])
    const events = await town.look(
      "select facts from journal where subject_id = $1 and kind = 'resident.field_opened'",
      [person],
    )
    expect(events).toEqual([{ facts: body }])
  })

  it('keeps an identity number from the grid worker’s eyes', async () => {
    const { person } = await enter()
    const opened = await by('gridWorker', 'POST', `${base}/residents/${person}/open`, {
      body: { field: 'id_number', purpose: 'subsidy' },
    })
    expect(opened.status).toBe(403)
  })

  it('names the field that is wrong and writes nothing', async () => {
    const door = freshDoor()
    const count = () => town.look('select count(*)::int as n from persons')
    const before = await count()
    const wrong: [Record<string, unknown>, string, string][] = [
      [{ birth: { year: 2099, month: 1 } }, 'birth', 'in-the-future'],
      [{ birth: { year: 1895, month: null } }, 'birth', 'too-long-ago'],
      [{ phone: '12345678' }, 'phone', 'no-telephone-number'],
      [{ from: '2026-02-30' }, 'from', 'no-such-day'],
      [{ from: '2099-01-01' }, 'from', 'in-the-future'],
      [{ dwelling: newId() }, 'dwelling', 'not-here'],
    ]
    for (const [change, field, reason] of wrong) {
      const answer = await enter(change, door)
      expect(answer.status, field).toBe(400)
      expect(answer.body.fields, field).toEqual([{ field, reason }])
    }
    expect(await count()).toEqual(before)
  })

  it('refuses a second head and a second household behind one door', async () => {
    const { door } = await enter({ relation: 'head' })
    const second = await enter({ relation: 'head' }, door)
    expect([second.status, second.body.code]).toEqual([409, 'people.second-head'])
    const heads = await by('clerk', 'POST', `${base}/households`, { body: { dwelling: door.dwelling, headCount: 3 } })
    expect([heads.status, heads.body.code]).toEqual([409, 'people.second-household'])
  })

  it('lets one of two heads sent at once into the household', async () => {
    const door = freshDoor()
    await enter({ relation: 'spouse' }, door)
    const both = await Promise.all([enter({ relation: 'head' }, door), enter({ relation: 'head' }, door)])
    expect(both.map(({ status }) => status).sort()).toEqual([201, 409])
  })

  it('moves a resident with history, and counts any day', async () => {
    const from = freshDoor()
    const to = freshDoor()
    const { person } = await enter({ from: '2020-05-01', birth: { year: 1950, month: null } }, from)
    const moved = await by('clerk', 'POST', `${base}/residents/${person}/move`, {
      body: { dwelling: to.dwelling, from: '2024-07-01' },
    })
    expect(moved.status).toBe(200)
    const read = await by('clerk', 'GET', `${base}/residents/${person}`)
    expect(read.body.residences).toMatchObject([
      { from: '2024-07-01', to: null },
      { from: '2020-05-01', to: '2024-07-01' },
    ])
    const on = async (day: string) => (await by('clerk', 'GET', `${base}/counts?on=${day}`)).body.total
    expect(await on('2019-01-01')).toMatchObject({ persons: 0, households: 0 })
    expect(await on('2023-08-12')).toEqual({ persons: 1, usual: 1, sixty: 1, households: 1 })
    const early = await by('clerk', 'POST', `${base}/residents/${person}/move`, {
      body: { dwelling: freshDoor().dwelling, from: '2024-07-01' },
    })
    expect(early.body.fields).toEqual([{ field: 'from', reason: 'before-she-came' }])
  })

  it('counts of a household whoever is there by name and whoever is only counted, each once, in every figure', async () => {
    const door = freshDoor()
    const figures = async () => {
      const [panel, buildings, counts] = await Promise.all(
        [`/buildings/${door.building}/doors`, '/buildings', '/counts'].map((path) =>
          by('clerk', 'GET', `${base}${path}`),
        ),
      )
      const [raw] = await town.look<{ total: number }>(
        `select coalesce(sum(total), 0)::int as total from register_totals($1, local_today()) where cell = 'residents'`,
        [town.gangwan],
      )
      const items = panel!.body.items as { dwelling: string; persons: number }[]
      const houses = buildings!.body.items as { building: string; persons: number }[]
      return {
        behind: items.find(({ dwelling }) => dwelling === door.dwelling)?.persons ?? 0,
        house: houses.find(({ building }) => building === door.building)?.persons ?? 0,
        all: (counts!.body.total as { persons: number }).persons,
        told: raw!.total,
      }
    }
    const before = await figures()
    const more = async (by: number, behind: number) =>
      expect(await figures()).toEqual({
        behind,
        house: before.house + by,
        all: before.all + by,
        told: before.told + by,
      })
    await by('clerk', 'POST', `${base}/households`, { body: { dwelling: door.dwelling, headCount: 3 } })
    await more(3, 3)
    await enter({ name: '岑一' }, door)
    await enter({ name: '岑二' }, door)
    await more(3, 3)
    await enter({ name: '岑三' }, door)
    await enter({ name: '岑四' }, door)
    await more(4, 4)
    const list = await by('clerk', 'GET', `${base}/lists/buildings?format=csv`)
    const [house] = await town.look<{ name: string }>('select name from buildings where id = $1', [door.building])
    const line = list.raw
      .toString()
      .split('\n')
      .find((each) => each.startsWith(`${house!.name},`))
    expect(line?.trim().split(',').at(-1)).toBe(String(before.house + 4))
  })

  it('ends a record; it stays in sight of its grid, out of the list of who lives there', async () => {
    const { person, door } = await enter({ from: '2021-01-01' })
    const ended = await by('gridWorker', 'POST', `${base}/residents/${person}/end`, {
      body: { reason: 'moved', on: '2022-01-01' },
    })
    expect(ended.status).toBe(200)
    expect((await by('gridWorker', 'GET', `${base}/residents/${person}`)).body).toMatchObject({
      home: null,
      ended: { on: '2022-01-01', reason: 'moved' },
    })
    const living = await by('clerk', 'GET', `${base}/residents?dwelling=${door.dwelling}`)
    expect(living.body.items).toEqual([])
    const again = await by('clerk', 'POST', `${base}/residents/${person}/end`, {
      body: { reason: 'moved', on: '2022-01-01' },
    })
    expect(again.body.code).toBe('people.ended-resident')
  })
})

describe('the demo’s residents', () => {
  it('are 5,000 persons behind 1,854 doors, 1,500 of them over sixty, counted from rows on 12 August 2023', async () => {
    const demo = await openTown()
    try {
      const today = '2026-11-25'
      const secrets = sealingWith(testKey)
      await demo.database.write({ kind: 'founder' }, (tx) =>
        foundResidents(tx, { community: demo.gangwan, seed: 7, today, secrets }),
      )
      const cookies = await demo.as('clerk')
      const now = await demo.ask('GET', `/api/people/${demo.gangwan}/counts`, { cookies })
      expect(now.body.total).toEqual({ households: 1854, persons: 5000, usual: 5000, sixty: 1500 })
      const then = await demo.ask('GET', `/api/people/${demo.gangwan}/counts?on=2023-08-12`, { cookies })
      expect((then.body.total as { households: number }).households).toBe(1854)
      const [kept] = await demo.look(`select
        (select count(distinct dwelling_id)::int from ownerships) as owned,
        (select count(*)::int from (select dwelling_id from ownerships group by dwelling_id having sum(share) <> 1) as o) as "notWhole",
        (select count(*)::int from persons p where p.birth_year > 2012 and not exists (
          select 1 from contacts c where c.person_id = p.id and c.kind = 'guardian')) as "withoutGuardian",
        (select count(*)::int from contacts where kind = 'emergency') as called`)
      expect(kept).toEqual({ owned: 1854, notWhole: 0, withoutGuardian: 0, called: 220 })
    } finally {
      await demo.close()
    }
  })
})
