import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { CallList } from '../../src/notices/contract.ts'
import { openTown, type Town } from '../town/open-town.ts'

let town: Town
let clerk: string
let leader: string

beforeAll(async () => {
  town = await openTown()
  clerk = await town.as('clerk')
  leader = await town.as('gridLeader')
})
afterAll(() => town.close())

const list = async (cookies = clerk) =>
  (await town.ask('GET', `/api/notices/call-list?community=${town.gangwan}`, { cookies })).body as unknown as CallList
const done = (id: string, cookies = clerk, headers: Record<string, string> = {}) =>
  town.ask('POST', `/api/notices/call-list/${id}/done`, {
    cookies,
    headers,
    body: { community: town.gangwan, result: 'told' },
  })

describe('the call list', () => {
  it('holds who left no number, and messages that nobody sent', async () => {
    const silent = (await town.report()).body as { matter: string; number: string }
    await town.ask('POST', `/api/matters/${silent.matter}/decline`, { cookies: leader, body: { reason: '不归社区管' } })
    const numbered = (await town.report({ contact: { phone: '13800000000' } })).body as { matter: string }
    await town.ask('POST', `/api/matters/${numbered.matter}/accept`, { cookies: leader, body: {} })
    expect((await list()).items).toMatchObject([
      {
        channel: 'call_list',
        matter: silent.matter,
        number: silent.number,
        hasPhone: false,
        template: 'matter.declined',
      },
    ])
    await town.clock.advance(11 * 60_000)
    expect((await list()).items.map(({ channel, hasPhone }) => [channel, hasPhone])).toEqual([
      ['call_list', false],
      ['sms', true],
    ])
    expect(JSON.stringify(await list())).not.toContain('1380000')
  })

  it('lets a line go once it was done, and says by whom in the matter’s story', async () => {
    const [line] = (await list()).items
    expect((await done(line!.id)).status).toBe(200)
    expect((await list()).items).toHaveLength(1)
    expect((await done(line!.id)).body).toMatchObject({ status: 409, code: 'notices.already-done' })
    const journal = await town.look<{ actor_id: string; facts: object }>(
      "select actor_id, facts from journal where kind = 'notice.told' and subject_id = $1",
      [line!.matter],
    )
    expect(journal).toMatchObject([{ actor_id: town.cast.clerk.account, facts: { notice: line!.id, result: 'told' } }])
  })

  it('has one line a reporter: the newest there is to tell, which takes the older ones with it', async () => {
    const [line] = (await list()).items
    await town.ask('POST', `/api/matters/${line!.matter}/decline`, { cookies: leader, body: { reason: '重复' } })
    await town.ask('POST', `/api/matters/${line!.matter}/reply`, { cookies: leader, body: { words: '已安排。' } })
    await town.clock.advance(11 * 60_000)
    const now = (await list()).items.filter(({ matter }) => matter === line!.matter)
    expect(now).toHaveLength(1)
    expect(now[0]!.id).not.toBe(line!.id)
    await done(now[0]!.id)
    expect((await list()).items).toEqual([])
    await town
      .report()
      .then(({ body }) =>
        town.ask('POST', `/api/matters/${body.matter}/decline`, { cookies: leader, body: { reason: '不归社区管' } }),
      )
  })

  it('is the desk’s, in its own community', async () => {
    const [line] = (await list()).items
    expect((await done(line!.id, leader)).status).toBe(403)
    expect((await done(line!.id, await town.as('neighbourClerk'))).status).toBe(403)
  })
})

describe('reply templates', () => {
  const templates = async (cookies = clerk) =>
    (await town.ask('GET', `/api/matters/reply-templates?community=${town.gangwan}`, { cookies })).body as unknown as {
      items: { id: string; title: string; words: string }[]
      mayChange: boolean
    }
  const add = (cookies: string, body: object = {}) =>
    town.ask('POST', '/api/matters/reply-templates', {
      cookies,
      body: { community: town.gangwan, title: '已派单', words: '您好，已安排人上门，办好再告诉您。', ...body },
    })

  it('are kept by the desk and read by those who reply', async () => {
    const added = await add(clerk)
    expect(added.status).toBe(201)
    expect(await templates(leader)).toMatchObject({ items: [{ title: '已派单' }], mayChange: false })
    expect((await add(leader)).status).toBe(403)
    expect((await add(clerk, { title: '' })).status).toBe(400)
    const ended = await town.ask('POST', `/api/matters/reply-templates/${added.body.id}/end`, {
      cookies: clerk,
      body: { community: town.gangwan },
    })
    expect(ended.status).toBe(200)
    expect((await templates()).items).toEqual([])
  })
})
