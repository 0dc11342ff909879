import { Type } from 'typebox'
import { describe, expect, it, vi } from 'vitest'
import { endpoint } from '../http/endpoint.ts'
import { type Call, callThrough } from './api-client.ts'
import { newBrowserId } from './browser-ids.ts'
import { serverNow } from './server-time.ts'

const common = { summary: '', caller: 'public', policy: 'anyone' } as const
const readShed = endpoint({
  ...common,
  id: 'sheds.read-shed',
  method: 'GET',
  path: '/api/sheds/:id',
  params: Type.Object({ id: Type.String() }),
  query: Type.Object({ tag: Type.Optional(Type.String()), words: Type.Optional(Type.String()) }),
  reply: Type.Object({ name: Type.String() }),
})
const paintShed = endpoint({
  ...common,
  id: 'sheds.paint-shed',
  method: 'POST',
  path: '/api/sheds',
  body: Type.Object({ colour: Type.String() }),
  reply: Type.Object({ id: Type.String() }),
})

const hangPicture = endpoint({
  ...common,
  id: 'sheds.hang-picture',
  method: 'PUT',
  path: '/api/sheds/:id/picture',
  params: Type.Object({ id: Type.String() }),
  picture: { mostBytes: 10 },
  reply: Type.Object({ id: Type.String() }),
})
const openShed = endpoint({
  ...common,
  id: 'sheds.open-shed',
  method: 'POST',
  path: '/api/sheds/open',
  body: Type.Object({}),
  reply: Type.Object({ id: Type.String() }),
})

type Seen = { address: string; request: RequestInit }

function answering(response: Response): { send: typeof fetch; seen: Seen[] } {
  const seen: Seen[] = []
  return {
    seen,
    send: async (address, request) => {
      seen.push({ address: String(address), request: request ?? {} })
      return response
    },
  }
}

const json = (body: unknown, init: ResponseInit & { type?: string } = {}) =>
  new Response(JSON.stringify(body), {
    ...init,
    headers: { 'content-type': init.type ?? 'application/json', ...init.headers },
  })

describe('call', () => {
  it('puts parameters and query into the address, escaped', async () => {
    const { send, seen } = answering(json({ name: '棚' }))
    const reply = await callThrough(send)(readShed, { params: { id: 'a/b' }, query: { words: '楼 道' } })
    expect(reply.name).toBe('棚')
    expect(seen[0]?.address).toBe('/api/sheds/a%2Fb?words=%E6%A5%BC+%E9%81%93')
    expect(seen[0]?.request).toMatchObject({ method: 'GET', body: null, credentials: 'same-origin' })
  })

  it('sends a body as JSON under its command id', async () => {
    const { send, seen } = answering(json({ id: '1' }))
    await callThrough(send)(paintShed, { body: { colour: 'red' } }, { commandId: 'c-1' })
    expect(seen[0]?.request).toMatchObject({
      body: '{"colour":"red"}',
      headers: { 'content-type': 'application/json', 'command-id': 'c-1' },
    })
  })

  it('sends a picture as it is and an empty body as an object', async () => {
    const { send, seen } = answering(json({ id: '1' }))
    const picture = new Blob(['x'], { type: 'image/jpeg' })
    await callThrough(send)(hangPicture, { params: { id: '1' }, picture })
    expect(seen[0]?.request).toMatchObject({ body: picture, headers: { 'content-type': 'image/jpeg' } })
    const second = answering(json({ id: '1' }))
    await callThrough(second.send)(openShed, {})
    expect(second.seen[0]?.request.body).toBe('{}')
  })

  it('does not compile with a part that is missing or not described', () => {
    const neverCalled = (call: Call) => [
      // @ts-expect-error a parameter is missing
      call(readShed, {}),
      // @ts-expect-error the endpoint takes no body
      call(readShed, { params: { id: '1' }, body: {} }),
      // @ts-expect-error the body has another shape
      call(paintShed, { body: { color: 'red' } }),
    ]
    expect(neverCalled).toBeTypeOf('function')
  })

  it('rejects with the problem the server told', async () => {
    const facts = {
      code: 'sheds.wet',
      reason: 'rain',
      fields: [{ field: 'colour', reason: 'too-long' }],
      requestId: 'r',
    }
    const { send } = answering(json(facts, { status: 409, type: 'application/problem+json; charset=utf-8' }))
    const refused = callThrough(send)(paintShed, { body: { colour: 'red' } })
    await expect(refused).rejects.toMatchObject({ name: 'ProblemError', status: 409, ...facts })
  })

  it('tells a page of somebody else from an answer of ours', async () => {
    const page = () => new Response('<html>', { status: 200, headers: { 'content-type': 'text/html' } })
    await expect(callThrough(answering(page()).send)(paintShed, { body: { colour: '' } })).rejects.toMatchObject({
      code: 'not-ours',
    })
    const gateway = new Response('<html>', { status: 502, headers: { 'content-type': 'text/html' } })
    await expect(callThrough(answering(gateway).send)(paintShed, { body: { colour: '' } })).rejects.toMatchObject({
      code: 'not-ours',
      status: 502,
      reason: 'silent',
    })
  })

  it('says network when no answer came', async () => {
    const lost = callThrough(() => Promise.reject(new TypeError('failed to fetch')))
    const of = (reason: string | null) => ({ code: 'network', status: 0, reason })
    vi.stubGlobal('navigator', { onLine: false })
    await expect(lost(paintShed, { body: { colour: '' } })).rejects.toMatchObject(of(null))
    // The browser believes in a network that leads nowhere.
    vi.stubGlobal('navigator', { onLine: true })
    await expect(lost(paintShed, { body: { colour: '' } })).rejects.toMatchObject(of('silent'))
    vi.unstubAllGlobals()
  })

  it('learns the time of the server', async () => {
    const { send } = answering(json({ id: '1' }, { headers: { 'server-now': '2030-01-01T00:00:00Z' } }))
    await callThrough(send)(paintShed, { body: { colour: '' } })
    expect(serverNow().getUTCFullYear()).toBe(2030)
  })
})

describe('newBrowserId', () => {
  it('makes canonical ids of version 7 that differ', () => {
    const ids = Array.from({ length: 50 }, newBrowserId)
    for (const id of ids) expect(id).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/)
    expect(new Set(ids).size).toBe(ids.length)
  })
})
