import { describe, expect, it } from 'vitest'
import { Reach } from './reach.ts'

type Answer = () => Promise<Response>
const answer: Answer = async () => Response.json({})
const refusal: Answer = async () =>
  Response.json({ code: 'x.y' }, { status: 409, headers: { 'content-type': 'application/problem+json' } })
const lost: Answer = async () => {
  throw new TypeError('failed to fetch')
}
const portal: Answer = async () => new Response('<html>', { headers: { 'content-type': 'text/html; charset=utf-8' } })
const gateway: Answer = async () => new Response('bad gateway', { status: 502 })
const broken: Answer = async () =>
  Response.json(
    { code: 'http.unavailable' },
    { status: 503, headers: { 'content-type': 'application/problem+json; charset=utf-8' } },
  )
const givenUp: Answer = async () => {
  throw new DOMException('', 'AbortError')
}

/** A phone whose time is moved by hand. */
function openPhone() {
  let now = 0
  let timers: { work: () => void; at: number }[] = []
  const reach = new Reach({
    now: () => now,
    later: (work, milliseconds) => {
      const timer = { work, at: now + milliseconds }
      timers.push(timer)
      return () => {
        timers = timers.filter((each) => each !== timer)
      }
    },
  })
  let turns = 0
  reach.subscribe(() => {
    turns += 1
  })
  return {
    reach,
    /** How often what is shown has changed. */
    turns: () => turns,
    ask: async (how: Answer, body?: BodyInit) =>
      void (await reach
        .watch(how)('/api/x', body === undefined ? {} : { body })
        .catch(() => {})),
    /** As in a phone that slept, what was due comes only at the end. */
    pass: (milliseconds: number) => {
      now += milliseconds
      const due = timers.filter(({ at }) => at <= now)
      timers = timers.filter(({ at }) => at > now)
      for (const { work } of due) work()
    },
  }
}

describe('what a page knows of its connection', () => {
  it.each([
    ['a lost connection', lost],
    ['a sign-in page of a Wi-Fi', portal],
    ['a gateway without a server behind it', gateway],
    ['a server without its database', broken],
  ])('is lost after %s over some seconds, until the first answer of ours', async (_name, how) => {
    const phone = openPhone()
    await phone.ask(how)
    phone.pass(1_000)
    await phone.ask(how)
    expect(phone.reach.isLost()).toBe(false)
    phone.pass(2_000)
    await phone.ask(how)
    expect(phone.reach.isLost()).toBe(true)
    await phone.ask(refusal)
    expect(phone.reach.isLost()).toBe(false)
    expect(phone.turns()).toBe(2)
  })

  it('does not change for a hiccup, nor for what the page itself gave up', async () => {
    const phone = openPhone()
    for (let round = 0; round < 5; round += 1) {
      await phone.ask(lost)
      phone.pass(2_000)
      await phone.ask(answer)
      phone.pass(58_000)
    }
    for (let round = 0; round < 5; round += 1) {
      await phone.ask(givenUp)
      phone.pass(3_000)
    }
    expect(phone.turns()).toBe(0)
  })

  it('forgets a failure that nothing followed: one before the phone slept and one on waking are two hiccups', async () => {
    const phone = openPhone()
    await phone.ask(lost)
    phone.pass(3_600_000)
    await phone.ask(lost)
    phone.pass(1_000)
    await phone.ask(answer)
    expect(phone.turns()).toBe(0)
  })

  it('is lost when a question stays without an answer, not while others are answered or a picture is under way', async () => {
    const phone = openPhone()
    const never: Answer = () => new Promise(() => {})
    void phone.ask(never, new Blob(['picture']))
    phone.pass(60_000)
    void phone.ask(never)
    phone.pass(5_000)
    await phone.ask(answer)
    phone.pass(5_000)
    expect(phone.reach.isLost()).toBe(false)
    void phone.ask(never, '{}')
    phone.pass(8_000)
    expect(phone.reach.isLost()).toBe(true)
  })

  it('has waited for nothing while the phone slept', async () => {
    const phone = openPhone()
    void phone.ask(() => new Promise(() => {}))
    phone.pass(3_600_000)
    expect(phone.turns()).toBe(0)
  })
})
