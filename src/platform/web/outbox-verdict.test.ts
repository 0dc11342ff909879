import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { pauseAfter, readVerdict } from './outbox-verdict.ts'

const problem = (status: number, headers = {}) =>
  new Response(JSON.stringify({ code: 'x.y', retryAfter: 7 }), {
    status,
    headers: { 'content-type': 'application/problem+json; charset=utf-8', ...headers },
  })

describe('readVerdict', () => {
  it.each([
    [400, 'refused'],
    [401, 'sign-in'],
    [403, 'refused'],
    [404, 'refused'],
    [408, 'again'],
    [409, 'refused'],
    [422, 'refused'],
    [425, 'again'],
    [429, 'again'],
    [500, 'again'],
    [503, 'again'],
  ])('reads our problem with status %i as %s', async (status, kind) => {
    expect((await readVerdict(problem(status))).kind).toBe(kind)
  })

  it('never believes a page of somebody else', async () => {
    for (const status of [200, 302, 401, 403, 404, 511]) {
      const page = new Response('<html>', { status, headers: { 'content-type': 'text/html' } })
      expect((await readVerdict(page)).kind).toBe('again')
    }
  })

  it('waits as long as the server asks', async () => {
    expect(await readVerdict(problem(429))).toEqual({ kind: 'again', wait: 7_000 })
  })

  it('accepts an empty answer', async () => {
    expect(await readVerdict(new Response(null, { status: 204 }))).toEqual({ kind: 'accepted', reply: null })
  })
})

describe('pauseAfter', () => {
  it('grows, is spread and stays within 15 minutes', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 10_000 }), fc.double({ min: 0, max: 1, noNaN: true }), (tries, chance) => {
        const pause = pauseAfter(tries, chance)
        expect(pause).toBeGreaterThanOrEqual(1_000)
        expect(pause).toBeLessThanOrEqual(900_000)
        expect(pauseAfter(tries + 1, chance)).toBeGreaterThanOrEqual(pause)
      }),
    )
    expect([pauseAfter(1, 1), pauseAfter(2, 1), pauseAfter(2, 0)]).toEqual([2_000, 4_000, 2_000])
  })
})
