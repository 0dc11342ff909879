import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Building } from '../../src/places/contract-buildings.ts'
import { openTown, type Town } from '../town/open-town.ts'

let town: Town
let clerk: string
let houses: { id: string; number: number; grid: string }[]
let grids: string[]

beforeAll(async () => {
  town = await openTown()
  clerk = await town.as('clerk')
  houses = await town.look(
    'select id, number, grid_id as grid from buildings where community_id = $1 order by number',
    [town.gangwan],
  )
  grids = (
    await town.look<{ id: string }>('select id from grids where community_id = $1 order by number', [town.gangwan])
  ).map(({ id }) => id)
})
afterAll(() => town.close())

const at = (path: string) => `/api/places/${town.gangwan}/${path}`
const page = async (building: string, cookies = clerk) =>
  (await town.ask('GET', at(`buildings/${building}`), { cookies })).body as unknown as Building
const move = (building: string, body: object, cookies = clerk) =>
  town.ask('POST', at(`buildings/${building}/move`), { cookies, body })
const today = async () => (await page(houses[0]!.id)).today
const later = (day: string, days: number) =>
  new Date(Date.parse(`${day}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10)
const nextDays = (days: number) => town.clock.advance(days * 86_400_000)
const gridNow = async (building: string) =>
  (await town.look<{ grid_id: string }>('select grid_id from buildings where id = $1', [building]))[0]!.grid_id

const staysOf = (building: string) =>
  town.look(
    'select grid_id as grid, valid_from::text as from, valid_to::text as to from building_grids where building_id = $1 order by 2',
    [building],
  )

describe('a building', () => {
  it('is one page: floors, doors, staircases and the grid it is in since it is here', async () => {
    const house = await page(houses[0]!.id)
    const doors = await town.look('select id from dwellings where building_id = $1', [house.id])
    expect(house.doors).toHaveLength(doors.length)
    expect(house.stays).toEqual([{ grid: house.grid, gridName: house.gridName, from: '2026-01-01', to: null }])
    expect(house).toMatchObject({ name: '1栋', mayChange: true, mayKeep: true })
  })

  it('is shown to whoever works in the community, and does not exist for its neighbours', async () => {
    const status = async (name: Parameters<Town['as']>[0]) =>
      (await town.ask('GET', at(`buildings/${houses[0]!.id}`), { cookies: await town.as(name) })).status
    expect(await status('gridWorker')).toBe(200)
    expect(await status('captain')).toBe(200)
    expect(await status('auditor')).toBe(200)
    expect(await status('neighbourClerk')).toBe(404)
    expect((await town.ask('GET', at(`buildings/${houses[0]!.id}`))).status).toBe(401)
    expect((await town.ask('GET', at(`buildings/${grids[0]}`), { cookies: clerk })).status).toBe(404)
  })
})

describe('moving a building', () => {
  it('lets the new grid see what is open there, and leaves it with the office that holds it', async () => {
    const { id, grid } = houses[0]!
    const to = grids[1]!
    const reported = await town.report()
    const matter = reported.body.matter as string
    const holder = async () =>
      (
        await town.look<{ holder_office_id: string; grid_id: string }>(
          'select holder_office_id, grid_id from matters where id = $1',
          [matter],
        )
      )[0]!
    const before = await holder()
    const sees = async (name: 'gridWorker' | 'otherGridWorker') =>
      (await town.ask('GET', `/api/matters/${matter}`, { cookies: await town.as(name) })).status
    const words = async (name: 'gridWorker' | 'otherGridWorker') => {
      const papers = await town.ask('GET', `/api/matters/${matter}/papers`, { cookies: await town.as(name) })
      return JSON.stringify(papers.body).includes('纸箱')
    }
    expect([await sees('gridWorker'), await sees('otherGridWorker')]).toEqual([200, 404])
    expect(await move(id, { grid: to, from: await today(), seenIn: grid })).toMatchObject({ body: { done: true } })
    const after = await holder()
    expect(after).toEqual({ holder_office_id: before.holder_office_id, grid_id: to })
    expect([await sees('gridWorker'), await sees('otherGridWorker')]).toEqual([200, 200])
    expect([await words('gridWorker'), await words('otherGridWorker')]).toEqual([true, true])
    const accepted = await town.ask('POST', `/api/matters/${matter}/accept`, {
      cookies: await town.as('gridLeader'),
      body: {},
    })
    expect(accepted.status).toBe(200)
    const counted = await town.look<{ grid_id: string; sum: number }>(
      "select grid_id, sum(change)::int as sum from matter_counts where stage = 'registered' group by grid_id having sum(change) <> 0",
    )
    expect(counted).toEqual([{ grid_id: to, sum: 1 }])
    const next = await town.report()
    expect(next.status).toBe(201)
    expect(
      (await town.look<{ grid_id: string }>('select grid_id from matters where id = $1', [next.body.matter]))[0],
    ).toEqual({ grid_id: to })
  })

  it('answers two moves at once with one that holds and one that was too late', async () => {
    const { id, grid } = houses[10]!
    const [one, other] = grids.filter((each) => each !== grid)
    const from = await today()
    const answers = await Promise.all([
      move(id, { grid: one, from, seenIn: grid }),
      move(id, { grid: other, from, seenIn: grid }, await town.as('secretary')),
    ])
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409])
    expect(answers.find(({ status }) => status === 409)!.body).toMatchObject({ code: 'places.moved-meanwhile' })
    const won = answers.find(({ status }) => status === 200)!.body as { grid: string }
    expect(await gridNow(id)).toBe(won.grid)
  })

  it('answers a command that was sent twice with the same verdict', async () => {
    const { id, grid } = houses[12]!
    const body = { grid: grids.find((each) => each !== grid), from: await today(), seenIn: grid }
    const headers = { 'command-id': '019d0000-0000-7000-8000-00000000c0de' }
    const first = await town.ask('POST', at(`buildings/${id}/move`), { cookies: clerk, body, headers })
    const again = await town.ask('POST', at(`buildings/${id}/move`), { cookies: clerk, body, headers })
    expect(again.body).toEqual(first.body)
    expect((await page(id)).stays).toHaveLength(2)
  })

  it('names the field of what cannot be, and changes nothing', async () => {
    const { id, grid } = houses[20]!
    const from = later(await today(), 4)
    const to = grids.find((each) => each !== grid)!
    const fields = async (body: object) => (await move(id, { grid: to, from, seenIn: grid, ...body })).body.fields
    expect(await fields({ from: later(from, -9) })).toEqual([{ field: 'from', reason: 'in-the-past' }])
    expect(await fields({ from: '2026-13-01' })).toEqual([{ field: 'from', reason: 'not-a-day' }])
    expect(await fields({ grid })).toEqual([{ field: 'grid', reason: 'there-already' }])
    const [foreign] = await town.look<{ id: string }>('select id from grids where community_id = $1', [town.lingang])
    expect(await fields({ grid: foreign!.id })).toEqual([{ field: 'grid', reason: 'unknown' }])
    expect((await page(id)).stays).toHaveLength(1)
    await move(id, { grid: to, from, seenIn: grid })
    expect(await fields({ from: later(from, 1) })).toEqual([{ field: 'from', reason: 'planned-already' }])
    const withdrawn = await town.ask('POST', at(`buildings/${id}/withdraw-move`), { cookies: clerk })
    expect(withdrawn.status).toBe(200)
    expect((await page(id)).stays).toHaveLength(1)
  })

  it('is the desk’s to do, nobody else’s', async () => {
    const { id, grid } = houses[21]!
    const body = { grid: grids.find((each) => each !== grid), from: await today(), seenIn: grid }
    for (const name of ['gridLeader', 'gridWorker', 'captain', 'property', 'neighbourClerk'] as const) {
      expect(await move(id, body, await town.as(name))).toMatchObject({ status: 403, body: { code: 'places.refused' } })
    }
    expect((await move(id, body, await town.as('auditor'))).status).toBe(403)
    expect(await gridNow(id)).toBe(grid)
  })

  it('cannot be stored so that a building is in two grids or in none', async () => {
    const { id } = houses[30]!
    const [other] = grids
    await expect(
      town.look(
        "insert into building_grids (community_id, building_id, grid_id, valid_from) values ($1, $2, $3, '2027-01-01')",
        [town.gangwan, id, other],
      ),
    ).rejects.toThrow(/exclusion/)
    await expect(
      town.look("update building_grids set valid_to = '2027-01-01' where building_id = $1", [id]),
    ).rejects.toThrow(/foreign key/)
  })
})

describe('facilities', () => {
  const house = () => houses[2]!.id
  const add = (body: object, cookies = clerk) =>
    town.ask('POST', at(`buildings/${house()}/facilities`), { cookies, body })

  it('are entered, looked at and ended; what ended stays in the history', async () => {
    const day = await today()
    const added = await add({ kind: 'lamp', floor: 3, spot: '三楼转角', condition: 'worn', checkedOn: day })
    expect(added.status).toBe(200)
    const path = at(`facilities/${added.body.id}`)
    const looked = await town.ask('PUT', path, { cookies: clerk, body: { spot: '三楼转角', condition: 'broken' } })
    expect(looked.status).toBe(200)
    expect((await page(house())).facilities).toMatchObject([
      { kind: 'lamp', floor: 3, condition: 'broken', checkedOn: day, from: day, to: null },
    ])
    const on = later(day, 1)
    expect((await town.ask('POST', `${path}/end`, { cookies: clerk, body: { on } })).status).toBe(200)
    expect((await page(house())).facilities).toMatchObject([{ to: on }])
  })

  it('are kept by the grid they stand in, and followed when the building moves', async () => {
    const inGrid = houses.find(({ grid, number }) => grid === grids[0] && number > 2)!
    const worker = await town.as('gridWorker')
    const path = at(`buildings/${inGrid.id}/facilities`)
    const mine = await town.ask('POST', path, {
      cookies: worker,
      body: { kind: 'handrail', spot: '一梯', condition: 'good' },
    })
    expect(mine.status).toBe(200)
    const other = await town.as('otherGridWorker')
    const body = { spot: '一梯', condition: 'broken' }
    expect((await town.ask('PUT', at(`facilities/${mine.body.id}`), { cookies: other, body })).status).toBe(403)
    await move(inGrid.id, { grid: grids[1], from: await today(), seenIn: grids[0] })
    expect((await town.ask('PUT', at(`facilities/${mine.body.id}`), { cookies: other, body })).status).toBe(200)
  })

  it('are refused field by field', async () => {
    const fields = async (body: object) =>
      (await add({ kind: 'well', spot: '门前', condition: 'good', ...body })).body.fields
    expect(await fields({ floor: 59 })).toEqual([{ field: 'floor', reason: 'above-the-roof' }])
    expect(await fields({ checkedOn: '2999-01-01' })).toEqual([{ field: 'checkedOn', reason: 'in-the-future' }])
    expect(await fields({ staircase: houses[0]!.id })).toEqual([{ field: 'staircase', reason: 'unknown' }])
    expect(await fields({ kind: 'statue' })).toMatchObject([{ field: 'kind' }])
    expect((await add({ kind: 'well', spot: '门前', condition: 'good' }, await town.as('captain'))).status).toBe(403)
  })
})

describe('how many there were', () => {
  it('is counted from the rows of the day', async () => {
    const figures = async (on: string) => (await town.ask('GET', at(`figures?on=${on}`))).body
    expect(await figures('2025-12-31')).toMatchObject({ grids: 0, buildings: 0, dwellings: 0, byGrid: [] })
    expect(await figures('2026-01-01')).toMatchObject({ grids: 9, buildings: 108, dwellings: 1854 })
    const before = (await figures('2026-01-01')).byGrid as { grid: string; buildings: number }[]
    const now = (await figures(await today())).byGrid as { grid: string; buildings: number }[]
    const sum = (list: { buildings: number }[]) => list.reduce((all, { buildings }) => all + buildings, 0)
    expect([sum(before), sum(now)]).toEqual([108, 108])
    expect(now).not.toEqual(before)
    expect(await figures('2026-02-31')).toMatchObject({ code: 'places.wrong-place' })
  })
})

// Sessions do not outlive the nights that pass here, so this comes last.
describe('a planned move', () => {
  it('moves it from a day on, once its day has come, exactly once from two processes', async () => {
    const { id, grid } = houses[5]!
    const to = grids.find((each) => each !== grid)!
    const from = later(await today(), 3)
    const planned = await move(id, { grid: to, from, seenIn: grid })
    expect(planned).toMatchObject({ status: 200, body: { done: false } })
    await nextDays(2)
    await town.mind()
    expect(await gridNow(id)).toBe(grid)
    await nextDays(1)
    await Promise.all([town.mind(), town.mind(), town.mind()])
    expect(await gridNow(id)).toBe(to)
    const told = await town.look("select id from journal where kind = 'building.moved' and subject_id = $1", [id])
    expect(told).toHaveLength(1)
    expect(await staysOf(id)).toEqual([
      { grid, from: '2026-01-01', to: from },
      { grid: to, from, to: null },
    ])
    expect(await gridNow(houses[20]!.id)).toBe(houses[20]!.grid)
  })
})
