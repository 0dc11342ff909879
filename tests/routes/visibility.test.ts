import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { AccountActor } from '../../src/platform/actor.ts'
import { openTown, type Town } from '../town/open-town.ts'
import { viewers } from '../town/viewers.ts'

// Whoever may not see a thing cannot tell that it exists: what actors see through the routes is compared with a plain
// model over random towns, on every route that names a matter.

let town: Town
let staircases: { code: string; grid: string; building: string }[]
const seed = Number(process.env.TEST_SEED ?? 20261123)

beforeAll(async () => {
  town = await openTown()
  staircases = await town.look(
    `select t.code, b.grid_id as grid, b.id as building from staircases t
     join buildings b on b.community_id = t.community_id and b.id = t.building_id
     join grids g on g.community_id = b.community_id and g.id = b.grid_id
     where t.number = 1 and (g.number <= 2 or t.code like 'LG-%') order by t.code`,
  )
})
afterAll(() => town.close())

type Stored = {
  id: string
  number: string
  community_id: string
  grid_id: string
  building_id: string | null
  private: boolean
  stage: string
  public_summary: string | null
  handler_id: string | null
  due_at: Date | null
  offices: string[]
}

/** The plain model: who sees a matter, said once more without the database. */
function sees(actor: AccountActor, matter: Stored): boolean {
  const ofCommunity = actor.posts.some(
    (post) => post.community === matter.community_id && ['secretary', 'desk_clerk'].includes(post.kind),
  )
  const audits = actor.posts.some((post) => post.kind === 'auditor')
  const ofGrid = actor.posts.some((post) => post.grid === matter.grid_id && post.kind.startsWith('grid_'))
  const ofBuilding = actor.posts.some(
    (post) => post.building === matter.building_id && ['kin_team_member', 'building_captain'].includes(post.kind),
  )
  const held = actor.posts.some((post) => post.office !== null && matter.offices.includes(post.office))
  const engaged =
    matter.due_at !== null &&
    matter.handler_id !== null &&
    actor.posts.some((post) => post.id === matter.handler_id || post.organisation === matter.handler_id)
  return ofCommunity || audits || ofGrid || (ofBuilding && !matter.private) || held || engaged
}

const scene = fc.array(
  fc.record({
    place: fc.nat(),
    category: fc.constantFrom('0104', '0201', '0501', '0601', '0203'),
    private: fc.boolean(),
    course: fc.constantFrom('new', 'accepted', 'to-property', 'to-police', 'handed-up', 'closed', 'declined', 'void'),
  }),
  { minLength: 1, maxLength: 4 },
)

async function play(one: { place: number; category: string; private: boolean; course: string }): Promise<void> {
  const { code } = staircases[one.place % staircases.length]!
  const community = code.startsWith('LG') ? town.lingang : town.gangwan
  const desk = await town.as(code.startsWith('LG') ? 'neighbourClerk' : 'clerk')
  const reported = await town.report({ community, staircase: code, category: one.category, private: one.private })
  const { matter } = reported.body as { matter: string }
  const act = (verb: string, body: object = {}) =>
    town.ask('POST', `/api/matters/${matter}/${verb}`, { cookies: desk, body })
  if (one.course === 'new') return
  if (one.course === 'void') return void (await act('void', { reason: '测试' }))
  if (one.course === 'declined') return void (await act('decline', { reason: '不归社区管' }))
  await act('accept')
  const organisation = async (kind: string) =>
    (
      await town.look<{ id: string }>('select id from organisations where community_id = $1 and kind = $2', [
        community,
        kind,
      ])
    )[0]?.id
  if (one.course === 'to-property' || one.course === 'to-police') {
    const party = await organisation(one.course === 'to-property' ? 'property_company' : 'police')
    if (party) await act('dispatch', { party, partyKind: 'organisation' })
  }
  if (one.course === 'handed-up') {
    await act('hand-up', { reason: '超出能力' })
    await act('hand-up', { reason: '超出能力' })
  }
  if (one.course === 'closed') await act('close-not-done', { reason: '无法解决' })
}

const storedMatters = () =>
  town.look<Stored>(`
    select m.id, m.number, m.community_id, m.grid_id, m.building_id, m.private, m.stage, m.public_summary, m.handler_id, m.due_at,
      (select array_agg(o.id) from offices o where o.id = m.holder_office_id or o.id = any (m.audience)) as offices
    from matters m`)

describe('visibility', () => {
  it('agrees with the plain model for every viewer, on the list, the page, the parties and an act', async () => {
    const actors = new Map(await Promise.all(viewers.map(async (name) => [name, await town.actor(name)] as const)))
    await fc.assert(
      fc.asyncProperty(scene, fc.constantFrom(...viewers), async (matters, viewer) => {
        for (const one of matters) await play(one)
        const actor = actors.get(viewer)!
        const cookies = await town.as(viewer)
        const listed = new Set<string>()
        for (const community of [undefined, town.gangwan, town.lingang]) {
          for (let after: string | null = ''; after !== null; ) {
            const query: string = `queue=all&limit=100${community ? `&community=${community}` : ''}${after ? `&after=${after}` : ''}`
            const page = await town.ask('GET', `/api/matters?${query}`, { cookies })
            const { items, next } = page.body as { items: { id: string }[]; next: string | null }
            for (const item of items) listed.add(item.id)
            after = next
          }
        }
        const stored = await storedMatters()
        for (const matter of stored) {
          const expected = sees(actor, matter)
          const where = `${viewer} on ${matter.number} (${matter.stage})`
          if (listed.has(matter.id)) expect(expected, `${where} is listed`).toBe(true)
          const page = await town.ask('GET', `/api/matters/${matter.id}`, { cookies })
          expect(page.status, `${where} page`).toBe(expected ? 200 : 404)
        }
        for (const matter of stored.slice(-3)) {
          const expected = sees(actor, matter)
          const parties = await town.ask('GET', `/api/matters/${matter.id}/parties`, { cookies })
          expect(parties.status, `${viewer} parties`).toBe(expected ? 200 : 404)
          const noted = await town.ask('POST', `/api/matters/${matter.id}/note`, { cookies, body: { words: '看看' } })
          expect([expected ? 200 : 404, 403]).toContain(noted.status)
          if (!expected) expect(noted.status === 404 || viewer === 'auditor').toBe(true)
        }
      }),
      { numRuns: 24, seed },
    )
  })

  it('lets everybody see exactly what is neither private nor void, merged or declined', async () => {
    for (const matter of await storedMatters()) {
      const shown = !matter.private && !['void', 'merged', 'declined'].includes(matter.stage)
      const page = await town.ask('GET', `/api/matters/public/${matter.number}`)
      expect(page.status, `${matter.number} ${matter.stage}`).toBe(shown ? 200 : 404)
    }
  })

  it('takes what becomes private off the board, the near duplicates and the public page, summary or not', async () => {
    const clerk = await town.as('clerk')
    const words = '楼下花圃旁边的水泵房门锁坏了，小孩会跑进去。'
    const { matter, number } = (await town.report({ words, category: '0201', staircase: 'GW-002-1' })).body as Record<
      string,
      string
    >
    const act = (verb: string, body: object) =>
      town.ask('POST', `/api/matters/${matter}/${verb}`, { cookies: clerk, body })
    expect((await act('approve-summary', { summary: '花圃旁水泵房门锁坏了' })).status).toBe(200)
    const query = { community: town.gangwan, category: '0201', words }
    const shownTo = async () => {
      const asked = [
        `board?${new URLSearchParams({ community: town.gangwan, limit: '50' })}`,
        `similar?${new URLSearchParams(query)}`,
      ]
      const lists = await Promise.all(asked.map((path) => town.ask('GET', `/api/matters/${path}`)))
      const listed = lists.map(({ body }) =>
        (body.items as { number: string }[]).some((line) => line.number === number),
      )
      return [...listed, (await town.ask('GET', `/api/matters/public/${number}`)).status]
    }
    expect(await shownTo()).toEqual([true, true, 200])
    expect((await act('correct-category', { category: '0501', reason: '其实是两家在吵' })).status).toBe(200)
    expect(await shownTo()).toEqual([false, false, 404])
    const elsewhere = await town.ask('GET', `/api/matters?search=${number}`, {
      cookies: await town.as('otherGridWorker'),
    })
    expect(elsewhere.body.items).toEqual([])
  })

  it('opens no report to the secret of another', async () => {
    const one = await town.report()
    const other = await town.report()
    const { report } = other.body as { report: string }
    expect((await town.ask('GET', `/api/matters/mine/${report}`, { cookies: one.cookies })).status).toBe(404)
    const spoken = await town.ask('POST', `/api/matters/mine/${report}/answer`, {
      cookies: one.cookies,
      body: { words: '你好' },
    })
    expect(spoken.status).toBe(404)
  })
})
