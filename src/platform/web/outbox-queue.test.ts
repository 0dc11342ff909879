import 'fake-indexeddb/auto'
import fc from 'fast-check'
import { Type } from 'typebox'
import { afterEach, describe, expect, it } from 'vitest'
import { endpoint } from '../http/endpoint.ts'
import { newBrowserId } from './browser-ids.ts'
import { Outbox, type OutboxTools } from './outbox-queue.ts'
import { memoryStore, openOutboxStore } from './outbox-store.ts'

const knock = endpoint({
  id: 'doors.knock',
  method: 'POST',
  path: '/api/doors/:door/knock',
  summary: '',
  caller: 'account',
  policy: 'anyone',
  params: Type.Object({ door: Type.String() }),
  body: Type.Object({ words: Type.String() }),
  reply: Type.Object({ report: Type.String() }),
})
const pictureOf = { method: 'PUT', path: '/api/doors/:report/pictures/:picture' } as const

type Answer = () => Response
const accept: Answer = () => Response.json({ report: 'r-1' })
const problem = (status: number, code: string, facts = {}): Answer => {
  return () => Response.json({ code, ...facts }, { status, headers: { 'content-type': 'application/problem+json' } })
}
const portal: Answer = () => new Response('<html>', { headers: { 'content-type': 'text/html' } })
const lost: Answer = () => {
  throw new TypeError('failed to fetch')
}

/** A server that answers from a list, then accepts, and writes down what reached it. */
function openServer(answers: Answer[] = []) {
  const server = { usual: accept }
  const seen: { id: string; address: string; body: unknown }[] = []
  const send: typeof fetch = async (address, request) => {
    const id = new Headers(request?.headers).get('command-id') ?? ''
    seen.push({ id, address: String(address), body: request?.body })
    return (answers.shift() ?? server.usual)()
  }
  return Object.assign(server, { seen, send, answers, addresses: () => seen.map(({ address }) => address) })
}

const opened: Outbox[] = []
afterEach(async () => {
  for (const outbox of opened.splice(0)) await outbox.close()
})

function openOn(name: string | null, send: typeof fetch, more: Partial<OutboxTools> = {}) {
  const timers: number[] = []
  const outbox = new Outbox({
    store: name === null ? Promise.resolve(memoryStore()) : openOutboxStore(name),
    send,
    now: () => Date.parse('2026-11-23T01:00:00Z'),
    chance: () => 1,
    alone: (work) => work(),
    later: (_work, milliseconds) => {
      timers.push(milliseconds)
      return () => {}
    },
    others: { tell: () => {}, hear: () => () => {} },
    ...more,
  })
  opened.push(outbox)
  return { outbox, timers }
}

const at = (door: string, words = door) =>
  [
    { params: { door }, body: { words } },
    { lane: door, title: words },
  ] as const

describe('outbox', () => {
  it('sends a command under its own id and keeps the reply until somebody takes it', async () => {
    const server = openServer()
    const { outbox } = openOn(newBrowserId(), server.send)
    const id = await outbox.enqueue(knock, ...at('a'))
    await outbox.flush()
    expect(server.seen).toEqual([{ id, address: '/api/doors/a/knock', body: '{"words":"a"}' }])
    expect(outbox.snapshot()).toMatchObject({ pending: 0, entries: [{ id, state: 'sent', reply: { report: 'r-1' } }] })
    await outbox.forget(id)
    expect(outbox.snapshot().entries).toEqual([])
  })

  it('keeps what was given when the page is closed and sends it from the next one', async () => {
    const name = newBrowserId()
    const first = openOn(name, openServer([lost, lost]).send)
    const id = await first.outbox.enqueue(knock, ...at('a'))
    await first.outbox.flush()
    expect(first.outbox.snapshot()).toMatchObject({ pending: 1, oldestAt: '2026-11-23T01:00:00.000Z', inMemory: false })
    await first.outbox.close()
    const server = openServer()
    const second = openOn(name, server.send)
    await second.outbox.flush()
    expect(server.seen.map((each) => each.id)).toEqual([id])
    expect(second.outbox.snapshot().pending).toBe(0)
  })

  it('sends nothing twice when it is asked to send just as a verdict comes in', async () => {
    const server = openServer([lost])
    let now = 1_000
    let again = () => {}
    const later = (work: () => void) => {
      again = work
      return () => {}
    }
    const send: typeof fetch = async (...given) => {
      const response = await server.send(...given)
      void outbox.flush()
      return response
    }
    const { outbox } = openOn(newBrowserId(), send, { now: () => now, later })
    await outbox.enqueue(knock, ...at('a'))
    await expect.poll(() => outbox.snapshot().entries[0]?.tries).toBe(1)
    now += 60_000
    again()
    await expect.poll(() => outbox.snapshot().pending).toBe(0)
    await outbox.flush()
    expect(server.seen).toHaveLength(2)
    expect(outbox.snapshot()).toMatchObject({ pending: 0, entries: [{ state: 'sent', reply: { report: 'r-1' } }] })
  })

  it('takes the same command id once', async () => {
    const server = openServer()
    const { outbox } = openOn(newBrowserId(), server.send)
    const [input, options] = at('a')
    await outbox.enqueue(knock, input, { ...options, commandId: 'one' })
    await outbox.enqueue(knock, input, { ...options, commandId: 'one' })
    await outbox.flush()
    expect(server.seen).toHaveLength(1)
  })

  it.each([
    ['a lost connection', lost],
    ['a sign-in page of a Wi-Fi', portal],
    ['a failing server', problem(503, 'http.unavailable')],
    ['a gateway that is not ours', () => new Response('no', { status: 404, headers: { 'content-type': 'text/html' } })],
    ['a reply that broke off', () => new Response('{"rep', { headers: { 'content-type': 'application/json' } })],
    ['too many tries', problem(429, 'http.too-many')],
  ] as [string, Answer][])('holds the lane back and goes on with others after %s', async (_name, answer) => {
    const server = openServer()
    const { outbox, timers } = openOn(newBrowserId(), server.send)
    await outbox.flush()
    server.answers.push(answer)
    await outbox.enqueue(knock, ...at('a', 'first'))
    await outbox.enqueue(knock, ...at('a', 'second'))
    await outbox.enqueue(knock, ...at('b'))
    await outbox.close()
    expect(server.addresses()).toEqual(['/api/doors/a/knock', '/api/doors/b/knock'])
    expect(timers.at(-1)).toBe(2_000)
  })

  it('keeps the order of a lane', async () => {
    const server = openServer([lost])
    const { outbox } = openOn(newBrowserId(), server.send)
    for (const words of ['one', 'two', 'three']) await outbox.enqueue(knock, ...at('a', words))
    await outbox.flush()
    const accepted = server.seen.slice(1).map(({ body }) => body)
    expect(accepted).toEqual(['{"words":"one"}', '{"words":"two"}', '{"words":"three"}'])
  })

  it('sets a refused command aside with the reason and goes on with the lane', async () => {
    const server = openServer([problem(409, 'doors.closed', { reason: 'night', requestId: 'q' })])
    const { outbox } = openOn(newBrowserId(), server.send)
    const id = await outbox.enqueue(knock, ...at('a', 'first'))
    await outbox.enqueue(knock, ...at('a', 'second'))
    await outbox.flush()
    const { pending, needsAttention } = outbox.snapshot()
    expect(pending).toBe(0)
    const refusal = { code: 'doors.closed', status: 409, reason: 'night', isFinal: false }
    expect(needsAttention).toMatchObject([{ id, refusal }])
    await outbox.tryAgain(id)
    expect(outbox.snapshot().needsAttention).toEqual([])
    expect(server.seen.filter((each) => each.id === id)).toHaveLength(2)
  })

  it('waits for a sign-in and sends only the commands of whoever is signed in', async () => {
    const server = openServer()
    server.usual = problem(401, 'http.sign-in-needed')
    const { outbox } = openOn(newBrowserId(), server.send)
    outbox.setOwner('mei')
    await outbox.enqueue(knock, ...at('a'))
    await outbox.enqueue(knock, ...at('b'))
    await outbox.flush()
    expect(outbox.snapshot()).toMatchObject({ pending: 2, needsSignIn: true })
    server.usual = accept
    outbox.setOwner('lan')
    await outbox.flush()
    const before = server.seen.length
    expect(outbox.snapshot().pending).toBe(2)
    outbox.setOwner('mei')
    await outbox.flush()
    expect(outbox.snapshot()).toMatchObject({ pending: 0, needsSignIn: false })
    expect(server.seen.slice(before).map(({ address }) => address)).toEqual([
      '/api/doors/a/knock',
      '/api/doors/b/knock',
    ])
  })

  it('sends pictures after the text, to the place its reply names, and each only once', async () => {
    const server = openServer()
    const { outbox } = openOn(newBrowserId(), server.send)
    const blob = new Blob(['x'], { type: 'image/jpeg' })
    const pictures = ['p1', 'p2'].map((id) => {
      return { id, blob, endpoint: pictureOf, params: { picture: id }, fromReply: { report: 'report' } }
    })
    server.answers.push(accept, accept, lost)
    const [input, options] = at('a')
    await outbox.enqueue(knock, input, { ...options, pictures })
    await outbox.enqueue(knock, ...at('a', 'after'))
    await outbox.flush()
    await outbox.flush()
    expect(
      server
        .addresses()
        .filter((address) => address.includes('pictures'))
        .sort(),
    ).toEqual(['/api/doors/r-1/pictures/p1', '/api/doors/r-1/pictures/p1', '/api/doors/r-1/pictures/p2'])
    expect(outbox.snapshot()).toMatchObject({ pending: 0, needsAttention: [] })
  })

  it('sends the other pictures where one is refused, and says which is left', async () => {
    const server = openServer()
    const { outbox } = openOn(newBrowserId(), server.send)
    const blob = new Blob(['x'], { type: 'image/jpeg' })
    const pictures = ['p1', 'p2', 'p3'].map((id) => ({
      id,
      blob,
      endpoint: pictureOf,
      params: { report: 'r', picture: id },
    }))
    server.answers.push(accept, problem(415, 'matters.not-a-picture'))
    const [input, options] = at('a')
    await outbox.enqueue(knock, input, { ...options, pictures })
    await outbox.flush()
    expect(server.addresses().slice(1)).toEqual(['p1', 'p2', 'p3'].map((id) => `/api/doors/r/pictures/${id}`))
    expect(outbox.snapshot().needsAttention).toMatchObject([
      { isAccepted: true, attachments: [{ id: 'p1' }], refusal: { code: 'matters.not-a-picture' } },
    ])
  })

  it('says that sending again may help as long as that is true of one picture', async () => {
    const server = openServer()
    const { outbox } = openOn(newBrowserId(), server.send)
    const pictures = ['p1', 'p2'].map((id) => {
      return { id, blob: new Blob(['x']), endpoint: pictureOf, params: { report: 'r', picture: id } }
    })
    const notNow = problem(409, 'matters.not-now')
    const notAPicture = problem(422, 'matters.not-a-picture', { isFinal: true })
    server.answers.push(accept, notNow, notAPicture, notAPicture, accept)
    const [input, options] = at('a')
    const id = await outbox.enqueue(knock, input, { ...options, pictures })
    await outbox.flush()
    expect(outbox.snapshot().needsAttention).toMatchObject([{ refusal: { code: 'matters.not-now', isFinal: false } }])
    await outbox.tryAgain(id)
    expect(outbox.snapshot().needsAttention).toMatchObject([
      { attachments: [{ id: 'p1' }], refusal: { code: 'matters.not-a-picture', isFinal: true } },
    ])
  })

  it('says so when the browser cannot keep anything, and still sends', async () => {
    const server = openServer()
    const { outbox } = openOn(null, server.send)
    await outbox.enqueue(knock, ...at('a'))
    await outbox.flush()
    expect(outbox.snapshot()).toMatchObject({ inMemory: true, pending: 0 })
  })

  it('loses nothing, doubles nothing and keeps lanes in order through any weather and any restart', async () => {
    const weather = fc.constantFrom('accept', 'lost', 'lost-after', 'portal', 'failing', 'restart')
    const steps = fc.array(fc.record({ door: fc.constantFrom('a', 'b', 'c'), weather }), {
      minLength: 1,
      maxLength: 14,
    })
    await fc.assert(
      fc.asyncProperty(steps, async (given) => {
        const effects = new Map<string, string>()
        let sky: string = 'accept'
        const send: typeof fetch = async (address, request) => {
          if (sky === 'lost') return lost()
          if (sky === 'portal') return portal()
          if (sky === 'failing') return problem(500, 'http.unexpected')()
          effects.set(new Headers(request?.headers).get('command-id') ?? '', String(address))
          if (sky === 'lost-after') return lost()
          return accept()
        }
        const name = newBrowserId()
        let { outbox } = openOn(name, send)
        const ids: { id: string; door: string }[] = []
        for (const { door, weather: next } of given) {
          sky = next
          ids.push({ door, id: await outbox.enqueue(knock, ...at(door)) })
          if (next !== 'restart') continue
          await outbox.close()
          outbox = openOn(name, send).outbox
        }
        sky = 'accept'
        await outbox.flush()
        expect(outbox.snapshot().pending).toBe(0)
        for (const door of ['a', 'b', 'c']) {
          const wanted = ids.filter((each) => each.door === door).map((each) => each.id)
          const reached = [...effects].filter(([, address]) => address === `/api/doors/${door}/knock`).map(([id]) => id)
          expect(reached).toEqual(wanted)
        }
      }),
      { numRuns: 40 },
    )
  })
})
