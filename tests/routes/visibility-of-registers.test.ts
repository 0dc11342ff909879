import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { AccountActor } from '../../src/platform/actor.ts'
import { openTown, type Town } from '../town/open-town.ts'
import { viewers } from '../town/viewers.ts'

// Whoever may not see a resident cannot tell that she is there: what actors see through every route of the register is
// compared with a plain model over random towns.

let town: Town
type Place = { community: string; dwelling: string; building: string; grid: string }
let places: Place[]
const seed = Number(process.env.TEST_SEED ?? 20261125)

beforeAll(async () => {
  town = await openTown()
  places = await town.look(
    `select d.community_id as community, d.id as dwelling, b.id as building, b.grid_id as grid from dwellings d
     join buildings b on b.community_id = d.community_id and b.id = d.building_id
     join grids g on g.community_id = b.community_id and g.id = b.grid_id
     where g.number <= 2 and b.number <= 12 order by d.community_id, b.number, d.door`,
  )
})
afterAll(() => town.close())

type Stored = {
  id: string
  community_id: string
  grid_id: string
  building_id: string
  dwelling_id: string | null
  household_id: string | null
  captain_knows: boolean
  ended_on: string | null
  contact: string | null
}
type Course = { place: number; ended: boolean; captain: boolean; contact: boolean; owner: boolean }

/** The plain model, said once more without the database: who keeps the register of a grid. */
function keeps(actor: AccountActor, at: { community: string; grid: string }): boolean {
  return actor.posts.some((post) => {
    if (post.community !== at.community) return false
    if (['secretary', 'desk_clerk'].includes(post.kind)) return true
    return ['grid_leader', 'grid_worker'].includes(post.kind) && post.grid === at.grid
  })
}

function sees(actor: AccountActor, person: Stored): boolean {
  if (keeps(actor, { community: person.community_id, grid: person.grid_id })) return true
  const isCaptain = actor.posts.some((post) => post.kind === 'building_captain' && post.building === person.building_id)
  return isCaptain && person.captain_knows
}

const scene = fc.array(
  fc.record({
    place: fc.nat(),
    ended: fc.boolean(),
    captain: fc.boolean(),
    contact: fc.boolean(),
    owner: fc.boolean(),
  }),
  { minLength: 1, maxLength: 4 },
)

const used = new Set<string>()

async function play({ place, ended, captain, contact, owner }: Course): Promise<void> {
  // Each door once: whoever ends there leaves a household that began and ended.
  const from = place % places.length
  const at = [...places.slice(from), ...places.slice(0, from)].find(({ dwelling }) => !used.has(dwelling))!
  used.add(at.dwelling)
  const cookies = await town.as(at.community === town.gangwan ? 'clerk' : 'neighbourClerk')
  const base = `/api/people/${at.community}`
  const post = async (path: string, body: object) => {
    const answer = await town.ask('POST', `${base}${path}`, { cookies, body })
    expect(answer.status, `${path} ${JSON.stringify(answer.body)}`).toBeLessThan(300)
    return answer.body
  }
  const made = await post('/residents', {
    dwelling: at.dwelling,
    name: '邝秋月',
    phone: '10040004000',
    from: '2020-01-01',
  })
  const person = `/residents/${made.person as string}`
  if (contact)
    await post(`${person}/contacts`, { kind: 'emergency', name: '温嘉欣', phone: '10050005000', relation: 'child' })
  if (captain) await post(`${person}/captain`, { knows: true, how: 'paper' })
  if (owner) {
    const owners = [{ name: '温嘉欣', share: 1 }]
    await post(`/dwellings/${at.dwelling}/owners`, { from: '2021-01-01', exclusiveArea: 60, owners })
  }
  if (ended) await post(`${person}/end`, { reason: 'moved', on: '2024-01-01' })
}

const stored = () =>
  town.look<Stored>(
    `select id, community_id, grid_id, building_id, dwelling_id, household_id, captain_knows, ended_on,
       (select c.id from contacts c where c.person_id = p.id limit 1) as contact from persons p`,
  )

async function listed(cookies: string, community: string, ended: boolean): Promise<Set<string> | number> {
  const seen = new Set<string>()
  for (let after: string | null = ''; after !== null; ) {
    const page: string = after ? `&after=${after}` : ''
    const answer = await town.ask('GET', `/api/people/${community}/residents?limit=100&ended=${ended}${page}`, {
      cookies,
    })
    if (answer.status !== 200) return answer.status
    const { items, next } = answer.body as { items: { id: string }[]; next: string | null }
    for (const item of items) seen.add(item.id)
    after = next
  }
  return seen
}

describe('visibility of the register', () => {
  it('agrees with the plain model for every viewer, on lists, pages, doors, contacts, owners and searches', async () => {
    const actors = new Map(await Promise.all(viewers.map(async (name) => [name, await town.actor(name)] as const)))
    await fc.assert(
      fc.asyncProperty(scene, fc.constantFrom(...viewers), async (people, viewer) => {
        for (const one of people) await play(one)
        const actor = actors.get(viewer)!
        const cookies = await town.as(viewer)
        const ask = (method: string, community: string, path: string, body?: object) =>
          town.ask(method, `/api/people/${community}${path}`, { cookies, ...(body ? { body } : {}) })
        const all = await stored()
        for (const community of [town.gangwan, town.lingang]) {
          const here = all.filter((person) => person.community_id === community)
          for (const ended of [false, true]) {
            const seen = await listed(cookies, community, ended)
            const expected = here.filter((person) => (person.ended_on !== null) === ended && sees(actor, person))
            if (typeof seen === 'number') expect([404, expected.length], `${viewer} list`).toEqual([seen, 0])
            else expect([...seen].sort(), `${viewer} list`).toEqual(expected.map(({ id }) => id).sort())
          }
          const living = here.filter(
            ({ ended_on, grid_id }) => ended_on === null && keeps(actor, { community, grid: grid_id }),
          )
          const counted = await ask('GET', community, '/buildings')
          const inBuildings = counted.status === 200 ? (counted.body.items as { persons: number }[]) : []
          expect(
            inBuildings.reduce((sum, { persons }) => sum + persons, 0),
            `${viewer} buildings`,
          ).toBe(living.length)
          const onDay = await ask('GET', community, '/counts')
          const total = onDay.status === 200 ? (onDay.body.total as { persons: number }).persons : 0
          expect(total, `${viewer} counts`).toBe(living.length)
          const house = living[0]?.building_id ?? here[0]?.building_id
          if (house) {
            const doors = await ask('GET', community, `/buildings/${house}/doors`)
            const behind = doors.status === 200 ? (doors.body.items as { dwelling: string }[]) : []
            const expected = living
              .filter(({ building_id }) => building_id === house)
              .map(({ dwelling_id }) => dwelling_id)
            expect(behind.map(({ dwelling }) => dwelling).sort(), `${viewer} doors`).toEqual([...expected].sort())
          }
          const found = await ask('GET', community, '/search?words=kqy')
          const hits = found.status === 200 ? (found.body.residents as { id: string }[]) : []
          const mine = here.filter((person) => keeps(actor, { community, grid: person.grid_id })).map(({ id }) => id)
          expect(hits.length, `${viewer} search`).toBe(Math.min(10, mine.length))
          for (const { id } of hits) expect(mine, `${viewer} search`).toContain(id)
          const byNumber = await ask('POST', community, '/search/number', { number: '4000' })
          const reached = byNumber.status === 200 ? (byNumber.body.residents as { id: string }[]) : []
          expect(reached.length, `${viewer} number`).toBe(viewer === 'auditor' ? 0 : Math.min(10, mine.length))
          for (const { id } of reached) expect(mine, `${viewer} number`).toContain(id)
        }
        for (const person of all.slice(-4)) {
          const where = `${viewer} on ${person.id}`
          const at = { community: person.community_id, grid: person.grid_id }
          const path = `/residents/${person.id}`
          expect((await ask('GET', at.community, path)).status, where).toBe(sees(actor, person) ? 200 : 404)
          const opened = await ask('POST', at.community, `${path}/open`, { field: 'phone', purpose: 'emergency' })
          const refused = viewer === 'auditor' ? [403, 404] : [404]
          if (sees(actor, person)) expect(opened.status, where).toBe(200)
          else expect(refused, where).toContain(opened.status)
          if (person.contact) {
            const contact = await ask('POST', at.community, `${path}/contacts/${person.contact}/open`, {
              purpose: 'emergency',
            })
            const expected = keeps(actor, at) ? [200] : sees(actor, person) ? [403] : refused
            expect(expected, `${where} contact`).toContain(contact.status)
            if (contact.status !== 200) expect(JSON.stringify(contact.body)).not.toContain('嘉')
          }
          const door = places.find(({ dwelling }) => dwelling === person.dwelling_id)
          if (door) {
            const home = await ask('GET', at.community, `/dwellings/${door.dwelling}`)
            expect(home.status, `${where} home`).toBe(keeps(actor, at) ? 200 : 404)
            const changed = await ask('POST', at.community, `/households/${person.household_id}/head-count`, {
              headCount: null,
            })
            if (keeps(actor, at)) expect(changed.status, `${where} household`).toBe(200)
            else expect(refused, `${where} household`).toContain(changed.status)
          }
        }
      }),
      { numRuns: 30, seed },
    )
  }, 240_000)
})
