import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { CastName } from '../../src/people/testing.ts'
import type { Endpoint } from '../../src/platform/http/endpoint.ts'
import { endpointsOf } from '../../src/platform/http/serve.ts'
import { pathOf, queryOf } from '../town/every-address.ts'
import { type Filled, fillTown, words } from '../town/filled-town.ts'
import { openTown, type Town } from '../town/open-town.ts'
import { strangers } from '../town/viewers.ts'

// Every address that is read, also one that is added tomorrow, is asked by people who have no part in what stands behind it.

let town: Town
let filled: Filled
/** What nobody else may be told: ids, names and words. */
let secrets: string[]

beforeAll(async () => {
  town = await openTown()
  filled = await fillTown(town)
  const { person, matter, report, request, import: brought, export: asked, partyMember } = filled.ids
  const { plan, alarm, round, watched } = filled.ids
  const ids = [person, matter, report, request, brought, asked, partyMember, plan, alarm, round, watched]
  const phones = ['10040004000', '10050005000', '10000000001']
  secrets = [...ids.map((id) => id!), words, '淳', '邝向东', '何玉珍', ...phones]
})
afterAll(() => town.close())

const addressOf = (endpoint: Endpoint) => pathOf(endpoint, filled.ids) + queryOf(endpoint, filled.ids, 'most')
const reads = () => endpointsOf(town.process.app).filter(({ method }) => method === 'GET')

describe('every address that is read', () => {
  it('tells nobody who has no part in it whom or what there is, and writes nothing', async () => {
    const asked = reads()
    expect(asked.length).toBeGreaterThan(80)
    for (const viewer of strangers) {
      const cookies = await town.as(viewer)
      const before = await town.look('select count(*) from journal')
      const wrong: string[] = []
      for (const endpoint of asked) {
        const answer = await town.ask('GET', addressOf(endpoint), { cookies })
        const said = `${viewer} ${endpoint.id} ${answer.status} ${JSON.stringify(answer.body).slice(0, 300)}`
        expect(answer.status, said).toBeLessThan(500)
        if (answer.body.code === 'http.invalid') wrong.push(said)
        for (const secret of secrets) {
          expect(JSON.stringify(answer.body), said).not.toContain(secret)
          expect(answer.raw.includes(secret), said).toBe(false)
        }
      }
      expect(wrong).toEqual([])
      expect(await town.look('select count(*) from journal'), viewer).toEqual(before)
    }
  })

  it('tells the community’s own desk, asked in the same way', async () => {
    const cookies = await town.as('clerk')
    const telling: string[] = []
    for (const endpoint of reads()) {
      const { raw } = await town.ask('GET', addressOf(endpoint), { cookies })
      if (secrets.some((secret) => raw.includes(secret))) telling.push(endpoint.id)
    }
    expect(telling).toEqual(
      expect.arrayContaining([
        ...['people.list-residents', 'people.read-resident', 'people.search', 'people.list-requests'],
        ...['people.list-exports', 'people.list-imports', 'matters.read-matter', 'care.list-plans', 'care.list-alarms'],
      ]),
    )
  })

  it('of a community is closed to the desk of the next, unless everybody may read it', async () => {
    const cookies = await town.as('neighbourClerk')
    const open: string[] = []
    for (const endpoint of reads().filter(({ caller, path }) => caller === 'account' && path.includes(':community'))) {
      const answer = await town.ask('GET', addressOf(endpoint), { cookies })
      if (![403, 404].includes(answer.status)) open.push(`${endpoint.id} ${answer.status}`)
    }
    expect(open).toEqual([])
  })

  it('asks who one is, or for the secret that opens it, unless everybody may read it', async () => {
    for (const endpoint of reads().filter(({ caller }) => caller !== 'public')) {
      const answer = await town.ask('GET', addressOf(endpoint))
      // Nobody's reports are an empty list; one that is named is not there.
      if (endpoint.id === 'matters.my-reports') expect(answer.body, endpoint.id).toEqual({ items: [] })
      else expect(answer.status, endpoint.id).toBe(['reporter', 'cared'].includes(endpoint.caller) ? 404 : 401)
    }
  })
})

describe('the live line', () => {
  it('says that a community moved to whoever works there, and nothing of it to the next', async () => {
    const address = await town.process.app.listen({ host: '127.0.0.1', port: 0 })
    const lines = await Promise.all(
      (['clerk', 'property', 'neighbourClerk'] as const).map((name) => listen(address, name)),
    )
    const move = async (name: CastName, community: string) => {
      const body = { community, title: '已收到', words: '您反映的事已收到。' }
      const path = '/api/matters/reply-templates'
      expect((await town.ask('POST', path, { cookies: await town.as(name), body })).status).toBe(201)
    }
    await move('clerk', town.gangwan)
    for (const line of lines.slice(0, 2)) expect(await line.next()).toBe(town.gangwan)
    await move('neighbourClerk', town.lingang)
    // What the neighbour hears first is her own.
    expect(await lines[2]!.next()).toBe(town.lingang)
    for (const line of lines) await line.end()
  })
})

/** Somebody's live line; gives the community of each message, one after the other. */
async function listen(address: string, name: CastName) {
  const stop = new AbortController()
  const cookie = await town.as(name)
  const { body } = await fetch(`${address}/api/stream`, { headers: { cookie }, signal: stop.signal })
  const reader = body!.pipeThrough(new TextDecoderStream()).getReader()
  let heard = (await reader.read()).value ?? ''
  return {
    next: async (): Promise<string> => {
      for (;;) {
        const found = /data: (\{.*\})\n\n/.exec(heard)
        if (found) {
          heard = heard.slice(found.index + found[0].length)
          return (JSON.parse(found[1]!) as { community: string }).community
        }
        heard += (await reader.read()).value ?? ''
      }
    },
    end: async () => stop.abort(),
  }
}
