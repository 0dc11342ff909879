import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { CastName } from '../../src/people/testing.ts'
import { newId } from '../../src/platform/ids.ts'
import { type Asking, openTown, type Town } from '../town/open-town.ts'

let town: Town
let base: string
type Place = { dwelling: string; building: string; grid: string; grid_number: number }
let doors: Place[]

beforeAll(async () => {
  town = await openTown()
  base = `/api/people/${town.gangwan}`
  doors = await town.look<Place>(
    `select d.id as dwelling, b.id as building, b.grid_id as grid, g.number as grid_number from dwellings d
     join buildings b on b.community_id = d.community_id and b.id = d.building_id
     join grids g on g.community_id = b.community_id and g.id = b.grid_id
     where d.community_id = $1 order by b.number, d.door`,
    [town.gangwan],
  )
}, 120_000)
afterAll(() => town.close())

const by = async (name: CastName, method: string, path: string, asking: Asking = {}) =>
  town.ask(method, `${base}${path}`, { ...asking, cookies: await town.as(name) })
const post = (name: CastName, path: string, body: unknown = {}) => by(name, 'POST', path, { body })
// The first door is kept for the captain's own building.
let taken = 1
const freshDoor = (grid = 1) => doors.filter((door) => door.grid_number === grid)[taken++]!

async function enter(change: Record<string, unknown> = {}, at = freshDoor()) {
  const body = { dwelling: at.dwelling, name: '岑婉仪', from: '2020-05-01', ...change }
  const answer = await post('clerk', '/residents', body)
  const { person, household } = answer.body as { person: string; household: string }
  return { ...answer, door: at, person, household }
}
const read = async (person: string, name: CastName = 'clerk') => (await by(name, 'GET', `/residents/${person}`)).body
const homeAt = async (door: Place, name: CastName = 'clerk') => by(name, 'GET', `/dwellings/${door.dwelling}`)
const events = (subject: string, kind: string) =>
  town.look<{ facts: Record<string, unknown> }>('select facts from journal where subject_id = $1 and kind = $2', [
    subject,
    kind,
  ])
const wrong = (answer: { status: number; body: unknown }) => {
  const { code, fields } = answer.body as { code: string; fields?: unknown }
  return [answer.status, code, ...(fields ? [fields] : [])]
}

describe('a household', () => {
  it('is one where two people are entered behind an empty door at the same moment', async () => {
    const door = freshDoor()
    const both = await Promise.all([enter({}, door), enter({}, door)])
    expect(both.map(({ status }) => status)).toEqual([201, 201])
    expect(both[0].household).toBe(both[1].household)
  })

  it('has one head where two members are made it at the same moment', async () => {
    const one = await enter({})
    const other = await enter({}, one.door)
    const both = await Promise.all(
      [one, other].map(({ person }) => post('clerk', `/residents/${person}/correct`, { relation: 'head' })),
    )
    expect(both.map(({ status }) => status).sort()).toEqual([200, 409])
  })

  it('begins with whoever lived there first, but not while another lived there', async () => {
    const { door, household, person } = await enter({})
    expect((await enter({ from: '2015-01-01' }, door)).household).toBe(household)
    expect((await homeAt(door)).body).toMatchObject({ household: { id: household, from: '2015-01-01' } })
    const left = await enter({ from: '2010-01-01' })
    await post('clerk', `/residents/${left.person}/end`, { reason: 'moved', on: '2018-01-01' })
    expect(wrong(await enter({ from: '2017-01-01' }, left.door))).toEqual([
      400,
      'http.invalid',
      [{ field: 'from', reason: 'another-household-then' }],
    ])
    const moved = await post('clerk', `/residents/${person}/move`, { dwelling: left.door.dwelling, from: '2021-01-01' })
    expect(moved.status).toBe(200)
  })

  it('is gone with the only person in it where she was entered by mistake', async () => {
    const { person, door } = await enter({ from: undefined })
    const now = (await town.look<{ day: string }>('select clock_now()::date::text as day'))[0]!.day
    const ended = await post('clerk', `/residents/${person}/end`, { reason: 'mistake', on: now })
    expect(ended.status).toBe(200)
    expect((await homeAt(door)).body).toMatchObject({ household: null })
  })

  it('counts a head once, by name or by number', async () => {
    const total = async () => (await by('clerk', 'GET', '/counts')).body.total as { persons: number }
    const before = (await total()).persons
    const door = freshDoor()
    const counted = await post('clerk', '/households', { dwelling: door.dwelling, headCount: 3, from: '2020-01-01' })
    const { household } = counted.body as { household: string }
    expect((await total()).persons).toBe(before + 3)
    const { person } = await enter({}, door)
    expect((await total()).persons).toBe(before + 3)
    await post('clerk', `/residents/${person}/end`, { reason: 'moved', on: '2022-01-01' })
    expect((await homeAt(door)).body).toMatchObject({ household: { id: household, headCount: 3, members: [] } })
    expect((await post('clerk', `/households/${household}/head-count`, { headCount: 2 })).status).toBe(200)
    expect((await total()).persons).toBe(before + 2)
    expect((await post('clerk', `/households/${household}/end`, { on: '2023-01-01' })).status).toBe(200)
    expect((await total()).persons).toBe(before)
  })

  it('passes from one head to the next in one act, and never has none or two', async () => {
    const old = await enter({ relation: 'head' })
    const next = await enter({ name: '岑国强', relation: 'child' }, old.door)
    const third = await enter({ name: '岑小美', relation: 'grandchild' }, old.door)
    const change = (others: unknown) =>
      post('gridWorker', `/households/${old.household}/head`, { person: next.person, others })
    const two = [
      { person: old.person, relation: 'parent' },
      { person: third.person, relation: 'child' },
    ]
    expect(wrong(await change([two[0]]))).toEqual([
      400,
      'http.invalid',
      [{ field: 'others', reason: 'name-everybody-once' }],
    ])
    expect((await change(two)).status).toBe(200)
    const { members } = (await homeAt(old.door)).body.household as { members: { id: string; relation: string }[] }
    expect(members.map(({ id, relation }) => [id, relation])).toEqual([
      [next.person, 'head'],
      [old.person, 'parent'],
      [third.person, 'child'],
    ])
    expect(await events(old.household, 'household.head_changed')).toEqual([{ facts: { head: next.person } }])
    const stranger = await enter({})
    const strange = await post('clerk', `/households/${old.household}/head`, { person: stranger.person, others: [] })
    expect(strange.body.code).toBe('people.not-of-household')
  })

  it('splits: some live behind another door together, the rest stay, and history is kept', async () => {
    const head = await enter({ relation: 'head' })
    const son = await enter({ name: '岑国强', relation: 'child' }, head.door)
    const wife = await enter({ name: '方玉兰', relation: 'other' }, head.door)
    const to = freshDoor()
    const body = {
      dwelling: to.dwelling,
      from: '2024-03-01',
      members: [
        { person: son.person, relation: 'head' },
        { person: wife.person, relation: 'spouse' },
      ],
    }
    const twice = { ...body, members: [body.members[0], { ...body.members[1], relation: 'head' }] }
    expect((await post('clerk', `/households/${head.household}/split`, twice)).body.code).toBe('people.second-head')
    const split = await post('clerk', `/households/${head.household}/split`, body)
    expect(split.status).toBe(200)
    const there = (await homeAt(to)).body.household as { id: string; from: string; members: { id: string }[] }
    expect(there).toMatchObject({ id: split.body.household, from: '2024-03-01' })
    expect(there.members.map(({ id }) => id)).toEqual([son.person, wife.person])
    expect((await read(son.person)).residences).toMatchObject([
      { from: '2024-03-01', to: null },
      { from: '2020-05-01', to: '2024-03-01' },
    ])
    const early = await post('clerk', `/households/${there.id}/split`, { ...body, dwelling: freshDoor().dwelling })
    expect(early.body.fields).toEqual([{ field: 'from', reason: 'before-she-came' }])
  })

  it('is not there for whoever does not keep the register of its grid', async () => {
    const { door, household, person } = await enter({ relation: 'head' })
    for (const name of ['otherGridWorker', 'captain', 'auditor', 'officer', 'neighbourClerk', 'property'] as const) {
      expect((await homeAt(door, name)).status, name).toBe(404)
      const acts: [string, object][] = [
        [`/households/${household}/head`, { person, others: [] }],
        [`/households/${household}/head-count`, { headCount: 3 }],
        [`/residents/${person}/contacts`, { kind: 'emergency', name: '方姨', relation: 'other' }],
        [`/residents/${person}/captain`, { knows: true, how: 'spoken' }],
      ]
      for (const [path, body] of acts) {
        const { status } = await post(name, path, body)
        expect(status === 404 || (name === 'auditor' && status === 403), `${name} ${path} ${status}`).toBe(true)
      }
    }
  })
})

describe('whom to call', () => {
  it('is a guardian for every child under fourteen', async () => {
    const birth = { year: 2016, month: 5 }
    expect(wrong(await enter({ birth }))).toEqual([
      400,
      'http.invalid',
      [{ field: 'guardian', reason: 'guardian-needed' }],
    ])
    const parent = await enter({ name: '岑国强', phone: '100 2000 3000', relation: 'head' })
    const guardian = { person: parent.person, relation: 'parent' }
    const child = await enter({ name: '岑小美', birth, relation: 'child', guardian }, parent.door)
    expect(child.status).toBe(201)
    const page = await read(child.person, 'gridWorker')
    expect(page).toMatchObject({
      lacksGuardian: false,
      contacts: [{ kind: 'guardian', name: '岑*强', phone: '100****3000', person: parent.person, relation: 'parent' }],
    })
    const [{ id }] = page.contacts as [{ id: string }]
    const ended = await post('clerk', `/residents/${child.person}/contacts/${id}/end`)
    expect(ended.body.code).toBe('people.last-guardian')
    const second = { kind: 'guardian', name: '方玉兰', phone: '10020003001', relation: 'grandparent' }
    expect((await post('clerk', `/residents/${child.person}/contacts`, second)).status).toBe(201)
    const both = (await read(child.person)).contacts as { id: string }[]
    const ends = await Promise.all(
      both.map((contact) => post('clerk', `/residents/${child.person}/contacts/${contact.id}/end`)),
    )
    expect(ends.map(({ status }) => status).sort()).toEqual([200, 409])
  })

  it('is opened for a purpose, and the look stands with the person', async () => {
    const { person } = await enter({ birth: { year: 1940, month: 2 } })
    const added = await post('gridWorker', `/residents/${person}/contacts`, {
      kind: 'emergency',
      name: '温 嘉欣',
      phone: '(100) 7000-8000',
      relation: 'child',
    })
    const { contact } = added.body as { contact: string }
    const open = (purpose: string) => post('gridWorker', `/residents/${person}/contacts/${contact}/open`, { purpose })
    expect((await open('votes')).body.code).toBe('people.purpose-not-given')
    expect((await open('emergency')).body).toEqual({ name: '温嘉欣', phone: '10070008000' })
    const looks = await town.look('select field, purpose, post_kind from openings where person_id = $1', [person])
    expect(looks).toEqual([{ field: 'contact', purpose: 'emergency', post_kind: 'grid_worker' }])
    const stored = await town.look<{ phone: Buffer }>('select phone from contacts where id = $1', [contact])
    expect(stored[0]!.phone.includes('10070008000')).toBe(false)
    const fixed = { name: '温嘉欣', phone: '10070008001', relation: 'grandchild' }
    expect((await post('clerk', `/residents/${person}/contacts/${contact}/correct`, fixed)).status).toBe(200)
    expect((await read(person)).contacts).toMatchObject([{ relation: 'grandchild', phone: '100****8001' }])
  })

  it('names the field that is wrong', async () => {
    const { person } = await enter({})
    const add = async (change: object) =>
      (await post('clerk', `/residents/${person}/contacts`, { kind: 'emergency', relation: 'child', ...change })).body
        .fields
    expect(await add({})).toEqual([{ field: 'name', reason: 'name-or-person' }])
    expect(await add({ name: '温嘉欣', phone: '123456789' })).toEqual([
      { field: 'phone', reason: 'no-telephone-number' },
    ])
    expect(await add({ person })).toEqual([{ field: 'person', reason: 'herself' }])
    expect(await add({ person: newId() })).toEqual([{ field: 'person', reason: 'not-here' }])
    expect(await add({ name: '温嘉欣', relation: 'head' })).toMatchObject([{ field: 'relation' }])
  })

  it('keeps the name of somebody whose record is in another grid from a grid worker', async () => {
    const far = await enter({ name: '温嘉欣', phone: '10070008000' }, freshDoor(2))
    const { person } = await enter({})
    await post('clerk', `/residents/${person}/contacts`, { kind: 'emergency', person: far.person, relation: 'child' })
    expect((await read(person, 'gridWorker')).contacts).toMatchObject([{ name: null, phone: null, person: null }])
    expect((await read(person)).contacts).toMatchObject([{ name: '温*欣', person: far.person }])
    const [{ id }] = (await read(person)).contacts as [{ id: string }]
    const opened = await post('gridWorker', `/residents/${person}/contacts/${id}/open`, { purpose: 'emergency' })
    expect(opened.body.code).toBe('people.nothing-kept')
  })
})

describe('whom to call, where she has a record of her own', () => {
  it('reads in her own log that her number was opened, and it is not where she took back that she may be called', async () => {
    const known = await enter({ name: '温嘉欣', phone: '10070008000' })
    const { person } = await enter({})
    const add = async (kind: string) => {
      const whom = { kind, person: known.person, relation: 'parent' }
      return (await post('clerk', `/residents/${person}/contacts`, whom)).body.contact as string
    }
    const [emergency, guardian] = [await add('emergency'), await add('guardian')]
    const open = (contact: string, purpose: string, headers: Record<string, string> = {}) =>
      by('gridWorker', 'POST', `/residents/${person}/contacts/${contact}/open`, { body: { purpose }, headers })
    const looks = () =>
      town.look('select field, purpose, post_kind as by from openings where person_id = $1 order by at, id', [
        known.person,
      ])
    const command = { 'command-id': newId() }
    for (const _ of [1, 2])
      expect((await open(emergency, 'emergency', command)).body).toEqual({ name: '温嘉欣', phone: '10070008000' })
    const first = { field: 'phone', purpose: 'emergency', by: 'grid_worker' }
    expect(await looks()).toEqual([first])
    expect(await events(known.person, 'resident.field_opened')).toHaveLength(1)
    expect(await events(person, 'resident.field_opened')).toHaveLength(1)

    expect((await open(guardian, 'contact')).body.phone).toBe('10070008000')
    const said = { kind: 'phone', purpose: 'contact', where: 'desk' }
    expect((await post('clerk', `/residents/${known.person}/consents/take-back`, said)).status).toBe(200)
    expect((await open(guardian, 'contact')).body).toEqual({ name: '温嘉欣', phone: null })
    expect(await looks()).toEqual([
      first,
      { field: 'phone', purpose: 'contact', by: 'grid_worker' },
      { field: 'name', purpose: 'contact', by: 'grid_worker' },
    ])
  })
})

describe('the captain', () => {
  it('sees name and telephone of those who agreed, for as long as they do', async () => {
    const door = doors[0]!
    const { person } = await enter({ phone: '10030004000' }, door)
    const say = (knows: boolean) => post('gridWorker', `/residents/${person}/captain`, { knows, how: 'spoken' })
    const open = (purpose: string) => post('captain', `/residents/${person}/open`, { field: 'phone', purpose })
    expect((await open('captain')).status).toBe(404)
    for (let time = 0; time < 2; time += 1) expect((await say(true)).status).toBe(200)
    expect(await events(person, 'resident.captain_allowed')).toHaveLength(1)
    expect((await open('captain')).body).toEqual({ value: '10030004000' })
    expect((await open('contact')).body.reason).toBe('not-with-this-post')
    const seen = await read(person, 'captain')
    expect(seen).toMatchObject({ name: '岑*仪', contacts: [], abilities: ['open-name', 'open-phone'] })
    const listed = (await by('captain', 'GET', '/residents')).body.items as { id: string }[]
    expect(listed.map(({ id }) => id)).toEqual([person])
    await say(false)
    expect((await open('captain')).status).toBe(404)
    expect((await read(person)).grounds).toContainEqual(
      expect.objectContaining({ kind: 'phone', purpose: 'captain', withdrawnAt: expect.any(String) }),
    )
    await say(true)
    const away = doors.filter(({ building, grid_number }) => grid_number === 1 && building !== door.building).at(-1)!
    await post('clerk', `/residents/${person}/move`, { dwelling: away.dwelling, from: '2024-01-01' })
    expect(await read(person)).toMatchObject({ captainKnows: false })
    const standing = ((await read(person)).grounds as { purpose: string; withdrawnAt: string | null }[]).filter(
      ({ purpose, withdrawnAt }) => purpose === 'captain' && withdrawnAt === null,
    )
    expect(standing).toEqual([])
  })

  it('opens nothing for a purpose that was not agreed', async () => {
    const { person } = await enter({ phone: '10030004001' })
    const open = (purpose: string) => post('clerk', `/residents/${person}/open`, { field: 'phone', purpose })
    expect((await open('subsidy')).body.code).toBe('people.purpose-not-given')
    expect((await open('emergency')).status).toBe(200)
    expect((await open('contact')).status).toBe(200)
  })
})

describe('a number for a subsidy form', () => {
  // Area 000000 belongs to nobody.
  const number = '000000194803010017'

  it('is kept sealed by the desk, found by its hash, shown as its last four', async () => {
    const { person } = await enter({ birth: { year: 1948, month: 3 } })
    const keep = (name: CastName, idNumber: string, of = person) =>
      post(name, `/residents/${of}/id-number`, { idNumber })
    expect(wrong(await keep('clerk', '000000194803010019'))).toEqual([
      400,
      'http.invalid',
      [{ field: 'idNumber', reason: 'wrong-check-digit' }],
    ])
    expect((await keep('clerk', '12345')).body.fields).toEqual([{ field: 'idNumber', reason: 'wrong-form' }])
    expect((await keep('gridWorker', number)).status).toBe(403)
    expect((await keep('clerk', number)).status).toBe(200)
    expect(await read(person)).toMatchObject({ hasIdNumber: true, idNumber: '**************0017' })
    expect(await read(person, 'gridWorker')).toMatchObject({ hasIdNumber: true, idNumber: null })
    const younger = await enter({ birth: { year: 1950, month: 3 } })
    expect((await keep('clerk', number, younger.person)).body.fields).toEqual([
      { field: 'idNumber', reason: 'another-birth' },
    ])
    const same = await enter({ birth: { year: 1948, month: 3 } })
    expect((await keep('clerk', number, same.person)).body.code).toBe('people.number-kept')
    const opened = await post('clerk', `/residents/${person}/open`, { field: 'id_number', purpose: 'subsidy' })
    expect(opened.body).toEqual({ value: number })
    expect((await post('clerk', `/residents/${person}/id-number/drop`)).status).toBe(200)
    expect(await read(person)).toMatchObject({ hasIdNumber: false, idNumber: null })
    expect(JSON.stringify(await town.look('select facts from journal'))).not.toContain(number)
  })

  it('stands with one of two residents who are given it at the same moment', async () => {
    const people = await Promise.all([enter({}), enter({})])
    const kept = await Promise.all(
      people.map(({ person }) => post('clerk', `/residents/${person}/id-number`, { idNumber: number })),
    )
    expect(kept.map(({ status }) => status).sort()).toEqual([200, 409])
  })
})

describe('owners', () => {
  it('hold a dwelling together with shares of at most the whole, from a day on, with history', async () => {
    const { person, door } = await enter({ relation: 'head' })
    const keep = (body: object, name: CastName = 'clerk') => post(name, `/dwellings/${door.dwelling}/owners`, body)
    const half = { from: '2019-01-01', exclusiveArea: 62.5 }
    const whole = {
      ...half,
      owners: [
        { person, share: 0.5 },
        { name: '方 玉兰', share: 0.5 },
      ],
    }
    expect(wrong(await keep({ ...half, owners: [...whole.owners, { name: '温嘉欣', share: 0.01 }] }))).toEqual([
      400,
      'http.invalid',
      [{ field: 'owners', reason: 'more-than-the-whole' }],
    ])
    expect((await keep({ from: '2019-01-01', owners: whole.owners })).body.fields).toEqual([
      { field: 'exclusiveArea', reason: 'missing' },
    ])
    expect((await keep(whole, 'otherGridWorker')).status).toBe(403)
    expect((await keep(whole, 'gridWorker')).status).toBe(200)
    expect((await homeAt(door)).body.owners).toMatchObject([
      { name: '岑*仪', person, share: 0.5, exclusiveArea: 62.5 },
      { name: '方*兰', person: null, share: 0.5 },
    ])
    const sold = { from: '2022-06-01', exclusiveArea: 62.5, owners: [{ name: '温嘉欣', share: 1 }] }
    expect((await keep(sold)).status).toBe(200)
    expect((await keep(whole)).body.code).toBe('people.owners-changed')
    const rows = await town.look(
      'select name, valid_from::text as from, valid_to::text as to from ownerships where dwelling_id = $1 order by valid_from, name',
      [door.dwelling],
    )
    expect(rows).toEqual([
      { name: '岑婉仪', from: '2019-01-01', to: '2022-06-01' },
      { name: '方玉兰', from: '2019-01-01', to: '2022-06-01' },
      { name: '温嘉欣', from: '2022-06-01', to: null },
    ])
    expect(await events(door.dwelling, 'ownership.changed')).toHaveLength(2)
  })

  it('hold thirds of a dwelling', async () => {
    const door = freshDoor()
    const owners = ['甲木', '乙火', '丙土'].map((name) => ({ name, share: 1 / 3 }))
    const kept = await post('clerk', `/dwellings/${door.dwelling}/owners`, {
      from: '2020-01-01',
      exclusiveArea: 60,
      owners,
    })
    expect(kept.status).toBe(200)
  })

  it('are named for a purpose; the look is in the journal', async () => {
    const door = freshDoor()
    const owners = [{ name: '方玉兰', share: 1 }]
    await post('clerk', `/dwellings/${door.dwelling}/owners`, { from: '2020-01-01', exclusiveArea: 60, owners })
    const [{ id }] = (await homeAt(door)).body.owners as [{ id: string }]
    expect((await post('otherGridWorker', `/ownerships/${id}/open`, { purpose: 'votes' })).status).toBe(404)
    expect((await post('clerk', `/ownerships/${id}/open`, { purpose: 'votes' })).body).toEqual({ value: '方玉兰' })
    expect(await events(id, 'ownership.name_opened')).toEqual([{ facts: { purpose: 'votes' } }])
  })

  it('cannot be more than the whole, whoever writes it', async () => {
    const door = freshDoor()
    const row = (share: number) =>
      `insert into ownerships (community_id, id, dwelling_id, building_id, grid_id, name, exclusive_area, share, valid_from)
       values ('${town.gangwan}', '${newId()}', '${door.dwelling}', '${door.building}', '${door.grid}', '方玉兰', 60, ${share}, '2020-01-01')`
    await town.look(row(0.6))
    const both = await Promise.allSettled([town.look(row(0.4)), town.look(row(0.4))])
    expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected'])
  })
})
