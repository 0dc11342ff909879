import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { CastName } from '../../src/people/testing.ts'
import type { Estate } from '../../src/places/contract.ts'
import type { Building } from '../../src/places/contract-buildings.ts'
import { centreOf, type Point, type Ring, rectangle } from '../../src/places/rules-geometry.ts'
import { toEarth } from '../../src/places/rules-ground.ts'
import { sharedArea, standsIn } from '../../src/places/rules-outlines.ts'
import { openTown, type Town } from '../town/open-town.ts'

let town: Town
let clerk: string
let estate: Estate
let teams: string[]
let group: string

const estateNow = async () => (await town.ask('GET', `/api/places/${town.gangwan}`)).body as unknown as Estate
const later = (day: string, days: number) =>
  new Date(Date.parse(`${day}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10)
const fields = (answer: { body: object }) => (answer.body as { fields?: unknown }).fields
const ringOf = (outline: unknown) => outline as Ring

beforeAll(async () => {
  town = await openTown()
  clerk = await town.as('clerk')
  estate = await estateNow()
  const found = await town.look<{ id: string }>(
    "select id from organisations where community_id = $1 and kind = 'team' order by id",
    [town.gangwan],
  )
  teams = found.map(({ id }) => id)
  const all = estate.buildings.map(({ id }) => id)
  const lay = { areas: [{ team: teams[0]!, buildings: all }], from: later(estate.today, -10) }
  await people('duty-areas', lay)
  group = (await people('building-groups', { name: '一号群', keeper: '冯婉', buildings: all })).body.group as string
})
afterAll(() => town.close())

const people = (path: string, body: object) =>
  town.ask('POST', `/api/people/${path}`, { cookies: clerk, body: { community: town.gangwan, ...body } })

/** A free spot of a grid for a house of ten metres by eight. */
function spotIn(grid: Estate['grids'][number]): Ring {
  const standing = estate.buildings.map(({ outline }) => ringOf(outline))
  const [x, y] = centreOf(ringOf(grid.outline))
  for (let step = 0; step < 400; step += 1) {
    const at: Point = [x + ((step % 20) - 10) * 6, y + (Math.floor(step / 20) - 10) * 6]
    const ring = rectangle(at, { length: 10, depth: 8, angle: 0.1 })
    if (standsIn(ring, ringOf(grid.outline)) && standing.every((other) => sharedArea(ring, other) === 0)) return ring
  }
  throw new Error('the grid is full')
}

const wish = (more: object = {}) => ({
  grid: estate.grids[0]!.id,
  number: 201,
  floors: 6,
  staircases: 2,
  doors: 3,
  hasLift: false,
  system: 'metres',
  outline: spotIn(estate.grids[0]!),
  from: estate.today,
  team: teams[1],
  group,
  ...more,
})
const add = async (more: object = {}, who: CastName = 'clerk') =>
  town.ask('POST', `/api/places/${town.gangwan}/buildings`, { cookies: await town.as(who), body: wish(more) })
const end = async (building: string, from: string, who: CastName = 'clerk') =>
  town.ask('POST', `/api/places/${town.gangwan}/buildings/${building}/end`, {
    cookies: await town.as(who),
    body: { from },
  })
const pageOf = async (building: string) =>
  (await town.ask('GET', `/api/places/${town.gangwan}/buildings/${building}`, { cookies: clerk }))
    .body as unknown as Building
const answering = (building: string) =>
  town.look(
    `select d.team_id as team, d.valid_from::text as from, d.valid_to::text as to,
       (select s.group_id from group_buildings s where s.building_id = d.building_id) as group
     from duty_areas d where d.building_id = $1 order by d.valid_from`,
    [building],
  )

describe('a new building', () => {
  it('stands with its outline, staircases, doors, team and group from the day on, and is told', async () => {
    const added = await add()
    expect(added.status).toBe(200)
    const building = added.body.building as string
    const page = await pageOf(building)
    expect(page).toMatchObject({ number: 201, name: '201栋', floors: 6, grid: estate.grids[0]!.id, from: estate.today })
    expect(page.staircases.map(({ code }) => code)).toEqual(['GW-201-1', 'GW-201-2'])
    expect(page.doors).toHaveLength(36)
    expect(page.doors.filter(({ floor }) => floor === 6).map(({ door }) => door)).toContain('603')
    expect((await estateNow()).buildings.find(({ id }) => id === building)?.outline).toEqual(spotInFirst())
    expect(await answering(building)).toEqual([{ team: teams[1], from: estate.today, to: null, group }])
    expect(await town.look('select kind from journal where subject_id = $1 order by kind', [building])).toEqual([
      { kind: 'building.added' },
      { kind: 'duty.rotated' },
    ])
    // Its staircases are found by their codes at once, and its doors take a household.
    expect((await town.ask('GET', '/api/places/staircases/GW-201-2')).status).toBe(200)
  })

  const spotInFirst = () => spotIn(estate.grids[0]!)

  it('is drawn in degrees too, as maps in China give them', async () => {
    const grid = estate.grids[1]!
    const spot = spotIn(grid)
    const outline = [...spot, spot[0]!].map((point) => toEarth(estate.anchor!, point))
    const added = await add({ grid: grid.id, number: 202, system: 'cgcs2000', outline })
    expect(added.status).toBe(200)
    const kept = ringOf((await estateNow()).buildings.find(({ number }) => number === 202)!.outline)
    expect(sharedArea(kept, spot)).toBeCloseTo(80, 0)
    const there = { grid: grid.id, number: 203, system: 'gcj02', outline }
    // The same degrees mean a spot half a kilometre away on such a map.
    expect(fields(await add(there))).toEqual([{ field: 'outline', reason: 'outside-its-grid' }])
  })

  it('is refused with the place that stands in the way', async () => {
    const ask = async (more: object) =>
      fields(await add({ number: 210, grid: estate.grids[3]!.id, outline: spotIn(estate.grids[3]!), ...more }))
    const other = estate.buildings.find(({ grid }) => grid === estate.grids[3]!.id)!
    const bow = [
      [0, 0],
      [10, 10],
      [10, 0],
      [0, 10],
    ]
    const at = centreOf(ringOf(other.outline))
    const there = bow.map(([x, y]) => [x! + at[0], y! + at[1]])
    expect(await ask({ outline: there })).toEqual([{ field: 'outline', reason: 'crosses-itself' }])
    expect(await ask({ outline: there.slice(0, 2) })).toEqual([{ field: 'outline', reason: 'too-few-corners' }])
    expect(await ask({ outline: other.outline })).toEqual([{ field: `outline.${other.id}`, reason: 'overlaps' }])
    expect(await ask({ outline: spotIn(estate.grids[2]!) })).toEqual([{ field: 'outline', reason: 'outside-its-grid' }])
    expect(await ask({ number: other.number })).toEqual([{ field: 'number', reason: 'number-taken' }])
    expect(await ask({ floors: 60, staircases: 20, doors: 20 })).toEqual([{ field: 'doors', reason: 'too-many-doors' }])
    expect(await ask({ from: later(estate.today, -1) })).toEqual([{ field: 'from', reason: 'in-the-past' }])
    expect(await ask({ from: '2026-02-30' })).toEqual([{ field: 'from', reason: 'not-a-day' }])
    expect(await ask({ grid: other.id })).toEqual([{ field: 'grid', reason: 'unknown' }])
  })

  it('is refused without a team or a group, or with one that there is not; nothing stays of it', async () => {
    const spot = { outline: spotIn(estate.grids[3]!), grid: estate.grids[3]!.id, number: 211 }
    const before = await town.look('select count(*)::int from buildings')
    const needed = [
      { field: 'team', reason: 'needed' },
      { field: 'group', reason: 'needed' },
    ]
    expect(fields(await add({ ...spot, team: undefined, group: undefined }))).toEqual(needed)
    expect(fields(await add({ ...spot, team: group, group: teams[0] }))).toEqual([
      { field: 'team', reason: 'not-a-team' },
      { field: 'group', reason: 'unknown' },
    ])
    for (const name of ['gridLeader', 'captain', 'auditor', 'neighbourClerk'] as const)
      expect((await add(spot, name)).status).toBe(403)
    expect(await town.look('select count(*)::int from buildings')).toEqual(before)
  })
})

describe('a building that ends', () => {
  it('is refused while somebody lives there, with the door named', async () => {
    const [house] = (await estateNow()).buildings
    const page = await pageOf(house!.id)
    const body = { dwelling: page.doors[0]!.id, name: '岑婉仪', from: '2020-05-01' }
    await town.ask('POST', `/api/people/${town.gangwan}/residents`, { cookies: clerk, body })
    expect(fields(await end(house!.id, estate.today))).toEqual([
      { field: `doors.${page.doors[0]!.id}`, reason: 'lived-in' },
    ])
    expect((await end(house!.id, estate.today, 'gridLeader')).status).toBe(403)
    expect((await end(house!.id, later(estate.today, -1))).status).toBe(422)
  })

  it('on the day it was entered was a mistake: it is taken back, with its number, while nothing was built on it', async () => {
    const spot = { grid: estate.grids[5]!.id, outline: spotIn(estate.grids[5]!), number: 230 }
    const rows = () =>
      town.look(`select (select count(*)::int from buildings) as buildings, (select count(*)::int from dwellings) as doors,
        (select count(*)::int from staircases) as stairs, (select count(*)::int from building_grids) as grids,
        (select count(*)::int from duty_areas) as teams, (select count(*)::int from group_buildings) as groups`)
    const before = await rows()
    const building = (await add(spot)).body.building as string
    expect((await end(building, estate.today, 'gridLeader')).status).toBe(403)
    expect((await end(building, estate.today)).status).toBe(200)
    expect(await rows()).toEqual(before)
    expect((await town.ask('GET', '/api/places/staircases/GW-230-1')).status).toBe(404)
    const told = 'select kind from journal where subject_id = $1 and kind like $2 order by id'
    expect(await town.look(told, [building, 'building.%'])).toEqual([
      { kind: 'building.added' },
      { kind: 'building.taken_back' },
    ])
    // The same number on the same ground, as it should have been; somebody lives there now.
    const again = (await add({ ...spot, floors: 7 })).body.building as string
    const [door] = (await pageOf(again)).doors
    const body = { dwelling: door!.id, name: '岑婉仪', from: estate.today }
    expect((await town.ask('POST', `/api/people/${town.gangwan}/residents`, { cookies: clerk, body })).status).toBe(201)
    const stands = (await rows())[0] as { buildings: number; doors: number }
    expect(fields(await end(again, estate.today))).toEqual([{ field: `doors.${door!.id}`, reason: 'lived-in' }])
    const page = { cookies: clerk, body: { kind: 'lamp', spot: '一楼', condition: 'good' } }
    const other = (await add({ ...spot, number: 232, grid: estate.grids[7]!.id, outline: spotIn(estate.grids[7]!) }))
      .body
    await town.ask('POST', `/api/places/${town.gangwan}/buildings/${other.building}/facilities`, page)
    expect(fields(await end(other.building as string, estate.today))).toEqual([
      { field: 'building', reason: 'built-on' },
    ])
    expect(await rows()).toMatchObject([{ buildings: stands.buildings + 1, doors: stands.doors + 36 }])
    expect(await pageOf(again)).toMatchObject({ floors: 7, to: null })
  })

  it('on a later day goes on once that is taken back, with its doors, facilities, team and group', async () => {
    const house = (await estateNow()).buildings[7]!
    const lamp = { kind: 'lamp', spot: '一楼', condition: 'good' }
    const path = `/api/places/${town.gangwan}/buildings/${house.id}`
    expect((await town.ask('POST', `${path}/facilities`, { cookies: clerk, body: lamp })).status).toBe(200)
    const [page, answers] = [await pageOf(house.id), await answering(house.id)]
    const back = async (who: CastName = 'clerk') =>
      town.ask('POST', `${path}/withdraw-end`, { cookies: await town.as(who) })
    expect(fields(await back())).toEqual([{ field: 'building', reason: 'no-end-planned' }])
    const on = later(estate.today, 20)
    expect((await end(house.id, on)).status).toBe(200)
    expect((await pageOf(house.id)).facilities[0]).toMatchObject({ to: on })
    expect((await back('gridLeader')).status).toBe(403)
    expect((await back()).status).toBe(200)
    expect(await pageOf(house.id)).toEqual(page)
    expect(await answering(house.id)).toEqual(answers)
    expect(await town.look(`select facts from journal where kind = 'building.end_withdrawn'`)).toEqual([
      { facts: { on } },
    ])
    expect(fields(await back())).toEqual([{ field: 'building', reason: 'no-end-planned' }])
  })

  it('does not go on where another building is to stand on its ground by then, or its grid or team ends', async () => {
    const house = (await estateNow()).buildings.filter(({ grid }) => grid === estate.grids[6]!.id)[1]!
    const back = () =>
      town.ask('POST', `/api/places/${town.gangwan}/buildings/${house.id}/withdraw-end`, { cookies: clerk })
    const on = later(estate.today, 30)
    const team = (await people('organisations', { kind: 'team', name: '晚潮亲友队' })).body.organisation as string
    const rotated = await people('duty-areas/rotate', { team, buildings: [house.id] })
    expect(rotated.status).toBe(200)
    expect((await end(house.id, on)).status).toBe(200)
    const there = { grid: house.grid, outline: house.outline, number: 231, from: later(on, 1) }
    expect((await add(there)).status).toBe(200)
    expect(fields(await back())).toEqual([{ field: 'building', reason: 'place-taken' }])
    const [planned] = await town.look<{ id: string }>('select id from buildings where number = 231')
    expect((await end(planned!.id, there.from)).status).toBe(200)
    await town.look('update organisations set valid_to = $2 where id = $1', [team, on])
    expect(fields(await back())).toEqual([{ field: 'building', reason: 'its-team-ends' }])
    await town.look('update organisations set valid_to = null where id = $1', [team])
    await town.look('update grids set redraws_at = $2::timestamptz, next_outline = outline where id = $1', [
      house.grid,
      `${on}T00:00:00Z`,
    ])
    expect(fields(await back())).toEqual([{ field: 'building', reason: 'grid-planned-already' }])
    await town.look('update grids set redraws_at = null, next_outline = null where id = $1', [house.grid])
    expect((await back()).status).toBe(200)
  })

  it('takes its doors, staircases, team and group with it, and stays in the days before', async () => {
    const house = (await estateNow()).buildings[5]!
    expect((await end(house.id, estate.today)).status).toBe(200)
    expect((await estateNow()).buildings.some(({ id }) => id === house.id)).toBe(false)
    const page = await pageOf(house.id)
    const ends = [page.to, ...page.doors.map(({ to }) => to), ...page.staircases.map(({ to }) => to)]
    expect(new Set(ends)).toEqual(new Set([estate.today]))
    expect(await answering(house.id)).toMatchObject([{ team: teams[0], to: estate.today }])
    expect((await town.ask('GET', `/api/places/staircases/${house.staircases[0]!.code}`)).status).toBe(404)
    expect(fields(await end(house.id, later(estate.today, 1)))).toEqual([{ field: 'from', reason: 'ended-by-then' }])
    const counted = await town.ask('GET', `/api/places/${town.gangwan}/figures?on=${later(estate.today, -1)}`)
    expect(counted.body.buildings).toBe(108)
  })

  // Sessions do not outlive the nights that pass here, so this comes last.
  it('and one that begins do so on a later day by themselves', async () => {
    const on = later(estate.today, 3)
    const house = (await estateNow()).buildings[8]!
    const grid = estate.grids[4]!
    const added = await add({ grid: grid.id, outline: spotIn(grid), number: 220, from: on })
    expect([added.status, (await end(house.id, on)).status]).toEqual([200, 200])
    const numbers = async () => (await estateNow()).buildings.map(({ number }) => number)
    expect(await numbers()).not.toContain(220)
    expect(await numbers()).toContain(house.number)
    await town.clock.advance(3 * 86_400_000)
    await town.mind()
    expect(await numbers()).toContain(220)
    expect(await numbers()).not.toContain(house.number)
    const cookies = await town.newSession('clerk')
    const { items } = (await town.ask('GET', `/api/people/coverage?community=${town.gangwan}`, { cookies })).body as {
      items: { number: number; team: { id: string } | null; group: { id: string } | null }[]
    }
    expect(items.find(({ number }) => number === 220)).toMatchObject({ team: { id: teams[1] }, group: { id: group } })
    expect(items.some(({ number }) => number === house.number)).toBe(false)
  })
})
