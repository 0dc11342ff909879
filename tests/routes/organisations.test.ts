import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { CastName } from '../../src/people/testing.ts'
import type { AccountActor } from '../../src/platform/actor.ts'
import { newId } from '../../src/platform/ids.ts'
import { openTown, type Town } from '../town/open-town.ts'

let town: Town
let clerk: string

beforeAll(async () => {
  town = await openTown()
  await town.clock.set('2026-11-25T02:00:00Z')
  clerk = await town.as('clerk')
})
afterAll(() => town.close())

const everybody: CastName[] = [
  'secretary',
  'clerk',
  'gridLeader',
  'gridWorker',
  'kinMember',
  'teamMember',
  'captain',
  'property',
  'police',
  'partner',
  'partyOfficer',
  'groupOfficer',
  'officer',
  'auditor',
  'securityOfficer',
  'administrator',
  'neighbourClerk',
]

/** The plain model: who works in the community or audits it, said once more without scope or database. */
function works(actor: AccountActor, community: string): boolean {
  const inside = [
    'secretary',
    'desk_clerk',
    'grid_leader',
    'grid_worker',
    'kin_team_member',
    'building_captain',
    'party_officer',
  ]
  return actor.posts.some(
    (post) => (post.community === community && inside.includes(post.kind)) || post.kind === 'auditor',
  )
}

const get = async (path: string, who: CastName = 'clerk') => town.ask('GET', path, { cookies: await town.as(who) })
const post = (path: string, body: object, command = newId(), cookies = clerk) =>
  town.ask('POST', path, { cookies, body: { community: town.gangwan, ...body }, headers: { 'command-id': command } })
type Tree = {
  items: { id: string; kind: string; name: string; parent: string | null; members: number; to: string | null }[]
}
const tree = async (on?: string) =>
  (await get(`/api/people/organisations?community=${town.gangwan}${on ? `&on=${on}` : ''}`)).body as Tree
const named = async (kind: string) => (await tree()).items.filter((each) => each.kind === kind)
const faults = (answer: { body: object }) => (answer.body as { fields?: unknown }).fields

describe('organisations', () => {
  it('stand as a tree: the Party committee over nine branches, each of a grid, over nineteen groups', async () => {
    const { items } = await tree()
    const of = (kind: string) => items.filter((each) => each.kind === kind)
    const [committee] = of('party_committee')

    expect(of('party_branch').map(({ parent }) => parent)).toEqual(Array(9).fill(committee!.id))
    expect(of('party_group')).toHaveLength(19)
    const branches = of('party_branch').map(({ id }) => id)
    expect(of('party_group').every(({ parent }) => branches.includes(parent!))).toBe(true)
    expect(of('subcommittee').length).toBeGreaterThan(3)
  })

  it('are founded, renamed, put under another and ended, and are as they were on any day', async () => {
    const parent = await post('/api/people/organisations', { kind: 'social_organisation', name: '渔歌文化社' })
    const child = await post('/api/people/organisations', { kind: 'social_organisation', name: '渔歌少年班' })
    const { organisation } = child.body as { organisation: string }
    const above = (parent.body as { organisation: string }).organisation
    expect([parent.status, child.status]).toEqual([201, 201])

    const change = { parent: above, name: '渔歌少年社', to: '2026-12-31' }
    expect((await post(`/api/people/organisations/${organisation}/change`, change)).status).toBe(200)
    const found = (await tree()).items.find(({ id }) => id === organisation)
    expect(found).toMatchObject({ name: '渔歌少年社', parent: above, to: '2026-12-31' })
    expect((await tree('2026-12-31')).items.some(({ id }) => id === organisation)).toBe(true)
    expect((await tree('2027-01-01')).items.some(({ id }) => id === organisation)).toBe(false)
    expect((await tree('2026-11-24')).items.some(({ id }) => id === organisation)).toBe(false)
  })

  it('never stand under themselves, by whatever way round', async () => {
    const made = async (parent?: string) => {
      const answer = await post('/api/people/organisations', {
        kind: 'volunteer_team',
        name: '环形队',
        ...(parent ? { parent } : {}),
      })
      return (answer.body as { organisation: string }).organisation
    }
    const one = await made()
    const two = await made(one)
    const three = await made(two)

    for (const parent of [one, two, three]) {
      const answer = await post(`/api/people/organisations/${one}/change`, { parent })
      expect([answer.status, faults(answer)]).toEqual([400, [{ field: 'parent', reason: 'cyclic' }]])
    }
    await expect(town.look('update organisations set parent_id = $1 where id = $2', [three, one])).rejects.toThrow(
      /under itself/,
    )
  })

  it('cannot be put round in a ring by two people at once', async () => {
    const made = async () => {
      const answer = await post('/api/people/organisations', { kind: 'volunteer_team', name: '对调队' })
      return (answer.body as { organisation: string }).organisation
    }
    const [one, two] = [await made(), await made()]
    const answers = await Promise.all([
      post(`/api/people/organisations/${one}/change`, { parent: two }),
      post(`/api/people/organisations/${two}/change`, { parent: one }),
    ])

    expect(answers.map(({ status }) => status).sort()).toEqual([200, 400])
  })

  it('name the place of what is wrong: an end before the beginning, a parent or grid that is not there or does not fit', async () => {
    const found = (body: object) =>
      post('/api/people/organisations', { kind: 'social_organisation', name: '试一试', ...body })
    const [branch] = await named('party_branch')
    const wrong: [object, object][] = [
      [
        { from: '2026-05-02', to: '2026-05-01' },
        { field: 'to', reason: 'before-from' },
      ],
      [{ from: '2026-02-30' }, { field: 'from', reason: 'wrong-form' }],
      [{ parent: newId() }, { field: 'parent', reason: 'not-there' }],
      [{ parent: branch!.id }, { field: 'parent', reason: 'not-for-this-kind' }],
      [{ kind: 'party_group' }, { field: 'parent', reason: 'missing' }],
      [{ grid: newId() }, { field: 'grid', reason: 'not-there' }],
    ]
    for (const [body, fault] of wrong) {
      const answer = await found(body)
      expect([answer.status, faults(answer)], JSON.stringify(body)).toEqual([400, [fault]])
    }
    const ends = await post(`/api/people/organisations/${branch!.id}/change`, { to: '2000-01-01' })
    expect(faults(ends)).toEqual([{ field: 'to', reason: 'before-from' }])
    const moves = await post(`/api/people/organisations/${branch!.id}/change`, { parent: null })
    expect(faults(moves)).toEqual([{ field: 'parent', reason: 'never-moves' }])
  })
})

describe('memberships', () => {
  const joinAt = (organisation: string, body: object, command?: string) =>
    post(`/api/people/organisations/${organisation}/members`, body, command)
  const membersOf = async (organisation: string) =>
    (await get(`/api/people/organisations/${organisation}?community=${town.gangwan}`)).body as {
      memberships: {
        id: string
        member: string
        name: string
        isNow: boolean
        from: string
        to: string | null
        endedBecause: string | null
      }[]
    }

  it('take somebody into a team with her force, move her to another and let her retire, and keep what was', async () => {
    const [one, two] = await named('team')
    const joined = await joinAt(one!.id, { name: '温伯', role: 'member', force: 'veteran', from: '2026-01-05' })
    const { membership } = joined.body as { membership: string }
    const moved = await post(`/api/people/memberships/${membership}/move`, { to: two!.id, from: '2026-06-01' })
    const next = (moved.body as { membership: string }).membership
    const ended = await post(`/api/people/memberships/${next}/end`, { because: 'retired', to: '2026-11-20' })

    expect([joined.status, moved.status, ended.status]).toEqual([201, 200, 200])
    const [before, after] = [await membersOf(one!.id), await membersOf(two!.id)]
    const member = { member: membership, name: '温伯', isNow: false }
    expect(before.memberships).toMatchObject([
      { ...member, from: '2026-01-05', to: '2026-05-31', endedBecause: 'moved' },
    ])
    expect(after.memberships).toMatchObject([
      { ...member, from: '2026-06-01', to: '2026-11-20', endedBecause: 'retired' },
    ])
    const again = await post(`/api/people/memberships/${next}/end`, { because: 'left' })
    expect([again.status, again.body.code]).toEqual([409, 'people.already-so'])
  })

  it('name the place of what is wrong', async () => {
    const [team] = await named('team')
    const [committee] = await named('residents_committee')
    const [branch] = await named('party_branch')
    const person = { name: '试试', role: 'member' }
    const asked: [string, object, object][] = [
      [
        team!.id,
        { ...person, force: 'expert', from: '2026-03-02', to: '2026-03-01' },
        { field: 'to', reason: 'before-from' },
      ],
      [team!.id, person, { field: 'force', reason: 'missing' }],
      [committee!.id, { ...person, force: 'expert' }, { field: 'force', reason: 'not-for-this-kind' }],
      [branch!.id, person, { field: 'organisation', reason: 'party-roll' }],
    ]
    for (const [organisation, body, fault] of asked) {
      const answer = await joinAt(organisation, body)
      expect([answer.status, faults(answer)], JSON.stringify(body)).toEqual([400, [fault]])
    }
    const { membership } = (await joinAt(team!.id, { ...person, force: 'expert', from: '2026-03-02' })).body as {
      membership: string
    }
    const ends = await post(`/api/people/memberships/${membership}/end`, { because: 'left', to: '2026-03-01' })
    expect(faults(ends)).toEqual([{ field: 'to', reason: 'before-from' }])
    const moves = await post(`/api/people/memberships/${membership}/move`, { to: committee!.id })
    expect(faults(moves)).toEqual([{ field: 'to', reason: 'not-for-this-kind' }])
  })

  it('are begun once, however often the same command comes', async () => {
    const [committee] = await named('residents_committee')
    const command = newId()
    const body = { name: '一次', role: 'contact' }
    const first = await joinAt(committee!.id, body, command)
    const again = await joinAt(committee!.id, body, command)

    expect(again.body).toEqual(first.body)
    expect((await membersOf(committee!.id)).memberships.filter(({ name }) => name === '一次')).toHaveLength(1)
    expect((await joinAt(committee!.id, { ...body, name: '两次' }, command)).status).toBe(422)
  })

  it('stand in the journal with names apart from facts', async () => {
    const rows = await town.look<{ facts: string; content: object }>(
      `select j.facts::text as facts, p.content from journal j join journal_payloads p on p.event_id = j.id
       where j.kind = 'membership.begun' order by j.id`,
    )
    expect(rows.map(({ content }) => content)).toContainEqual({ name: '温伯' })
    expect(rows.some(({ facts }) => facts.includes('温伯'))).toBe(false)
  })
})

describe('who sees and keeps organisations', () => {
  it('agrees with the plain model for everybody, on every address', async () => {
    const [team] = await named('team')
    const at = `community=${town.gangwan}`
    const reads = [
      `/api/people/organisations?${at}`,
      `/api/people/organisations/${team!.id}?${at}`,
      `/api/people/teams?${at}`,
      `/api/people/teams/${team!.id}/duty?${at}`,
      `/api/people/coverage?${at}`,
      `/api/people/building-groups?${at}`,
    ]
    const id = newId()
    const building = newId()
    const writes: [string, object][] = [
      ['/api/people/organisations', { kind: 'social_organisation', name: '不该有' }],
      [`/api/people/organisations/${id}/change`, { name: '不该有' }],
      [`/api/people/organisations/${id}/members`, { name: '不该有', role: 'member' }],
      [`/api/people/memberships/${id}/move`, { to: id }],
      [`/api/people/memberships/${id}/end`, { because: 'left' }],
      ['/api/people/duty-areas', { areas: [{ team: id, buildings: [building] }] }],
      ['/api/people/duty-areas/rotate', { team: id, buildings: [building] }],
      ['/api/people/building-groups', { name: '不该有', keeper: '无', buildings: [building] }],
      [`/api/people/building-groups/${id}/change`, { name: '不该有' }],
    ]
    for (const who of everybody) {
      const actor = await town.actor(who)
      const sees = works(actor, town.gangwan)
      const keeps = actor.posts.some(
        ({ kind, community }) => community === town.gangwan && (kind === 'secretary' || kind === 'desk_clerk'),
      )
      for (const path of reads) expect((await get(path, who)).status, `${who} ${path}`).toBe(sees ? 200 : 404)
      if (keeps) continue
      for (const [path, body] of writes) {
        const answer = await post(path, body, newId(), await town.as(who))
        expect(answer.status, `${who} ${path}`).toBe(sees ? 403 : 404)
      }
    }
    expect(await town.look("select 1 from organisations where name = '不该有'")).toEqual([])
  })

  it('lets a post stand only at an organisation of its kind', async () => {
    const [committee] = await named('party_committee')
    const cookies = await town.as('administrator')
    const made = await town.ask('POST', '/api/staff', { cookies, body: { username: 'wants.more', name: '想多' } })
    const { account } = made.body as { account: string }
    for (const kind of ['property_company', 'partner', 'kin_team_member']) {
      const body = { kind, community: town.gangwan, organisation: committee!.id }
      const answer = await town.ask('POST', `/api/staff/${account}/posts`, { cookies, body })
      expect([answer.status, faults(answer)], kind).toEqual([
        400,
        [{ field: 'organisation', reason: 'not-for-this-kind' }],
      ])
    }
  })
})
