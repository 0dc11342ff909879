import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { goersOf } from '../../src/app/demo/goers.ts'
import { castGrids } from '../../src/app/demo/grid-staff.ts'
import { demoSeed } from '../../src/app/demo/places.ts'
import { playCare } from '../../src/app/demo/play-care.ts'
import { foundResidents } from '../../src/app/demo/residents.ts'
import { type CastName, castPassword, testCost } from '../../src/people/testing.ts'
import { findBuildings, findGrids } from '../../src/places/read.ts'
import { sealingWith } from '../../src/platform/secrets.ts'
import { testKey } from '../../src/platform/testing/cluster.ts'
import { openTown, type Town } from '../town/open-town.ts'

let town: Town
let play: (to: Date) => Promise<void>
const to = new Date('2026-11-25T11:40:00+08:00')
beforeAll(async () => {
  town = await openTown({ isDemo: true })
  await town.clock.set(to)
  const { cast, gangwan: community, accounts, process } = town
  await town.database.write({ kind: 'founder' }, (tx) =>
    foundResidents(tx, { community, seed: demoSeed, today: '2026-11-25', secrets: sealingWith(testKey) }),
  )
  const staff = await castGrids(accounts, { community, cast, passwordOf: () => castPassword, passwordCost: testCost })
  const ground = await town.database.read({ kind: 'public' }, async (tx) => ({
    grids: await findGrids(tx, community),
    buildings: await findBuildings(tx, community),
  }))
  const clerk = await town.actor('clerk')
  const goers = await goersOf(accounts, { cast, staff, ...ground })
  play = (at) =>
    playCare({
      context: process.context,
      clock: { set: (at) => town.clock.set(at), nextWake: async () => null, giveBack: async () => undefined },
      community,
      cast,
      clerk,
      leaders: ground.grids.map(({ id, number }) => {
        const { leader, leaderName } = staff.get(number)!
        return { grid: id, name: leaderName, account: leader.account }
      }),
      buildings: ground.buildings,
      goers,
      to: at,
    })
  await play(to)
  await town.mind()
}, 120_000)
afterAll(() => town.close())

const get = async <Body>(who: CastName, path: string) => {
  const { status, body } = await town.ask('GET', `/api/care/${town.gangwan}/${path}`, { cookies: await town.as(who) })
  expect(status, JSON.stringify(body)).toBe(200)
  return body as Body
}
type Line = { plan: string; kind: string; dueOn: string; isOpen: boolean; helper: string | null; name: string | null }
const count = async (what: string) =>
  (await town.look<{ count: number }>(`select count(*)::int as count from ${what}`))[0]!.count

describe('care in the demo', () => {
  it('has people whom somebody visits or calls, several of them today, each by somebody who agreed to go', async () => {
    const { items, today } = await get<{ items: Line[]; today: string }>('clerk', 'rounds')
    expect(today).toBe('2026-11-25')
    expect(items.length).toBeGreaterThan(12)
    const isToday = items.filter(({ dueOn, isOpen }) => isOpen && dueOn === today)
    expect(isToday.length).toBeGreaterThanOrEqual(5)
    expect(new Set(isToday.map(({ kind }) => kind))).toEqual(new Set(['visit', 'call']))
    expect(items.filter(({ helper }) => helper === null)).toEqual([])
    const { items: helpers } = await get<{ items: { weeklyMost: number; thisWeek: number }[] }>('clerk', 'helpers')
    expect(helpers.length).toBe(11)
    for (const { weeklyMost, thisWeek } of helpers) expect(thisWeek).toBeLessThanOrEqual(weeklyMost)
  })

  it('shows the volunteer and the grid workers with printed accounts whom they go to, by name, with one open today', async () => {
    for (const who of ['kinMember', 'gridWorker', 'otherGridWorker'] as const) {
      const { items } = await get<{ items: Line[] }>(who, 'rounds?mine=true')
      expect(items.length, who).toBeGreaterThan(0)
      expect(
        items.some(({ isOpen }) => isOpen),
        who,
      ).toBe(true)
      expect(
        items.every(({ name }) => name !== null),
        who,
      ).toBe(true)
    }
  })

  it('has a visit done today, one where nobody opened, concerns, somebody away and somebody nobody managed to see', async () => {
    const onDay = "(done_at at time zone 'Asia/Shanghai')::date = '2026-11-25'"
    expect(await count(`care_rounds where kind = 'visit' and result = 'well' and ${onDay}`)).toBe(1)
    expect(await count(`care_rounds where kind = 'call' and result = 'well' and ${onDay}`)).toBe(1)
    expect(await count("care_rounds where state = 'no_answer' and alarm_id is not null")).toBe(1)
    expect(await count('care_aways where cancelled_at is null and ends_at > clock_now()')).toBe(1)
    const { items: concerns } = await get<{ items: { by: string | null; referral: object | null }[] }>(
      'clerk',
      'concerns',
    )
    expect(concerns.map(({ referral }) => referral !== null)).toEqual([false, true])
    expect((await get<{ items: { kind: string }[] }>('clerk', 'notices')).items.map(({ kind }) => kind)).toEqual([
      'concern',
    ])
    const coverage = await get<{ items: object[]; people: number }>('clerk', 'coverage')
    expect(coverage.items).toHaveLength(1)
    expect(coverage.people).toBeGreaterThan(15)
  })

  it('has one alarm, from the door that nobody opened, and nothing expected that was missed before', async () => {
    const alarms = await town.look('select cause, state from alarms')
    expect(alarms).toEqual([{ cause: 'no_answer_at_door', state: 'notify' }])
    expect(await count("care_expectations where state = 'missed'")).toBe(0)
    expect(await count("care_expectations where state = 'open' and next_at < clock_now() + interval '12 hours'")).toBe(
      0,
    )
  })

  it('counts the days of those who are watched', async () => {
    const figures = await get<{ source: string; householdDays: number; perHundredHouseholdDays: number }>(
      'clerk',
      'reliability',
    )
    expect(figures.source).toBe('simulated')
    expect(figures.householdDays).toBeGreaterThan(100)
    expect(figures.perHundredHouseholdDays).toBeGreaterThan(0)
  })

  it('tells its pages the time by the clock that the demo plays with', async () => {
    // The program looks at that clock twice a second, and it has only just been moved.
    const away = async () => {
      const { headers } = await town.ask('GET', '/api/places')
      return Math.abs(Date.parse(String(headers['server-now'])) - to.getTime())
    }
    await expect.poll(away).toBeLessThan(60 * 60_000)
  })
})

describe('a demo', () => {
  const ask = async (headers: Record<string, string>, [method, path] = ['GET', '/api/places']) => {
    const answer = await town.ask(method!, path!, { headers, ...(method === 'POST' ? { body: {} } : {}) })
    return [answer.status, answer.body.code ?? null]
  }

  it('answers at the machine that runs it and through a forwarded port, and only says to a proxy or another name what to do', async () => {
    for (const host of ['127.0.0.1:8080', 'localhost:9000', '[::1]:8080'])
      expect(await ask({ host }), host).toEqual([200, null])
    const ways = [
      ...['demo.example', '192.0.2.7:8080', '127.0.0.1.demo.example'].map((host) => ({ host })),
      ...['x-forwarded-for', 'x-forwarded-proto', 'x-real-ip'].map((name) => ({ [name]: '192.0.2.7' })),
      ...[{ forwarded: 'for=192.0.2.7' }, { via: '1.1 demo.example' }],
    ]
    for (const way of ways) {
      const refused = [403, 'http.demo-elsewhere']
      expect(await ask(way), JSON.stringify(way)).toEqual(refused)
      expect(await ask(way, ['POST', '/api/session']), JSON.stringify(way)).toEqual(refused)
      const page = await town.ask('GET', '/console', { headers: { accept: 'text/html', ...way } })
      expect([page.status, page.raw.toString()]).toEqual([403, expect.stringContaining('npx gangwan demo --leave')])
      expect(await ask(way, ['GET', '/api/health'])).toEqual([200, null])
    }
  })
})

describe('a demo that is first started late in the evening', () => {
  it('shows visits and calls that are still open, and none of them lapsed before anybody looked', async () => {
    const known = (await town.look<{ id: string }>('select id from care_plans')).map(({ id }) => id)
    await play(new Date('2026-12-03T21:30:00+08:00'))
    await town.mind()
    const rounds = await town.look<{ plan: string; state: string; due: string; is_open: boolean }>(
      `select plan_id as plan, state, to_char(due_on, 'YYYY-MM-DD') as due, opens_on <= '2026-12-03' as is_open
       from care_rounds where plan_id <> all ($1)`,
      [known],
    )
    const lapsed = new Set(rounds.filter(({ state }) => state === 'lapsed').map(({ plan }) => plan))
    // One person is there whom nobody has managed to see.
    expect(lapsed.size).toBe(1)
    const open = rounds.filter(({ state, is_open }) => state === 'planned' && is_open)
    expect(open.filter(({ due }) => due === '2026-12-04').length).toBeGreaterThanOrEqual(5)
    expect(rounds.filter(({ state }) => state === 'done').length).toBeGreaterThan(5)
  })
})
