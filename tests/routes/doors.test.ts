import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { CastName } from '../../src/people/testing.ts'
import type { Building, Door } from '../../src/places/contract-buildings.ts'
import { openTown, type Town } from '../town/open-town.ts'

let town: Town
let clerk: string
let houses: string[]
let today: string
let yesterday: string

beforeAll(async () => {
  town = await openTown()
  clerk = await town.as('clerk')
  const rows = await town.look<{ id: string }>(
    'select id from buildings where community_id = $1 order by number limit 40',
    [town.gangwan],
  )
  houses = rows.map(({ id }) => id)
  today = (await page(houses[0]!)).today
  yesterday = later(today, -1)
}, 120_000)
afterAll(() => town.close())

const later = (day: string, days: number) =>
  new Date(Date.parse(`${day}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10)
const page = async (building: string) =>
  (await town.ask('GET', `/api/places/${town.gangwan}/buildings/${building}`, { cookies: clerk }))
    .body as unknown as Building
const change = async (
  building: string,
  act: '' | '/end' | '/merge' | '/split',
  body: object,
  name: CastName = 'clerk',
) =>
  town.ask('POST', `/api/places/${town.gangwan}/buildings/${building}/dwellings${act}`, {
    cookies: await town.as(name),
    body,
  })
const people = (path: string, body: object) =>
  town.ask('POST', `/api/people/${town.gangwan}${path}`, { cookies: clerk, body })
const enter = async (dwelling: string, more: object = {}) =>
  (await people('/residents', { dwelling, name: '岑婉仪', from: '2020-05-01', ...more })).body as {
    person: string
    household: string
  }
const doorsOf = async (building: string) => {
  const { doors, staircases } = await page(building)
  return doors.filter(({ staircase, to }) => staircase === staircases[0]!.id && to === null)
}
const figures = async (on: string) =>
  (await town.ask('GET', `/api/places/${town.gangwan}/figures?on=${on}`)).body as {
    dwellings: number
    byGrid: { dwellings: number }[]
  }
const counts = async (on: string) =>
  (await town.ask('GET', `/api/people/${town.gangwan}/counts?on=${on}`, { cookies: clerk })).body
const fields = (answer: { status: number; body: Record<string, unknown> }) => answer.body.fields
const staysOf = (person: string) =>
  town.look(
    'select dwelling_id as dwelling, valid_from::text as from, valid_to::text as to from residences where person_id = $1 order by 2',
    [person],
  )
const ownersOf = (dwelling: string) =>
  town.look(
    `select name, share::float8 as share, exclusive_area::float8 as area from ownerships
     where dwelling_id = $1 and valid_to is null order by share desc, name`,
    [dwelling],
  )

describe('merging doors', () => {
  it('makes one household, one set of owners and one door of two, and leaves every earlier day as it was', async () => {
    const building = houses[0]!
    const [one, other] = (await doorsOf(building)) as [Door, Door]
    const head = await enter(one.id, { relation: 'head' })
    const guest = await enter(other.id, { relation: 'head', name: '方玉兰' })
    const newcomer = await enter(other.id, { relation: 'child', name: '方小舟', from: today })
    await people(`/dwellings/${one.id}/owners`, {
      from: '2020-01-01',
      exclusiveArea: 60,
      owners: [{ person: head.person, share: 1 }],
    })
    await people(`/dwellings/${other.id}/owners`, {
      from: '2020-01-01',
      exclusiveArea: 40,
      owners: [
        { person: head.person, share: 0.5 },
        { name: '方玉兰', share: 0.5 },
      ],
    })
    const before = { figures: await figures(yesterday), counts: await counts(yesterday), now: await figures(today) }
    const merged = await change(building, '/merge', { dwellings: [one.id, other.id], door: ' ３０２ａ ', from: today })
    expect(merged).toMatchObject({ status: 200 })
    const dwelling = merged.body.dwelling as string

    const doors = (await page(building)).doors
    const made = doors.find(({ id }) => id === dwelling)!
    expect(made).toMatchObject({ door: '302a', floor: Math.min(one.floor, other.floor), from: today, to: null })
    expect(made.before.map(({ id, act, on }) => [id, act, on]).sort()).toEqual(
      [one.id, other.id].map((id) => [id, 'merge', today]).sort(),
    )
    expect(doors.find(({ id }) => id === one.id)).toMatchObject({ to: today })
    expect(await figures(yesterday)).toEqual(before.figures)
    expect(await counts(yesterday)).toEqual(before.counts)
    expect((await figures(today)).dwellings).toBe(before.now.dwellings - 1)

    expect(await staysOf(head.person)).toEqual([
      { dwelling: one.id, from: '2020-05-01', to: today },
      { dwelling, from: today, to: null },
    ])
    expect(await staysOf(newcomer.person)).toEqual([{ dwelling, from: today, to: null }])
    const there = await town.look(
      'select id, relation, household_id from persons where dwelling_id = $1 order by relation nulls last',
      [dwelling],
    )
    expect(there).toHaveLength(3)
    expect(new Set(there.map(({ household_id }) => household_id)).size).toBe(1)
    expect(there[0]).toMatchObject({ id: head.person, relation: 'head' })
    expect(there.find(({ id }) => id === guest.person)).toMatchObject({ relation: null })
    expect(await ownersOf(dwelling)).toEqual([
      { name: '岑婉仪', share: 0.8, area: 100 },
      { name: '方玉兰', share: 0.2, area: 100 },
    ])
    const told = await town.look('select kind from journal where subject_id = any ($1)', [[dwelling, guest.person]])
    expect(told.map(({ kind }) => kind)).toEqual(
      expect.arrayContaining(['dwelling.merged', 'resident.moved', 'ownership.changed']),
    )
  })

  it('adds heads that are known by number alone', async () => {
    const building = houses[1]!
    const [one, other] = (await doorsOf(building)) as [Door, Door]
    await people('/households', { dwelling: one.id, headCount: 3, from: '2020-01-01' })
    await enter(other.id)
    const day = await counts(today)
    const merged = await change(building, '/merge', { dwellings: [other.id, one.id], door: one.door, from: today })
    expect(merged.status).toBe(200)
    const [home] = await town.look('select head_count from households where dwelling_id = $1', [merged.body.dwelling])
    expect(home).toEqual({ head_count: 4 })
    expect((await counts(today)).total).toMatchObject({ persons: (day.total as { persons: number }).persons })
  })

  it('is done once however often it is sent', async () => {
    const building = houses[2]!
    const doors = await doorsOf(building)
    const body = { dwellings: [doors[0]!.id, doors[1]!.id], door: '101', from: today }
    const headers = { 'command-id': '019d0000-0000-7000-8000-00000000d00f' }
    const send = () =>
      town.ask('POST', `/api/places/${town.gangwan}/buildings/${building}/dwellings/merge`, {
        cookies: clerk,
        body,
        headers,
      })
    const both = await Promise.all([send(), send()])
    expect(both[0].body).toEqual(both[1].body)
    expect(await doorsOf(building)).toHaveLength(doors.length - 1)
  })

  it('names what cannot be, and changes nothing', async () => {
    const building = houses[3]!
    const doors = await doorsOf(building)
    const [one, other, third] = doors as [Door, Door, Door]
    const house = await page(building)
    const elsewhere = (await doorsOf(houses[4]!))[0]!
    const foreign = house.doors.find(({ staircase }) => staircase !== one.staircase)
    const ask = async (more: object) =>
      fields(await change(building, '/merge', { dwellings: [one.id, other.id], door: '9Z', from: today, ...more }))
    expect(await ask({ from: yesterday })).toEqual([{ field: 'from', reason: 'in-the-past' }])
    expect(await ask({ from: '2026-02-30' })).toEqual([{ field: 'from', reason: 'not-a-day' }])
    expect(await ask({ door: third.door })).toEqual([{ field: 'door', reason: 'door-twice' }])
    expect(await ask({ dwellings: [one.id, one.id] })).toEqual([{ field: 'dwellings.1', reason: 'named-twice' }])
    expect(await ask({ dwellings: [one.id, elsewhere.id] })).toEqual([{ field: 'dwellings.1', reason: 'unknown' }])
    if (foreign) {
      expect(await ask({ dwellings: [one.id, foreign.id] })).toEqual([
        { field: 'dwellings.1', reason: 'another-staircase' },
      ])
    }
    expect(await ask({ dwellings: [one.id] })).toMatchObject([{ field: 'dwellings' }])
    await people(`/dwellings/${one.id}/owners`, {
      from: '2020-01-01',
      exclusiveArea: 60,
      owners: [{ name: '岑婉仪', share: 1 }],
    })
    expect(await ask({})).toEqual([{ field: 'dwellings.1', reason: 'no-owners-yet' }])
    await enter(other.id)
    expect(await ask({ from: later(today, 2) })).toEqual([
      { field: 'from', reason: 'on-the-day-itself' },
      { field: 'dwellings.1', reason: 'no-owners-yet' },
    ])
    expect((await page(building)).doors).toEqual(house.doors)
  })

  it('of empty doors is planned for a later day, when nobody may move in any more', async () => {
    const building = houses[5]!
    const [one, other] = (await doorsOf(building)) as [Door, Door]
    const from = later(today, 3)
    const merged = await change(building, '/merge', { dwellings: [one.id, other.id], door: one.door, from })
    expect(merged.status).toBe(200)
    const moved = await people('/residents', { dwelling: one.id, name: '岑婉仪', from: today })
    expect(moved.body).toMatchObject({ code: 'people.ended-dwelling' })
    const early = await people('/residents', { dwelling: merged.body.dwelling, name: '岑婉仪', from: today })
    expect(fields(early)).toEqual([{ field: 'dwelling', reason: 'not-here' }])
    const again = await change(building, '/end', { dwelling: one.id, from })
    expect(fields(again)).toEqual([{ field: 'dwelling', reason: 'ended-by-then' }])
  })
})

describe('splitting a door', () => {
  it('leaves the household behind the first part, the owners with each, and earlier days as they were', async () => {
    const building = houses[6]!
    const [door] = (await doorsOf(building)) as [Door]
    const { person } = await enter(door.id)
    await people(`/dwellings/${door.id}/owners`, {
      from: '2020-01-01',
      exclusiveArea: 90,
      owners: [{ person, share: 1 }],
    })
    const before = { figures: await figures(yesterday), counts: await counts(yesterday), now: await figures(today) }
    const parts = [
      { door: `${door.door}A`, area: 50 },
      { door: `${door.door}B`, area: 40 },
    ]
    const bare = await change(building, '/split', {
      dwelling: door.id,
      parts: [parts[0], { door: parts[1]!.door }],
      from: today,
    })
    expect(fields(bare)).toEqual([{ field: 'parts.1.area', reason: 'area-for-owners' }])
    const split = await change(building, '/split', { dwelling: door.id, parts, from: today })
    expect(split.status).toBe(200)
    const [first, second] = split.body.dwellings as [string, string]
    expect(await staysOf(person)).toEqual([
      { dwelling: door.id, from: '2020-05-01', to: today },
      { dwelling: first, from: today, to: null },
    ])
    expect([await ownersOf(first), await ownersOf(second)]).toEqual([
      [{ name: '岑婉仪', share: 1, area: 50 }],
      [{ name: '岑婉仪', share: 1, area: 40 }],
    ])
    expect((await page(building)).doors.filter(({ before: made }) => made[0]?.id === door.id)).toHaveLength(2)
    expect(await figures(yesterday)).toEqual(before.figures)
    expect(await counts(yesterday)).toEqual(before.counts)
    expect((await figures(today)).dwellings).toBe(before.now.dwellings + 1)
    const names = await change(building, '/split', {
      dwelling: second,
      parts: [{ door: '8X' }, { door: ' 8X' }],
      from: later(today, 1),
    })
    expect(fields(names)).toEqual([{ field: 'parts.1.door', reason: 'named-twice' }])
  })
})

describe('adding and ending a door', () => {
  it('adds one from a day on, and no number twice', async () => {
    const building = houses[7]!
    const house = await page(building)
    const staircase = house.staircases[0]!.id
    const [door] = (await doorsOf(building)) as [Door]
    const body = { staircase, floor: 1, door: '1X', from: today }
    expect((await change(building, '', body)).status).toBe(200)
    const ask = async (more: object) => fields(await change(building, '', { ...body, door: '2X', ...more }))
    expect(await ask({ door: door.door })).toEqual([{ field: 'door', reason: 'door-twice' }])
    expect(await ask({ door: '１Ｘ' })).toEqual([{ field: 'door', reason: 'door-twice' }])
    expect(await ask({ floor: 0 })).toEqual([{ field: 'floor', reason: 'no-such-floor' }])
    expect(await ask({ floor: 59 })).toEqual([{ field: 'floor', reason: 'above-the-roof' }])
    expect(await ask({ staircase: building })).toEqual([{ field: 'staircase', reason: 'unknown' }])
    expect((await doorsOf(building)).filter(({ door: name }) => name === '1X')).toHaveLength(1)
  })

  it('ends one only once nobody lives there, and its number is free then', async () => {
    const building = houses[8]!
    const [door, empty] = (await doorsOf(building)) as [Door, Door]
    const { person } = await enter(door.id)
    const from = today
    expect(fields(await change(building, '/end', { dwelling: door.id, from }))).toEqual([
      { field: 'dwelling', reason: 'lived-in' },
    ])
    await people(`/residents/${person}/end`, { reason: 'moved', on: today })
    expect((await change(building, '/end', { dwelling: door.id, from })).status).toBe(200)
    expect((await page(building)).doors.find(({ id }) => id === door.id)).toMatchObject({ to: today })
    const staircase = door.staircase
    const anew = await change(building, '', { staircase, floor: door.floor, door: door.door, from })
    expect(anew.status).toBe(200)
    expect(fields(await change(building, '/end', { dwelling: anew.body.dwelling, from }))).toEqual([
      { field: 'from', reason: 'before-it-began' },
    ])
    expect((await change(building, '/end', { dwelling: empty.id, from: later(today, 5) })).status).toBe(200)
  })

  it('is the desk’s to do, nobody else’s', async () => {
    const building = houses[9]!
    const [one, other] = (await doorsOf(building)) as [Door, Door]
    const body = { dwellings: [one.id, other.id], door: one.door, from: today }
    for (const name of ['gridLeader', 'gridWorker', 'captain', 'property', 'neighbourClerk', 'auditor'] as const) {
      expect((await change(building, '/merge', body, name)).status).toBe(403)
    }
    expect((await change(building, '/merge', body, 'secretary')).status).toBe(200)
    const neighbours = await change(one.id, '', { staircase: one.staircase, floor: 1, door: '7X', from: today })
    expect(neighbours.status).toBe(404)
  })

  it('answers a merge and a move in that cross each other with one that holds', async () => {
    const building = houses[10]!
    const [one, other] = (await doorsOf(building)) as [Door, Door]
    const [merged, entered] = await Promise.all([
      change(building, '/merge', { dwellings: [one.id, other.id], door: one.door, from: today }),
      people('/residents', { dwelling: one.id, name: '岑婉仪', from: '2020-05-01' }),
    ])
    const [there] = await town.look<{ dwelling_id: string; valid_to: string | null }>(
      `select p.dwelling_id, d.valid_to::text from persons p join dwellings d on d.id = p.dwelling_id
       where p.id = $1`,
      [(entered.body.person as string | undefined) ?? one.id],
    )
    if (entered.status === 201) expect(there).toMatchObject({ valid_to: null })
    else expect(entered.body).toMatchObject({ code: 'people.ended-dwelling' })
    expect([200, 422]).toContain(merged.status)
    if (merged.status === 422) expect(fields(merged)).toEqual([{ field: 'dwellings.0', reason: 'somebody-came' }])
  })
})
