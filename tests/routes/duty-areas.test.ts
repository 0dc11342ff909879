import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { CastName } from '../../src/people/testing.ts'
import { newId } from '../../src/platform/ids.ts'
import { openTown, type Town } from '../town/open-town.ts'

let town: Town
let clerk: string
let teams: string[]
let buildings: { id: string; number: number; grid: string }[]

beforeAll(async () => {
  town = await openTown()
  await town.clock.set('2026-11-25T02:00:00Z')
  clerk = await town.as('clerk')
  teams = (
    await town.look<{ id: string }>(
      "select id from organisations where community_id = $1 and kind = 'team' order by id",
      [town.gangwan],
    )
  ).map(({ id }) => id)
  buildings = await town.look(
    'select id, number, grid_id as grid from buildings where community_id = $1 order by number',
    [town.gangwan],
  )
})
afterAll(() => town.close())

const get = async (path: string, who: CastName = 'clerk') => town.ask('GET', path, { cookies: await town.as(who) })
const post = async (path: string, body: object, who?: CastName) =>
  town.ask('POST', path, { cookies: who ? await town.as(who) : clerk, body: { community: town.gangwan, ...body } })
const faults = (answer: { body: object }) => (answer.body as { fields?: unknown }).fields
const shared = () =>
  teams.map((team, index) => ({ team, buildings: buildings.filter((_, at) => at % 8 === index).map(({ id }) => id) }))
const rotate = (team: string, ids: string[], from?: string) =>
  post('/api/people/duty-areas/rotate', { team, buildings: ids, ...(from ? { from } : {}) })

type Covered = {
  building: string
  captain: { name: string; standsIn: string | null } | null
  team: { id: string } | null
  teamMembers: number
  worker: { name: string; standsIn: string | null } | null
  group: { name: string } | null
  uncovered: string[]
}
const coverage = async (building: string) =>
  ((await get(`/api/people/coverage?community=${town.gangwan}&building=${building}`)).body as { items: Covered[] })
    .items[0]!
const turnsOf = (building: string) =>
  town.look<{ team: string; from: string; to: string | null }>(
    `select team_id as team, valid_from::text as from, valid_to::text as to from duty_areas
     where building_id = $1 order by valid_from, valid_to`,
    [building],
  )

describe('duty areas', () => {
  it('are not laid out while a building is without a team, has two, or is given to none', async () => {
    const whole = shared()
    const [left, ...rest] = whole[0]!.buildings
    const lay = (areas: object[]) => post('/api/people/duty-areas', { areas })
    const gap = await lay([{ team: teams[0]!, buildings: rest }, ...whole.slice(1)])
    expect([gap.status, faults(gap)]).toEqual([400, [{ field: `areas.${left}`, reason: 'without-team' }]])
    const twice = await lay([...whole, { team: teams[1]!, buildings: [left] }])
    expect(faults(twice)).toEqual([{ field: `areas.${left}`, reason: 'twice' }])
    const nobody = newId()
    const none = await lay([{ ...whole[0]!, team: nobody }, ...whole.slice(1)])
    expect(faults(none)).toEqual([{ field: `areas.${nobody}`, reason: 'not-a-team' }])
    const before = await rotate(teams[0]!, [left!])
    expect(faults(before)).toEqual([{ field: 'buildings', reason: 'not-laid-out' }])
    expect(await town.look('select 1 from duty_areas')).toEqual([])
  })

  it('give every building one team from a day on, once', async () => {
    expect((await post('/api/people/duty-areas', { areas: shared(), from: '2026-11-01' })).status).toBe(201)
    const { items, laidOutFrom } = (await get(`/api/people/teams?community=${town.gangwan}`)).body as {
      items: { buildings: unknown[] }[]
      laidOutFrom: string
    }
    expect(laidOutFrom).toBe('2026-11-01')
    expect(items.reduce((sum, team) => sum + team.buildings.length, 0)).toBe(108)
    const again = await post('/api/people/duty-areas', { areas: shared(), from: '2026-11-02' })
    expect([again.status, again.body.code]).toEqual([409, 'people.already-so'])
  })

  it('go to another team from a day on, the same day too, and keep who answered when', async () => {
    const building = buildings[0]!.id
    expect((await rotate(teams[1]!, [building])).status).toBe(200)
    expect((await rotate(teams[2]!, [building])).status).toBe(200)
    expect((await rotate(teams[3]!, [building], '2026-12-01')).status).toBe(200)

    expect(await turnsOf(building)).toEqual([
      { team: teams[0], from: '2026-11-01', to: '2026-11-25' },
      { team: teams[1], from: '2026-11-25', to: '2026-11-25' },
      { team: teams[2], from: '2026-11-25', to: '2026-12-01' },
      { team: teams[3], from: '2026-12-01', to: null },
    ])
    const { items } = (await get(`/api/people/teams/${teams[2]}/duty?community=${town.gangwan}`)).body as {
      items: { building: { id: string }; from: string; to: string }[]
    }
    expect(items[0]).toMatchObject({ building: { id: building }, from: '2026-11-25', to: '2026-11-30' })
  })

  it('refuse a rotation into the past, to no team, of no building', async () => {
    const building = buildings[1]!.id
    expect(faults(await rotate(teams[1]!, [building], '2026-11-24'))).toEqual([
      { field: 'from', reason: 'in-the-past' },
    ])
    expect(faults(await rotate(newId(), [building]))).toEqual([{ field: 'team', reason: 'not-a-team' }])
    const nowhere = newId()
    expect(faults(await rotate(teams[1]!, [nowhere]))).toEqual([{ field: `buildings.${nowhere}`, reason: 'not-there' }])
  })

  it('leave exactly one team when two people rotate a building at once', async () => {
    const ids = buildings.slice(10, 20).map(({ id }) => id)
    const answers = await Promise.all([
      rotate(teams[5]!, ids, '2026-11-28'),
      rotate(teams[6]!, [...ids].reverse(), '2026-11-28'),
      rotate(teams[7]!, ids, '2026-11-28'),
    ])

    expect(answers.map(({ status }) => status).filter((status) => status !== 200 && status !== 409)).toEqual([])
    expect(answers.some(({ status }) => status === 200)).toBe(true)
    const open = await town.look<{ count: number; teams: number }>(
      `select count(*)::int as count, count(distinct team_id)::int as teams from duty_areas
       where building_id = any ($1) and valid_to is null`,
      [ids],
    )
    expect(open).toEqual([{ count: 10, teams: 1 }])
  })

  it('cannot be stored with two teams a day, a gap, or a building that nobody answers for', async () => {
    const building = buildings[30]!.id
    const another = `insert into duty_areas (community_id, id, building_id, team_id, valid_from)
      values ($1, $2, $3, $4, '2026-11-20')`
    await expect(town.look(another, [town.gangwan, newId(), building, teams[0]])).rejects.toThrow(/exclusion/)
    const gap = "update duty_areas set valid_to = '2026-11-20' where building_id = $1"
    await expect(town.look(gap, [building])).rejects.toThrow(/has no team/)
    await expect(town.look('delete from duty_areas where building_id = $1', [building])).rejects.toThrow(/has no team/)
    const stray = `insert into buildings select community_id, $1, grid_id, 999, 'GW-999', '999栋', floors, has_lift, year_built,
      outline, valid_from, null from buildings where id = $2`
    await expect(town.look(stray, [newId(), building])).rejects.toThrow(/has no team/)
  })

  it('open their buildings of today to a team member’s post, within five seconds', async () => {
    const actor = await town.actor('teamMember')
    const mine = await town.look<{ id: string }>(
      `select building_id as id from duty_areas where team_id = $1 and valid_from <= '2026-11-25'
       and (valid_to is null or valid_to > '2026-11-25') order by building_id`,
      [teams[0]],
    )
    expect([...actor.buildings].sort()).toEqual(mine.map(({ id }) => id))
    expect((await town.actor('kinMember')).buildings).toEqual([buildings[0]!.id])

    const fresh = buildings.find(({ id }) => !actor.buildings.includes(id))!
    await rotate(teams[0]!, [fresh.id])
    expect((await town.actor('teamMember')).buildings).toContain(fresh.id)
    const { items } = (await get('/api/people/my-duty', 'teamMember')).body as {
      items: { team: { id: string }; buildings: { building: string }[] }[]
    }
    expect(items[0]!.team.id).toBe(teams[0])
    expect(items[0]!.buildings.map(({ building }) => building)).toContain(fresh.id)
    expect((await get('/api/people/my-duty', 'clerk')).body).toEqual({ items: [] })
  })
})

describe('a building is uncovered', () => {
  const home = () => buildings.find(({ id, grid }) => grid === buildings[0]!.grid && id === buildings[0]!.id)!

  it('while nobody of its team is there, and covered once somebody joined', async () => {
    const { id } = home()
    const before = await coverage(id)
    expect(before.uncovered).toEqual(['team'])
    expect(before).toMatchObject({
      captain: { name: '冯婉', standsIn: null },
      worker: { name: '黄志坚', standsIn: null },
    })
    const joined = await post(`/api/people/organisations/${before.team!.id}/members`, {
      name: '麦叔',
      role: 'head',
      force: 'model_worker',
    })
    expect(await coverage(id)).toMatchObject({ teamMembers: 1, uncovered: [] })

    const { membership } = joined.body as { membership: string }
    await post(`/api/people/memberships/${membership}/end`, { because: 'retired' })
    expect((await coverage(id)).uncovered).toEqual(['team'])
  })

  it('while its grid worker is on leave without a deputy, and covered by a deputy who is there', async () => {
    const { id } = home()
    const worker = town.cast.gridWorker
    const leave = async (deputy?: string) =>
      town.ask('POST', `/api/staff/posts/${worker.post}/leave`, {
        cookies: await town.as('secretary'),
        body: { from: '2026-11-25', to: '2026-11-26', ...(deputy ? { deputy } : {}) },
      })
    const cancel = async (answer: { body: object }) =>
      town.ask('DELETE', `/api/staff/leave/${(answer.body as { absence: string }).absence}`, {
        cookies: await town.as('secretary'),
      })
    const alone = await leave()
    expect(alone.status).toBe(201)
    expect(await coverage(id)).toMatchObject({ worker: null, uncovered: ['team', 'worker'] })
    await cancel(alone)
    const held = await leave(town.cast.gridLeader.account)
    expect(await coverage(id)).toMatchObject({ worker: { name: '黄志坚', standsIn: '林国栋' }, uncovered: ['team'] })
    await cancel(held)
    expect((await coverage(id)).worker).toEqual({ name: '黄志坚', standsIn: null })
  })

  it('once its captain’s post ended', async () => {
    const { id } = home()
    const ended = await town.ask('POST', `/api/staff/posts/${town.cast.captain.post}/end`, {
      cookies: await town.as('administrator'),
      body: {},
    })
    expect(ended.status).toBe(200)
    expect(await coverage(id)).toMatchObject({ captain: null, uncovered: ['captain', 'team'] })
  })

  it('and is listed with what is missing, for the whole community in one answer', async () => {
    const { items } = (await get(`/api/people/coverage?community=${town.gangwan}`, 'auditor')).body as {
      items: Covered[]
    }
    expect(items).toHaveLength(108)
    expect(items[0]).toMatchObject({ building: home().id, uncovered: ['captain', 'team'] })
    const stranger = await get(`/api/people/coverage?community=${town.gangwan}&building=${newId()}`)
    expect(stranger.status).toBe(404)
  })
})

describe('buildings’ groups', () => {
  it('have a name, a keeper and buildings; one group a building at a time', async () => {
    const opened = await post('/api/people/building-groups', {
      name: '1–3栋亲友群',
      keeper: '冯婉',
      buildings: buildings.slice(0, 3).map(({ id }) => id),
    })
    const other = await post('/api/people/building-groups', {
      name: '3–5栋亲友群',
      keeper: '梁伯',
      buildings: buildings.slice(2, 5).map(({ id }) => id),
    })
    expect([opened.status, other.status]).toEqual([201, 201])
    const { items } = (await get(`/api/people/building-groups?community=${town.gangwan}`)).body as {
      items: { name: string; buildings: { number: number }[] }[]
    }
    expect(items.map(({ buildings: of }) => of.map(({ number }) => number))).toEqual([
      [1, 2],
      [3, 4, 5],
    ])
    expect((await coverage(buildings[2]!.id)).group).toMatchObject({ name: '3–5栋亲友群' })
    const { group } = other.body as { group: string }
    const wrong = await post(`/api/people/building-groups/${group}/change`, { to: '2026-11-24' })
    expect(faults(wrong)).toEqual([{ field: 'to', reason: 'before-from' }])
    expect(
      (await post(`/api/people/building-groups/${group}/change`, { keeper: '区伯', to: '2026-11-30' })).status,
    ).toBe(200)
  })

  it('come apart cleanly when two people take the same building at once', async () => {
    const open = (name: string) =>
      post('/api/people/building-groups', { name, keeper: '区伯', buildings: [buildings[40]!.id, buildings[41]!.id] })
    const answers = await Promise.all([open('甲群'), open('乙群')])
    expect(answers.map(({ status }) => status)).toEqual([201, 201])
    const held = await town.look<{ count: number }>(
      'select count(*)::int as count from group_buildings where building_id = any ($1) and valid_to is null',
      [[buildings[40]!.id, buildings[41]!.id]],
    )
    expect(held).toEqual([{ count: 2 }])
  })
})

describe('what is planned', () => {
  it('holds once its day has come', async () => {
    await town.clock.set('2026-12-01T02:00:00Z')
    const cookies = await town.newSession('clerk')
    const of = async (building: string) => {
      const path = `/api/people/coverage?community=${town.gangwan}&building=${building}`
      return ((await town.ask('GET', path, { cookies })).body as { items: Covered[] }).items[0]!
    }
    expect((await of(buildings[0]!.id)).team).toMatchObject({ id: teams[3] })
    expect((await of(buildings[2]!.id)).group).toBeNull()
  })
})
