import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { HandedOver, PostWork } from '../../src/matters/contract-hand-over.ts'
import { newId } from '../../src/platform/ids.ts'
import { openTown, type Town } from '../town/open-town.ts'

let town: Town
let clerk: string
let leader: string
let worker: string

beforeAll(async () => {
  town = await openTown()
  ;[clerk, leader, worker] = await Promise.all([town.as('clerk'), town.as('gridLeader'), town.as('gridWorker')])
})
afterAll(() => town.close())

const act = (cookies: string, matter: string, verb: string, body: object = {}) =>
  town.ask('POST', `/api/matters/${matter}/${verb}`, { cookies, body })
const handOver = (cookies: string, body: object, id?: string) =>
  town.ask('POST', '/api/matters/hand-over', { cookies, body, ...(id ? { headers: { 'command-id': id } } : {}) })
const workOf = async (post: string) => {
  const answer = await town.ask('GET', `/api/matters/work-of-posts?community=${town.gangwan}`, { cookies: clerk })
  return (answer.body as unknown as { items: PostWork[] }).items.find((each) => each.post === post)
}

/** A matter that the worker of grid 1 has in hand. */
async function givenToWorker(): Promise<string> {
  const reported = await town.report({ words: `三楼走廊堆满纸箱 ${newId()}` })
  const { matter } = reported.body as { matter: string }
  await act(leader, matter, 'accept')
  const given = await act(leader, matter, 'dispatch', { party: town.cast.gridWorker.post, partyKind: 'post' })
  expect(given.body).toMatchObject({ stage: 'dispatched' })
  return matter
}

const handlersOf = async (matters: readonly string[]) =>
  (await town.look(
    `select handler_id, handler_name from matters where id in (${matters.map((id) => `'${id}'`).join()})`,
  )) as { handler_id: string; handler_name: string }[]

describe('hand over work', () => {
  it('moves what is in hand, one event each, keeps what is past work, and answers a repeat alike', async () => {
    const [first, second, done] = [await givenToWorker(), await givenToWorker(), await givenToWorker()]
    await act(worker, second, 'acknowledge')
    await act(worker, second, 'start')
    await act(worker, done, 'done', { words: '已清走。' })
    expect(await workOf(town.cast.gridWorker.post)).toMatchObject({ open: 3, hasEnded: false, mayHandOver: true })

    const wish = { from: town.cast.gridWorker.post, to: town.cast.gridLeader.post, reason: '黄志坚下月调走' }
    const command = newId()
    const answer = await handOver(clerk, wish, command)
    expect(answer.status).toBe(200)
    const { moved, kept } = answer.body as unknown as HandedOver
    expect([...moved].sort()).toEqual([first, second].sort())
    expect(kept).toMatchObject([{ id: done }])
    expect(await handlersOf(moved)).toEqual([
      { handler_id: town.cast.gridLeader.post, handler_name: '林国栋' },
      { handler_id: town.cast.gridLeader.post, handler_name: '林国栋' },
    ])

    expect((await handOver(clerk, wish, command)).body).toEqual(answer.body)
    const events = await town.look(
      `select subject_id from journal where kind = 'matter.dispatched' and facts->>'before' = '${town.cast.gridWorker.post}'`,
    )
    expect(events).toHaveLength(2)
  })

  it('takes work off a post that has ended', async () => {
    const matter = await givenToWorker()
    await town.clock.advance(60_000)
    await town.look(`update posts set ends_at = clock_now() where id = '${town.cast.gridWorker.post}'`)
    expect(await workOf(town.cast.gridWorker.post)).toMatchObject({ hasEnded: true })

    const answer = await handOver(leader, {
      from: town.cast.gridWorker.post,
      to: town.cast.gridLeader.post,
      reason: '任职结束',
    })
    expect((answer.body as unknown as HandedOver).moved).toEqual([matter])
    await town.look(`update posts set ends_at = null where id = '${town.cast.gridWorker.post}'`)
  })

  it('is refused to whoever has neither desk nor grid, and finds no taker outside', async () => {
    const wish = { from: town.cast.gridLeader.post, to: town.cast.clerk.post, reason: '换人' }

    expect(await handOver(worker, wish)).toMatchObject({ status: 403, body: { reason: 'not-with-this-post' } })
    expect((await handOver(await town.as('neighbourClerk'), wish)).status).toBe(404)
    for (const to of [wish.from, town.cast.neighbourClerk.post, newId()]) {
      expect(await handOver(clerk, { ...wish, to })).toMatchObject({
        status: 422,
        body: { code: 'matters.unknown-party', fields: [{ field: 'to', reason: 'unknown' }] },
      })
    }
  })

  it('gives each matter once when two hand the same work over at once', async () => {
    const matters = [await givenToWorker(), await givenToWorker()]
    const from = town.cast.gridWorker.post
    const answers = await Promise.all([
      handOver(clerk, { from, to: town.cast.gridLeader.post, reason: '甲' }),
      handOver(leader, { from, to: town.cast.clerk.post, reason: '乙' }),
    ])
    const moved = answers.flatMap((answer) => (answer.body as unknown as HandedOver).moved)

    expect(moved.sort()).toEqual(matters.sort())
  })
})
