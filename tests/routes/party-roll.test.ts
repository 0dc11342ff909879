import fc from 'fast-check'
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { foundRoll } from '../../src/people/party/found-roll.ts'
import type { CastName } from '../../src/people/testing.ts'
import type { AccountActor } from '../../src/platform/actor.ts'
import { newId } from '../../src/platform/ids.ts'
import { openTown, type Town } from '../town/open-town.ts'

let town: Town
let groups: { committee: string; branch: string; group: string }[]
const seed = Number(process.env.TEST_SEED ?? 20261125)

beforeAll(async () => {
  town = await openTown()
  await town.clock.set('2026-11-25T02:00:00Z')
  groups = await town.look(
    `select b.parent_id as committee, b.id as branch, g.id as group from organisations g
     join organisations b on b.community_id = g.community_id and b.id = g.parent_id
     where g.kind = 'party_group' and g.community_id = $1 order by g.id`,
    [town.gangwan],
  )
  const members = groups.flatMap((place, index) =>
    Array.from({ length: index % 7 }, (_, at) => ({ name: `岑${index}号${at}`, ...place, from: '2026-01-01' })),
  )
  await foundRoll(town.database, { community: town.gangwan, members })
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
  'branchOfficer',
  'groupOfficer',
  'officer',
  'auditor',
  'securityOfficer',
  'administrator',
  'neighbourClerk',
]
type Stored = {
  id: string
  member: string
  name: string
  committee: string
  branch: string
  group: string
  now: boolean
}
const stored = () =>
  town.look<Stored>(
    `select id, member_id as member, name, committee_id as committee, branch_id as branch, group_id as group,
       valid_to is null as now from party_stays`,
  )
/** The plain model: a stay is seen with a Party post at its group, branch or committee, and with nothing else. */
const sees = (actor: AccountActor, stay: Stored) =>
  actor.posts.some(
    (post) =>
      post.kind === 'party_officer' && [stay.committee, stay.branch, stay.group].includes(post.organisation ?? ''),
  )
const at = () => `community=${town.gangwan}`
const ask = async (method: string, path: string, who: CastName, body?: object, command = newId()) =>
  town.ask(method, path, {
    cookies: await town.as(who),
    headers: { 'command-id': command },
    ...(body ? { body: { community: town.gangwan, ...body } } : {}),
  })
const faults = (answer: { body: object }) => (answer.body as { fields?: unknown }).fields

async function listed(who: CastName): Promise<{ id: string; member: string }[]> {
  const items: { id: string; member: string }[] = []
  for (let after: string | null = ''; after !== null; ) {
    const path: string = `/api/people/party/members?${at()}&limit=7${after ? `&after=${encodeURIComponent(after)}` : ''}`
    const page = await ask('GET', path, who)
    expect(page.status).toBe(200)
    const body = page.body as { items: { id: string; member: string }[]; next: string | null }
    items.push(...body.items)
    after = body.next
  }
  return items
}

describe('the roll', () => {
  it('is open to Party posts, each for its own part, as the plain model says; to everybody else it is not there', async () => {
    const all = await stored()
    for (const who of everybody) {
      const actor = await town.actor(who)
      const isOfficer = actor.posts.some(({ kind }) => kind === 'party_officer')
      const expected = all.filter((stay) => stay.now && sees(actor, stay))
      if (isOfficer) {
        const found = await listed(who)
        expect(found.map(({ id }) => id).sort(), who).toEqual(expected.map(({ id }) => id).sort())
        expect(found.length).toBeGreaterThan(who === 'groupOfficer' ? -1 : 0)
      } else {
        expect((await ask('GET', `/api/people/party/members?${at()}`, who)).status, who).toBe(404)
        expect((await ask('GET', `/api/people/party?${at()}`, who)).status, who).toBe(404)
        const { group } = groups[0]!
        expect((await ask('POST', '/api/people/party/members', who, { group, name: '不该有' })).status).toBe(404)
      }
      for (const stay of [all[0]!, all.at(-1)!]) {
        const mine = isOfficer && sees(actor, stay)
        const where = `${who} on ${stay.name}`
        expect((await ask('GET', `/api/people/party/members/${stay.member}?${at()}`, who)).status, where).toBe(
          mine ? 200 : 404,
        )
        if (mine) continue
        const move = await ask('POST', `/api/people/party/members/${stay.member}/move`, who, {
          group: groups[0]!.group,
        })
        const leave = await ask('POST', `/api/people/party/members/${stay.member}/leave`, who, { because: 'left' })
        expect([move.status, leave.status], where).toEqual([404, 404])
      }
    }
    expect(await stored()).toEqual(all)
  })

  it('stands in no answer that others are given: tree, teams, coverage, search, journal', async () => {
    const names = (await stored()).map(({ name }) => name)
    const paths = [
      `/api/people/organisations?${at()}`,
      `/api/people/organisations/${groups[1]!.group}?${at()}`,
      `/api/people/teams?${at()}`,
      `/api/people/coverage?${at()}`,
      `/api/people/coverage/party?${at()}`,
      `/api/staff?${at()}`,
      `/api/staff?${at()}&search=${encodeURIComponent('岑1')}`,
      `/api/people/residents?${at()}&search=${encodeURIComponent('岑1')}`,
    ]
    for (const who of ['clerk', 'secretary', 'auditor', 'administrator', 'partyOfficer'] as const) {
      for (const path of paths) {
        const { raw } = await ask('GET', path, who)
        expect(
          names.filter((name) => raw.toString().includes(name)),
          `${who} ${path}`,
        ).toEqual([])
      }
    }
    const journal = await town.look<{ text: string }>(
      `select coalesce(string_agg(j.facts::text || coalesce(p.content::text, ''), ' '), '') as text
       from journal j left join journal_payloads p on p.event_id = j.id`,
    )
    expect(names.filter((name) => journal[0]!.text.includes(name))).toEqual([])
  })

  it('is nothing to any scope but one that names committee, branch or group, whatever else it holds', async () => {
    const all = await stored()
    const ids = [...new Set(groups.flatMap(({ committee, branch, group }) => [committee, branch, group]))]
    const subset = fc.subarray(ids, { maxLength: 3 })
    await fc.assert(
      fc.asyncProperty(subset, fc.boolean(), async (parties, isDesk) => {
        const community = isDesk ? [town.gangwan] : []
        const actor: AccountActor = {
          kind: 'account',
          account: newId(),
          posts: [],
          communities: community,
          members: community,
          grids: [],
          buildings: [],
          parties,
          audits: community,
          administers: [],
        }
        const seen = await town.database.read(actor, (tx) => tx.all(sql<{ id: string }>`select id from party_stays`))
        const expected = all.filter(({ committee, branch, group }) =>
          [committee, branch, group].some((id) => parties.includes(id)),
        )
        expect(seen.map(({ id }) => id).sort()).toEqual(expected.map(({ id }) => id).sort())
      }),
      { numRuns: 30, seed },
    )
  })

  it('says a count to whoever works here only where five or more stand behind it', async () => {
    const { items } = (await ask('GET', `/api/people/coverage/party?${at()}`, 'clerk')).body as {
      items: { id: string; members: number | null }[]
    }
    const all = await stored()
    expect(items).toHaveLength(9)
    for (const { id, members } of items) {
      const count = all.filter(({ branch, now }) => branch === id && now).length
      expect(members).toBe(count >= 5 ? count : null)
    }
    expect(items.some(({ members }) => members === null)).toBe(true)
    expect((await ask('GET', `/api/people/coverage/party?${at()}`, 'administrator')).status).toBe(404)
  })
})

describe('a member of the Party', () => {
  const own = () => groups.filter(({ branch }) => branch === groups[0]!.branch)
  const elsewhere = () => groups.find(({ branch }) => branch !== groups[0]!.branch)!

  it('is entered, moves with her history and leaves; each officer sees the part of it that is his', async () => {
    const command = newId()
    const body = { group: own()[0]!.group, name: '戴月英', from: '2026-03-01' }
    const admitted = await ask('POST', '/api/people/party/members', 'branchOfficer', body, command)
    const again = await ask('POST', '/api/people/party/members', 'branchOfficer', body, command)
    expect([admitted.status, again.body]).toEqual([201, admitted.body])
    const { member } = admitted.body as { member: string }
    const path = `/api/people/party/members/${member}`
    expect(
      (await ask('POST', `${path}/move`, 'branchOfficer', { group: own()[1]!.group, from: '2026-05-01' })).status,
    ).toBe(200)
    expect(
      (await ask('POST', `${path}/move`, 'partyOfficer', { group: elsewhere().group, from: '2026-07-01' })).status,
    ).toBe(200)
    expect((await ask('POST', `${path}/leave`, 'branchOfficer', { because: 'left' })).status).toBe(404)
    expect(
      (await ask('POST', `${path}/leave`, 'partyOfficer', { because: 'transferred_out', to: '2026-11-30' })).status,
    ).toBe(200)

    const stays = async (who: CastName) =>
      (
        (await ask('GET', `${path}?${at()}`, who)).body as {
          stays: { from: string; to: string; endedBecause: string }[]
        }
      ).stays
    const whole = [
      { from: '2026-07-01', to: '2026-11-30', endedBecause: 'transferred_out' },
      { from: '2026-05-01', to: '2026-06-30', endedBecause: 'moved' },
      { from: '2026-03-01', to: '2026-04-30', endedBecause: 'moved' },
    ]
    expect(await stays('partyOfficer')).toMatchObject(whole)
    expect(await stays('branchOfficer')).toMatchObject(whole.slice(1))
    expect(await stays('groupOfficer')).toMatchObject(whole.slice(2))
    expect((await ask('POST', `${path}/leave`, 'partyOfficer', { because: 'left' })).status).toBe(404)
  })

  it('is kept by branch and committee: an officer of a group reads, one of a branch does not reach into another', async () => {
    const { group } = own()[0]!
    const reads = await ask('POST', '/api/people/party/members', 'groupOfficer', { group, name: '不该有' })
    const reaches = await ask('POST', '/api/people/party/members', 'branchOfficer', {
      group: elsewhere().group,
      name: '不该有',
    })
    expect([reads.status, reaches.status]).toEqual([403, 403])
  })

  it('is refused with the place named: no such group, an end or a move before the beginning, the same group', async () => {
    const { group } = own()[0]!
    const made = await ask('POST', '/api/people/party/members', 'partyOfficer', {
      group,
      name: '关月明',
      from: '2026-06-01',
    })
    const path = `/api/people/party/members/${(made.body as { member: string }).member}`
    const wrong: [string, object, object][] = [
      ['/api/people/party/members', { group: newId(), name: '无' }, { field: 'group', reason: 'not-there' }],
      ['/api/people/party/members', { group: groups[0]!.branch, name: '无' }, { field: 'group', reason: 'not-there' }],
      [`${path}/move`, { group }, { field: 'group', reason: 'same-as-before' }],
      [`${path}/move`, { group: own()[1]!.group, from: '2026-05-31' }, { field: 'from', reason: 'before-from' }],
      [`${path}/leave`, { because: 'left', to: '2026-05-31' }, { field: 'to', reason: 'before-from' }],
    ]
    for (const [where, body, fault] of wrong) {
      const answer = await ask('POST', where, 'partyOfficer', body)
      expect([answer.status, faults(answer)], where).toEqual([400, [fault]])
    }
  })

  it('is in one group at a time, also when two officers move her at once', async () => {
    const made = await ask('POST', '/api/people/party/members', 'partyOfficer', {
      group: own()[0]!.group,
      name: '甘雨',
    })
    const { member } = made.body as { member: string }
    const path = `/api/people/party/members/${member}/move`
    const answers = await Promise.all([
      ask('POST', path, 'partyOfficer', { group: own()[1]!.group }),
      ask('POST', path, 'branchOfficer', { group: own()[2]!.group }),
    ])
    expect(answers.every(({ status }) => status === 200 || status === 404)).toBe(true)
    const open = await town.look('select 1 from party_stays where member_id = $1 and valid_to is null', [member])
    expect(open).toHaveLength(1)
  })
})
