import { createServer, type IncomingMessage, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { type FoundedTown, openFoundedTown } from '../app/demo/testing.ts'
import { testContext } from '../people/testing.ts'
import { newId } from '../platform/ids.ts'
import { deliverNotices } from './deliver-notices.ts'
import { mostTries, pauseAfter, turnMs } from './rules.ts'
import { webhookProvider } from './webhook.ts'
import { tell } from './write.ts'

const phone = '13800000000'
type Taken = { id: string; key: unknown; secret: unknown; body: Record<string, unknown> }

describe('deliver notices', () => {
  let town: FoundedTown
  let community: string
  let server: Server
  let taken: Taken[]
  /** What the provider answers, request by request; 200 when the list is used up. */
  let answers: (number | 'cut')[]
  beforeEach(async () => {
    town = await openFoundedTown()
    community = town.gangwan
    taken = []
    answers = []
    server = createServer(async (request, response) => {
      const body = await bodyOf(request)
      const { 'idempotency-key': key, authorization: secret } = request.headers
      taken.push({ id: String(body.id), key, secret, body })
      const answer = answers.shift() ?? 200
      if (answer === 'cut') request.socket.destroy()
      else response.writeHead(answer).end()
    })
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  })
  afterEach(async () => {
    server.closeAllConnections()
    await new Promise((resolve) => server.close(resolve))
    await town.close()
  })

  const context = () => testContext(town.database)
  const deliver = () => {
    const address = `http://127.0.0.1:${(server.address() as AddressInfo).port}/messages`
    return deliverNotices(context(), webhookProvider(address, 'a secret of the tests'))
  }
  const write = (reached = true) =>
    town.database.write({ kind: 'founder' }, async (tx) =>
      tell(tx, {
        community,
        template: 'matter.accepted',
        params: { number: 'GW-000001' },
        subject: { kind: 'matter', id: newId() },
        report: null,
        recipient: reached ? context().secrets.seal('contact', phone) : null,
        at: await town.clock.now(),
      }),
    )
  const rowOf = async (id: string) => {
    const [row] = await town.look<{ state: string; tries: number; last_error: string | null }>(
      'select state, tries, last_error from notices where id = $1',
      [id],
    )
    return row
  }

  it('hands a message on once, under its own id, with number and wording', async () => {
    const id = await write()
    expect(await deliver()).toBe(1)
    expect(await deliver()).toBe(0)

    const body = { id, template: 'matter.accepted', params: { number: 'GW-000001' }, phone }
    expect(taken).toEqual([{ id, key: id, secret: 'Bearer a secret of the tests', body }])
    expect(await rowOf(id)).toEqual({ state: 'sent', tries: 1, last_error: null })
  })

  it('leaves lines of the call list to the desk', async () => {
    const id = await write(false)
    expect(await deliver()).toBe(0)
    expect(taken).toEqual([])
    expect(await rowOf(id)).toMatchObject({ state: 'waiting', tries: 0 })
  })

  it('waits while sending is held, and goes once it is released', async () => {
    const id = await write()
    await town.look(`insert into care_holds (id, reason, since) values ($1, 'restored', clock_now())`, [newId()])
    expect(await deliver()).toBe(0)
    expect(await rowOf(id)).toMatchObject({ state: 'waiting', tries: 0 })
    await town.look('update care_holds set released_at = clock_now()')
    expect(await deliver()).toBe(1)
  })

  it('tries again later, under the same id, when the provider refuses or the line breaks', async () => {
    const id = await write()
    answers = [500, 'cut']
    expect(await deliver()).toBe(0)
    expect(await rowOf(id)).toEqual({ state: 'waiting', tries: 1, last_error: 'the provider answered 500' })
    expect(await deliver()).toBe(0)
    expect(taken).toHaveLength(1)

    await town.clock.advance(pauseAfter(1)!)
    expect(await deliver()).toBe(0)
    await town.clock.advance(pauseAfter(2)!)
    expect(await deliver()).toBe(1)
    expect(taken.map((each) => each.key)).toEqual([id, id, id])
    expect(await rowOf(id)).toEqual({ state: 'sent', tries: 3, last_error: null })
  })

  it('gives up after so many tries, and says why without the number', async () => {
    const id = await write()
    answers = Array.from({ length: mostTries }, () => 503)
    for (let tries = 1; tries <= mostTries; tries += 1) {
      await deliver()
      await town.clock.advance(pauseAfter(tries) ?? 0)
    }
    expect(await rowOf(id)).toEqual({ state: 'failed', tries: mostTries, last_error: 'the provider answered 503' })
    await town.clock.advance(30 * 86_400_000)
    expect(await deliver()).toBe(0)
    expect(taken).toHaveLength(mostTries)
  })

  it('is sent by one of many processes at the same moment', async () => {
    const ids = await Promise.all(Array.from({ length: 12 }, () => write()))
    const sent = await Promise.all(Array.from({ length: 5 }, deliver))

    expect(sent.reduce((sum, count) => sum + count, 0)).toBe(ids.length)
    expect(taken.map(({ id }) => id).sort()).toEqual([...ids].sort())
  })

  it('takes up what a process that died had claimed, once its turn is over', async () => {
    const id = await write()
    const died = deliverNotices(context(), () => new Promise<void>(() => undefined))
    died.catch(() => undefined)
    await expect.poll(async () => (await rowOf(id))?.tries).toBe(1)
    expect(await deliver()).toBe(0)

    await town.clock.advance(turnMs)
    expect(await deliver()).toBe(1)
    expect(await rowOf(id)).toMatchObject({ state: 'sent', tries: 2 })
  })
})

async function bodyOf(request: IncomingMessage): Promise<Record<string, unknown>> {
  let text = ''
  for await (const part of request.setEncoding('utf8')) text += part
  return JSON.parse(text) as Record<string, unknown>
}
