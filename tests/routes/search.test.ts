import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { CastName } from '../../src/people/testing.ts'
import { openTown, type Town } from '../town/open-town.ts'

let town: Town
let base: string
type Place = { dwelling: string; number: number; door: string; grid_number: number }
let doors: Place[]

beforeAll(async () => {
  town = await openTown({ throttled: true })
  base = `/api/people/${town.gangwan}`
  doors = await town.look<Place>(
    `select d.id as dwelling, b.number, d.door, g.number as grid_number from dwellings d
     join buildings b on b.community_id = d.community_id and b.id = d.building_id
     join grids g on g.community_id = b.community_id and g.id = b.grid_id
     where d.community_id = $1 order by b.number, d.door`,
    [town.gangwan],
  )
})
afterAll(() => town.close())

let taken = 0
async function enter(name: string, change: Record<string, unknown> = {}, grid = 1) {
  const at = doors.filter(({ grid_number }) => grid_number === grid)[taken++]!
  const body = { dwelling: at.dwelling, name, from: '2020-05-01', ...change }
  const answer = await town.ask('POST', `${base}/residents`, { body, cookies: await town.as('clerk') })
  expect(answer.status).toBe(201)
  return { person: answer.body.person as string, at }
}
type Line = { id: string; name: string; phone: string | null }
type Hits = {
  residents: Line[]
  doors: { door: string }[]
  buildings: { name: string }[]
  organisations: { name: string }[]
}
async function find(words: string, name: CastName = 'clerk') {
  const answer = await town.ask('GET', `${base}/search?words=${encodeURIComponent(words)}`, {
    cookies: await town.as(name),
  })
  expect(answer.status).toBe(200)
  return answer.body as unknown as Hits
}
const ids = ({ residents }: Pick<Hits, 'residents'>) => residents.map(({ id }) => id).sort()
const byNumber = async (number: string, name: CastName = 'clerk') =>
  town.ask('POST', `${base}/search/number`, { body: { number }, cookies: await town.as(name) })

describe('the search', () => {
  it('finds residents by characters, pinyin and initials, masked, each where the viewer may see her', async () => {
    const near = await enter('欧阳思齐', { phone: '10055550001' })
    const far = await enter('欧阳诗琪', {}, 2)
    for (const words of ['欧阳', '欧', 'ouyang', 'OuYang', 'oysq']) {
      expect(ids(await find(words)), words).toEqual([near.person, far.person].sort())
      expect(ids(await find(words, 'gridWorker')), words).toEqual([near.person])
      expect(ids(await find(words, 'otherGridWorker')), words).toEqual([far.person])
    }
    expect(ids(await find('思齐'))).toEqual([near.person])
    const found = await find('欧阳思齐')
    expect(found.residents).toMatchObject([{ name: '欧**齐', phone: '100****0001' }])
    for (const name of ['captain', 'kinMember'] as const) expect(ids(await find('欧阳', name)), name).toEqual([])
    for (const name of ['police', 'property', 'partner'] as const) {
      const answer = await find('欧阳', name)
      expect([name, answer.residents]).toEqual([name, []])
    }
    for (const name of ['officer', 'administrator', 'neighbourClerk'] as const) {
      const answer = await town.ask('GET', `${base}/search?words=ouyang`, { cookies: await town.as(name) })
      expect(answer.status, name).toBe(404)
    }
  })

  it('finds a corrected name and no longer the one before', async () => {
    const { person } = await enter('邝月娥')
    const cookies = await town.as('clerk')
    await town.ask('POST', `${base}/residents/${person}/correct`, { body: { name: '邝月娟' }, cookies })
    expect(ids(await find('邝月娥'))).toEqual([])
    expect(ids(await find('邝月娟'))).toEqual([person])
  })

  it('finds doors with who lives behind them, buildings and organisations', async () => {
    const { person, at } = await enter('温嘉欣')
    for (const words of [`${at.number}-${at.door}`, `港湾一村${at.number}栋${at.door}房`]) {
      const found = await find(words)
      expect(ids(found), words).toContain(person)
      expect(found.doors.map(({ door }) => door)).toContain(at.door)
      expect(ids(await find(words, 'otherGridWorker')), words).toEqual([])
    }
    expect((await find('5栋')).buildings.map(({ name }) => name)).toContain('5栋')
    expect((await find('海港物业')).organisations).toMatchObject([{ name: '海港物业', kind: 'property_company' }])
    expect(await find('%')).toEqual({ residents: [], doors: [], buildings: [], organisations: [] })
  })

  it('finds by a whole telephone or its last four, noted without the number', async () => {
    const near = await enter('麦秋月', { phone: '10066667777' })
    const far = await enter('麦秋生', { phone: '10011117777' }, 2)
    expect(ids((await byNumber('100-6666-7777')).body as Hits)).toEqual([near.person])
    expect(ids((await byNumber('7777')).body as Hits)).toEqual([near.person, far.person].sort())
    expect(ids((await byNumber('7777', 'gridWorker')).body as Hits)).toEqual([near.person])
    expect(ids((await byNumber('10066667777', 'otherGridWorker')).body as Hits)).toEqual([])
    expect(JSON.stringify((await byNumber('7777')).body)).not.toContain('10066667777')
    const noted = await town.look<{ facts: object }>(
      `select facts from journal where kind = 'register.searched_by_number' and actor_id = $1 order by id`,
      [town.cast.gridWorker.account],
    )
    expect(noted).toEqual([{ facts: { by: 'tail', hits: 1 } }])
    // An id may hold any four digits.
    const anyId = /[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}/g
    const all = JSON.stringify(await town.look('select facts from journal')).replaceAll(anyId, 'id')
    expect(all).not.toMatch(/7777/)
  })

  it('by number is refused to whoever keeps no register, and for what is no number', async () => {
    for (const name of ['captain', 'police', 'property'] as const) {
      expect((await byNumber('7777', name)).status, name).toBe(403)
    }
    for (const name of ['officer', 'auditor', 'neighbourClerk'] as const) {
      expect([403, 404], name).toContain((await byNumber('7777', name)).status)
    }
    const wrong = await byNumber('77777', 'secretary')
    expect(wrong.body.fields).toEqual([{ field: 'number', reason: 'no-number-to-search' }])
    const idNumber = await byNumber('000000194803010017', 'gridWorker')
    expect([idNumber.status, idNumber.body.reason]).toEqual([403, 'not-with-this-post'])
  })

  it('shows ten at most, and waits after twenty searches by number, also of a hundred at once', async () => {
    await Promise.all(Array.from({ length: 12 }, (_, index) => enter('招小明', { phone: `10088${index + 10}9999` })))
    expect((await find('招小明')).residents).toHaveLength(10)
    const first = await byNumber('9999', 'gridLeader')
    expect((first.body as Hits).residents).toHaveLength(10)
    const more = await Promise.all(Array.from({ length: 40 }, () => byNumber('9999', 'gridLeader')))
    expect(more.filter(({ status }) => status === 200)).toHaveLength(19)
    const refused = more.find(({ status }) => status === 429)!
    expect(refused.body.code).toBe('people.too-many-searches')
    expect(Number(refused.headers['retry-after'])).toBeGreaterThan(0)
    expect((await find('招小明', 'gridLeader')).residents.length).toBeGreaterThan(0)
  })
})
